#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// `/api/areas`, `/api/labels` (contract section 5).
void addAreasApi(Router &router, ApiContext &context);

} // namespace hearthbook
