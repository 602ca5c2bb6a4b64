#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace hearthbook {

/// Widgets in a line, as in a row of tools; what has no room goes on in the next line. What can expand takes the room that is left in its
/// line, up to its greatest width; what then is left goes before the widget that begins the right end.
class FlowLayout : public QLayout
{
    Q_OBJECT

public:
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;

    /// The widget that is added next and those after it stand at the right.
    void beginRight() { m_right = count(); }

    void addItem(QLayoutItem *item) override;
    int count() const override;
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    struct Place
    {
        QLayoutItem *item = nullptr;
        int width = 0;
        bool isRight = false; ///< the first at the right
    };
    using Line = std::vector<Place>;

    std::vector<Line> lines(int width) const;
    int widthOf(const Line &line) const;
    void expand(Line &line, int width) const;
    int arrange(const QRect &rect, bool moves) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    int m_right = -1; ///< nothing is at the right
};

} // namespace hearthbook
