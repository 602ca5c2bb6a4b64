#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// `/api/v1/ha/game-status/{team}` and `/game-context/{team}` (contract 2.7): from InfluxDB; where that is not set up, from
/// the old service; where there is none either, no game.
void addGamesApi(Router &router, ApiContext &context);

} // namespace hearthbook
