#include "server/auth/failedkeys.h"

namespace hearthbook {

namespace {

constexpr qint64 minute = qint64(60) * 1'000'000; ///< microseconds
constexpr qsizetype mostAddresses = 10'000;

int secondsOf(qint64 microseconds)
{
    return int((microseconds + 999'999) / 1'000'000);
}

} // namespace

void FailedKeys::add(const QByteArray &address, const Timestamp &now)
{
    const std::lock_guard lock(m_mutex);
    if (m_addresses.size() >= mostAddresses)
        makeRoom(now);
    Times &times = m_addresses[address];
    times.at[std::size_t(times.next)] = now.microseconds;
    times.next = (times.next + 1) % most;
}

std::optional<int> FailedKeys::wait(const QByteArray &address, const Timestamp &now) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_addresses.constFind(address);
    if (found == m_addresses.cend())
        return std::nullopt;
    const qint64 end = found->oldest() + minute;
    return end > now.microseconds ? std::optional(secondsOf(end - now.microseconds)) : std::nullopt;
}

/// Forgets who is quiet again; where nobody is, all: memory is worth more than the counts.
void FailedKeys::makeRoom(const Timestamp &now)
{
    m_addresses.removeIf([&now](auto one) { return one.value().newest() + minute <= now.microseconds; });
    if (m_addresses.size() >= mostAddresses)
        m_addresses.clear();
}

} // namespace hearthbook
