#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// The book as a file.
void addExportApi(Router &router, ApiContext &context);

} // namespace hearthbook
