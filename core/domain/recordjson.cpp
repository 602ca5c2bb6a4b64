#include "core/domain/recordjson.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// The old API never sent null here: clients call toLowerCase() on it.
void orWord(JsonWriter &json, const std::optional<QString> &text, QStringView word)
{
    json.value(text && !text->isEmpty() ? QStringView(*text) : word);
}

constexpr std::array deviceForm {
    plainField<Device, &Device::deviceId>("device_id"),
    WireField<Device> { "name", [](JsonWriter &json, const Device &d) { json.value(d.displayName()); } },
    WireField<Device> { "manufacturer",
                        [](JsonWriter &json, const Device &d) { orWord(json, d.manufacturer, u"Unknown"); } },
    WireField<Device> { "model", [](JsonWriter &json, const Device &d) { orWord(json, d.model, u"Unknown"); } },
    plainField<Device, &Device::swVersion>("sw_version"),
    plainField<Device, &Device::areaId>("area_id"),
    plainField<Device, &Device::entityCount>("entity_count"),
    WireField<Device> { "timestamp",
                        [](JsonWriter &json, const Device &d) { json.value(d.lastSeen.value_or(d.updatedAt)); } },
    plainField<Device, &Device::nameByUser>("name_by_user"),
    plainField<Device, &Device::integration>("integration"),
    plainField<Device, &Device::modelId>("model_id"),
    plainField<Device, &Device::hwVersion>("hw_version"),
    plainField<Device, &Device::serialNumber>("serial_number"),
    plainField<Device, &Device::entryType>("entry_type"),
    plainField<Device, &Device::configurationUrl>("configuration_url"),
    plainField<Device, &Device::suggestedArea>("suggested_area"),
    plainField<Device, &Device::viaDeviceId>("via_device_id"),
    plainField<Device, &Device::parentDeviceId>("parent_device_id"),
    plainField<Device, &Device::configEntryId>("config_entry_id"),
    plainField<Device, &Device::disabledBy>("disabled_by"),
    jsonField<Device, &Device::labels>("labels"),
    jsonField<Device, &Device::identifiers>("identifiers"),
    jsonField<Device, &Device::connections>("connections"),
    plainField<Device, &Device::notes>("notes"),
    plainField<Device, &Device::goneAt>("gone_at"),
    plainField<Device, &Device::lastSeen>("last_seen"),
    plainField<Device, &Device::createdAt>("created_at"),
    plainField<Device, &Device::updatedAt>("updated_at"),
    plainField<Device, &Device::revision>("revision"),
};

constexpr std::array entityForm {
    plainField<Entity, &Entity::entityId>("entity_id"),
    plainField<Entity, &Entity::deviceId>("device_id"),
    plainField<Entity, &Entity::domain>("domain"),
    WireField<Entity> { "platform", [](JsonWriter &json, const Entity &e) { orWord(json, e.platform, u"unknown"); } },
    plainField<Entity, &Entity::uniqueId>("unique_id"),
    plainField<Entity, &Entity::areaId>("area_id"),
    plainField<Entity, &Entity::disabled>("disabled"),
    WireField<Entity> { "timestamp", [](JsonWriter &json, const Entity &e) { json.value(e.updatedAt); } },
    plainField<Entity, &Entity::configEntryId>("config_entry_id"),
    plainField<Entity, &Entity::name>("name"),
    plainField<Entity, &Entity::originalName>("original_name"),
    WireField<Entity> { "friendly_name", [](JsonWriter &json, const Entity &e) { json.value(e.friendlyName()); } },
    plainField<Entity, &Entity::icon>("icon"),
    plainField<Entity, &Entity::entityCategory>("entity_category"),
    plainField<Entity, &Entity::disabledBy>("disabled_by"),
    plainField<Entity, &Entity::hiddenBy>("hidden_by"),
    jsonField<Entity, &Entity::labels>("labels"),
    jsonField<Entity, &Entity::aliases>("aliases"),
    jsonField<Entity, &Entity::options>("options"),
    plainField<Entity, &Entity::registryId>("registry_id"),
    plainField<Entity, &Entity::notes>("notes"),
    plainField<Entity, &Entity::goneAt>("gone_at"),
    plainField<Entity, &Entity::createdAt>("created_at"),
    plainField<Entity, &Entity::updatedAt>("updated_at"),
    plainField<Entity, &Entity::revision>("revision"),
};

constexpr std::array areaForm {
    plainField<Area, &Area::areaId>("area_id"),
    WireField<Area> { "display_name", [](JsonWriter &json, const Area &a) { json.value(a.displayName()); } },
    plainField<Area, &Area::entityCount>("entity_count"),
    WireField<Area> { "domains",
                      [](JsonWriter &json, const Area &a) {
                          json.beginArray();
                          for (const QString &domain : a.domains)
                              json.value(domain);
                          json.endArray();
                      } },
    plainField<Area, &Area::name>("name"),
    plainField<Area, &Area::floorId>("floor_id"),
    plainField<Area, &Area::icon>("icon"),
    plainField<Area, &Area::deviceCount>("device_count"),
};

constexpr std::array integrationForm {
    plainField<Integration, &Integration::entryId>("entry_id"),
    plainField<Integration, &Integration::domain>("domain"),
    WireField<Integration> {
        "title", [](JsonWriter &json, const Integration &i) { json.value(i.title.value_or(u"Unknown"_s)); } },
    WireField<Integration> {
        "state", [](JsonWriter &json, const Integration &i) { json.value(i.state.value_or(u"unknown"_s)); } },
    plainField<Integration, &Integration::version>("version"),
    plainField<Integration, &Integration::updatedAt>("timestamp"),
    plainField<Integration, &Integration::source>("source"),
    plainField<Integration, &Integration::disabledBy>("disabled_by"),
    plainField<Integration, &Integration::revision>("revision"),
};

constexpr std::array labelForm {
    plainField<Label, &Label::label>("label"),
    plainField<Label, &Label::entityCount>("entity_count"),
    WireField<Label> { "prefix", [](JsonWriter &json, const Label &l) { json.value(l.prefix()); } },
};

using Service = ListedService;

constexpr std::array serviceForm {
    plainField<Service, &Service::serviceId>("service_id"),
    WireField<Service> { "domain", [](JsonWriter &json, const Service &s) { json.value(s.definition.domain); } },
    WireField<Service> { "service", [](JsonWriter &json, const Service &s) { json.value(s.definition.service); } },
    plainField<Service, &Service::name>("name"),
    plainField<Service, &Service::description>("description"),
    WireField<Service> { "definition", [](JsonWriter &json, const Service &s) { json.raw(s.definition.definition); } },
    plainField<Service, &Service::updatedAt>("updated_at"),
};

} // namespace

template<>
QStringList RecordFields<Device>::names()
{
    return keysOf(deviceForm);
}

void writeJson(JsonWriter &json, const Device &device, FieldMask fields)
{
    writeForm(json, deviceForm, device, fields);
}

template<>
QStringList RecordFields<Entity>::names()
{
    return keysOf(entityForm);
}

void writeJson(JsonWriter &json, const Entity &entity, FieldMask fields)
{
    writeForm(json, entityForm, entity, fields);
}

template<>
QStringList RecordFields<Area>::names()
{
    return keysOf(areaForm);
}

void writeJson(JsonWriter &json, const Area &area, FieldMask fields)
{
    writeForm(json, areaForm, area, fields);
}

template<>
QStringList RecordFields<Integration>::names()
{
    return keysOf(integrationForm);
}

void writeJson(JsonWriter &json, const Integration &integration, FieldMask fields)
{
    writeForm(json, integrationForm, integration, fields);
}

template<>
QStringList RecordFields<Label>::names()
{
    return keysOf(labelForm);
}

void writeJson(JsonWriter &json, const Label &label, FieldMask fields)
{
    writeForm(json, labelForm, label, fields);
}

template<>
QStringList RecordFields<ListedService>::names()
{
    return keysOf(serviceForm);
}

void writeJson(JsonWriter &json, const ListedService &service, FieldMask fields)
{
    writeForm(json, serviceForm, service, fields);
}

} // namespace hearthbook
