#pragma once

#include "core/domain/patch.h"
#include "core/storage/aliasstore.h"

#include <array>
#include <string>

namespace hearthbook {

/// Fields of a device that the user owns and a listing sends. disabled_by is the last: an empty one says "enabled".
inline constexpr std::array ownedDeviceFields { fieldIndex(deviceFields, "name_by_user"),
                                                fieldIndex(deviceFields, "area_id"), fieldIndex(deviceFields, "labels"),
                                                fieldIndex(deviceFields, "disabled_by") };

/// What the user gave a device.
struct OwnedValues
{
    std::array<std::optional<std::string>, ownedDeviceFields.size()> inForce = {};
    std::array<std::optional<std::string>, ownedDeviceFields.size()> fed = {}; ///< the feeder's last
    std::optional<std::string> notes = {};
};

/// Gives a device's row another id, with all that belongs to it. Runs in the caller's transaction and operation, the
/// triggers journal. Errors: as for any write. Thread: the connection's.
class DeviceMover
{
public:
    explicit DeviceMover(Connection &connection);

    /// Error: NotFound.
    Result<OwnedValues> owned(const std::string &deviceId);

    /// The row of `from` becomes that of `to`, which there is none of: history, what the user gave it and its entities stay.
    Result<void> rename(const std::string &from, const std::string &to, const Timestamp &now);
    /// The same, but former ids stay as they are.
    Result<void> renumber(const std::string &from, const std::string &to, const Timestamp &now);
    /// Both are stored: what the user gave `from` goes to `to`, also its entities; then it is removed.
    Result<void> absorb(const std::string &from, const std::string &to, const Timestamp &now);

    /// A listing has `row` under its new id for the first time: where it says nothing of what the user owns, that is no wish
    /// to clear it.
    Result<void> keepOwned(const DevicePatch &row);
    /// Gives a stored device what the user gave another, where it has nothing, or nothing but the feeder's.
    Result<void> giveOwned(const std::string &deviceId, const OwnedValues &values);

    AliasStore &aliases() { return m_aliases; }

private:
    Result<void> repoint(const std::string &from, const std::string &to);

    Connection &m_connection;
    AliasStore m_aliases;
};

} // namespace hearthbook
