#include "core/importers/registrypoints.h"

#include "core/domain/jsonwriter.h"
#include "core/domain/textrules.h"
#include "core/influx/influxquoting.h"

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

void writeText(JsonWriter &json, const char *key, const std::optional<std::string> &value)
{
    if (value)
        json.key(key).utf8({ value->data(), qsizetype(value->size()) });
}

/// Writes one registry entry a point and reads the listing. Bytes that are no UTF-8 must not spoil the rows of others.
template<typename Rows, typename Read, typename Old>
Result<void> readRows(const NewestPoints &points, const char *idKey, const std::vector<const char *> &keys, Rows &rows,
                      Read read, Old old)
{
    JsonWriter json(qsizetype(points.points().size()) * 200);
    json.beginArray();
    for (const auto &[id, point] : points.points()) {
        json.beginObject();
        writeText(json, idKey, id);
        for (const char *key : keys)
            writeText(json, key, points.value(point, key));
        json.endObject();
        rows.old.push_back(old(point));
    }
    auto listing = read(json.endArray().take());
    if (!listing)
        return failure(listing);
    rows.listing = std::move(*listing);
    return {};
}

void addIntegrations(ImportPlan &plan, const NewestPoints &points)
{
    for (const auto &[id, point] : points.points()) {
        const std::optional<std::string> domain = points.value(point, "domain");
        if (!domain || !idProblem(id).isEmpty() || !idProblem(*domain).isEmpty()) {
            plan.reject(text(id).left(int(maxIdBytes)), u"the config entry has no usable id or domain"_s);
            continue;
        }
        Integration entry { .entryId = text(id), .domain = text(*domain) };
        if (const auto title = points.value(point, "title"))
            entry.title = text(*title);
        if (const auto state = points.value(point, "state"))
            entry.state = text(*state);
        if (const auto version = points.value(point, "version"))
            entry.version = std::max(1LL, text(*version).toLongLong());
        plan.registry.integrations.push_back(std::move(entry));
    }
}

void noteWithoutId(ImportPlan &plan, const NewestPoints &points)
{
    if (points.withoutId() > 0)
        plan.reject({},
                    u"%1 points of %2 have no %3"_s.arg(QString::number(points.withoutId()),
                                                        text(points.measurement().name),
                                                        text(points.measurement().id)));
}

} // namespace

InfluxQuery lastPoints(const RegistryMeasurement &measurement, const QString &bucket, Timestamp since)
{
    QStringList columns;
    QStringList fields;
    for (const std::string &field : measurement.fields) {
        columns += influxQlName(text(field));
        fields += u"r._field == "_s + fluxText(text(field));
    }
    const QString time = since.toDateTime().toString(Qt::ISODateWithMs);
    InfluxQuery query { .bucket = bucket };
    query.influxQl = u"SELECT %1 FROM %2 WHERE time >= %3 GROUP BY * ORDER BY time DESC LIMIT 1"_s.arg(
        columns.join(u", "_s), influxQlName(text(measurement.name)), influxQlText(time));
    query.flux = u"|> range(start: %1)\n|> filter(fn: (r) => r._measurement == %2 and (%3))\n|> last()"_s.arg(
        time, fluxText(text(measurement.name)), fields.join(u" or "_s));
    return query;
}

RegistryPoints::RegistryPoints()
    : m_integrations({ "config_entries", "entry_id", { "domain", "state" }, { "title", "version" } }),
      m_devices({ "devices", "device_id", { "manufacturer", "model", "area_id" }, { "name", "sw_version" } }),
      m_entities(
          { "entities", "entity_id", { "device_id", "domain", "platform", "area_id" }, { "unique_id", "disabled" } })
{
}

Result<ImportPlan> RegistryPoints::plan() const
{
    ImportPlan plan;
    Result<void> read = readRows(m_devices, "id", { "name", "manufacturer", "model", "sw_version", "area_id" },
                                 plan.registry.devices, readDevices,
                                 [](const NewestPoints::Point &point) { return OldRow { {}, point.time, false }; });
    if (read)
        read = readRows(m_entities, "entity_id", { "device_id", "platform", "unique_id", "area_id" },
                        plan.registry.entities, readEntities, [this](const NewestPoints::Point &point) {
                            return OldRow { {}, {}, m_entities.value(point, "disabled") == "true" };
                        });
    if (!read)
        return failure(read);
    addIntegrations(plan, m_integrations);
    for (const NewestPoints *points : { &m_integrations, &m_devices, &m_entities })
        noteWithoutId(plan, *points);
    return plan;
}

} // namespace hearthbook
