#pragma once

#include "core/domain/heldlisting.h"
#include "core/storage/connection.h"

namespace hearthbook {

/// Listings that were refused. One that is kept, changed or dropped is journalled as kind `sync` under its source.
/// Thread: the connection's.
class HeldStore
{
public:
    explicit HeldStore(Connection &connection) : m_connection(connection) { }

    /// What is held of that source, or nothing.
    Result<std::optional<HeldListing>> find(const QString &source);
    /// What is to be looked at first: of the discovery, else of a feeder; nothing where nothing is held.
    Result<std::optional<HeldListing>> first();
    /// All, by source.
    Result<std::vector<HeldListing>> list();
    /// The text of writeSnapshot() that was kept; nothing where none is held. Error: Corrupt.
    Result<std::optional<QByteArray>> snapshot(const QString &source);

    /// Keeps `snapshot` in place of what was held of the source before; it is compressed. Where it lacks the same as that, the
    /// time of the first stays and nothing is journalled. Runs in the caller's transaction. Errors: as for any write.
    Result<void> keep(const HeldListing &held, const QByteArray &snapshot);
    /// Forgets what is held of the source, if anything.
    Result<void> drop(const QString &source);

private:
    Connection &m_connection;
};

} // namespace hearthbook
