#pragma once

#include "server/http/method.h"

#include <QAbstractHttpServer>
#include <QByteArray>
#include <QPointer>

namespace hearthbook {

class RequestPipe;
class RequestPipeServer;

/// Takes a request that QtHttpServer has read.
class RequestSink
{
public:
    virtual ~RequestSink() = default;

    /// Called once, inside QtAdapter::submit(), with the request's body.
    virtual void handle(QByteArray body) = 0;
};

/// The one place that knows Qt's HTTP server, and with it every difference between Qt 6.4 and 6.8.
///
/// Qt's parser has no limits, mistakes trailers for the next request, and ties a socket to the life of its answer in
/// ways that changed with each release. So it never meets a client: an HttpConnection checks and collects a request, and hands
/// it on in canonical form (one Content-Length, no chunks, no Expect, no Upgrade) through a socket that exists only inside
/// the process. Answers go out on the HttpConnection, so late answers need nothing of QHttpServerResponder.
///
/// One object serves all connections of its thread.
class QtAdapter final : public QAbstractHttpServer
{
    Q_OBJECT

public:
    explicit QtAdapter(QObject *parent = nullptr);
    ~QtAdapter() override;

    /// Passes a request through Qt's server and runs `sink` inside its handleRequest(). False where Qt could not read
    /// the request, then `sink` was not called.
    bool submit(Method method, const QByteArray &target, const QByteArray &body, RequestSink &sink);

protected:
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &request, QTcpSocket *socket) override;
#else
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
    void missingHandler(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
#endif

private:
    bool take(const QHttpServerRequest &request);
    void openPipe();

    RequestPipeServer *m_server = nullptr;
    QPointer<RequestPipe> m_pipe;
    RequestSink *m_sink = nullptr; ///< of the request on its way, until it was handed over
    bool m_busy = false; ///< within submit()
    QByteArray m_largeBody; ///< a body that does not pass Qt's parser, which would copy it three times
};

} // namespace hearthbook
