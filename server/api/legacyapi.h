#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// What of the old services' API this server passes on, where it is told to whom: their other parts, none of which
/// is ours. docs/compatibility.md lists them.
struct LegacyRoute
{
    std::vector<Method> methods = {};
    QString path = {};
    bool below = false; ///< and everything below the path
};
const std::vector<LegacyRoute> &legacyRoutes();

/// Adds legacyRoutes() with ApiContext::forward as handler; none where that is empty, so that they are 404.
void addLegacyApi(Router &router, ApiContext &context);

} // namespace hearthbook
