#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// `/api/v1/webhooks/…`: webhooks as the old sports-data had them (contract section 3).
void addSportsWebhooksApi(Router &router, ApiContext &context);

} // namespace hearthbook
