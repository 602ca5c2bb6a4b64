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

#define PLAIN(Record, name, member) \
    WireField<Record> { name, [](JsonWriter &json, const Record &record) { json.value(record.member); } }
#define JSON(Record, name, member) \
    WireField<Record> { name, [](JsonWriter &json, const Record &record) { json.raw(record.member); } }

constexpr std::array deviceForm {
    PLAIN(Device, "device_id", deviceId),
    WireField<Device> { "name", [](JsonWriter &json, const Device &d) { json.value(d.displayName()); } },
    WireField<Device> { "manufacturer", [](JsonWriter &json, const Device &d) { orWord(json, d.manufacturer, u"Unknown"); } },
    WireField<Device> { "model", [](JsonWriter &json, const Device &d) { orWord(json, d.model, u"Unknown"); } },
    PLAIN(Device, "sw_version", swVersion),
    PLAIN(Device, "area_id", areaId),
    PLAIN(Device, "entity_count", entityCount),
    WireField<Device> { "timestamp", [](JsonWriter &json, const Device &d) { json.value(d.lastSeen.value_or(d.updatedAt)); } },
    PLAIN(Device, "name_by_user", nameByUser),
    PLAIN(Device, "integration", integration),
    PLAIN(Device, "model_id", modelId),
    PLAIN(Device, "hw_version", hwVersion),
    PLAIN(Device, "serial_number", serialNumber),
    PLAIN(Device, "entry_type", entryType),
    PLAIN(Device, "configuration_url", configurationUrl),
    PLAIN(Device, "suggested_area", suggestedArea),
    PLAIN(Device, "via_device_id", viaDeviceId),
    PLAIN(Device, "parent_device_id", parentDeviceId),
    PLAIN(Device, "config_entry_id", configEntryId),
    PLAIN(Device, "disabled_by", disabledBy),
    JSON(Device, "labels", labels),
    JSON(Device, "identifiers", identifiers),
    JSON(Device, "connections", connections),
    PLAIN(Device, "notes", notes),
    PLAIN(Device, "gone_at", goneAt),
    PLAIN(Device, "last_seen", lastSeen),
    PLAIN(Device, "created_at", createdAt),
    PLAIN(Device, "updated_at", updatedAt),
    PLAIN(Device, "revision", revision),
};

constexpr std::array entityForm {
    PLAIN(Entity, "entity_id", entityId),
    PLAIN(Entity, "device_id", deviceId),
    PLAIN(Entity, "domain", domain),
    WireField<Entity> { "platform", [](JsonWriter &json, const Entity &e) { orWord(json, e.platform, u"unknown"); } },
    PLAIN(Entity, "unique_id", uniqueId),
    PLAIN(Entity, "area_id", areaId),
    PLAIN(Entity, "disabled", disabled),
    WireField<Entity> { "timestamp", [](JsonWriter &json, const Entity &e) { json.value(e.updatedAt); } },
    PLAIN(Entity, "config_entry_id", configEntryId),
    PLAIN(Entity, "name", name),
    PLAIN(Entity, "original_name", originalName),
    WireField<Entity> { "friendly_name", [](JsonWriter &json, const Entity &e) { json.value(e.friendlyName()); } },
    PLAIN(Entity, "icon", icon),
    PLAIN(Entity, "entity_category", entityCategory),
    PLAIN(Entity, "disabled_by", disabledBy),
    PLAIN(Entity, "hidden_by", hiddenBy),
    JSON(Entity, "labels", labels),
    JSON(Entity, "aliases", aliases),
    JSON(Entity, "options", options),
    PLAIN(Entity, "registry_id", registryId),
    PLAIN(Entity, "notes", notes),
    PLAIN(Entity, "gone_at", goneAt),
    PLAIN(Entity, "created_at", createdAt),
    PLAIN(Entity, "updated_at", updatedAt),
    PLAIN(Entity, "revision", revision),
};

#undef PLAIN
#undef JSON

constexpr const auto &form(const Device *) { return deviceForm; }
constexpr const auto &form(const Entity *) { return entityForm; }

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
