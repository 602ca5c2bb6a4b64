#pragma once

#include "core/settings/settings.h"

#include <functional>

namespace hearthbook {

/// Reads the settings anew, from where they came. Errors: as at the start.
using Reread = std::function<Result<Settings>()>;

/// What SIGHUP does: takes over what can change while the server runs, the level of the log, and names in the log what takes a
/// new start. Settings that cannot be read change nothing. `inForce`: as at the start.
void reloadSettings(const Settings &inForce, const Reread &reread);

} // namespace hearthbook
