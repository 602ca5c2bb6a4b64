#pragma once

#include "server/http/worker.h"

#include <QSemaphore>
#include <QThread>

namespace hearthbook {

/// A thread with an event loop and the Worker in it.
class WorkerThread final : public QThread
{
    Q_OBJECT

public:
    explicit WorkerThread(HttpShared &shared) : m_shared(shared) { }

    /// Starts, and returns once worker() exists.
    void begin();

    /// The connections of this thread; valid from begin() until the thread ends.
    Worker &worker() { return *m_worker; }

    /// Ends the thread once every accepted request was answered (see Worker::stop).
    void stop(int graceMs);

protected:
    void run() override;

private:
    HttpShared &m_shared;
    QSemaphore m_ready;
    Worker *m_worker = nullptr;
};

} // namespace hearthbook
