#pragma once

#include "app/commands/exportcommand.h"

namespace hearthbook {

/// Exports, prints how much and gives the exit code: 3 where a webhook has no secret that the old service could use. The file
/// is there whole or not at all, readable by its owner alone, and of one state of the book, also beside a running server.
int runExportCommand(const Settings &settings, const ExportRequest &request);

} // namespace hearthbook
