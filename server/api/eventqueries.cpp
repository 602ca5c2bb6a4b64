#include "server/api/eventqueries.h"

#include "core/influx/influxquoting.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// What of one field is looked at, in both languages.
struct Points
{
    QString measurement = {};
    QString field = {};
    QString period = {};

    QString influxQl(const QString &columns) const
    {
        return u"SELECT %1 FROM %2 WHERE time >= now() - %3 AND time <= now()"_s.arg(columns, influxQlName(measurement),
                                                                                     period);
    }
    QString flux() const
    {
        return u"|> range(start: -%1)\n|> filter(fn: (r) => r._measurement == %2 and r._field == %3)\n"_s.arg(
            period, fluxText(measurement), fluxText(field));
    }
};

Points ofEvents(const QString &field, const QString &period)
{
    return { u"home_assistant_events"_s, field, period };
}

QString groupedInfluxQl(const QStringList &tags)
{
    QStringList names;
    for (const QString &tag : tags)
        names += influxQlName(tag);
    return u" GROUP BY "_s + names.join(u", "_s);
}

QString groupedFlux(const QStringList &tags)
{
    QStringList names;
    for (const QString &tag : tags)
        names += fluxText(tag);
    return u"|> group(columns: [%1])\n"_s.arg(names.join(u", "_s));
}

} // namespace

InfluxQuery eventCounts(const QString &period, const QStringList &tags)
{
    const Points points = ofEvents(u"context_id"_s, period);
    return { .influxQl = points.influxQl(uR"(count("context_id") AS "_value")"_s) + groupedInfluxQl(tags),
             .flux = points.flux() + groupedFlux(tags) + u"|> count()"_s };
}

InfluxQuery newestTexts(const QString &field, const QString &period)
{
    const Points points = ofEvents(field, period);
    const QStringList tags { u"entity_id"_s };
    return { .influxQl = points.influxQl(uR"(last(%1) AS "_value")"_s.arg(influxQlName(field))) + groupedInfluxQl(tags),
             .flux = points.flux() + groupedFlux(tags) + uR"(|> sort(columns: ["_time"])
|> last())"_s };
}

InfluxQuery responseTimes(const QString &period)
{
    const Points points = ofEvents(u"response_time"_s, period);
    const QStringList tags { u"entity_id"_s, u"platform"_s };
    return { .influxQl = points.influxQl(uR"(count("response_time") AS "n", sum("response_time") AS "total")"_s)
                 + groupedInfluxQl(tags),
             .flux = points.flux() + groupedFlux(tags) + uR"(|> reduce(identity: {n: 0, total: 0.0},
    fn: (r, accumulator) => ({n: accumulator.n + 1, total: accumulator.total + float(v: r._value)})))"_s };
}

InfluxQuery recentEntities(const QString &platform)
{
    const Points points { u"entities"_s, u"disabled"_s, u"5m"_s };
    return { .influxQl = points.influxQl(uR"(count("disabled") AS "_value")"_s) + uR"( AND "platform" = )"_s
                 + influxQlText(platform),
             .flux = points.flux()
                 + u"|> filter(fn: (r) => r.platform == %1)\n|> group()\n|> count()"_s.arg(fluxText(platform)) };
}

} // namespace hearthbook
