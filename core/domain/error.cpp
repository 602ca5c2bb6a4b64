#include "core/domain/error.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

QString errorWord(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidInput: return u"invalid_input"_s;
    case ErrorCode::MalformedInput: return u"malformed_input"_s;
    case ErrorCode::UnsupportedMedia: return u"unsupported_media"_s;
    case ErrorCode::TooLarge: return u"too_large"_s;
    case ErrorCode::NotFound: return u"not_found"_s;
    case ErrorCode::Conflict: return u"conflict"_s;
    case ErrorCode::Forbidden: return u"forbidden"_s;
    case ErrorCode::Misdirected: return u"misdirected"_s;
    case ErrorCode::Busy: return u"busy"_s;
    case ErrorCode::StorageFull: return u"storage_full"_s;
    case ErrorCode::ReadOnly: return u"read_only"_s;
    case ErrorCode::Corrupt: return u"corrupt"_s;
    case ErrorCode::NotADatabase: return u"not_a_database"_s;
    case ErrorCode::SchemaNewer: return u"schema_newer"_s;
    case ErrorCode::SchemaChanged: return u"schema_changed"_s;
    case ErrorCode::Unavailable: return u"unavailable"_s;
    case ErrorCode::Internal: return u"internal"_s;
    }
    return u"internal"_s;
}

} // namespace hearthbook
