#pragma once

#include "core/domain/patch.h"
#include "core/storage/connection.h"

#include <string>
#include <string_view>

namespace hearthbook {

/// By what a device is known beside its id: what the integration calls it, and the config entry that brought it.
struct DeviceFit
{
    std::string configEntry = {}; ///< empty: none
    std::string identifiers = {}; ///< JSON arrays in their stored form
    std::string connections = {};

    /// Of a row as a feeder sent it; what it did not send is empty.
    static DeviceFit of(const DevicePatch &row);
    /// Of a stored row; nothing where there is none.
    static Result<std::optional<DeviceFit>> stored(Connection &connection, const std::string &deviceId);

    /// Equal texts mean the same device; empty where it cannot be told: without a config entry, or with neither identifiers
    /// nor connections.
    std::string identity() const;
    /// How well this device goes on with `other`: 2 for the same config entry, 1 more for a common identifier or connection.
    int likeness(const DeviceFit &other) const;
};

} // namespace hearthbook
