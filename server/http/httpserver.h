#pragma once

#include "core/domain/result.h"
#include "server/http/limits.h"
#include "server/http/originpolicy.h"
#include "server/http/router.h"
#include "server/http/unixsocket.h"
#include "server/http/worker.h"

#include <QHostAddress>
#include <QObject>
#include <QSslConfiguration>

#include <functional>
#include <memory>
#include <vector>

namespace hearthbook {

class Acceptor;
class WorkerThread;

/// The HTTP listener: one acceptor in the thread that made it, and a number of threads that read, answer and write. Each
/// connection stays in one thread.
///
/// Programs set QT_NO_GLIB=1 before QCoreApplication: Qt's own event loop is the faster one here.
class HttpServer final : public QObject
{
    Q_OBJECT

public:
    /// `router` must be complete and outlive the server. `threads`: at least one.
    HttpServer(const Router &router, OriginPolicy policy, const HttpLimits &limits, int threads,
               QObject *parent = nullptr);

    /// Cuts every connection that is left and waits for the threads. Call stop() before, to be polite.
    ~HttpServer() override;

    /// Begins to accept; port 0 takes a free one. Gives the port. May be called for several addresses.
    /// Errors: Unavailable, with the system's reason (the port is in use, the address is not ours).
    Result<quint16> listen(const QHostAddress &address, quint16 port);

    /// Begins to accept on a Unix socket, without TLS. The file is gone when the server stops. Errors: those of UnixSocket.
    Result<void> listenLocally(const QString &path);

    /// What listen() accepts from now on speaks TLS, as this says (readServerTls()); what is connected goes on as it began. Thread: this
    /// object's.
    void setTls(const QSslConfiguration &tls) { m_tls = tls; }

    /// Stops accepting, lets every accepted request be answered with `Connection: close`, also one whose body is still
    /// arriving, closes idle connections, ends the threads, then calls `finished` in this thread. Clients that have not
    /// sent their request or taken their answer within the grace time are cut; what is being worked on is waited for. A
    /// second call is ignored.
    void stop(std::function<void()> finished = {});

    /// Grace time of stop(), 10 s unless set.
    void setGraceTime(std::chrono::milliseconds time) { m_grace = time; }

    /// Run in each HTTP thread as it ends: thread-bound database connections are closed there. Set before listen().
    void setThreadFinished(std::function<void()> hook) { m_shared.threadFinished = std::move(hook); }

    /// Told of every answer. Set before listen().
    void setObserver(ExchangeObserver observer) { m_shared.observer = std::move(observer); }

    /// Whether the event loop of each thread ran within this time, or within two seconds if that is longer: they look at the clock
    /// once a second. True while it stops. Thread: this object's.
    bool isResponsive(std::chrono::microseconds within) const;

    int openConnections() const { return m_shared.open.load(); } ///< thread: any
    qint64 requestCount() const { return m_shared.requests.load(); } ///< answers so far; thread: any

private:
    void accept(const Arrival &arrival);
    void threadEnded();

    HttpShared m_shared;
    std::vector<std::unique_ptr<WorkerThread>> m_threads;
    std::vector<Acceptor *> m_acceptors;
    std::vector<UnixSocket> m_unixSockets;
    std::optional<QSslConfiguration> m_tls;
    std::function<void()> m_finished;
    std::chrono::milliseconds m_grace { 10'000 };
    int m_ended = 0;
    bool m_stopping = false;
};

} // namespace hearthbook
