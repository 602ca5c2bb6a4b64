#pragma once

#include "core/importers/importplan.h"
#include "core/storage/foreigndatabase.h"

namespace hearthbook {

/// Reads a database of the old sports-data service: webhooks.db (table `webhooks`) or sports_teams.db (table `user_teams`),
/// told apart by their tables, or a file with both. Any other file is unreadable.
ImportPlan readSportsDatabase(const ForeignDatabase &database, const WebhookTools &tools);

} // namespace hearthbook
