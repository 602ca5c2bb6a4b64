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
                      const QByteArrayList &headers = {});
    HttpReply get(const QByteArray &target, const QByteArrayList &headers = {});
    HttpReply post(const QByteArray &target, const QByteArray &body, const QByteArrayList &headers = {});

    static QByteArray head(const QByteArray &method, const QByteArray &target, const QByteArray &body,
                           const QByteArrayList &headers = {});

    /// Writes what it can; a server that answers early and closes ends the writing.
    void send(const QByteArray &bytes);

    HttpReply reply(bool toHead = false);

    /// All that comes until the server closes, as it came.
    QByteArray untilClosed();

    /// Leaves without a goodbye.
    void leave() { m_socket.abort(); }

    bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }

private:
    void open();

    quint16 m_port;
    QTcpSocket m_socket;
    QByteArray m_received;
};

} // namespace hearthbook::test
