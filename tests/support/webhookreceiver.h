#pragma once

#include <QByteArrayList>
#include <QHash>
#include <QSet>
#include <QTcpServer>
#include <QTcpSocket>

#include <utility>
#include <vector>

namespace hearthbook::test {

/// One request that arrived.
struct ReceivedRequest
{
    QByteArray path = {};
    QHash<QByteArray, QByteArray> headers = {}; ///< names in lower case
    QByteArray body = {};

    QByteArray header(const QByteArray &name) const { return headers.value(name); }
};

/// A webhook receiver on a free port of 127.0.0.1, in the test's own event loop. The path says how it answers:
/// /<status>, /hang never, /reset with a reset, /close by closing without an answer, /half with half a status line and a
/// close, /endless with a body that does not end.
class WebhookReceiver : public QObject
{
public:
    WebhookReceiver()
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                serve(socket);
        });
    }

    QString url(const QString &path) const
    {
        return QStringLiteral("http://127.0.0.1:%1%2").arg(m_server.serverPort()).arg(path);
    }
    quint16 port() const { return m_server.serverPort(); }
    std::size_t count() const { return m_requests.size(); }
    /// Those that carried anything: Qt 6.8 connects again where a receiver closed, before it finds that it has no body left.
    int connections() const { return m_connections; }
    const ReceivedRequest &request(std::size_t at) const { return m_requests.at(at); }
    /// Different webhook-ids that arrived.
    qsizetype ids() const
    {
        QSet<QByteArray> ids;
        for (const ReceivedRequest &request : m_requests)
            ids.insert(request.header("webhook-id"));
        return ids.size();
    }
    /// A path answers another status from now on.
    void answer(const QByteArray &path, int status) { m_statuses.insert(path, status); }

private:
    void serve(QTcpSocket *socket)
    {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, received = QByteArray(), used = false]() mutable {
            m_connections += std::exchange(used, true) ? 0 : 1;
            received += socket->readAll();
            const qsizetype end = received.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            ReceivedRequest request = parsed(received.left(end));
            request.body = received.mid(end + 4);
            if (request.body.size() < request.header("content-length").toLongLong())
                return;
            received.clear();
            m_requests.push_back(request);
            reply(socket, request.path);
        });
    }

    static ReceivedRequest parsed(const QByteArray &head)
    {
        ReceivedRequest request;
        const QByteArrayList lines = head.split('\n');
        request.path = lines.first().split(' ').value(1);
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
        }
        return request;
    }

    void reply(QTcpSocket *socket, const QByteArray &path)
    {
        if (path == "/hang")
            return;
        if (path == "/reset") {
            socket->abort();
            return;
        }
        if (path == "/close" || path == "/half") {
            socket->write(path == "/half" ? "HTTP/1." : "");
            socket->disconnectFromHost();
            return;
        }
        if (path == "/endless") {
            socket->write("HTTP/1.1 200 OK\r\n\r\n" + QByteArray(64 * 1024, 'x'));
            return;
        }
        const int status = m_statuses.value(path, path.mid(1).toInt());
        QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + " Status\r\nContent-Length: 2\r\n";
        if (status == 301)
            head += "Location: /200\r\n";
        if (status == 429)
            head += "Retry-After: 120\r\n";
        socket->write(head + "\r\nok");
    }

    QTcpServer m_server;
    std::vector<ReceivedRequest> m_requests;
    int m_connections = 0;
    QHash<QByteArray, int> m_statuses;
};

} // namespace hearthbook::test
