#pragma once

#include <QByteArray>

#include <array>
#include <optional>
#include <string_view>

namespace hearthbook {

/// The lists that make up one listing of Home Assistant's registries.
enum class RegistryPart {
    Devices,
    Entities,
    Areas,
    Labels,
    ConfigEntries,
    Splits ///< which device became which ones, where Home Assistant split it (2026.8)
};

/// How a part is asked for.
struct RegistryCommand
{
    RegistryPart part = RegistryPart::Devices;
    std::string_view type;    ///< the command
    std::string_view meaning; ///< for people
    bool required = false;    ///< without it there is no listing; others are of later releases, or not for every user
};

inline constexpr std::array registryCommands {
    RegistryCommand { RegistryPart::Devices, "config/device_registry/list", "devices", true },
    RegistryCommand { RegistryPart::Entities, "config/entity_registry/list", "entities", true },
    RegistryCommand { RegistryPart::Areas, "config/area_registry/list", "areas" },
    RegistryCommand { RegistryPart::Labels, "config/label_registry/list", "labels" },
    RegistryCommand { RegistryPart::ConfigEntries, "config_entries/get", "config entries" },
    RegistryCommand { RegistryPart::Splits, "config/device_registry/list_composite_splits", "split devices" },
};

/// Events after which the lists are read again.
inline constexpr std::array<std::string_view, 4> registryEvents { "device_registry_updated", "entity_registry_updated",
                                                                  "area_registry_updated", "label_registry_updated" };

/// The lists of one listing as they came, each as JSON text. A part that Home Assistant did not give is nothing.
struct RegistryLists
{
    std::array<std::optional<QByteArray>, registryCommands.size()> parts = {};

    const std::optional<QByteArray> &operator[](RegistryPart part) const { return parts[std::size_t(part)]; }
    std::optional<QByteArray> &operator[](RegistryPart part) { return parts[std::size_t(part)]; }
};

} // namespace hearthbook
