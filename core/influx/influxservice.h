#pragma once

#include "core/influx/influxloop.h"

#include <QThread>

#include <atomic>
#include <mutex>

namespace hearthbook {

/// InfluxDB's client on a thread of its own: nobody who asks waits. Thread: the owner's; ask() and numbers() from any.
class InfluxService
{
public:
    explicit InfluxService(InfluxOptions options, InfluxLoop::Rhythm rhythm = {});
    ~InfluxService();
    Q_DISABLE_COPY_MOVE(InfluxService)

    /// Begins; waits for nothing. Once.
    void start();
    /// See InfluxAsking. Errors: those of InfluxClient::query(); Unavailable while `most` questions are under way, before
    /// start() and after stop().
    void ask(const InfluxAsking &asking);
    InfluxStatus::Numbers numbers() const { return m_status.numbers(); }
    /// For other clients of the same InfluxDB, which must not outlive this.
    InfluxStatus &status() { return m_status; }
    /// Breaks off what is under way, which is told so, and ends the thread.
    void stop();

    static constexpr int most = 32;

private:
    Result<void> post(const InfluxAsking &asking);

    InfluxStatus m_status;
    InfluxLoop m_loop;
    QThread m_thread;
    std::atomic<int> m_underWay = 0;
    std::mutex m_mutex; ///< who asks and who stops: a question is posted before the end, or refused
    bool m_running = false;
};

} // namespace hearthbook
