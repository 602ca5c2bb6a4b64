#include "core/storage/checkpointer.h"

namespace hearthbook {

Checkpointer::~Checkpointer()
{
    stop();
}

Result<void> Checkpointer::start(const DatabaseOptions &options)
{
    Result<void> started = startThread(m_thread, [this, options](const ThreadOpened &opened) { run(options, opened); });
    if (!started)
        stop();
    return started;
}

void Checkpointer::request()
{
    const std::lock_guard lock(m_mutex);
    m_requested = true;
    m_wake.notify_one();
}

void Checkpointer::wait()
{
    std::unique_lock lock(m_mutex);
    m_idle.wait(lock, [this] { return m_stopping || (!m_requested && !m_passing); });
}

void Checkpointer::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_wake.notify_one();
        m_idle.notify_all();
    }
    if (m_thread.joinable())
        m_thread.join();
}

void Checkpointer::run(const DatabaseOptions &options, const ThreadOpened &opened)
{
    Result<std::unique_ptr<Connection>> connection = Connection::open(options);
    if (!connection) {
        opened(failure(connection));
        return;
    }
    opened({});
    loop(**connection);
}

void Checkpointer::loop(Connection &connection)
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_stopping || m_requested; });
        if (m_stopping)
            return;
        m_requested = false;
        m_passing = true;
        lock.unlock();
        connection.checkpoint(Connection::Checkpoint::Passive);
        lock.lock();
        m_passing = false;
        m_idle.notify_all();
    }
}

} // namespace hearthbook
