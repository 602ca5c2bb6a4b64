#include "core/domain/recordjson.h"

#include <array>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

template<typename Record>
struct WireField
{
    QByteArrayView key;
    void (*write)(JsonWriter &json, const Record &record);
};

/// The old API never sent null here: clients call toLowerCase() on it.
void orWord(JsonWriter &json, const std::optional<QString> &text, QStringView word)
{
    json.value(text && !text->isEmpty() ? QStringView(*text) : word);
}

/// A member as it stands.
template<typename Record, auto Member>
constexpr WireField<Record> plain(QByteArrayView key)
{
    return { key, [](JsonWriter &json, const Record &record) { json.value(record.*Member); } };
}

/// A member that holds JSON text.
template<typename Record, auto Member>
constexpr WireField<Record> json(QByteArrayView key)
{
    return { key, [](JsonWriter &json, const Record &record) { json.raw(record.*Member); } };
}

constexpr std::array deviceForm {
    plain<Device, &Device::deviceId>("device_id"),
    WireField<Device> { "name", [](JsonWriter &json, const Device &d) { json.value(d.displayName()); } },
    WireField<Device> { "manufacturer",
                        [](JsonWriter &json, const Device &d) { orWord(json, d.manufacturer, u"Unknown"); } },
    WireField<Device> { "model", [](JsonWriter &json, const Device &d) { orWord(json, d.model, u"Unknown"); } },
    plain<Device, &Device::swVersion>("sw_version"),
    plain<Device, &Device::areaId>("area_id"),
    plain<Device, &Device::entityCount>("entity_count"),
    WireField<Device> { "timestamp",
                        [](JsonWriter &json, const Device &d) { json.value(d.lastSeen.value_or(d.updatedAt)); } },
    plain<Device, &Device::nameByUser>("name_by_user"),
    plain<Device, &Device::integration>("integration"),
    plain<Device, &Device::modelId>("model_id"),
    plain<Device, &Device::hwVersion>("hw_version"),
    plain<Device, &Device::serialNumber>("serial_number"),
    plain<Device, &Device::entryType>("entry_type"),
    plain<Device, &Device::configurationUrl>("configuration_url"),
    plain<Device, &Device::suggestedArea>("suggested_area"),
    plain<Device, &Device::viaDeviceId>("via_device_id"),
    plain<Device, &Device::parentDeviceId>("parent_device_id"),
    plain<Device, &Device::configEntryId>("config_entry_id"),
    plain<Device, &Device::disabledBy>("disabled_by"),
    json<Device, &Device::labels>("labels"),
    json<Device, &Device::identifiers>("identifiers"),
    json<Device, &Device::connections>("connections"),
    plain<Device, &Device::notes>("notes"),
    plain<Device, &Device::goneAt>("gone_at"),
    plain<Device, &Device::lastSeen>("last_seen"),
    plain<Device, &Device::createdAt>("created_at"),
    plain<Device, &Device::updatedAt>("updated_at"),
    plain<Device, &Device::revision>("revision"),
};

constexpr std::array entityForm {
    plain<Entity, &Entity::entityId>("entity_id"),
    plain<Entity, &Entity::deviceId>("device_id"),
    plain<Entity, &Entity::domain>("domain"),
    WireField<Entity> { "platform", [](JsonWriter &json, const Entity &e) { orWord(json, e.platform, u"unknown"); } },
    plain<Entity, &Entity::uniqueId>("unique_id"),
    plain<Entity, &Entity::areaId>("area_id"),
    plain<Entity, &Entity::disabled>("disabled"),
    WireField<Entity> { "timestamp", [](JsonWriter &json, const Entity &e) { json.value(e.updatedAt); } },
    plain<Entity, &Entity::configEntryId>("config_entry_id"),
    plain<Entity, &Entity::name>("name"),
    plain<Entity, &Entity::originalName>("original_name"),
    WireField<Entity> { "friendly_name", [](JsonWriter &json, const Entity &e) { json.value(e.friendlyName()); } },
    plain<Entity, &Entity::icon>("icon"),
    plain<Entity, &Entity::entityCategory>("entity_category"),
    plain<Entity, &Entity::disabledBy>("disabled_by"),
    plain<Entity, &Entity::hiddenBy>("hidden_by"),
    json<Entity, &Entity::labels>("labels"),
    json<Entity, &Entity::aliases>("aliases"),
    json<Entity, &Entity::options>("options"),
    plain<Entity, &Entity::registryId>("registry_id"),
    plain<Entity, &Entity::notes>("notes"),
    plain<Entity, &Entity::goneAt>("gone_at"),
    plain<Entity, &Entity::createdAt>("created_at"),
    plain<Entity, &Entity::updatedAt>("updated_at"),
    plain<Entity, &Entity::revision>("revision"),
};

constexpr const auto &form(const Device *)
{
    return deviceForm;
}
constexpr const auto &form(const Entity *)
{
    return entityForm;
}

template<typename Record>
void write(JsonWriter &json, const Record &record, FieldMask fields)
{
    const auto &table = form(&record);
    json.beginObject();
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (fields >> i & 1) {
            json.key(table[i].key);
            table[i].write(json, record);
        }
    }
    json.endObject();
}

} // namespace

template<typename Record>
QStringList RecordFields<Record>::names()
{
    QStringList names;
    for (const auto &field : form(static_cast<const Record *>(nullptr)))
        names += QString::fromLatin1(field.key);
    return names;
}

template<typename Record>
std::optional<FieldMask> RecordFields<Record>::mask(const QStringList &wanted, QString *unknown)
{
    const QStringList known = names();
    FieldMask mask = 0;
    for (const QString &name : wanted) {
        const qsizetype at = known.indexOf(name);
        if (at < 0) {
            if (unknown)
                *unknown = name;
            return std::nullopt;
        }
        mask |= FieldMask(1) << at;
    }
    return mask;
}

template struct RecordFields<Device>;
template struct RecordFields<Entity>;

void writeJson(JsonWriter &json, const Device &device, FieldMask fields)
{
    write(json, device, fields);
}

void writeJson(JsonWriter &json, const Entity &entity, FieldMask fields)
{
    write(json, entity, fields);
}

void writeJson(JsonWriter &json, const Area &area)
{
    json.beginObject().member("area_id", area.areaId).member("display_name", area.displayName());
    json.member("entity_count", area.entityCount).key("domains").beginArray();
    for (const QString &domain : area.domains)
        json.value(domain);
    json.endArray().member("name", area.name).member("floor_id", area.floorId).member("icon", area.icon);
    json.member("device_count", area.deviceCount).endObject();
}

void writeJson(JsonWriter &json, const Integration &integration)
{
    json.beginObject().member("entry_id", integration.entryId).member("domain", integration.domain);
    json.member("title", integration.title.value_or(u"Unknown"_s));
    json.member("state", integration.state.value_or(u"unknown"_s)).member("version", integration.version);
    json.member("timestamp", integration.updatedAt).member("source", integration.source);
    json.member("disabled_by", integration.disabledBy).member("revision", integration.revision).endObject();
}

void writeJson(JsonWriter &json, const Label &label)
{
    json.beginObject().member("label", label.label).member("entity_count", label.entityCount);
    json.member("prefix", label.prefix()).endObject();
}

} // namespace hearthbook
