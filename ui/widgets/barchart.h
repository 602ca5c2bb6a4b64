#pragma once

#include "ui/models/bar.h"

#include <QtCharts/QChartView>

class QBarCategoryAxis;
class QBarSet;
class QAbstractBarSeries;
class QValueAxis;

namespace hearthbook {

class Theme;

/// Bars of one colour with their names and numbers beside them. The arrow keys go from bar to bar, Enter or a click chooses one; the
/// whole row or column of a bar takes the click. Those who hear it hear all bars, the current one first.
class BarChart : public QChartView
{
    Q_OBJECT

public:
    enum class Way {
        Across, ///< bars below each other, as high as they need
        Upright ///< side by side; names where there is room
    };

    /// `title`: what is counted, in words. The theme outlives the chart.
    BarChart(const QString &title, Way way, const Theme &theme, QWidget *parent = nullptr);

    /// The current bar stays so where it is the same.
    void setBars(const std::vector<Bar> &bars);
    const std::vector<Bar> &bars() const { return m_bars; }
    /// Shows that the numbers may be others by now.
    void setStale(bool isStale);
    /// -1: none.
    int currentBar() const { return m_current; }
    /// Where a bar and its name are, in the viewport.
    QRect barRect(int bar) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// By a click or a key: one that stands for a value.
    void barChosen(const hearthbook::Bar &bar);

protected:
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    bool isAcross() const { return m_way == Way::Across; }
    int rowHeight() const;
    int widest(const std::function<QString(const Bar &)> &text) const;
    void fillSet();
    void fit();
    void paint();
    void setCurrent(int bar);
    void choose(int bar);
    int barAt(const QPoint &point) const;
    int step(int key) const;
    void describe();
    void drawAcross(QPainter &painter, int bar);
    void drawUpright(QPainter &painter, int bar);

    const Way m_way;
    const Theme &m_theme;
    QAbstractBarSeries *m_series;
    QBarSet *m_set;
    QBarCategoryAxis *m_names;
    QValueAxis *m_numbers;
    std::vector<Bar> m_bars;
    QRectF m_plot; ///< the bars themselves, in the scene
    int m_current = -1;
    bool m_isStale = false;
};

} // namespace hearthbook
