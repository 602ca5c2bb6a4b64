#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// Write operations: `GET /api/operations`, one of them, and `POST /api/operations/{operation_id}/revert`.
void addOperationsApi(Router &router, ApiContext &context);

} // namespace hearthbook
