#pragma once

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <vector>

namespace hearthbook::test {

/// What the old service was asked, as it came over the wire.
struct AskedRequest
{
    QByteArray method = {};
    QByteArray target = {};
    QHash<QByteArray, QByteArray> headers = {}; ///< names in lower case
    QByteArray body = {};
};

/// The old data-api on a free port of 127.0.0.1, in the test's own event loop: says what `answer` says, byte for byte, and closes.
/// An empty answer never comes.
class OldService : public QObject
{
public:
    OldService()
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                serve(socket);
        });
    }

    QString url(const QString &path = {}) const
    {
        return QStringLiteral("http://127.0.0.1:%1%2").arg(m_server.serverPort()).arg(path);
    }
    const std::vector<AskedRequest> &asked() const { return m_asked; }
    void leave() { m_server.close(); }

    QByteArray answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

private:
    void serve(QTcpSocket *socket)
    {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, received = QByteArray()]() mutable {
            received += socket->readAll();
            const qsizetype end = received.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            AskedRequest request = parsed(received.left(end));
            request.body = received.mid(end + 4);
            if (request.body.size() < request.headers.value("content-length").toLongLong())
                return;
            received.clear();
            m_asked.push_back(request);
            if (answer.isEmpty())
                return;
            socket->write(answer);
            socket->disconnectFromHost();
        });
    }

    static AskedRequest parsed(const QByteArray &head)
    {
        AskedRequest request;
        const QByteArrayList lines = head.split('\n');
        const QByteArrayList words = lines.first().trimmed().split(' ');
        request.method = words.value(0);
        request.target = words.value(1);
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
        }
        return request;
    }

    QTcpServer m_server;
    std::vector<AskedRequest> m_asked;
};

} // namespace hearthbook::test
