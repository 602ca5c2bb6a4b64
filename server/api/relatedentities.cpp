#include "server/api/relatedentities.h"

#include "core/domain/jsonwriter.h"
#include "server/api/etag.h"

#include <QHash>

#include <limits>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// A hub may have thousands of entities; each would name all others.
constexpr qsizetype mostRelated = 100;

/// Devices of the listed entities, each read once, with the ids of their entities among the listed ones.
class Relations
{
public:
    explicit Relations(Store &store) : m_store(store) { }

    Result<void> add(const std::vector<Entity> &entities)
    {
        for (const Entity &entity : entities) {
            if (!entity.deviceId)
                continue;
            QStringList &ids = m_entityIds[*entity.deviceId];
            if (ids.size() <= mostRelated)
                ids += entity.entityId;
            if (m_devices.contains(*entity.deviceId))
                continue;
            const Result<std::optional<Device>> device = m_store.devices().find(*entity.deviceId);
            if (!device)
                return failure(device);
            Device known = device->value_or(Device());
            const Result<std::optional<QString>> area = m_store.devices().effectiveArea(known);
            if (!area)
                return failure(area);
            known.areaId = *area;
            m_devices.insert(*entity.deviceId, known);
        }
        return {};
    }

    void write(JsonWriter &json, const Entity &entity) const
    {
        const Device device = entity.deviceId ? m_devices.value(*entity.deviceId) : Device();
        json.beginObject().member("entity_id", entity.entityId).member("unique_id", entity.uniqueId);
        json.member("name", entity.name)
            .member("device_id", entity.deviceId)
            .member("area_id", entity.areaId ? entity.areaId : device.areaId);
        json.member("config_entry_id", entity.configEntryId)
            .member("platform", entity.platform)
            .member("domain", entity.domain);
        json.member("manufacturer", device.manufacturer)
            .member("model", device.model)
            .member("sw_version", device.swVersion);
        json.member("via_device", device.viaDeviceId).key("related_entities").beginArray();
        for (const QString &other : entity.deviceId ? m_entityIds.value(*entity.deviceId) : QStringList()) {
            if (other != entity.entityId)
                json.value(other);
        }
        json.endArray()
            .key("capabilities")
            .null()
            .member("friendly_name", entity.friendlyName())
            .member("name_by_user", entity.name);
        json.member("original_name", entity.originalName)
            .member("disabled", entity.disabled)
            .key("supported_features")
            .null();
        json.key("available_services")
            .null()
            .member("icon", entity.icon)
            .key("device_class")
            .null()
            .key("unit_of_measurement")
            .null();
        json.endObject();
    }

private:
    Store &m_store;
    QHash<QString, Device> m_devices;
    QHash<QString, QStringList> m_entityIds;
};

} // namespace

Result<Response> relatedEntities(Store &store, QByteArrayView key, const QString &id,
                                 const std::optional<ListQuery::Filter> &filter)
{
    Page<Entity> page;
    if (filter) {
        ListQuery query;
        query.limit = std::numeric_limits<int>::max() - 1;
        query.filters = { *filter };
        Result<Page<Entity>> found = store.entities().list(query);
        if (!found)
            return failure(found);
        page = std::move(*found);
    }
    Relations relations(store);
    const Result<void> added = relations.add(page.rows);
    if (!added)
        return failure(added);
    const bool siblings = key == QByteArrayView("entity_id");
    qint64 count = 0;
    JsonWriter json(qsizetype(page.rows.size()) * 800 + 256);
    json.beginObject().member("success", true).member(key, id).key(siblings ? "siblings" : "entities").beginArray();
    for (const Entity &entity : page.rows) {
        if (siblings && entity.entityId == id)
            continue;
        relations.write(json, entity);
        ++count;
    }
    json.endArray().member("count", count).endObject();
    return taggedResponse(json, listEtag(store.journal()));
}

} // namespace hearthbook
