#pragma once

#include <QString>

#include <optional>

namespace hearthbook {

/// A label of Home Assistant's label registry. Devices and entities carry its id.
struct RegistryLabel
{
    QString labelId = {};
    QString name = {}; ///< never empty, falls back to the id
    std::optional<QString> color = {};
    std::optional<QString> icon = {};
    std::optional<QString> description = {};
};

} // namespace hearthbook
