#pragma once

#include <QElapsedTimer>
#include <QHostAddress>
#include <QTcpSocket>
#include <QTest>

#include <optional>

namespace hearthbook::test {

/// One answer as it came over the wire. Names of headers are lower-case.
struct HttpReply
{
    int status = 0;
    QByteArray head = {};
    QByteArray body = {};

    QByteArray header(const QByteArray &name) const
    {
        for (const QByteArray &line : head.split('\n')) {
            if (line.startsWith(QByteArray(name + ": ")))
                return line.sliced(name.size() + 2).trimmed();
        }
        return {};
    }
};

/// A client that says exactly what a test wants, byte for byte. Waits by running the event loop, so that a server in the
/// same thread can accept; every wait ends after five seconds.
class HttpClient
{
public:
    explicit HttpClient(quint16 port)
    {
        m_socket.connectToHost(QHostAddress::LocalHost, port);
        wait([this] { return m_socket.state() == QAbstractSocket::ConnectedState; });
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    }

    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }

    void get(const QByteArray &target) { send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n"); }

    void post(const QByteArray &target, const QByteArray &body)
    {
        send("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + QByteArray::number(body.size())
             + "\r\n\r\n" + body);
    }

    /// The next answer; status 0 where none came in time. `toHead`: the request was HEAD, so no body follows.
    HttpReply reply(bool toHead = false)
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

    /// True once the server has closed and nothing unread is left.
    bool isClosed()
    {
        return wait([this] { return take() && m_socket.state() == QAbstractSocket::UnconnectedState; })
            && m_received.isEmpty();
    }

    /// True where nothing has come so far; runs the event loop once.
    bool isSilent()
    {
        QCoreApplication::processEvents();
        return take() && m_received.isEmpty();
    }

    /// Leaves without a goodbye.
    void leave() { m_socket.abort(); }

    QTcpSocket &socket() { return m_socket; }

private:
    template<typename Condition>
    static bool wait(Condition condition)
    {
        return QTest::qWaitFor(condition, 5000);
    }

    bool take()
    {
        m_received += m_socket.readAll();
        return true;
    }

    QTcpSocket m_socket;
    QByteArray m_received;
};

} // namespace hearthbook::test
