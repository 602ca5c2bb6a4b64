#pragma once

#include "app/doctor/finding.h"
#include "core/storage/store.h"
#include "core/webhooks/webhooksecrets.h"

namespace hearthbook {

// What the database itself says. Each only reads.

/// `schema`: what lookAtSchema() gave of a file that is there. Codes: database-unreadable, schema-ahead, schema-changed, schema-behind.
Findings checkSchema(const Result<SchemaStatus> &schema);

/// SQLite's quick_check; reads the whole file. Code: database-damaged.
Findings checkIntegrity(Connection &connection);

/// `newest`: time of the newest row of the journal. Code: clock-off.
Findings checkJournalClock(const std::optional<Timestamp> &newest, const Timestamp &now);

/// Code: delivery-backlog.
Findings checkBacklog(DeliveryStore &deliveries, const Timestamp &now);

/// Code: webhook-key-missing.
Findings checkWebhookKey(WebhookSecrets &secrets, WebhookStore &webhooks);

} // namespace hearthbook
