#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// `GET /api/events`: the journal as it grows, as server-sent events.
void addEventsApi(Router &router, ApiContext &context);

} // namespace hearthbook
