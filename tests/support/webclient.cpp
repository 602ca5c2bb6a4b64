#include "tests/support/webclient.h"

namespace hearthbook::test {

HttpReply WebClient::request(const QByteArray &method, const QByteArray &target, const QByteArray &body,
                             const QByteArrayList &headers)
{
    if (m_socket.state() != QAbstractSocket::ConnectedState)
        open();
    send(head(method, target, body, headers) + body);
    return reply(method == "HEAD");
}

HttpReply WebClient::get(const QByteArray &target, const QByteArrayList &headers)
{
    return request("GET", target, {}, headers);
}

HttpReply WebClient::post(const QByteArray &target, const QByteArray &body, const QByteArrayList &headers)
{
    return request("POST", target, body, headers);
}

QByteArray WebClient::head(const QByteArray &method, const QByteArray &target, const QByteArray &body,
                           const QByteArrayList &headers)
{
    QByteArray text = method + ' ' + target + " HTTP/1.1\r\n";
    bool host = false;
    for (const QByteArray &line : headers) {
        text += line + "\r\n";
        host = host || line.startsWith("Host:");
    }
    if (!host)
        text += "Host: localhost\r\n";
    if (!body.isEmpty() || method == "POST")
        text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return text + "\r\n";
}

void WebClient::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
    while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(patience)) { }
}

HttpReply WebClient::reply(bool toHead)
{
    HttpReply out;
    const auto readMore = [this] {
        const bool more = m_socket.bytesAvailable() > 0 || m_socket.waitForReadyRead(patience);
        m_received += m_socket.readAll();
        return more;
    };
    while (!m_received.contains("\r\n\r\n")) {
        if (!readMore())
            return out;
    }
    const qsizetype end = m_received.indexOf("\r\n\r\n");
    out.head = m_received.first(end);
    m_received.remove(0, end + 4);
    const int status = out.head.sliced(9, 3).toInt();
    const qsizetype size = toHead ? 0 : out.header("content-length").toLongLong();
    while (m_received.size() < size) {
        if (!readMore())
            return out; // cut off: no answer
    }
    out.status = status;
    out.body = m_received.first(size);
    m_received.remove(0, size);
    return out;
}

QByteArray WebClient::untilClosed()
{
    while (m_socket.bytesAvailable() > 0 || m_socket.waitForReadyRead(patience))
        m_received += m_socket.readAll();
    return std::exchange(m_received, {});
}

void WebClient::open()
{
    m_received.clear();
    m_socket.abort();
    m_socket.connectToHost(QHostAddress::LocalHost, m_port);
    m_socket.waitForConnected(patience);
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
}

} // namespace hearthbook::test
