#pragma once

#include "core/importers/importreport.h"
#include "core/importers/registryplan.h"
#include "core/storage/registrycompleter.h"
#include "core/storage/store.h"

namespace hearthbook {

/// Adds the rows of an old source that are missing and completes those that are known, and puts an entry for each into the
/// report; see RegistryCompleter. A service that is known stays as it is. A row that cannot be stored is rejected alone.
/// Runs in the caller's transaction and operation; with Look it writes nothing and needs none. Errors: StorageFull, Busy,
/// Corrupt; then nothing shall be committed.
Result<void> completeRegistry(Store &store, const RegistryPlan &plan, RegistryCompleter::Mode mode,
                              ImportReport &report);

} // namespace hearthbook
