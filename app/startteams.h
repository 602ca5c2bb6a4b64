#pragma once

#include "core/domain/teamcatalogue.h"
#include "core/storage/writer.h"

namespace hearthbook {

/// `server.import_teams`, so SPORTS_MONITORED_TEAMS of HomeIQ: gives these teams to the user `default`, unless that user has
/// preferences already. An id without a league that both leagues know counts for both. What nobody knows, and a failure,
/// are told in the log.
void importTeamsAtStart(Writer &writer, const Result<TeamCatalogue> &catalogue, const QStringList &ids);

} // namespace hearthbook
