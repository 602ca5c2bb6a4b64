#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// `/api/devices/reliability` (contract 2.2), from InfluxDB; a device with that id comes first.
void addReliabilityApi(Router &router, ApiContext &context);

} // namespace hearthbook
