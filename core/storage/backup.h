#pragma once

#include "core/storage/connection.h"

namespace hearthbook {

/// Copies the whole database into a new file by SQLite's backup API; what is in the WAL comes along. A copy that
/// cannot be finished is removed again. Errors: StorageFull, Unavailable. Thread: the connection's.
Result<void> copyDatabase(Connection &source, const QString &target);
/// The same for a connection that is not ours.
Result<void> copyDatabase(sqlite3 *source, const QString &target);

} // namespace hearthbook
