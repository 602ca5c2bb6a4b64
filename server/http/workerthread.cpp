#include "server/http/workerthread.h"

namespace hearthbook {

void WorkerThread::begin()
{
    start();
    m_ready.acquire();
}

void WorkerThread::stop(int graceMs)
{
    QMetaObject::invokeMethod(m_worker, [this, graceMs] { m_worker->stop(graceMs); }, Qt::QueuedConnection);
}

void WorkerThread::run()
{
    {
        Worker worker(m_shared);
        m_worker = &worker;
        connect(&worker, &Worker::drained, this, [this] { quit(); }, Qt::DirectConnection);
        m_ready.release();
        exec();
    }
    if (m_shared.threadFinished)
        m_shared.threadFinished();
}

} // namespace hearthbook
