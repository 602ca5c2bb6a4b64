#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// `/api/services`: what Home Assistant can be asked to do.
void addServicesApi(Router &router, ApiContext &context);

} // namespace hearthbook
