#pragma once

#include <QHash>
#include <QSslConfiguration>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <memory>
#include <vector>

namespace hearthbook::test {

/// One request that a scripted server got.
struct InfluxRequestSeen
{
    QByteArray method = {};
    QByteArray target = {};
    QHash<QByteArray, QByteArray> headers = {}; ///< names in lower case
    QByteArray body = {};
};

/// A server on a free port of 127.0.0.1 that answers what a test says, in the test's own event loop. /ping says 2.7.1
/// unless told otherwise, and the query that follows it is let in; everything else gets the answers of the script in their order, the last one again and again.
class ScriptedInflux : public QObject
{
public:
    /// Bytes as they go over the wire.
    struct Answer
    {
        QByteArray bytes = {};
        bool closes = false; ///< ends the connection after the bytes
        qint64 repeat = 0; ///< sends `piece` that often after `bytes`
        QByteArray piece = {};
    };

    ScriptedInflux() : ScriptedInflux(std::make_unique<QTcpServer>()) { }

    /// Speaks TLS.
    explicit ScriptedInflux(const QSslConfiguration &tls) : ScriptedInflux(secure(tls)) { m_scheme = "https"; }

    quint16 port() const { return m_server->serverPort(); }
    QUrl url(const QString &path = {}) const
    {
        return QUrl(QStringLiteral("%1://127.0.0.1:%2%3").arg(QLatin1StringView(m_scheme)).arg(port()).arg(path));
    }

    /// A whole answer with its length.
    static Answer good(const QByteArray &body, const QByteArray &type = "text/csv; charset=utf-8")
    {
        return status("200 OK", body, type);
    }
    static Answer status(const QByteArray &line, const QByteArray &body, const QByteArray &type = "application/json")
    {
        return { "HTTP/1.1 " + line + "\r\nContent-Type: " + type
                 + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body };
    }
    /// The beginning of an answer whose length nobody knows.
    static QByteArray chunkedHead(const QByteArray &type = "text/csv; charset=utf-8")
    {
        return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n\r\n";
    }
    static QByteArray chunk(const QByteArray &bytes)
    {
        return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
    }

    void setPing(const QByteArray &bytes) { m_ping = bytes; }
    /// What the query that follows a ping gets.
    void setAdmission(const Answer &answer) { m_admission = answer; }
    /// The version that /ping tells.
    void setVersion(const QByteArray &version, const QByteArray &build = "OSS")
    {
        m_ping = "HTTP/1.1 204 No Content\r\nX-Influxdb-Build: " + build + "\r\nX-Influxdb-Version: " + version
            + "\r\n\r\n";
    }
    void script(std::vector<Answer> answers)
    {
        m_answers = std::move(answers);
        m_next = 0;
    }
    /// Beats the script where it gives an answer.
    std::function<std::optional<Answer>(const InfluxRequestSeen &)> onRequest = {};

    const std::vector<InfluxRequestSeen> &requests() const
    {
        return m_requests;
    } ///< without pings and the queries that follow them
    int pings() const { return m_pings; }

private:
    explicit ScriptedInflux(std::unique_ptr<QTcpServer> server) : m_server(std::move(server))
    {
        m_server->listen(QHostAddress::LocalHost);
        connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, [this] {
            while (QTcpSocket *socket = m_server->nextPendingConnection())
                serve(socket);
        });
    }

    static std::unique_ptr<QTcpServer> secure(const QSslConfiguration &tls)
    {
        auto server = std::make_unique<QSslServer>();
        server->setSslConfiguration(tls);
        return server;
    }

    void serve(QTcpSocket *socket)
    {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, received = QByteArray()]() mutable {
            received += socket->readAll();
            const qsizetype end = received.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            InfluxRequestSeen request = parsed(received.left(end));
            request.body = received.mid(end + 4);
            if (request.body.size() < request.headers.value("content-length").toLongLong())
                return;
            received.clear();
            answer(socket, request);
        });
    }

    static InfluxRequestSeen parsed(const QByteArray &head)
    {
        InfluxRequestSeen request;
        const QByteArrayList lines = head.split('\n');
        const QByteArrayList first = lines.first().split(' ');
        request.method = first.value(0);
        request.target = first.value(1);
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
        }
        return request;
    }

    void answer(QTcpSocket *socket, const InfluxRequestSeen &request)
    {
        if (request.target.endsWith("/ping")) {
            ++m_pings;
            socket->write(m_ping);
            return;
        }
        if (request.body.contains("range(start: -1s)") || request.body.contains("SHOW%20MEASUREMENTS"))
            return play(socket, m_admission.value_or(admitted(request)));
        m_requests.push_back(request);
        if (const std::optional<Answer> own = onRequest ? onRequest(request) : std::nullopt)
            return play(socket, *own);
        const std::size_t at = std::min(m_next++, m_answers.size() - 1);
        play(socket, m_answers.at(at));
    }

    static Answer admitted(const InfluxRequestSeen &request)
    {
        return request.target.startsWith("/query") ? good(R"({"results":[{"statement_id":0}]})", "application/json")
                                                   : good("\r\n");
    }

    void play(QTcpSocket *socket, const Answer &answer)
    {
        socket->write(answer.bytes);
        if (answer.repeat > 0) {
            const auto pump = [socket, piece = answer.piece, left = answer.repeat]() mutable {
                for (; left > 0 && socket->bytesToWrite() < 1024 * 1024; --left)
                    socket->write(piece);
            };
            connect(socket, &QTcpSocket::bytesWritten, socket, pump);
        }
        if (answer.closes)
            socket->disconnectFromHost();
    }

    std::unique_ptr<QTcpServer> m_server;
    const char *m_scheme = "http";
    QByteArray m_ping = "HTTP/1.1 204 No Content\r\nX-Influxdb-Build: OSS\r\nX-Influxdb-Version: v2.7.1\r\n\r\n";
    std::optional<Answer> m_admission;
    std::vector<Answer> m_answers { good("\r\n") };
    std::size_t m_next = 0;
    std::vector<InfluxRequestSeen> m_requests;
    int m_pings = 0;
};

} // namespace hearthbook::test
