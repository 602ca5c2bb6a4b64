#pragma once

#include "core/storage/devicefit.h"
#include "core/storage/devicemover.h"
#include "core/storage/listedrows.h"

#include <unordered_set>

namespace hearthbook {

/// Devices that a whole listing has under another id than the book: split ones (Home Assistant 2026.8 says which), and those
/// that were renumbered, as by a registry that was set up again. Plan, then move before the listing is written, then finish
/// after it. Thread: the connection's.
class DeviceMoves
{
public:
    explicit DeviceMoves(Connection &connection) : m_connection(connection), m_mover(connection) { }

    /// Finds them, and takes them out of `devices.missing`. Writes nothing. A device counts as renumbered only where one
    /// vanished and one new device alone have the same config entry, identifiers and connections.
    Result<void> plan(const std::vector<CompositeSplit> &splits, ListedDevices &devices);

    Result<void> move(const Timestamp &now);
    Result<void> finish(const Timestamp &now);

    qsizetype count() const { return qsizetype(m_moves.size()); }

private:
    struct Move
    {
        std::string from;
        const DevicePatch *to;
        bool known = false; ///< `to` is stored as well
        std::vector<std::string> others = {}; ///< new devices that came out of the same one
        OwnedValues owned = {};
    };

    /// A former id that the book never had.
    struct Alias
    {
        std::string oldId;
        std::string presentId;
    };

    Result<void> planSplit(const CompositeSplit &split, const ListedDevices &devices);
    Result<void> planRenumbered(const ListedDevices &devices);
    void add(Move move);

    Connection &m_connection;
    DeviceMover m_mover;
    std::vector<Move> m_moves;
    std::vector<Alias> m_aliases;
    std::unordered_set<std::string> m_moved; ///< ids that moves begin with
    std::unordered_set<std::string> m_targets; ///< and end with
    std::unordered_set<std::string> m_split; ///< others that came out of a split
};

} // namespace hearthbook
