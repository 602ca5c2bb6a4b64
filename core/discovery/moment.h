#pragma once

#include <chrono>
#include <optional>

namespace hearthbook {

/// A point of a clock that no one sets. The parts of the discovery are told the time, they never ask.
using Moment = std::chrono::steady_clock::time_point;

/// The earlier of two deadlines; nothing is later than everything.
inline std::optional<Moment> earlier(std::optional<Moment> one, std::optional<Moment> other)
{
    if (!one || !other)
        return one ? one : other;
    return *one < *other ? one : other;
}

/// Whether the deadline is there and over.
inline bool isDue(std::optional<Moment> deadline, Moment now)
{
    return deadline && *deadline <= now;
}

} // namespace hearthbook
