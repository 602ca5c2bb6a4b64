#pragma once

#include "core/domain/error.h"

namespace hearthbook {

/// What hearthbookd ends with; a stable contract with scripts.
enum ExitCode : int {
    ExitDone = 0,
    ExitFailed = 1,
    ExitUsage = 2,              ///< the command line or a setting is wrong
    ExitSomeRejected = 3,       ///< the work is done, but some records were not taken
    ExitDifference = 4,         ///< a verification found a difference
    ExitBackupUnusable = 5,
    ExitDatabaseUnusable = 6
};

/// The code for a failure that has no code of its own in the command that met it.
ExitCode exitCode(ErrorCode error);

} // namespace hearthbook
