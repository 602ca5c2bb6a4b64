#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// The device that the path parameter `device_id` names.
Result<Response> oneDevice(Store &store, const Request &request);

/// `/api/devices…` (contract 2.2).
void addDevicesApi(Router &router, ApiContext &context);

} // namespace hearthbook
