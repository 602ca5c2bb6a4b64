#pragma once

#include "core/influx/influxclient.h"

namespace hearthbook {

/// Queries that make one answer together, for InfluxService.
struct InfluxAsking
{
    struct Part
    {
        InfluxQuery query = {}; ///< without a limit: that of the service counts
        TakeInfluxRow take = {};
    };

    /// Asked at the same time; their functions run one at a time, in the service's thread.
    std::vector<Part> parts = {};
    /// Runs once: after the last row of all parts, or with the first error, after which no row is handed on. In the service's
    /// thread, where the question got there.
    InfluxCall::Done done = {};
};

} // namespace hearthbook
