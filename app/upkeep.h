#pragma once

#include <QTimer>

#include <chrono>
#include <functional>

namespace hearthbook {

/// What a running server does when it begins and then again and again. Thread: one with an event loop.
class Upkeep
{
public:
    Upkeep(std::chrono::milliseconds every, std::function<void()> task) : m_every(every), m_task(std::move(task))
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { m_task(); });
    }
    Q_DISABLE_COPY_MOVE(Upkeep)

    void start()
    {
        m_task();
        m_timer.start(m_every);
    }

    void stop() { m_timer.stop(); }

private:
    std::chrono::milliseconds m_every;
    std::function<void()> m_task;
    QTimer m_timer;
};

} // namespace hearthbook
