#pragma once

#include "core/importers/registryplan.h"
#include "core/storage/store.h"

namespace hearthbook {

inline constexpr QStringView bookEpoch = u"influxdb"; ///< of the list cursors that a book gives out

/// A book in memory that holds what a source knows, and nothing else. Rows that cannot be stored are left out. Thread: see
/// openMemoryStore(). Errors: those of it; StorageFull.
Result<std::unique_ptr<Store>> bookOf(const RegistryPlan &plan);

} // namespace hearthbook
