#include "core/discovery/historyinbox.h"

namespace hearthbook {

bool HistoryInbox::put(HistorySnapshot snapshot)
{
    const std::lock_guard lock(m_mutex);
    const bool wasEmpty = !m_waiting;
    if (!wasEmpty)
        ++m_status.lost;
    m_waiting = std::move(snapshot);
    return wasEmpty;
}

std::optional<HistorySnapshot> HistoryInbox::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_waiting, std::nullopt);
}

HistoryStatus HistoryInbox::status() const
{
    const std::lock_guard lock(m_mutex);
    return m_status;
}

void HistoryInbox::noteWritten(Timestamp time)
{
    const std::lock_guard lock(m_mutex);
    ++m_status.written;
    m_status.lastWritten = time;
    m_status.error.reset();
}

bool HistoryInbox::noteFailure(const QString &message)
{
    const std::lock_guard lock(m_mutex);
    ++m_status.failures;
    const bool isFirst = !m_status.error;
    m_status.error = message;
    return isFirst;
}

void HistoryInbox::noteLost()
{
    const std::lock_guard lock(m_mutex);
    ++m_status.lost;
}

} // namespace hearthbook
