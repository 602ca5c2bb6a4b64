#include "core/storage/sqliteerror.h"

#include "core/storage/textpattern.h"

#include <sqlite3.h>

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

Error sqliteError(sqlite3 *db, const QString &doing)
{
    const int code = db ? sqlite3_extended_errcode(db) : SQLITE_NOMEM;
    const QString reason = QString::fromUtf8(db ? sqlite3_errmsg(db) : "out of memory");
    return { sqliteErrorCode(code), u"%1: %2"_s.arg(doing, reason), {} };
}

} // namespace hearthbook
