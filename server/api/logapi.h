#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// /api/log: how the server writes its log, and another level while it runs.
void addLogApi(Router &router, ApiContext &context);

} // namespace hearthbook
