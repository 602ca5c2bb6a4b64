#pragma once

#include "core/discovery/moment.h"

#include <QtGlobal>

#include <functional>

namespace hearthbook {

/// How long to wait before a lost connection is tried again: 1 s, doubled each time up to 300 s, each a tenth shorter or
/// longer by chance.
class ReconnectSchedule
{
public:
    static constexpr std::chrono::milliseconds first = std::chrono::seconds(1);
    static constexpr std::chrono::milliseconds longest = std::chrono::seconds(300);
    /// Part of a wait by which it may be shorter or longer.
    static constexpr double jitter = 0.1;
    /// A connection that held this long ends the row of failures.
    static constexpr std::chrono::milliseconds stable = std::chrono::seconds(60);

    /// `mostRetries`: -1 for no bound. `random` gives numbers from 0 to below 1, evenly.
    ReconnectSchedule(qint64 mostRetries, std::function<double()> random);

    /// The wait before the next try; nothing where there were enough.
    std::optional<std::chrono::milliseconds> next();
    /// The row of failures is over.
    void reset() { m_retries = 0; }

private:
    qint64 m_mostRetries;
    std::function<double()> m_random;
    qint64 m_retries = 0;
};

} // namespace hearthbook
