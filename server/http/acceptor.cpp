#include "server/http/acceptor.h"

namespace hearthbook {

Acceptor::Acceptor(std::function<void(qintptr)> take, QObject *parent) : QTcpServer(parent), m_take(std::move(take))
{
    setListenBacklogSize(1024);
}

} // namespace hearthbook
