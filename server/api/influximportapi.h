#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// `/api/imports/influx` and `/api/imports/runs/…`: imports from InfluxDB, which take longer than a request may.
void addInfluxImportApi(Router &router, ApiContext &context);

} // namespace hearthbook
