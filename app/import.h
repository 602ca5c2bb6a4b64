#pragma once

#include "app/commands/importcommand.h"

namespace hearthbook {

/// `hearthbookd import`: prints the report and gives the exit code; what went wrong was printed. It works beside a running
/// server on the same file and never takes the server's lock, except for as long as a schema is brought up to date.
int runImportCommand(const Settings &settings, const ImportRequest &request);

} // namespace hearthbook
