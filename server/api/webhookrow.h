#pragma once

#include "core/storage/store.h"

#include <optional>

namespace hearthbook {

/// The webhook that a request means. `condition`: its If-Match.
/// Errors: NotFound; PreconditionFailed where the row is not as the client knows it.
Result<Webhook> wantedWebhook(Store &store, const QString &webhookId, const std::optional<QByteArray> &condition = {});

} // namespace hearthbook
