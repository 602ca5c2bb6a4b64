#pragma once

#include "core/importers/importplan.h"
#include "core/storage/foreigndatabase.h"

namespace hearthbook {

/// Reads another book of Hearthbook's as if it were exported first: all kinds, webhooks without their secrets. One of an older
/// schema is brought up to date in a copy; one of a later Hearthbook is unreadable. The file is only read.
ImportPlan readBookDatabase(const ForeignDatabase &database, const WebhookTools &tools);

} // namespace hearthbook
