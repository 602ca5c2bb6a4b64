#pragma once

#include "core/importers/importplan.h"
#include "core/storage/foreigndatabase.h"

namespace hearthbook {

/// Reads webhooks and preferences into the plan: the tables `webhooks` and `user_teams` of the old sports-data service,
/// `user_team_preferences` of HomeIQ, and `user_preferences` as it was planned for the old data-api. Gives whether any is
/// there. Errors: as ForeignDatabase::rows().
Result<bool> addSportsTables(ImportPlan &plan, const ForeignDatabase &database, const WebhookTools &tools);

} // namespace hearthbook
