#include "core/discovery/reconnectschedule.h"

#include <algorithm>

namespace hearthbook {

ReconnectSchedule::ReconnectSchedule(qint64 mostRetries, std::function<double()> random)
    : m_mostRetries(mostRetries), m_random(std::move(random))
{
}

std::optional<std::chrono::milliseconds> ReconnectSchedule::next()
{
    if (m_mostRetries >= 0 && m_retries >= m_mostRetries)
        return std::nullopt;
    const int doublings = int(std::min<qint64>(m_retries++, 9)); // 2^9 s is over the longest wait
    const std::chrono::milliseconds planned = std::min(first * (1 << doublings), longest);
    const double factor = 1 + jitter * (2 * m_random() - 1);
    return std::chrono::milliseconds(qint64(double(planned.count()) * factor));
}

} // namespace hearthbook
