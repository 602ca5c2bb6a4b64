#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// `POST /api/batch`: writes of other routes in one transaction, all or none.
void addBatchApi(Router &router, ApiContext &context);

} // namespace hearthbook
