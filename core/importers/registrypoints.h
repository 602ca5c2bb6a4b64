#pragma once

#include "core/importers/importplan.h"
#include "core/importers/newestpoints.h"
#include "core/influx/influxrequests.h"

namespace hearthbook {

/// The last point of each series of a measurement: years of history come as one row each. `bucket`: as in InfluxQuery.
InfluxQuery lastPoints(const RegistryMeasurement &measurement, const QString &bucket, Timestamp since);

/// The points of a registry (contract 8), and what they make.
class RegistryPoints
{
public:
    RegistryPoints();

    NewestPoints &integrations() { return m_integrations; }
    NewestPoints &devices() { return m_devices; }
    NewestPoints &entities() { return m_entities; }

    /// The rows as a source of an import. Error: MalformedInput.
    Result<ImportPlan> plan() const;

private:
    NewestPoints m_integrations;
    NewestPoints m_devices;
    NewestPoints m_entities;
};

} // namespace hearthbook
