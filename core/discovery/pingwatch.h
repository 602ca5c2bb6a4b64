#pragma once

#include "core/discovery/moment.h"

namespace hearthbook {

/// Finds out that the other side is gone although the connection stands: asks 30 s after the last answer, and gives up
/// when nothing at all came within 10 s.
class PingWatch
{
public:
    static constexpr std::chrono::milliseconds interval = std::chrono::seconds(30);
    static constexpr std::chrono::milliseconds patience = std::chrono::seconds(10);

    enum class Due {
        Nothing,
        Ping, ///< send one now; it is noted as sent
        Dead  ///< no answer
    };

    /// Something arrived, whatever it was.
    void heard(Moment now);
    /// What is to be done now.
    Due check(Moment now);
    Moment deadline() const { return m_asked ? *m_asked + patience : m_heard + interval; }

private:
    Moment m_heard;
    std::optional<Moment> m_asked;
};

} // namespace hearthbook
