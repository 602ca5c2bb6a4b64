#pragma once

#include "core/importers/importplan.h"

namespace hearthbook {

/// Reads one webhook of the old sports-data service (contract 6.1), as it stands in webhooks.json and, made JSON, in a row of
/// webhooks.db. `url` and `secret` must be there; keys that nobody knows are passed over; times without a zone are UTC.
/// Its scheme is SportsData. Error: InvalidInput whose message says what is wrong, without secret and URL.
Result<WebhookEntry> readOldWebhook(const QString &id, simdjson::dom::element entry, const WebhookTools &tools);

} // namespace hearthbook
