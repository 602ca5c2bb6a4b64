#pragma once

#include "core/discovery/historyloop.h"

#include <QThread>

#include <atomic>

namespace hearthbook {

/// The history on a thread of its own: a listing of a large home is read and written there for longer than those may wait who
/// ask InfluxDB meanwhile. Thread: the owner's; put() and status() from any.
class HistoryService
{
public:
    /// `status` outlives this.
    HistoryService(HistoryLoop::Context context, InfluxStatus &status);
    ~HistoryService();
    Q_DISABLE_COPY_MOVE(HistoryService)

    void start();
    /// Hands a listing over and returns at once. It replaces one that waits. Nobody writes it after stop().
    void put(HistorySnapshot snapshot);
    HistoryStatus status() const { return m_inbox.status(); }
    /// Breaks off what is being written and ends the thread.
    void stop();

private:
    HistoryInbox m_inbox;
    HistoryLoop m_loop;
    QThread m_thread;
    std::atomic<bool> m_running = false;
};

} // namespace hearthbook
