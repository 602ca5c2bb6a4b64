#pragma once

#include "core/influx/influxoptions.h"
#include "core/settings/settings.h"

namespace hearthbook {

/// Where InfluxDB is and who asks, as set. Not set up where `influxdb.url` is empty.
InfluxOptions influxOptions(const Settings &settings);

} // namespace hearthbook
