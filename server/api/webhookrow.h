#pragma once

#include "core/storage/store.h"

namespace hearthbook {

/// The webhook that a request means. Error: NotFound.
Result<Webhook> wantedWebhook(Store &store, const QString &webhookId);

/// What a client is told that knows another state of it.
QString webhookChanged(const Webhook &webhook);

} // namespace hearthbook
