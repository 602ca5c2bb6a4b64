#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// Adds GET /api/changes/days: how many changes each of the last days brought.
void addChangeDaysApi(Router &router, ApiContext &context);

} // namespace hearthbook
