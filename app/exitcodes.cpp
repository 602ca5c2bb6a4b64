#include "app/exitcodes.h"

namespace hearthbook {

ExitCode exitCode(ErrorCode error)
{
    switch (error) {
    case ErrorCode::InvalidInput: return ExitUsage;
    case ErrorCode::Busy:
    case ErrorCode::StorageFull:
    case ErrorCode::ReadOnly:
    case ErrorCode::Corrupt:
    case ErrorCode::NotADatabase:
    case ErrorCode::SchemaNewer:
    case ErrorCode::SchemaChanged: return ExitDatabaseUnusable;
    default: return ExitFailed;
    }
}

} // namespace hearthbook
