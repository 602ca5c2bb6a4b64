#pragma once

#include "core/importers/importplan.h"
#include "core/storage/foreigndatabase.h"

namespace hearthbook {

/// Reads any SQLite file of the old services: metadata.db, webhooks.db, sports_teams.db, told apart by their tables, or one
/// file with several of them; and a book of Hearthbook's own. Any other file is unreadable.
ImportPlan readOldDatabase(const ForeignDatabase &database, const WebhookTools &tools);

} // namespace hearthbook
