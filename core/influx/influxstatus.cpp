#include "core/influx/influxstatus.h"

namespace hearthbook {

InfluxStatus::Numbers InfluxStatus::numbers() const
{
    const std::lock_guard lock(m_mutex);
    Numbers numbers { .connected = m_connected, .queryCount = m_queries };
    if (m_answered > 0)
        numbers.averageQueryTimeMs = double(m_time.count()) / double(m_answered);
    if (m_queries > 0)
        numbers.successRate = 100.0 * double(m_answered) / double(m_queries);
    return numbers;
}

std::optional<InfluxKind> InfluxStatus::kind() const
{
    const std::lock_guard lock(m_mutex);
    return m_kind;
}

void InfluxStatus::setKind(InfluxKind kind)
{
    const std::lock_guard lock(m_mutex);
    m_kind = kind;
}

void InfluxStatus::forgetKind()
{
    const std::lock_guard lock(m_mutex);
    m_kind.reset();
}

void InfluxStatus::setConnected(bool connected)
{
    const std::lock_guard lock(m_mutex);
    m_connected = connected;
}

void InfluxStatus::countQuery(bool answered, std::chrono::milliseconds took)
{
    const std::lock_guard lock(m_mutex);
    ++m_queries;
    if (!answered)
        return;
    ++m_answered;
    m_time += took;
}

} // namespace hearthbook
