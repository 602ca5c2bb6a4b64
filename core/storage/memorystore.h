#pragma once

#include "core/storage/store.h"

namespace hearthbook {

/// A store of the present schema in memory, empty; it goes with the object. Stores of the same epoch are one to those who page
/// through their lists. It costs all migrations, some milliseconds. Thread: the one that made it, until it is destroyed there.
Result<std::unique_ptr<Store>> openMemoryStore(const QString &epoch);

/// Gives it another epoch, so that it takes the cursors of who has that one. Errors: as for any write.
Result<void> setEpoch(Store &store, const QString &epoch);

} // namespace hearthbook
