#include "core/discovery/websocketlink.h"

#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QRegularExpression>
#include <QSslError>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

using Kind = LinkFailure::Kind;

/// The status of an answer that did not upgrade; Qt tells it in words only.
int httpStatus(const QString &text)
{
    static const QRegularExpression status(u"status code: (\\d{3})"_s);
    return status.match(text).captured(1).toInt();
}

LinkFailure refusedUpgrade(int status)
{
    if (status == 403)
        return { Kind::Banned, u"Home Assistant has banned this machine (403): see ip_bans.yaml there"_s };
    return { Kind::Unreachable, u"No WebSocket there: the answer is HTTP status %1"_s.arg(status) };
}

} // namespace

WebSocketLink::~WebSocketLink()
{
    close();
}

void WebSocketLink::open(const QUrl &url)
{
    close();
    m_tlsError.clear();
    m_wasOpen = false;
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    m_socket->setProxy(QNetworkProxy::NoProxy);
    m_socket->setMaxAllowedIncomingMessageSize(mostBytes);
    m_socket->setMaxAllowedIncomingFrameSize(mostBytes);
    connectSocket();
    QNetworkRequest request(url);
    request.setRawHeader("User-Agent", "Hearthbook/" HEARTHBOOK_VERSION);
    m_socket->open(request);
}

void WebSocketLink::connectSocket()
{
    connect(m_socket, &QWebSocket::connected, this, [this] {
        m_wasOpen = true;
        Q_EMIT opened();
    });
    connect(m_socket, &QWebSocket::textMessageReceived, this,
            [this](const QString &text) { Q_EMIT received(text.toUtf8()); });
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, [this] { Q_EMIT receivedBytes(); });
    connect(m_socket, &QWebSocket::disconnected, this, &WebSocketLink::fail);
    connect(m_socket, &QWebSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        if (!errors.isEmpty())
            m_tlsError = errors.first().errorString();
    });
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(m_socket, &QWebSocket::errorOccurred, this, &WebSocketLink::fail);
#else
    connect(m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, &WebSocketLink::fail);
#endif
}

void WebSocketLink::send(const QByteArray &text)
{
    if (m_socket)
        m_socket->sendTextMessage(QString::fromUtf8(text));
}

void WebSocketLink::close()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->close();
    m_socket->deleteLater();
    m_socket = nullptr;
}

void WebSocketLink::fail()
{
    if (!m_socket)
        return;
    const LinkFailure why = failure();
    close();
    Q_EMIT closed(why);
}

LinkFailure WebSocketLink::failure() const
{
    const QAbstractSocket::SocketError error = m_socket->error();
    const QString text = m_socket->errorString();
    if (!m_tlsError.isEmpty() || error == QAbstractSocket::SslHandshakeFailedError)
        return { Kind::Tls, u"The certificate is not trusted: %1"_s.arg(m_tlsError.isEmpty() ? text : m_tlsError) };
    if (m_socket->closeCode() == QWebSocketProtocol::CloseCodeTooMuchData)
        return { Kind::TooLarge, u"Home Assistant sent a message of more than 64 MiB"_s };
    if (m_wasOpen)
        return { Kind::Closed, u"Home Assistant closed the connection"_s };
    if (const int status = httpStatus(text); status != 0)
        return refusedUpgrade(status);
    return { Kind::Unreachable, u"Home Assistant cannot be reached: %1"_s.arg(text) };
}

} // namespace hearthbook
