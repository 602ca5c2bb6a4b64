#include "server/http/qtadapter.h"

#include <QHttpServerRequest>
#include <QLoggingCategory>
#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>
#include <cstring>
#include <utility>

namespace hearthbook {

namespace {

Q_LOGGING_CATEGORY(lcAdapter, "hearthbook.http.adapter")

constexpr qsizetype largeBody = 64 * 1024;

} // namespace

/// A socket without a network: Qt's server reads from it what feed() was given. What Qt writes is dropped.
class RequestPipe final : public QTcpSocket
{
public:
    explicit RequestPipe(QObject *parent) : QTcpSocket(parent)
    {
        setOpenMode(QIODevice::ReadWrite);
        setSocketState(QAbstractSocket::ConnectedState);
    }

    ~RequestPipe() override { setSocketState(QAbstractSocket::UnconnectedState); }

    /// The buffer for the next request, emptied.
    QByteArray &buffer()
    {
        m_text.resize(0);
        m_at = 0;
        return m_text;
    }

    void feed() { Q_EMIT readyRead(); }

    /// Qt's server closes what it cannot read.
    void disconnectFromHost() override { shut(); }
    void close() override { shut(); }

    bool isShut() const { return m_shut; }

    qint64 bytesAvailable() const override { return QTcpSocket::bytesAvailable() + m_text.size() - m_at; }

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        const qint64 count = std::min<qint64>(maxSize, m_text.size() - m_at);
        if (count > 0)
            std::memcpy(data, m_text.constData() + m_at, size_t(count));
        m_at += qsizetype(count);
        return count;
    }

    qint64 writeData(const char *, qint64 size) override { return size; }

private:
    void shut()
    {
        if (std::exchange(m_shut, true))
            return;
        setSocketState(QAbstractSocket::UnconnectedState);
        Q_EMIT disconnected();
    }

    QByteArray m_text;
    qsizetype m_at = 0;
    bool m_shut = false;
};

/// Offers pipes to Qt's server as if they had been accepted.
class RequestPipeServer final : public QTcpServer
{
public:
    using QTcpServer::QTcpServer;

    /// Qt 6.4 listens to newConnection, later releases to pendingConnectionAvailable; both are private signals.
    void offer(RequestPipe *pipe)
    {
        m_offered = pipe;
        for (const char *signal : { "pendingConnectionAvailable", "newConnection" }) {
            if (m_offered)
                QMetaObject::invokeMethod(this, signal, Qt::DirectConnection);
        }
        if (m_offered)
            qCCritical(lcAdapter) << "Qt's HTTP server does not take connections";
    }

    bool hasPendingConnections() const override { return m_offered != nullptr; }
    QTcpSocket *nextPendingConnection() override { return std::exchange(m_offered, nullptr); }

private:
    RequestPipe *m_offered = nullptr;
};

QtAdapter::QtAdapter(QObject *parent) : QAbstractHttpServer(parent), m_server(new RequestPipeServer(this))
{
    // bind() accepts only a server that listens. Nobody may reach it, so it stops at once.
    if (!m_server->listen(QHostAddress::LocalHost, 0))
        qCCritical(lcAdapter) << "no loopback address to bind to:" << m_server->errorString();
    static_cast<void>(bind(m_server)); // void in Qt 6.4; later false only where it does not listen
    m_server->close();
    openPipe();
}

QtAdapter::~QtAdapter() = default;

void QtAdapter::openPipe()
{
    m_pipe = new RequestPipe(this);
    m_server->offer(m_pipe);
}

bool QtAdapter::submit(Method method, const QByteArray &target, const QByteArray &body, RequestSink &sink)
{
    if (m_busy) { // a handler that runs an event loop of its own: Qt's parser is busy with the request around it
        sink.handle(body);
        return true;
    }
    const bool isLarge = body.size() > largeBody;
    QByteArray &text = m_pipe->buffer();
    text.append(methodName(method)).append(' ').append(target).append(" HTTP/1.1\r\n");
    if (!body.isEmpty() && !isLarge)
        text.append("content-length: ").append(QByteArray::number(body.size())).append("\r\n");
    text.append("\r\n");
    if (isLarge)
        m_largeBody = body;
    else
        text.append(body);
    m_sink = &sink;
    m_busy = true;
    m_pipe->feed();
    m_busy = false;
    const bool taken = std::exchange(m_sink, nullptr) == nullptr;
    m_largeBody.clear();
    if (taken && m_pipe && !m_pipe->isShut())
        return true;
    if (m_pipe)
        m_pipe->close();
    openPipe();
    return taken;
}

bool QtAdapter::take(const QHttpServerRequest &request)
{
    if (RequestSink *sink = std::exchange(m_sink, nullptr))
        sink->handle(m_largeBody.isEmpty() ? request.body() : std::exchange(m_largeBody, {}));
    return true;
}

#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)

bool QtAdapter::handleRequest(const QHttpServerRequest &request, QTcpSocket *)
{
    return take(request);
}

void QtAdapter::missingHandler(const QHttpServerRequest &, QTcpSocket *) { }

#else

bool QtAdapter::handleRequest(const QHttpServerRequest &request, QHttpServerResponder &)
{
    return take(request);
}

void QtAdapter::missingHandler(const QHttpServerRequest &, QHttpServerResponder &) { }

#endif

} // namespace hearthbook
