#pragma once

#include "core/importers/importplan.h"

#include <vector>

namespace hearthbook {

/// The webhooks.json that the old sports-data service reads (contract 6.1), as its own `json.dump(…, indent=2)` writes it: keyed by
/// id, secrets in plain text, times naive UTC, everything beyond ASCII escaped. readWebhooksFile() reads it back.
QByteArray oldWebhooksJson(const std::vector<WebhookEntry> &webhooks);

} // namespace hearthbook
