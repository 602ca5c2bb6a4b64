#pragma once

#include "core/storage/connection.h"

#include <string>
#include <unordered_map>
#include <unordered_set>

namespace hearthbook {

/// What the book knows of those whose events InfluxDB holds: there an event names its entity and no more.

/// The ids of all entities that a platform brought.
Result<std::unordered_set<std::string>> entitiesOfPlatform(Connection &connection, const QString &platform);

/// What is known of a device's make.
enum class Make { Manufacturer, Model };

/// That of each entity's device, by the entity's id; entities of devices without one are left out.
Result<std::unordered_map<std::string, std::string>> makesOfEntities(Connection &connection, Make make);

} // namespace hearthbook
