#include "core/storage/databasestatus.h"

#include "core/storage/journal.h"
#include "core/storage/sqliteversion.h"

#include <QFileInfo>

namespace hearthbook {

using namespace Qt::StringLiterals;

Result<DatabaseStatus> databaseStatus(Connection &connection)
{
    DatabaseStatus status;
    {
        Statement readable = connection.statement("SELECT max(number) FROM schema_migrations");
        const Result<bool> row = readable.step();
        if (!row)
            return failure(row);
        status.schemaVersion = readable.integer();
    }
    status.sqliteVersion = sqliteVersion();
    status.journalMode = connection.text("PRAGMA journal_mode");
    status.fileBytes = QFileInfo(connection.options().path).size();
    status.walBytes = QFileInfo(connection.options().path + u"-wal"_s).size();
    status.lastWrite = Journal(connection).lastChange();
    return status;
}

} // namespace hearthbook
