#pragma once

#include "core/discovery/discoverystatus.h"
#include "core/discovery/registrypart.h"
#include "core/domain/registrysnapshot.h"

namespace hearthbook {

/// Reads what Home Assistant listed. Wrong rows are rejected alone. Errors: InvalidInput where a part is of another form.
/// Any thread.
Result<RegistrySnapshot> readSnapshot(const RegistryLists &lists);

/// How much was listed, without what cannot be stored.
DiscoveryCounts countsOf(const RegistrySnapshot &snapshot);

} // namespace hearthbook
