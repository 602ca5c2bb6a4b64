#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// The teams of a user's preferences, as the old services had them: `/api/v1/user/teams` (sports-data, contract section 3)
/// and `/api/v1/sports/user/teams` (HomeIQ, section 5).
void addUserTeamsApi(Router &router, ApiContext &context);

} // namespace hearthbook
