#include "tests/support/httpclient.h"

#include <QTemporaryDir>

#include <sys/socket.h>
#include <sys/un.h>

#include <cstring>

namespace hearthbook::test {

namespace {

Transport current = Transport::Tcp;

std::unique_ptr<QTcpSocket> socketFor(Transport transport)
{
    if (transport != Transport::Tls)
        return std::make_unique<QTcpSocket>();
    auto socket = std::make_unique<QSslSocket>();
    socket->setPeerVerifyMode(QSslSocket::VerifyNone);
    return socket;
}

/// QLocalSocket is no QTcpSocket, but a QTcpSocket takes any stream.
void connectByPath(QTcpSocket &socket, const QString &path)
{
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    const QByteArray name = path.toLocal8Bit();
    std::memcpy(address.sun_path, name.constData(), size_t(name.size()));
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::connect(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0)
        socket.setSocketDescriptor(descriptor);
}

} // namespace

Transport transport()
{
    return current;
}

void setTransport(Transport transport)
{
    current = transport;
}

QString socketPath()
{
    static const QTemporaryDir folder;
    return folder.filePath(QStringLiteral("http.sock"));
}

HttpClient::HttpClient(quint16 port) : m_socket(socketFor(current))
{
    if (current == Transport::Unix) {
        connectByPath(*m_socket, socketPath());
        return;
    }
    m_socket->connectToHost(QHostAddress::LocalHost, port);
    wait([this] { return m_socket->state() == QAbstractSocket::ConnectedState; });
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    auto *tls = qobject_cast<QSslSocket *>(m_socket.get());
    if (!tls)
        return;
    tls->startClientEncryption();
    wait([tls] { return tls->isEncrypted() || tls->state() == QAbstractSocket::UnconnectedState; });
}

void HttpClient::send(const QByteArray &bytes)
{
    m_socket->write(bytes);
    m_socket->flush();
}

void HttpClient::post(const QByteArray &target, const QByteArray &body)
{
    send("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + QByteArray::number(body.size())
         + "\r\n\r\n" + body);
}

HttpReply HttpClient::reply(bool toHead)
{
    HttpReply out;
    wait([this] { return take() && m_received.contains("\r\n\r\n"); });
    const qsizetype end = m_received.indexOf("\r\n\r\n");
    if (end < 0)
        return out;
    out.head = m_received.first(end);
    m_received.remove(0, end + 4);
    out.status = out.head.sliced(9, 3).toInt();
    const qsizetype size = toHead || out.status < 200 ? 0 : out.header("content-length").toLongLong();
    wait([this, size] { return take() && m_received.size() >= size; });
    out.body = m_received.first(qMin(size, m_received.size()));
    m_received.remove(0, out.body.size());
    return out;
}

bool HttpClient::isClosed()
{
    return wait([this] { return take() && m_socket->state() == QAbstractSocket::UnconnectedState; })
        && m_received.isEmpty();
}

bool HttpClient::isSilent()
{
    QCoreApplication::processEvents();
    return take() && m_received.isEmpty();
}

bool HttpClient::take()
{
    m_received += m_socket->readAll();
    return true;
}

QByteArray HttpReply::header(const QByteArray &name) const
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.startsWith(QByteArray(name + ": ")))
            return line.sliced(name.size() + 2).trimmed();
    }
    return {};
}

} // namespace hearthbook::test
