#include "core/source/channel.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

QUrl Channel::address() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:8006"));
}

void Channel::setKey(const QByteArray &) { }

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

bool isServerAddress(const QString &place)
{
    return place.startsWith(u"http://"_s) || place.startsWith(u"https://"_s);
}

} // namespace hearthbook
