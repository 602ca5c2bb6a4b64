#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// /api/discovery: what the discovery does, and what it waits for.
void addDiscoveryApi(Router &router, ApiContext &context);

} // namespace hearthbook
