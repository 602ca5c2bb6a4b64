#include "core/discovery/discoverystatus.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

QString stateWord(DiscoveryState state)
{
    switch (state) {
    case DiscoveryState::Disabled: return u"disabled"_s;
    case DiscoveryState::Connecting: return u"connecting"_s;
    case DiscoveryState::Listing: return u"listing"_s;
    case DiscoveryState::Following: return u"following"_s;
    case DiscoveryState::Waiting: return u"waiting"_s;
    case DiscoveryState::AuthInvalid: return u"auth_invalid"_s;
    case DiscoveryState::Stopped: return u"stopped"_s;
    }
    return u"stopped"_s;
}

DiscoveryStatus DiscoveryBoard::read() const
{
    const std::lock_guard lock(m_mutex);
    return m_status;
}

void DiscoveryBoard::write(const DiscoveryStatus &status)
{
    const std::lock_guard lock(m_mutex);
    m_status = status;
}

} // namespace hearthbook
