#pragma once

#include "core/settings/settings.h"

namespace hearthbook {

/// Asks the server that the settings describe whether it is ready, prints the answer, and gives the exit code: 0 or 1, as a container's
/// health check has them. Thread: main.
int runHealthcheck(const Settings &settings);

} // namespace hearthbook
