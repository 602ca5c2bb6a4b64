#pragma once

#include "server/http/router.h"

namespace hearthbook {

/// `/api/event-types`: what a webhook can listen to.
void addEventTypesApi(Router &router);

} // namespace hearthbook
