#pragma once

#include "core/domain/timestamp.h"

#include <chrono>
#include <functional>
#include <optional>

namespace hearthbook {

/// Whether ages can be believed: not while the clock of day was set lately. What is old by a clock that runs years ahead would be
/// removed for good. A machine that slept counts as one whose clock was set.
class ClockWatch
{
public:
    using Steady = std::function<std::chrono::microseconds()>; ///< a clock that nobody sets

    explicit ClockWatch(std::function<Timestamp()> now = Timestamp::now, Steady steady = steadyNow);

    /// False for `settling` after a step of more than `tolerance`. Call it now and then: steps are seen between two calls.
    bool isSettled();

    static constexpr std::chrono::microseconds tolerance = std::chrono::minutes(5);
    static constexpr std::chrono::microseconds settling = std::chrono::hours(24);

private:
    static std::chrono::microseconds steadyNow();

    std::function<Timestamp()> m_now;
    Steady m_steady;
    std::chrono::microseconds m_ahead { 0 }; ///< of the clock of day before the steady one
    std::optional<std::chrono::microseconds> m_settledAt; ///< by the steady clock
};

} // namespace hearthbook
