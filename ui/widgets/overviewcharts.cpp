#include "ui/widgets/overviewcharts.h"

#include "ui/theme.h"
#include "ui/widgets/barchart.h"
#include "ui/widgets/heading.h"
#include "ui/widgets/tilelayout.h"

#include <QLocale>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastWidth = 260;

std::vector<Bar> dayBars(const std::vector<DayCount> &days)
{
    std::vector<Bar> bars;
    bars.reserve(days.size());
    const QString form = OverviewCharts::tr("d MMM", "a day below its bar, see QLocale::toString()");
    for (const DayCount &day : days)
        bars.push_back({ .label = QLocale().toString(day.day, form),
                         .count = day.changes,
                         .name = QLocale().toString(day.day, QLocale::LongFormat) });
    return bars;
}

QString itself(const QString &value)
{
    return value;
}

} // namespace

OverviewCharts::OverviewCharts(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_days(new BarChart(tr("Changes per day"), BarChart::Way::Upright, theme, this)),
      m_dayPart(framed(m_days)), m_tiles(new TileLayout(leastWidth))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::margin);
    layout->addWidget(m_dayPart);
    layout->addLayout(m_tiles);
    m_integrations = add(tr("Devices by integration"), deviceRows(), u"integration"_s);
    m_manufacturers = add(tr("Devices by manufacturer"), deviceRows(), u"manufacturer"_s);
    m_areas = add(tr("Devices by area"), deviceRows(), u"area_id"_s);
    m_domains = add(tr("Entities by domain"), entityRows(), u"domain"_s);
}

BarChart *OverviewCharts::add(const QString &title, const RowKind &kind, const QString &field)
{
    auto *chart = new BarChart(title, BarChart::Way::Across, m_theme, this);
    connect(chart, &BarChart::barChosen, this,
            [this, kind, field](const Bar &bar) { Q_EMIT rowsWanted(kind, field, bar.value.value_or(QString())); });
    m_tiles->addWidget(framed(chart));
    return chart;
}

/// With its heading, which is its name.
QWidget *OverviewCharts::framed(BarChart *chart)
{
    auto *frame = new QFrame(this);
    frame->setObjectName(u"card"_s);
    auto *layout = new QVBoxLayout(frame);
    layout->setContentsMargins(Theme::apart, Theme::apart, Theme::apart, Theme::apart);
    layout->setSpacing(Theme::near);
    layout->addWidget(new Heading(chart->accessibleName(), Heading::Section, frame));
    layout->addWidget(chart);
    layout->addStretch(1);
    return frame;
}

void OverviewCharts::show(const Overview &overview, const AreaNames &areas)
{
    const qint64 devices = overview.devices.total;
    m_days->setBars(dayBars(overview.days));
    m_dayPart->setVisible(!overview.days.empty());
    m_integrations->setBars(topBars(overview.integrations, devices, tr("No integration"), itself));
    m_manufacturers->setBars(topBars(overview.manufacturers, devices, tr("No manufacturer"), itself));
    m_areas->setBars(
        topBars(overview.areaIds, devices, tr("No area"), [&areas](const QString &id) { return areas(id); }));
    m_domains->setBars(topBars(overview.domains, overview.entities.total, tr("No domain"), itself));
}

void OverviewCharts::setStale(bool isStale)
{
    for (BarChart *chart : { m_days, m_integrations, m_manufacturers, m_areas, m_domains })
        chart->setStale(isStale);
}

void OverviewCharts::focusDays()
{
    m_days->setFocus();
}

QWidget *OverviewCharts::lastChart() const
{
    return m_domains;
}

} // namespace hearthbook
