#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// `/api/imports/…`: takes over what the old services kept, and tells again what came of it.
void addImportsApi(Router &router, ApiContext &context);

} // namespace hearthbook
