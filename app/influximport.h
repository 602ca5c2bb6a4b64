#pragma once

#include "app/commands/importcommand.h"

namespace hearthbook {

/// `hearthbookd import influx`: reads everything, then writes it as one operation, then reads it again and compares. Prints the
/// report and gives the exit code; what went wrong was printed.
int runInfluxImport(const Settings &settings, const ImportRequest &request);

} // namespace hearthbook
