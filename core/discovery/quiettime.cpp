#include "core/discovery/quiettime.h"

#include <algorithm>

namespace hearthbook {

void QuietTime::happened(Moment now)
{
    if (!m_first)
        m_first = now;
    m_last = now;
}

void QuietTime::clear()
{
    m_first.reset();
}

std::optional<Moment> QuietTime::deadline() const
{
    if (!m_first)
        return std::nullopt;
    return std::min(m_last + quiet, *m_first + longest);
}

} // namespace hearthbook
