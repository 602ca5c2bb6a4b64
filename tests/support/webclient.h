#pragma once

#include "tests/support/httpclient.h"

#include <utility>

namespace hearthbook::test {

/// A client of a server in another process. Blocks instead of running an event loop, so each thread may have its own.
/// Every wait ends after `patience`; an answer that did not come has status 0.
class WebClient
{
public:
    static constexpr int patience = 40'000;

    explicit WebClient(quint16 port) : m_port(port) { open(); }

    /// `headers` are whole lines; Host is localhost unless one of them says otherwise.
    HttpReply request(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                      const QByteArrayList &headers = {})
    {
        if (m_socket.state() != QAbstractSocket::ConnectedState)
            open();
        send(head(method, target, body, headers) + body);
        return reply(method == "HEAD");
    }
    HttpReply get(const QByteArray &target, const QByteArrayList &headers = {})
    {
        return request("GET", target, {}, headers);
    }
    HttpReply post(const QByteArray &target, const QByteArray &body, const QByteArrayList &headers = {})
    {
        return request("POST", target, body, headers);
    }

    static QByteArray head(const QByteArray &method, const QByteArray &target, const QByteArray &body,
                           const QByteArrayList &headers = {})
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

    /// Writes what it can; a server that answers early and closes ends the writing.
    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(patience)) { }
    }

    HttpReply reply(bool toHead = false)
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

    /// All that comes until the server closes, as it came.
    QByteArray untilClosed()
    {
        while (m_socket.bytesAvailable() > 0 || m_socket.waitForReadyRead(patience))
            m_received += m_socket.readAll();
        return std::exchange(m_received, {});
    }

    /// Leaves without a goodbye.
    void leave() { m_socket.abort(); }

    bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }

private:
    void open()
    {
        m_received.clear();
        m_socket.abort();
        m_socket.connectToHost(QHostAddress::LocalHost, m_port);
        m_socket.waitForConnected(patience);
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    }

    quint16 m_port;
    QTcpSocket m_socket;
    QByteArray m_received;
};

} // namespace hearthbook::test
