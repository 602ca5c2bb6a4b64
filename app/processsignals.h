#pragma once

#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace hearthbook {

/// Calls functions in this thread's event loop: `stop` on the first SIGTERM or SIGINT (the second ends the process as if nobody
/// listened), `reload` on each SIGHUP; without it that signal ends the process. One object at a time. Does nothing on Windows.
class ProcessSignals
{
public:
    explicit ProcessSignals(std::function<void()> stop, std::function<void()> reload = {});
    ~ProcessSignals();
    Q_DISABLE_COPY_MOVE(ProcessSignals)

private:
    void take();

    std::function<void()> m_stop;
    std::function<void()> m_reload;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace hearthbook
