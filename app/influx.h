#pragma once

#include "core/influx/influxservice.h"
#include "core/settings/settings.h"
#include "server/api/influxcontrol.h"

namespace hearthbook {

/// Where InfluxDB is and who asks, as set. Not set up where `influxdb.url` is empty.
InfluxOptions influxOptions(const Settings &settings);

/// A server's own connection with InfluxDB; without an address it does nothing. Thread: the owner's; what control() gives
/// works in any.
class BackgroundInflux
{
public:
    explicit BackgroundInflux(const Settings &settings);

    /// Error: InvalidInput where reads shall fall back on an InfluxDB that is not set up.
    Result<void> check() const;
    /// Begins; waits for nothing.
    void start();
    void stop();
    /// What is known of InfluxDB, for its other clients. Valid as long as this is.
    InfluxStatus &status() { return m_service ? m_service->status() : m_unused; }
    /// For the API. Valid as long as this is.
    InfluxControl control();

private:
    InfluxStatus m_unused; ///< where there is no service, nobody writes it
    std::unique_ptr<InfluxService> m_service; ///< nothing where it is not set up
    InfluxOptions m_options;
    bool m_answersReads = false;
};

} // namespace hearthbook
