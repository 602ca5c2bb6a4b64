#pragma once

#include "core/domain/registryreader.h"

#include <string>
#include <unordered_map>

namespace hearthbook {

/// Puts each device behind the one that it is reached through and the one that it is a child of, so that nobody who reads what
/// was written meets a child before its parent; else the order stays. Cycles are cut somewhere.
void putParentsFirst(std::vector<DevicePatch> &rows);

/// Gives each device that was sent without an integration the domain of its config entry, where `domains` knows it.
void resolveIntegrations(DeviceListing &listing, const std::unordered_map<std::string, std::string> &domains);

} // namespace hearthbook
