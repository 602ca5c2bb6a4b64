#include "core/source/channel.h"

namespace hearthbook {

QUrl Channel::address() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:8006"));
}

void Channel::setState(ChannelState state, const QString &trouble)
{
    const bool isNew = state != m_state || trouble != m_trouble;
    m_state = state;
    m_trouble = trouble;
    if (isNew)
        Q_EMIT stateChanged(state);
}

void Channel::tell(const std::vector<BookEvent> &events)
{
    for (const BookEvent &event : events) {
        if (event.isResync())
            Q_EMIT missed();
        else
            Q_EMIT happened(event);
    }
}

} // namespace hearthbook
