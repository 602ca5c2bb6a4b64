#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// Take a registry listing that a feeder posts. `mode=upsert`: of the rows in the body; what it lacks stays. `mode=replace`:
/// of the whole registry; what it lacks is marked gone, and 409 where that is too much (docs/adr/0009). `dry_run`: writes
/// nothing, and answers what would happen.
AsyncHandler takingDevices(ApiContext &context);
AsyncHandler takingEntities(ApiContext &context);

/// The parameters of both.
std::vector<Parameter> listingParameters();

} // namespace hearthbook
