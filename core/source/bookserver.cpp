#include "core/source/bookserver.h"

#include <utility>

namespace hearthbook {

void BookServer::setState(ServerState state)
{
    if (state == ServerState::Starting) {
        m_trouble.clear();
        m_freePort.reset();
        m_requests = 0;
    }
    if (state != ServerState::Running && state != ServerState::Stopping) {
        m_url.clear();
        m_keyFile.clear();
        m_since = {};
        m_connections = 0;
    }
    m_state = state;
    Q_EMIT stateChanged(state);
    Q_EMIT counted();
}

void BookServer::setRunning(const QUrl &url, const QString &keyFile)
{
    m_keyFile = keyFile;
    m_url = url;
    m_since = QDateTime::currentDateTimeUtc();
    setState(ServerState::Running);
}

void BookServer::setTrouble(const QString &trouble, std::optional<quint16> freePort)
{
    m_trouble = trouble;
    m_freePort = freePort;
    setState(ServerState::Off);
}

void BookServer::setConnectionCount(int count)
{
    if (std::exchange(m_connections, count) != count)
        Q_EMIT counted();
}

void BookServer::addRequests(qint64 count)
{
    m_requests += count;
    Q_EMIT counted();
}

} // namespace hearthbook
