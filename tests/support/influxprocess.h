#pragma once

#include "tests/support/files.h"
#include "tests/support/webclient.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QUrl>

namespace hearthbook::test {

/// A real InfluxDB 1.6.7 (Debian's package influxdb) on a free port of 127.0.0.1 with a folder of its own. It tells nobody
/// of itself and watches nothing. Ends with the object.
class InfluxProcess
{
public:
    enum class Access { Open, WithPassword };

    /// With a password the only user is `admin`, password `se:cret`, who may do everything.
    explicit InfluxProcess(Access access = Access::Open)
    {
        if (program().isEmpty())
            qFatal("influxd is missing: install the package influxdb (scripts/install-dependencies.sh test)");
        writeFile(m_folder.filePath(QStringLiteral("influxdb.conf")), configuration(access));
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        start();
        if (access == Access::WithPassword)
            arrange("CREATE USER admin WITH PASSWORD 'se:cret' WITH ALL PRIVILEGES");
    }
    ~InfluxProcess() { stop(); }
    Q_DISABLE_COPY_MOVE(InfluxProcess)

    quint16 port() const { return m_port; }
    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port)); }

    void stop()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    /// After stop(): the same data on another port.
    void start()
    {
        m_process.start(
            program(),
            { QStringLiteral("run"), QStringLiteral("-config"), m_folder.filePath(QStringLiteral("influxdb.conf")) });
        static const QRegularExpression listening(QStringLiteral("Listening on HTTP.*addr=127\\.0\\.0\\.1:(\\d+)"));
        QString said;
        QRegularExpressionMatch match;
        while (!(match = listening.match(said)).hasMatch()) {
            if (!m_process.waitForReadyRead(30'000))
                qFatal("influxd does not start: %s", qUtf8Printable(said));
            said += QString::fromUtf8(m_process.readAll());
        }
        m_port = match.captured(1).toUShort();
    }

    /// An InfluxQL statement; gives the whole answer. As admin, whether there is one or not. InfluxDB sends the head before
    /// it has done anything, and gives up where the client leaves then: HTTP/1.0, so that the close tells the end.
    QByteArray statement(const QByteArray &text, const QByteArray &database = {})
    {
        const QByteArray body = "db=" + database + "&q=" + text.toPercentEncoding();
        WebClient client(m_port);
        client.send("POST /query HTTP/1.0\r\nHost: localhost\r\n" + asAdmin()
                    + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                    + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        return client.untilClosed();
    }
    /// Stores points of line protocol in a database, which is made where it is not there.
    void fill(const QByteArray &database, const QByteArray &lines)
    {
        arrange("CREATE DATABASE \"" + database + '"');
        WebClient client(m_port);
        const HttpReply reply = client.post("/write?db=" + database, lines, { asAdmin() });
        if (reply.head.indexOf(" 204 ") < 0)
            qFatal("InfluxDB refuses the points: %s", reply.head.constData());
    }

private:
    /// A statement without which the test makes no sense.
    void arrange(const QByteArray &text)
    {
        const QByteArray answer = statement(text);
        if (!answer.contains("\"statement_id\":0}"))
            qFatal("InfluxDB does not do %s: %s", text.constData(), answer.constData());
    }
    static QString program()
    {
        return QStandardPaths::findExecutable(QStringLiteral("influxd"),
                                              { QStringLiteral("/usr/bin"), QStringLiteral("/usr/local/bin") });
    }
    static QByteArray asAdmin() { return "Authorization: Basic " + QByteArray("admin:se:cret").toBase64(); }

    QByteArray configuration(Access access) const
    {
        const QByteArray folder = m_folder.path().toUtf8();
        QByteArray text = "reporting-disabled = true\n"
                          "bind-address = \"127.0.0.1:0\"\n"
                          "[meta]\n  dir = \""
            + folder
            + "/meta\"\n"
              "[data]\n  dir = \""
            + folder + "/data\"\n  wal-dir = \"" + folder
            + "/wal\"\n"
              "  query-log-enabled = false\n"
              "[http]\n  bind-address = \"127.0.0.1:0\"\n  log-enabled = false\n  max-body-size = 0\n  auth-enabled = ";
        text += access == Access::WithPassword ? "true\n" : "false\n";
        text += "[monitor]\n  store-enabled = false\n";
        for (const char *part : { "retention", "shard-precreation", "continuous_queries", "subscriber" })
            text += '[' + QByteArray(part) + "]\n  enabled = false\n";
        return text;
    }

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace hearthbook::test
