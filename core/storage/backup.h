#pragma once

#include "core/storage/connection.h"

#include <functional>

namespace hearthbook {

/// Writes the whole database into a file by SQLite's backup API, a few pages at a time, and brings it to the disk; what is in the
/// WAL comes along. It is what one read sees, the caller's where one is open: others write meanwhile, and neither wait nor begin
/// it anew. What cannot be finished is removed. Errors: StorageFull, Unavailable, Corrupt. Thread: the connection's.
Result<void> writeCopy(sqlite3 *source, const QString &path);

/// The same under a name that is only there when the copy is whole. Errors: also Conflict where the file exists.
Result<void> copyDatabase(Connection &source, const QString &target);
/// The same for a connection that is not ours.
Result<void> copyDatabase(sqlite3 *source, const QString &target);

/// Puts the contents of `from` in place of those of `to`, in one transaction: readers of the same file see all of it or nothing.
/// `mayGoOn` is asked when nobody else can write any more; where it says no, nothing happens. Neither may be in a transaction.
/// Errors: Busy; Conflict where `mayGoOn` said no; StorageFull, Unavailable.
Result<void> replaceContents(sqlite3 *to, sqlite3 *from, const std::function<bool()> &mayGoOn);

} // namespace hearthbook
