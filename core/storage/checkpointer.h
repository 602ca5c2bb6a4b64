#pragma once

#include "core/storage/connection.h"
#include "core/storage/threadstart.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace hearthbook {

/// Moves the WAL into the database file on a thread and a connection of its own: the writer goes on meanwhile, whose
/// commits would wait for two fsyncs else. What is written during a pass stays for the next one.
class Checkpointer
{
public:
    Checkpointer() = default;
    ~Checkpointer();
    Q_DISABLE_COPY_MOVE(Checkpointer)

    /// Opens the connection on the thread. Errors: those of Connection::open; then it is stopped.
    Result<void> start(const DatabaseOptions &options);

    /// Asks for a pass and returns at once; what is asked for during one is done after it. Any thread.
    void request();

    /// Waits for what was asked for: until then a pass of anybody else is refused. Any thread but its own.
    void wait();

    /// Ends the pass that is under way, and the thread.
    void stop();

private:
    void run(const DatabaseOptions &options, const ThreadOpened &opened);
    void loop(Connection &connection);

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_idle;
    bool m_requested = false;
    bool m_passing = false;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace hearthbook
