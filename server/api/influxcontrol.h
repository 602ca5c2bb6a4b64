#pragma once

#include "core/influx/influxoptions.h"
#include "core/influx/influxstatus.h"

#include <functional>

namespace hearthbook {

struct InfluxAsking;

/// Answers that InfluxDB is not set up.
void refuseInflux(const InfluxAsking &asking);

/// InfluxDB as the API sees it. Each function may be called in any thread and returns at once.
struct InfluxControl
{
    bool isSetUp = false;
    bool answersReads = false; ///< devices and entities that the database cannot give are looked for there
    QString url = {};          ///< shown by /health: without user, password and query
    InfluxOptions options = {}; ///< what an import asks where it is told nothing else
    std::function<InfluxStatus::Numbers()> numbers = [] { return InfluxStatus::Numbers(); };
    /// See InfluxAsking. Errors: those of InfluxClient::query().
    std::function<void(const InfluxAsking &)> ask = refuseInflux;
};

} // namespace hearthbook
