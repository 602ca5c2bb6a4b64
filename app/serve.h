#pragma once

#include "core/settings/settings.h"

namespace hearthbook {

/// `hearthbookd serve`: opens the database, starts the writer and the listener, and runs until SIGTERM or SIGINT. Gives
/// the exit code; what went wrong was printed.
int runServe(const Settings &settings);

} // namespace hearthbook
