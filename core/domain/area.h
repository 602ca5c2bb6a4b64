#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace hearthbook {

/// A room or zone: from the area registry, or known only because devices or entities name it.
struct Area
{
    QString areaId = {};
    std::optional<QString> name = {};    ///< the registry's
    std::optional<QString> floorId = {};
    std::optional<QString> icon = {};
    qint64 revision = 0;                 ///< 0: not in the registry

    // Derived from devices and entities:
    qint64 entityCount = 0;              ///< entities that name this area themselves
    qint64 deviceCount = 0;              ///< with the children of a device that have no area of their own
    std::vector<QString> domains = {};   ///< of those entities, sorted

    /// The registry's name, else "Title Case" of the id.
    QString displayName() const;
};

} // namespace hearthbook
