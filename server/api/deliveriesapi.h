#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// What webhooks were sent, tests and repetitions, and the game events that come in.
void addDeliveriesApi(Router &router, ApiContext &context);

} // namespace hearthbook
