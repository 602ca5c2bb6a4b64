#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// `/api/webhooks/would-fire`: which webhooks an event would be sent to, by the rules of the dispatch itself. Sends nothing.
void addWouldFireApi(Router &router, ApiContext &context);

} // namespace hearthbook
