#pragma once

#include "core/influx/influxasking.h"

#include <set>

namespace hearthbook {

/// Asks InfluxDB what others want to know, and now and then whether it is there. Thread: the one it was moved to; that needs
/// an event loop.
class InfluxLoop : public QObject
{
    Q_OBJECT

public:
    struct Rhythm
    {
        std::chrono::milliseconds pingInterval = std::chrono::seconds(30);
        std::chrono::milliseconds pingLimit = std::chrono::seconds(10); ///< for the whole answer
    };

    /// `status` outlives this.
    InfluxLoop(InfluxOptions options, Rhythm rhythm, InfluxStatus &status);
    ~InfluxLoop() override;

    /// Pings at once, and then every interval.
    void start();
    /// See InfluxAsking. Errors: those of InfluxClient::query(); Unavailable before start() and after stop().
    void ask(const InfluxAsking &asking);
    /// Breaks off what is under way and tells those who wait.
    void stop();

private:
    struct Running;

    void ping();
    void noteState(const Result<void> &pinged);
    void ended(const std::shared_ptr<Running> &running, std::size_t part, const Result<void> &result);
    void finish(const std::shared_ptr<Running> &running, const Result<void> &result);

    const InfluxOptions m_options;
    const Rhythm m_rhythm;
    InfluxStatus &m_status;
    std::unique_ptr<InfluxClient> m_client; ///< between start() and stop()
    std::set<std::shared_ptr<Running>> m_running;
    QTimer m_next;
    bool m_pinging = false;
    std::optional<QString> m_said; ///< what the log was told last: why it is not there, or nothing where it is
};

} // namespace hearthbook
