#pragma once

#include "core/domain/result.h"

struct sqlite3;

namespace hearthbook {

/// The error of the last failed call on `db`: the only table from SQLite's result codes to ErrorCode.
/// `doing` is the start of the sentence, as "The devices cannot be stored".
Error sqliteError(sqlite3 *db, const QString &doing);

/// The same for a result code without a connection.
ErrorCode sqliteErrorCode(int resultCode);

/// Whether such an error says that the file is no database, or not a whole one.
bool isDamage(ErrorCode code);

} // namespace hearthbook
