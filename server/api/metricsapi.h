#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// GET /metrics: numbers of the service in the text format of Prometheus.
void addMetricsApi(Router &router, ApiContext &context);

} // namespace hearthbook
