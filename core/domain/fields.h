#pragma once

#include <QtGlobal>

#include <array>
#include <string_view>

namespace hearthbook {

/// How a field of a registry row is read from JSON, checked and stored.
enum class FieldKind : quint8 {
    Text,   ///< a string or null
    Id,     ///< the id of a row, or null; "" is null
    Labels, ///< an array of strings; stored sorted, null is []
    Set,    ///< an array of anything in no order of its own (Python sets); stored sorted, null is []
    Object  ///< an object; null is {}
};

/// One field that feeders send. The tables below are the only list of them: the reader of JSON and the upsert follow.
struct Field
{
    std::string_view column;      ///< in the database
    std::string_view key;         ///< in the feeder's JSON
    std::string_view alternative; ///< a second key, read where `key` is absent; empty if none
    FieldKind kind = FieldKind::Text;
    bool owned = false;           ///< the user's: a feeder writes it only where it sends another value than last time
};

/// Devices, in the shape of Home Assistant's config/device_registry/list (2024.4 to 2026.9) and the old data-api.
inline constexpr std::array deviceFields {
    Field { "name", "name", {} },
    Field { "name_by_user", "name_by_user", {}, FieldKind::Text, true },
    Field { "manufacturer", "manufacturer", {} },
    Field { "model", "model", {} },
    Field { "model_id", "model_id", {} },
    Field { "sw_version", "sw_version", {} },
    Field { "hw_version", "hw_version", {} },
    Field { "serial_number", "serial_number", {} },
    Field { "area_id", "area_id", {}, FieldKind::Text, true },
    Field { "integration", "integration", {} },
    Field { "entry_type", "entry_type", {} },
    Field { "configuration_url", "configuration_url", {} },
    Field { "suggested_area", "suggested_area", {} },
    Field { "via_device_id", "via_device_id", "via_device" },
    Field { "parent_device_id", "parent_device_id", {} },
    Field { "config_entry_id", "config_entry_id", "primary_config_entry" },
    Field { "disabled_by", "disabled_by", {}, FieldKind::Text, true },
    Field { "labels", "labels", {}, FieldKind::Labels, true },
    Field { "identifiers", "identifiers", {}, FieldKind::Set },
    Field { "connections", "connections", {}, FieldKind::Set },
};

/// Entities, in the shape of config/entity_registry/list. `disabled` follows from disabled_by.
inline constexpr std::array entityFields {
    Field { "registry_id", "id", {}, FieldKind::Id },
    Field { "device_id", "device_id", {}, FieldKind::Id },
    Field { "platform", "platform", {} },
    Field { "unique_id", "unique_id", {} },
    Field { "area_id", "area_id", {}, FieldKind::Text, true },
    Field { "name", "name", "name_by_user", FieldKind::Text, true },
    Field { "original_name", "original_name", {} },
    Field { "icon", "icon", {} },
    Field { "entity_category", "entity_category", {} },
    Field { "disabled_by", "disabled_by", {}, FieldKind::Text, true },
    Field { "hidden_by", "hidden_by", {} },
    Field { "labels", "labels", {}, FieldKind::Labels, true },
    Field { "aliases", "aliases", {}, FieldKind::Labels },
    Field { "options", "options", {}, FieldKind::Object },
    Field { "config_entry_id", "config_entry_id", {} },
};

/// Place of a column in its table; fails to compile where it is used as a constant and the column is unknown.
template<std::size_t N>
constexpr std::size_t fieldIndex(const std::array<Field, N> &fields, std::string_view column)
{
    for (std::size_t i = 0; i < N; ++i) {
        if (fields[i].column == column)
            return i;
    }
    throw "unknown column";
}

} // namespace hearthbook
