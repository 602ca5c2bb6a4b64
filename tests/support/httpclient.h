#pragma once

#include <QElapsedTimer>
#include <QHostAddress>
#include <QSslSocket>
#include <QTest>

#include <memory>
#include <optional>

namespace hearthbook::test {

/// One answer as it came over the wire. Names of headers are lower-case.
struct HttpReply
{
    int status = 0;
    QByteArray head = {};
    QByteArray body = {};

    QByteArray header(const QByteArray &name) const;
};

/// What lies between client and server. One for a whole run of a test: see HTTP_TEST_MAIN_OVER.
enum class Transport { Tcp, Tls, Unix };
Transport transport();
void setTransport(Transport transport);

/// Where the server of a test listens for Transport::Unix, in a folder of its own.
QString socketPath();

/// A client that says exactly what a test wants, byte for byte. Waits by running the event loop, so that a server in the
/// same thread can accept; every wait ends after five seconds.
class HttpClient
{
public:
    /// Connects by transport(); over TLS a handshake that fails leaves it unconnected.
    explicit HttpClient(quint16 port);

    void send(const QByteArray &bytes);

    void get(const QByteArray &target) { send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n"); }

    void post(const QByteArray &target, const QByteArray &body);

    /// The next answer; status 0 where none came in time. `toHead`: the request was HEAD, so no body follows.
    HttpReply reply(bool toHead = false);

    /// True once the server has closed and nothing unread is left.
    bool isClosed();

    /// True where nothing has come so far; runs the event loop once.
    bool isSilent();

    /// Leaves without a goodbye.
    void leave() { m_socket->abort(); }

    QTcpSocket &socket() { return *m_socket; }

private:
    template<typename Condition>
    static bool wait(Condition condition)
    {
        return QTest::qWaitFor(condition, 5000);
    }

    bool take();

    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_received;
};

} // namespace hearthbook::test
