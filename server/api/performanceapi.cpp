#include "server/api/performanceapi.h"

#include "core/domain/jsonwriter.h"
#include "core/influx/influxasking.h"
#include "core/storage/eventorigins.h"
#include "core/storage/transaction.h"
#include "server/api/eventqueries.h"
#include "server/api/rounding.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// A length of time and how many minutes it has; the old service took every other word for an hour.
std::pair<QString, int> knownPeriod(const QString &period)
{
    if (period == u"24h")
        return { period, 24 * 60 };
    if (period == u"7d")
        return { period, 7 * 24 * 60 };
    return { u"1h"_s, 60 };
}

/// What InfluxDB tells of a platform's events. They belong to it by their tag `platform`, and without one by their entity.
class PlatformEvents
{
public:
    PlatformEvents(QString platform, std::unordered_set<std::string> entities)
        : m_platform(std::move(platform)), m_entities(std::move(entities))
    {
    }

    void takeCount(const InfluxRow &row)
    {
        if (!isOurs(row))
            return;
        const qint64 count = row.integer("_value").value_or(0);
        events += count;
        if (!row.text("error").value_or(QString()).isEmpty())
            errors += count;
    }
    void takeTimes(const InfluxRow &row)
    {
        if (!isOurs(row))
            return;
        m_timed += row.integer("n").value_or(0);
        m_total += row.number("total").value_or(0);
    }
    void takeRecent(const InfluxRow &row) { isDiscovered = isDiscovered || row.integer("_value").value_or(0) > 0; }

    /// Nothing where no event has one.
    std::optional<double> averageResponseTime() const
    {
        return m_timed > 0 && m_total > 0 ? std::optional(hundredths(m_total / double(m_timed))) : std::nullopt;
    }

    qint64 events = 0;
    qint64 errors = 0;
    bool isDiscovered = false;

private:
    bool isOurs(const InfluxRow &row) const
    {
        if (const std::optional<QString> platform = row.text("platform"); platform && !platform->isEmpty())
            return *platform == m_platform;
        const std::optional<std::string_view> entity = row.utf8("entity_id");
        return entity && m_entities.contains(std::string(*entity));
    }

    const QString m_platform;
    const std::unordered_set<std::string> m_entities;
    qint64 m_timed = 0;
    double m_total = 0;
};

/// Without the book the events still have their tags.
std::unordered_set<std::string> entitiesInTheBook(Readers &readers, const QString &platform)
{
    const Result<Store *> store = readers.local();
    if (!store)
        return {};
    return entitiesOfPlatform((*store)->connection(), platform).value_or(std::unordered_set<std::string>());
}

QString discoveryWord(const DiscoveryStatus &own, const PlatformEvents &events)
{
    const bool follows = own.state == DiscoveryState::Following || own.state == DiscoveryState::Listing;
    return follows || events.isDiscovered ? u"active"_s : u"paused"_s;
}

/// Always 200, as the old service: where InfluxDB gave nothing, zeros and why.
Response performance(const QString &platform, const QString &period, const PlatformEvents &events,
                     const QString &discovery, const Result<void> &asked)
{
    const int minutes = knownPeriod(period).second;
    const std::optional<double> responseTime = asked ? events.averageResponseTime() : std::nullopt;
    JsonWriter json(512);
    json.beginObject().member("platform", platform).member("period", period);
    json.member("events_per_minute", asked ? hundredths(double(events.events) / minutes) : 0);
    json.member("error_rate", asked ? percentage(events.errors, events.events) : 0).key("avg_response_time");
    if (responseTime)
        json.value(*responseTime);
    else
        json.null();
    json.member("device_discovery_status", asked ? discovery : u"unknown"_s)
        .member("total_events", asked ? events.events : 0)
        .member("total_errors", asked ? events.errors : 0);
    if (!asked)
        json.member("error", asked.error().message);
    return jsonResponse(json.member("timestamp", Timestamp::now()).endObject().take());
}

void ask(const ApiContext &context, const Request &request, const Completion &completion)
{
    const QString platform = request.parameter("platform");
    const QString period = request.query.value("period").value_or(u"1h"_s);
    const QString length = knownPeriod(period).first;
    const auto events = std::make_shared<PlatformEvents>(platform, entitiesInTheBook(context.readers, platform));
    context.influx.ask({ .parts = { { eventCounts(length, { u"entity_id"_s, u"platform"_s, u"error"_s }),
                                      takingRows(events, &PlatformEvents::takeCount) },
                                    { responseTimes(length), takingRows(events, &PlatformEvents::takeTimes) },
                                    { recentEntities(platform), takingRows(events, &PlatformEvents::takeRecent) } },
                         .done = [&context, platform, period, events, completion](const Result<void> &asked) {
                             const QString discovery = discoveryWord(context.discovery.status(), *events);
                             completion(performance(platform, period, *events, discovery, asked));
                         } });
}

} // namespace

void addPerformanceApi(Router &router, ApiContext &context)
{
    router.add({ .method = Method::Get,
                 .path = u"/api/integrations/{platform}/performance"_s,
                 .access = Access::Read,
                 .dropIn = true,
                 .summary = u"Events of a platform, from InfluxDB"_s,
                 .parameters = { { .name = "period", .summary = u"1h, 24h or 7d"_s, .fallback = u"1h"_s } },
                 .handler = AsyncHandler([&context](const Request &request, const Completion &completion) {
                     ask(context, request, completion);
                 }),
                 .tag = u"Integrations"_s,
                 .answers = { { 200, u"PlatformPerformance"_s } } });
}

} // namespace hearthbook
