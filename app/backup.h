#pragma once

#include "app/commands/backupcommand.h"

namespace hearthbook {

/// `hearthbookd backup …`: does what is asked for and gives the exit code; what went wrong was printed.
int runBackup(const Settings &settings, const BackupRequest &request);

} // namespace hearthbook
