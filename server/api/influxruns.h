#pragma once

#include "server/api/influxrun.h"

#include <QThread>

#include <deque>
#include <memory>

namespace hearthbook {

/// The imports from InfluxDB that clients began, whether these are still there or not: one at a time, on a thread of its own. Thread:
/// any; stop() and the end are the owner's.
class InfluxRuns
{
public:
    /// Both outlive it, and the writer is stopped after it.
    InfluxRuns(Writer &writer, Readers &readers) : m_writer(writer), m_readers(readers) { }
    ~InfluxRuns();
    Q_DISABLE_COPY_MOVE(InfluxRuns)

    using Run = std::shared_ptr<InfluxRun>;

    /// Begins one; waits for nothing. Nothing where current() is not over yet, or stop() was called.
    Run begin(const InfluxOrder &order);
    /// The one that is not over yet; null: there is none.
    Run current() const;
    /// Null: there is none of that id, or it is older than the newest `kept`, which do not outlive the program.
    Run find(const QString &id) const;
    /// Cancels what is under way, and waits for its end.
    void stop();

    static constexpr std::size_t kept = 20;

private:
    Run unended() const;

    Writer &m_writer;
    Readers &m_readers;
    mutable std::mutex m_mutex;
    std::deque<Run> m_runs; ///< newest last
    std::unique_ptr<QThread> m_thread;
    bool m_isStopped = false;
};

} // namespace hearthbook
