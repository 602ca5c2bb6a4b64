#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <vector>

namespace hearthbook {

/// What went wrong, in the terms of the program. server/http maps each to one HTTP status, app/ to one exit code.
enum class ErrorCode {
    InvalidInput,       ///< the caller's values are wrong; `fields` says which
    MalformedInput,     ///< the input cannot be read at all
    UnsupportedMedia,   ///< a content type or encoding nobody reads here
    TooLarge,           ///< over a limit that a setting names
    NotFound,
    Conflict,
    Forbidden,
    Misdirected,        ///< a Host that is not ours
    Busy,               ///< another process held the database longer than busy_timeout
    StorageFull,
    ReadOnly,
    Corrupt,
    NotADatabase,       ///< a directory, or a file of another format
    SchemaNewer,        ///< written by a later Hearthbook
    SchemaChanged,      ///< an applied migration differs from the one shipped, or one is missing
    Unavailable,        ///< a part that is needed is not there: not set up, stopping, unreachable
    Internal
};

/// One wrong value, in the form of the old API's validation errors (contract: pydantic 2.4 items).
struct FieldError
{
    QString type = {};         ///< as "int_parsing"
    QJsonArray location = {};  ///< as ["query", "limit"]
    QString message = {};
    QJsonValue input = {};     ///< what was sent
    QJsonObject context = {};  ///< the bounds; empty where there are none
};

/// A failure as a value. The message is one plain sentence for a person; it never holds a secret.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString message = {};
    std::vector<FieldError> fields = {};
};

/// The word that clients and logs see, as "storage_full".
QString errorWord(ErrorCode code);

} // namespace hearthbook
