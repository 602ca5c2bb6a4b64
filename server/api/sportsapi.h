#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// `/api/v1/sports/teams` (contract 2.8), with all teams instead of the old service's 24.
void addSportsApi(Router &router, ApiContext &context);

} // namespace hearthbook
