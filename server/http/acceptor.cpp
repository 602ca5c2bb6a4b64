#include "server/http/acceptor.h"

#include <QLoggingCategory>
#include <QTimer>

namespace hearthbook {

namespace {

Q_LOGGING_CATEGORY(lcAcceptor, "hearthbook.http.acceptor")

constexpr int retryMs = 100;

} // namespace

Acceptor::Acceptor(std::function<void(qintptr)> take, QObject *parent) : QTcpServer(parent), m_take(std::move(take))
{
    setListenBacklogSize(1024);
    // Qt stops accepting for good when the process is out of descriptors. It will have some again.
    connect(this, &QTcpServer::acceptError, this, [this] {
        qCWarning(lcAcceptor) << "cannot accept a connection:" << errorString();
        QTimer::singleShot(retryMs, this, [this] { resumeAccepting(); });
    });
}

} // namespace hearthbook
