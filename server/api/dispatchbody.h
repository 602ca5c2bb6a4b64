#pragma once

#include "core/domain/teamcatalogue.h"
#include "core/webhooks/eventfilter.h"
#include "server/http/request.h"

namespace hearthbook {

/// What POST /internal/webhooks/dispatch brings.
struct DispatchBody
{
    Event event = {}; ///< its teams with all ids that mean the same
    QByteArray payload = {}; ///< a JSON object
};

/// The ids, and all others that mean the same teams: a webhook for `nfl-dal` is meant by `DAL` as well, for a subscription
/// names its team as its client knew it.
QStringList withAliases(const QStringList &ids, const Result<TeamCatalogue> &teams);

/// Reads {event, teams?, payload}. Errors: InvalidInput with an item for each member that is wrong.
Result<DispatchBody> readDispatch(const Request &request, const Result<TeamCatalogue> &teams);

} // namespace hearthbook
