#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// `/`, `/health`, `/healthz`, `/readyz`, `/api/info`: the service itself (contract 2.1).
void addServiceApi(Router &router, ApiContext &context);

} // namespace hearthbook
