#pragma once

#include "app/commands/migratecommand.h"

namespace hearthbook {

/// `hearthbookd migrate [--dry-run] | status`: prints the schema version and what is or would be done. Gives the exit
/// code; what went wrong was printed.
int runMigrate(const Settings &settings, MigrateCommand::Mode mode);

} // namespace hearthbook
