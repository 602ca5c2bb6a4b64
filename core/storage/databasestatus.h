#pragma once

#include "core/storage/connection.h"

namespace hearthbook {

/// What /health tells about the database.
struct DatabaseStatus
{
    QString sqliteVersion = {};
    QString journalMode = {};
    qint64 fileBytes = 0;
    qint64 walBytes = 0;
    qint64 schemaVersion = 0;
    std::optional<Timestamp> lastWrite = {}; ///< of the newest journal row
};

/// Error: whatever keeps the database from being read now.
Result<DatabaseStatus> databaseStatus(Connection &connection);

} // namespace hearthbook
