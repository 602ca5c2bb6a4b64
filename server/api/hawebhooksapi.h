#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// `/api/v1/ha/webhooks…`: webhooks as the old data-api had them (contract 2.6).
void addHaWebhooksApi(Router &router, ApiContext &context);

} // namespace hearthbook
