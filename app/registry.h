#pragma once

#include "core/settings/settings.h"
#include "core/storage/journalcare.h"
#include "core/storage/removalguard.h"

namespace hearthbook {

/// How much a whole listing may lack, as set.
RemovalGuard removalGuard(const Settings &settings);

/// How much of the journal is kept, as set.
JournalRetention journalRetention(const Settings &settings);

} // namespace hearthbook
