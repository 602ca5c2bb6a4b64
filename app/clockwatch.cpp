#include "app/clockwatch.h"

#include <QLoggingCategory>

namespace hearthbook {

namespace {

Q_LOGGING_CATEGORY(lcClock, "hearthbook.clock")

} // namespace

ClockWatch::ClockWatch(std::function<Timestamp()> now, Steady steady)
    : m_now(std::move(now)), m_steady(std::move(steady)),
      m_ahead(std::chrono::microseconds(m_now().microseconds) - m_steady())
{
}

std::chrono::microseconds ClockWatch::steadyNow()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(steady_clock::now().time_since_epoch());
}

bool ClockWatch::isSettled()
{
    const std::chrono::microseconds steady = m_steady();
    const std::chrono::microseconds ahead = std::chrono::microseconds(m_now().microseconds) - steady;
    const std::chrono::microseconds step = ahead - m_ahead;
    m_ahead = ahead;
    if (step > tolerance || step < -tolerance) {
        m_settledAt = steady + settling;
        qCWarning(lcClock, "The clock was set by %lld s: nothing is removed for its age within the next 24 hours",
                  static_cast<long long>(std::chrono::duration_cast<std::chrono::seconds>(step).count()));
    }
    if (m_settledAt && steady >= *m_settledAt)
        m_settledAt.reset();
    return !m_settledAt;
}

} // namespace hearthbook
