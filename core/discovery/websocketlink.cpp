#include "core/discovery/websocketlink.h"

#include "core/discovery/certificateproblem.h"

#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslConfiguration>

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

/// Qt 6.5 named it errorOccurred; before, it shared its name with the getter.
template<typename Socket>
auto errorSignal()
{
    if constexpr (requires { &Socket::errorOccurred; })
        return &Socket::errorOccurred;
    else
        return qOverload<QAbstractSocket::SocketError>(&Socket::error);
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

void WebSocketLink::open(const Endpoint &endpoint)
{
    close();
    m_certificateProblem.clear();
    m_wasOpen = false;
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    m_socket->setProxy(QNetworkProxy::NoProxy);
    m_socket->setMaxAllowedIncomingMessageSize(mostBytes);
    m_socket->setMaxAllowedIncomingFrameSize(mostBytes);
    connectSocket();
    if (endpoint.url.scheme() == u"wss"_s && !trust(endpoint.caFile)) {
        const LinkFailure why { Kind::Tls,
                                u"No certificate can be read from %1 (HEARTHBOOK_HA_CA_FILE)"_s.arg(endpoint.caFile) };
        const auto told = [this, why, socket = m_socket] {
            if (socket == m_socket)
                failWith(why);
        };
        QMetaObject::invokeMethod(this, told, Qt::QueuedConnection);
        return;
    }
    QNetworkRequest request(endpoint.url);
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
            m_certificateProblem = certificateProblem(errors, m_socket->requestUrl().host());
    });
    connect(m_socket, errorSignal<QWebSocket>(), this, &WebSocketLink::fail);
}

/// Takes the authorities of a file beside the system's. False where it has none, or cannot be read.
bool WebSocketLink::trust(const QString &caFile)
{
    if (caFile.isEmpty())
        return true;
    const QList<QSslCertificate> authorities = QSslCertificate::fromPath(caFile, QSsl::Pem);
    QSslConfiguration tls = m_socket->sslConfiguration();
    tls.addCaCertificates(authorities);
    m_socket->setSslConfiguration(tls);
    return !authorities.isEmpty();
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
    if (m_socket)
        failWith(failure());
}

void WebSocketLink::failWith(const LinkFailure &why)
{
    close();
    Q_EMIT closed(why);
}

LinkFailure WebSocketLink::failure() const
{
    const QAbstractSocket::SocketError error = m_socket->error();
    const QString text = m_socket->errorString();
    if (!m_certificateProblem.isEmpty())
        return { Kind::Tls, m_certificateProblem };
    if (error == QAbstractSocket::SslHandshakeFailedError)
        return { Kind::Tls, u"No TLS connection to Home Assistant comes about: %1"_s.arg(text) };
    if (m_socket->closeCode() == QWebSocketProtocol::CloseCodeTooMuchData)
        return { Kind::TooLarge, u"Home Assistant sent a message of more than 64 MiB"_s };
    if (m_wasOpen)
        return { Kind::Closed, u"Home Assistant closed the connection"_s };
    if (const int status = httpStatus(text); status != 0)
        return refusedUpgrade(status);
    return { Kind::Unreachable, u"Home Assistant cannot be reached: %1"_s.arg(text) };
}

} // namespace hearthbook
