#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// `/api/integrations/{platform}/performance` (contract 2.4), from InfluxDB.
void addPerformanceApi(Router &router, ApiContext &context);

} // namespace hearthbook
