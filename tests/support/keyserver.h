#pragma once

#include <QTcpServer>
#include <QTcpSocket>

#include <utility>

namespace hearthbook::test {

/// An empty book over HTTP that wants an API key, on a free port of 127.0.0.1, in the test's own event loop.
class KeyServer : public QObject
{
public:
    QByteArray key = "right-key";
    int refusal = 401;              ///< what a request without the key is answered
    QByteArray redirect = {};       ///< where everything is sent instead; empty: nowhere
    QByteArrayList authorizations;  ///< as they came, one a request; empty where there was none

    KeyServer()
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                serve(socket);
        });
    }

    QString place() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()); }

    /// Ends all connections, streams of events too.
    void dropAll()
    {
        for (QTcpSocket *socket : m_server.findChildren<QTcpSocket *>())
            socket->abort();
    }

private:
    void serve(QTcpSocket *socket)
    {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, received = QByteArray()]() mutable {
            received += socket->readAll();
            for (qsizetype end = received.indexOf("\r\n\r\n"); end >= 0; end = received.indexOf("\r\n\r\n")) {
                answer(*socket, received.left(end));
                received.remove(0, end + 4);
            }
        });
    }

    void answer(QTcpSocket &socket, const QByteArray &head)
    {
        authorizations += headerOf(head, "authorization");
        if (!redirect.isEmpty())
            send(socket, "307 Temporary Redirect\r\nLocation: " + redirect, {});
        else if (authorizations.last() != "Bearer " + key)
            send(socket, QByteArray::number(refusal) + " No\r\nWWW-Authenticate: Bearer", R"({"title":"No"})");
        else if (head.contains("/api/events"))
            socket.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: hello\n\n");
        else
            send(socket, "200 OK", R"({"devices":[],"entities":[],"areas":[],"total":0,"facets":{}})");
    }

    static void send(QTcpSocket &socket, const QByteArray &status, const QByteArray &body)
    {
        socket.write("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
                     + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }

    static QByteArray headerOf(const QByteArray &head, const QByteArray &name)
    {
        for (const QByteArray &line : head.split('\n')) {
            if (line.left(line.indexOf(':')).trimmed().toLower() == name)
                return line.mid(line.indexOf(':') + 1).trimmed();
        }
        return {};
    }

    QTcpServer m_server;
};

} // namespace hearthbook::test
