#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// The journal: `GET /api/changes`, and what happened to one device, entity or webhook.
void addChangesApi(Router &router, ApiContext &context);

} // namespace hearthbook
