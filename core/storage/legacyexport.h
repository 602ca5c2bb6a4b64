#pragma once

#include "core/storage/connection.h"

namespace hearthbook {

/// How many rows an export wrote.
struct LegacyCounts
{
    qint64 devices = 0;
    qint64 entities = 0;
    qint64 users = 0;
};

/// Writes devices, entities and the teams of users into the empty file `target` as the old data-api keeps them (tables and
/// indexes of alembic 003; contract section 9) and sports-data its `user_teams`. A renamed device has the user's name as its name
/// there: that service shows no other. Everything comes from one state of the book, also while others write to it; the book
/// is not changed, and `book` may be read-only. Errors: StorageFull, Unavailable; then `target` is of no use.
Result<LegacyCounts> exportLegacyDatabase(Connection &book, const QString &target);

} // namespace hearthbook
