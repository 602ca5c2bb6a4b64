#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// `/api/webhooks/{webhook_id}/rotate-secret`.
void addRotationApi(Router &router, ApiContext &context);

} // namespace hearthbook
