#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// `/api/keys`: who may do what. A key's text is in the answer that makes it and nowhere else.
void addKeysApi(Router &router, ApiContext &context);

} // namespace hearthbook
