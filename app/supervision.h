#pragma once

#include <QTimer>

#include <functional>
#include <memory>

class QSocketNotifier;

namespace hearthbook {

/// A server that another program runs: it ends with that program, and tells it how many clients are connected, as lines
/// `connections N` on standard output. On Windows the end of the other program is not noticed.
class Supervision
{
public:
    /// Calls `stop` in this thread's event loop, once, when standard input has ended; asks `connections` each second.
    Supervision(std::function<void()> stop, std::function<int()> connections);
    ~Supervision();
    Q_DISABLE_COPY_MOVE(Supervision)

private:
    void read();
    void tell();

    std::function<void()> m_stop;
    std::function<int()> m_connections;
    std::unique_ptr<QSocketNotifier> m_input;
    QTimer m_second;
    int m_told = 0;
};

} // namespace hearthbook
