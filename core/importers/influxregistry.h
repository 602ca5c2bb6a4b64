#pragma once

#include "core/importers/importplan.h"
#include "core/importers/importwatch.h"
#include "core/influx/influxclient.h"

namespace hearthbook {

/// What of InfluxDB an import reads.
struct InfluxSource
{
    QString bucket = {};                      ///< with all three measurements
    std::optional<Timestamp> since = {};      ///< older points do not count
    bool olderBuckets = true; ///< whether the buckets `devices` and `entities` of October 2025 are looked for too

    /// From now on `time` back; 0: all of it.
    static InfluxSource reachingBack(const QString &bucket, std::chrono::milliseconds time);
    /// The time of "90d" or "12h"; nothing where it is none, or has no unit: it would be seconds, which nobody means.
    static std::optional<std::chrono::milliseconds> timeOf(const QString &text);
};

/// Reads devices, entities and config entries (contract 8): of each series the last point, of each id the newest series.
/// Nothing is stored, so that a connection that breaks leaves nothing behind. Waits for the answers in an event loop of its own.
/// Errors: those of InfluxClient::query(); NotFound where the bucket is not there, Forbidden; Unavailable where `watch` was cancelled.
Result<ImportPlan> readInfluxRegistry(InfluxClient &client, const InfluxSource &source, ImportWatch &watch);

/// The same sentence with what to look at: "…: check INFLUXDB_TOKEN".
Error influxAdvice(Error error, const InfluxSource &source);

} // namespace hearthbook
