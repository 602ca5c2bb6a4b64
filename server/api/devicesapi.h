#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// `/api/devices…` (contract 2.2).
void addDevicesApi(Router &router, ApiContext &context);

} // namespace hearthbook
