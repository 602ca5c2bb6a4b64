#pragma once

#include "core/importers/importwatch.h"
#include "core/importers/importwriter.h"
#include "core/importers/influxregistry.h"

namespace hearthbook {

/// An import from InfluxDB, for the command line and the API alike: read(), run() within an operation, and where something was written
/// readAgain() and compare(). Thread: the one that made it; it waits for answers in event loops of its own.
class InfluxImport
{
public:
    /// `watch` outlives it.
    InfluxImport(const InfluxOptions &options, InfluxSource source, ImportWatch &watch);

    /// Reads all there is, and keeps it. Errors: those of readInfluxRegistry(), without the secrets of the options.
    Result<void> read();
    /// Whether there is no device, entity or config entry.
    bool isEmpty() const;
    /// See runImport().
    Result<FinishedImport> run(Store &store, ImportMode mode) const;
    /// Reads a second time. Errors: those of read().
    Result<void> readAgain();
    /// Completes the report of run() by what differs. After readAgain().
    Result<void> compare(Store &store, ImportReport &report) const;

private:
    Result<ImportPlan> plan();

    InfluxStatus m_status;
    InfluxClient m_client;
    InfluxSource m_source;
    ImportWatch &m_watch;
    ImportPlan m_first;
    ImportPlan m_second;
};

/// "http://influxdb:8086": without user, password and query; empty where nothing is set up.
QString influxAddress(const InfluxOptions &options);

/// "http://influxdb:8086, bucket home": where an import reads, without user and password.
QString influxPlace(const InfluxOptions &options);

} // namespace hearthbook
