#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// `/api/webhooks/check-target`: whether deliveries may go to a URL.
void addTargetCheckApi(Router &router, ApiContext &context);

} // namespace hearthbook
