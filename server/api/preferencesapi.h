#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// `/api/user/preferences`, in the shape that the old system planned (contract section 4).
void addPreferencesApi(Router &router, ApiContext &context);

} // namespace hearthbook
