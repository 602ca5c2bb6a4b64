#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// `/api/webhooks`: the full resource.
void addWebhooksApi(Router &router, ApiContext &context);

} // namespace hearthbook
