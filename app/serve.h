#pragma once

#include "app/reload.h"

namespace hearthbook {

/// `hearthbookd serve`: opens the database, starts the writer and the listener, and runs until SIGTERM or SIGINT; on SIGHUP it takes
/// over what `reread` gives. Gives the exit code; what went wrong was printed.
int runServe(const Settings &settings, const Reread &reread);

} // namespace hearthbook
