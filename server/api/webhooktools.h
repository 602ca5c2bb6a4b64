#pragma once

#include "core/importers/importplan.h"
#include "core/webhooks/targetpolicy.h"
#include "core/webhooks/webhooksecrets.h"

namespace hearthbook {

/// What importing webhooks needs of core/webhooks. `secrets` outlives it. Thread: any.
WebhookTools webhookTools(WebhookSecrets &secrets, std::function<TargetPolicy()> policy);

} // namespace hearthbook
