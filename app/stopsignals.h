#pragma once

#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace hearthbook {

/// Calls a function in this thread's event loop on the first SIGTERM or SIGINT; the second ends the process as if
/// nobody listened. One object at a time. Does nothing on Windows.
class StopSignals
{
public:
    explicit StopSignals(std::function<void()> stop);
    ~StopSignals();
    Q_DISABLE_COPY_MOVE(StopSignals)

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace hearthbook
