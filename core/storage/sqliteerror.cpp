#include "core/storage/sqliteerror.h"

#include "core/storage/durablefile.h"
#include "core/storage/textpattern.h"

#include <sqlite3.h>

#include <cerrno>
#include <cstring>

namespace hearthbook {

using namespace Qt::StringLiterals;

ErrorCode sqliteErrorCode(int resultCode)
{
    switch (resultCode & 0xff) {
    case SQLITE_FULL: return ErrorCode::StorageFull;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorCode::Busy;
    case SQLITE_READONLY:
    case SQLITE_PERM: return ErrorCode::ReadOnly;
    case SQLITE_CORRUPT: return ErrorCode::Corrupt;
    case SQLITE_NOTADB: return ErrorCode::NotADatabase;
    case SQLITE_CONSTRAINT: return ErrorCode::Conflict;
    case costlyPatternCode: return ErrorCode::InvalidInput;
    case SQLITE_TOOBIG: return ErrorCode::TooLarge;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN: return ErrorCode::Unavailable;
    default: return ErrorCode::Internal;
    }
}

namespace {

/// The system's number of the last failure on the database file (SQLITE_FCNTL_FILE_POINTER) or its WAL
/// (SQLITE_FCNTL_JOURNAL_POINTER). SQLite itself tells of a full disk only where the number is ENOSPC.
int systemError(sqlite3 *db, int which)
{
    sqlite3_file *file = nullptr;
    int number = 0;
    if (sqlite3_file_control(db, "main", which, static_cast<void *>(&file)) == SQLITE_OK && file && file->pMethods)
        file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &number);
    return number;
}

/// What failed input and output means; 0 where the system's number says no more than SQLite does.
int tellingError(sqlite3 *db)
{
    for (const int which : { SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER }) {
        const int number = systemError(db, which);
        if (saysFull(number) || number == EROFS || number == EPERM)
            return number;
    }
    return 0;
}

ErrorCode codeOf(int systemNumber)
{
    return systemNumber == EROFS || systemNumber == EPERM ? ErrorCode::ReadOnly : ErrorCode::StorageFull;
}

} // namespace

Error sqliteError(sqlite3 *db, const QString &doing)
{
    const int code = db ? sqlite3_extended_errcode(db) : SQLITE_NOMEM;
    const QString reason = QString::fromUtf8(db ? sqlite3_errmsg(db) : "out of memory");
    if (const int number = db && (code & 0xff) == SQLITE_IOERR ? tellingError(db) : 0; number != 0)
        return { codeOf(number),
                 u"%1: %2 (%3)"_s.arg(doing, reason, QString::fromLocal8Bit(std::strerror(number))),
                 {} };
    return { sqliteErrorCode(code), u"%1: %2"_s.arg(doing, reason), {} };
}

bool isDamage(ErrorCode code)
{
    return code == ErrorCode::Corrupt || code == ErrorCode::NotADatabase;
}

} // namespace hearthbook
