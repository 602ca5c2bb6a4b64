#pragma once

#include "core/settings/settings.h"
#include "core/storage/databaseoptions.h"

namespace hearthbook {

/// How the settings want the database opened.
DatabaseOptions databaseOptions(const Settings &settings);

} // namespace hearthbook
