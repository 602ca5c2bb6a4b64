#pragma once

#include "core/importers/importplan.h"
#include "core/storage/writer.h"

namespace hearthbook {

/// `serve --import-webhooks FILE`: imports the file, unless exactly these bytes were imported before, so that a start brings
/// back nothing that was changed or removed since. Tells in the log what it did; a failure is logged too, never more.
void importWebhooksAtStart(Writer &writer, const QString &file, const WebhookTools &tools);

} // namespace hearthbook
