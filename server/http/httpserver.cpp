#include "server/http/httpserver.h"

#include "server/http/acceptor.h"
#include "server/http/arrival.h"
#include "server/http/workerthread.h"

#include <QAbstractSocket>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// What helps where an address cannot be listened on; begins with what joins it to the error.
QString help(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::AddressInUseError:
        return u". Another program has it, as the old service or a second hearthbookd: stop that one, or choose another port in server.listen"_s;
    case QAbstractSocket::SocketAccessError:
        return u". Ports below 1024 are the administrator's: choose a higher one in server.listen"_s;
    case QAbstractSocket::SocketAddressNotAvailableError:
        return u". This machine has no such address: server.listen takes one of its own, 127.0.0.1 or 0.0.0.0"_s;
    default: return {};
    }
}

} // namespace

HttpServer::HttpServer(const Router &router, OriginPolicy policy, const HttpLimits &limits, int threads,
                       QObject *parent)
    : QObject(parent), m_shared(router, std::move(policy), limits)
{
    for (int i = 0; i < std::max(1, threads); ++i) {
        auto &thread = m_threads.emplace_back(std::make_unique<WorkerThread>(m_shared));
        thread->setObjectName(u"http-"_s + QString::number(i + 1));
        connect(thread.get(), &QThread::finished, this, &HttpServer::threadEnded);
        thread->begin();
    }
}

HttpServer::~HttpServer()
{
    for (Acceptor *acceptor : m_acceptors)
        acceptor->close();
    for (const auto &thread : m_threads)
        thread->quit();
    for (const auto &thread : m_threads)
        thread->wait();
}

Result<quint16> HttpServer::listen(const QHostAddress &address, quint16 port)
{
    if (m_stopping)
        return failure(ErrorCode::Unavailable, u"The server is stopping"_s);
    auto acceptor = std::make_unique<Acceptor>(
        [this](qintptr descriptor) { accept({ .descriptor = descriptor, .tls = m_tls }); }, this);
    if (!acceptor->listen(address, port)) {
        const QString where = address.toString() + u':' + QString::number(port);
        return failure(
            ErrorCode::Unavailable,
            u"Cannot listen on %1: %2%3"_s.arg(where, acceptor->errorString(), help(acceptor->serverError())));
    }
    m_acceptors.push_back(acceptor.release());
    return m_acceptors.back()->serverPort();
}

Result<void> HttpServer::listenLocally(const QString &path)
{
    if (m_stopping)
        return failure(ErrorCode::Unavailable, u"The server is stopping"_s);
    Result<UnixSocket> socket = UnixSocket::listen(path);
    if (!socket)
        return failure(socket);
    auto acceptor = std::make_unique<Acceptor>(
        [this](qintptr descriptor) { accept({ .descriptor = descriptor, .isLocal = true }); }, this);
    if (!acceptor->setSocketDescriptor(socket->release()))
        return failure(ErrorCode::Unavailable, u"Cannot listen on unix:"_s + path + u": "_s + acceptor->errorString());
    m_acceptors.push_back(acceptor.release());
    m_unixSockets.push_back(std::move(*socket));
    return {};
}

bool HttpServer::isResponsive(std::chrono::microseconds within) const
{
    using namespace std::chrono_literals;
    if (m_stopping) // the threads come to their ends
        return true;
    const auto least = std::chrono::steady_clock::now() - std::max<std::chrono::microseconds>(within, 2s);
    return std::all_of(m_threads.begin(), m_threads.end(),
                       [least](const auto &thread) { return thread->worker().lastRan() >= least; });
}

void HttpServer::accept(const Arrival &arrival)
{
    const auto least = std::min_element(m_threads.begin(), m_threads.end(), [](const auto &one, const auto &other) {
        return one->worker().openCount() < other->worker().openCount();
    });
    Worker &worker = (*least)->worker();
    worker.reserve();
    const bool turnedAway = m_shared.open.fetch_add(1) >= m_shared.limits.connections;
    QMetaObject::invokeMethod(
        &worker, [&worker, arrival, turnedAway] { worker.adopt(arrival, turnedAway); }, Qt::QueuedConnection);
}

void HttpServer::stop(std::function<void()> finished)
{
    if (std::exchange(m_stopping, true))
        return;
    m_finished = std::move(finished);
    for (Acceptor *acceptor : m_acceptors)
        acceptor->close();
    m_unixSockets.clear();
    for (const auto &thread : m_threads)
        thread->stop(int(m_grace.count()));
}

void HttpServer::threadEnded()
{
    if (++m_ended == int(m_threads.size()) && m_finished)
        std::exchange(m_finished, {})();
}

} // namespace hearthbook
