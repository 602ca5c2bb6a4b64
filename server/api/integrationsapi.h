#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// `/api/integrations…` (contract 2.4).
void addIntegrationsApi(Router &router, ApiContext &context);

} // namespace hearthbook
