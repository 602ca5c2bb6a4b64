#pragma once

#include "core/importers/importplan.h"
#include "core/influx/influxclient.h"

namespace hearthbook {

/// What of InfluxDB an import reads.
struct InfluxSource
{
    QString bucket = {};                      ///< with all three measurements
    std::optional<Timestamp> since = {};      ///< older points do not count
    bool olderBuckets = true; ///< whether the buckets `devices` and `entities` of October 2025 are looked for too
};

/// Reads devices, entities and config entries (contract 8): of each series the last point, of each id the newest series.
/// Nothing is stored, so that a connection that breaks leaves nothing behind. Waits for the answers in an event loop of its own.
/// Errors: those of InfluxClient::query(); NotFound where the bucket is not there, Forbidden.
Result<ImportPlan> readInfluxRegistry(InfluxClient &client, const InfluxSource &source);

/// The same sentence with what to look at: "…: check INFLUXDB_TOKEN".
Error influxAdvice(Error error, const InfluxSource &source);

} // namespace hearthbook
