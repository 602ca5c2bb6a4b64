#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// `/api/entities…` (contract 2.3), and what HomeIQ added beside it (section 5).
void addEntitiesApi(Router &router, ApiContext &context);

} // namespace hearthbook
