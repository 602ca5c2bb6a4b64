#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// `/internal/…`: what feeders post (contract 2.5).
void addInternalApi(Router &router, ApiContext &context);

} // namespace hearthbook
