#include "core/discovery/pingwatch.h"

namespace hearthbook {

void PingWatch::heard(Moment now)
{
    m_heard = now;
    m_asked.reset();
}

PingWatch::Due PingWatch::check(Moment now)
{
    if (now < deadline())
        return Due::Nothing;
    if (m_asked)
        return Due::Dead;
    m_asked = now;
    return Due::Ping;
}

} // namespace hearthbook
