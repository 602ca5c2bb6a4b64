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

/// Reads {event, teams?, payload}. Errors: InvalidInput with an item for each member that is wrong.
Result<DispatchBody> readDispatch(const Request &request, const Result<TeamCatalogue> &teams);

} // namespace hearthbook
