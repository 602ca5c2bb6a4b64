#pragma once

#include "ui/models/areanames.h"
#include "ui/models/overview.h"

#include <QWidget>

class QVBoxLayout;

namespace hearthbook {

class BarChart;
class TileLayout;
class Theme;

/// The charts of the overview: changes per day, devices by what they are and where, entities by what they do. A bar leads to its rows.
class OverviewCharts : public QWidget
{
    Q_OBJECT

public:
    /// The theme outlives it.
    explicit OverviewCharts(const Theme &theme, QWidget *parent = nullptr);

    void show(const Overview &overview, const AreaNames &areas);
    void setStale(bool isStale);
    void focusDays();
    /// What the Tab key comes to last.
    QWidget *lastChart() const;

Q_SIGNALS:
    /// Rows that have a value in a field shall be shown.
    void rowsWanted(const hearthbook::RowKind &kind, const QString &field, const QString &value);

private:
    BarChart *add(const QString &title, const RowKind &kind, const QString &field);
    QWidget *framed(BarChart *chart);

    const Theme &m_theme;
    BarChart *m_days;
    QWidget *m_dayPart; ///< with its heading
    TileLayout *m_tiles;
    BarChart *m_integrations;
    BarChart *m_manufacturers;
    BarChart *m_areas;
    BarChart *m_domains;
};

} // namespace hearthbook
