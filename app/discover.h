#pragma once

#include "app/commands/discovercommand.h"

namespace hearthbook {

/// `hearthbookd discover`: prints what each listing changed and gives the exit code; what went wrong was printed. Ends after
/// one listing, or when it is told to stop, or where going on makes no sense.
int runDiscover(const Settings &settings, const DiscoverRequest &request);

} // namespace hearthbook
