#include "ui/widgets/overviewcounts.h"

#include "ui/widgets/countbutton.h"
#include "ui/widgets/tilelayout.h"

#include <QLocale>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastWidth = 150;

QString noteOf(const KindCount &count)
{
    QStringList notes;
    if (count.disabled > 0)
        notes += OverviewCounts::tr("%n disabled", nullptr, int(count.disabled));
    if (count.gone > 0)
        notes += OverviewCounts::tr("%n gone", nullptr, int(count.gone));
    return notes.join(u", "_s);
}

} // namespace

OverviewCounts::OverviewCounts(QWidget *parent) : QWidget(parent)
{
    new TileLayout(leastWidth, this);
    m_areas = add(tr("Areas"), tr("Show all areas"), areaRows());
    m_devices = add(tr("Devices"), tr("Show all devices"), deviceRows());
    m_entities = add(tr("Entities"), tr("Show all entities"), entityRows());
    m_webhooks = add(tr("Webhooks"), tr("Show all webhooks"), webhookRows());
    m_today = add(tr("Changes today"), tr("Go to the changes of each day"));
    connect(m_today, &CountButton::clicked, this, &OverviewCounts::daysWanted);
}

CountButton *OverviewCounts::add(const QString &title, const QString &hint)
{
    auto *button = new CountButton(title, hint, this);
    layout()->addWidget(button);
    return button;
}

CountButton *OverviewCounts::add(const QString &title, const QString &hint, const RowKind &kind)
{
    CountButton *button = add(title, hint);
    connect(button, &CountButton::clicked, this, [this, kind] { Q_EMIT rowsWanted(kind); });
    return button;
}

void OverviewCounts::show(const Overview &overview)
{
    m_areas->setCount(overview.areas, {});
    m_devices->setCount(overview.devices.total, noteOf(overview.devices));
    m_entities->setCount(overview.entities.total, noteOf(overview.entities));
    const auto disabled = std::count_if(overview.webhooks.begin(), overview.webhooks.end(),
                                        [](const QJsonObject &row) { return !row.value(u"enabled").toBool(); });
    m_webhooks->setCount(qint64(overview.webhooks.size()), noteOf({ .disabled = disabled }));
    const std::size_t days = overview.days.size();
    const QString yesterday = days < 2 ? QString()
                                       : tr("%1 yesterday").arg(QLocale().toString(overview.days[days - 2].changes));
    m_today->setCount(days < 1 ? 0 : overview.days.back().changes, yesterday);
    m_today->setVisible(days > 0);
}

void OverviewCounts::setStale(bool isStale)
{
    for (CountButton *button : { m_areas, m_devices, m_entities, m_webhooks, m_today })
        button->setStale(isStale);
}

} // namespace hearthbook
