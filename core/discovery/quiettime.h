#pragma once

#include "core/discovery/moment.h"

namespace hearthbook {

/// When to look after something happened: as soon as it is quiet, but not long after the first of a row. So a burst of
/// hundreds makes one look, and a stream without end is not waited out. Of the 2 s within which an event is to be in the
/// book, `longest` leaves 0.8 s for the look and its write.
class QuietTime
{
public:
    static constexpr std::chrono::milliseconds quiet = std::chrono::milliseconds(300);
    static constexpr std::chrono::milliseconds longest = std::chrono::milliseconds(1200);

    void happened(Moment now);
    /// Forgets what happened.
    void clear();
    /// Nothing while nothing happened.
    std::optional<Moment> deadline() const;

private:
    std::optional<Moment> m_first;
    Moment m_last;
};

} // namespace hearthbook
