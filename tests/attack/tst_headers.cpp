#include "tests/attack/attacks.h"

#include <QJsonArray>
#include <QUrl>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Line breaks in every value that comes back in a head, or goes into the log: neither gets a line that the client wrote.
class TestHeaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void raw_data();
    void raw();
    void encoded_data();
    void encoded();

private:
    static constexpr char marker[] = "x-injected";

    ServerProcess m_server;
};

void TestHeaders::initTestCase()
{
    QVERIFY(m_server.start({ u"--log-access"_s, u"--log-level"_s, u"DEBUG"_s, u"--cors-origins"_s, u"*"_s }));
}

/// Each line of the log is one of ours.
void TestHeaders::cleanupTestCase()
{
    const Ending ending = m_server.stop();
    for (const QByteArray &line : ending.err.split('\n')) {
        QVERIFY2(line.isEmpty() || line.startsWith("20"), line);
        for (const char c : line)
            QVERIFY2(uchar(c) >= 0x20 || c == '\t', line);
    }
}

void TestHeaders::raw_data()
{
    QTest::addColumn<QByteArray>("field");
    for (const char *name :
         { "X-Request-ID", "X-Correlation-ID", "Origin", "Access-Control-Request-Headers", "If-None-Match", "Accept",
           "User-Agent", "Idempotency-Key", "X-Forwarded-For", "Authorization", "Host" }) {
        QTest::addRow("CR in %s", name) << name + ": a\rX-Injected: 1"_ba;
        QTest::addRow("LF in %s", name) << name + ": a\nX-Injected: 1"_ba;
        QTest::addRow("NUL in %s", name) << name + QByteArray(": a\0X-Injected: 1", 17);
        QTest::addRow("escape in %s", name) << name + ": a\x1b[31m"_ba;
    }
}

/// A bare line feed ends no line, a carriage return alone is refused: what follows is no header of anyone's.
void TestHeaders::raw()
{
    QFETCH(QByteArray, field);
    WebClient client(m_server.port());
    const QByteArray host = field.startsWith("Host") ? QByteArray() : "Host: localhost\r\n"_ba;
    client.send("GET /api/devices HTTP/1.1\r\n" + host + field + "\r\n\r\n");
    const QByteArray answer = client.untilClosed();
    QVERIFY2(answer.startsWith("HTTP/1.1 400 "), answer);
    QCOMPARE(answersIn(answer), 1);
    QVERIFY2(!answer.toLower().contains(QByteArray("\n") + marker), answer);
}

void TestHeaders::encoded_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("CR LF") << "%0d%0aX-Injected:%201"_ba;
    QTest::newRow("CR LF twice") << "a%0d%0aX-Injected:%201%0d%0a%0d%0abody"_ba;
    QTest::newRow("LF") << "a%0aX-Injected:%201"_ba;
    QTest::newRow("letters whose low byte is CR and LF") << "%E5%98%8D%E5%98%8AX-Injected:%201"_ba;
    QTest::newRow("C1 next line") << "a%C2%85X-Injected:%201"_ba;
    QTest::newRow("escape sequence") << "%1b[2J%1b[31m"_ba;
}

/// Where a value comes decoded from a path, a query or a body into Location, ETag, Link, the log or an answer.
void TestHeaders::encoded()
{
    QFETCH(QByteArray, text);
    const QString value = QUrl::fromPercentEncoding(text);
    WebClient client(m_server.port());
    QList<HttpReply> replies;
    for (const char *target :
         { "/api/devices/%1", "/api/entities/%1", "/api/webhooks/%1", "/api/backups/%1", "/%1", "/api/devices?sort=%1",
           "/api/devices?cursor=%1", "/api/devices?q=%1", "/api/export?format=%1", "/api/export?format=csv&kind=%1",
           "/api/user/preferences?user_id=%1", "/docs?x=%1" })
        replies += client.get(QByteArray(target).replace("%1", text));
    const QJsonObject hook { { u"url"_s, u"http://127.0.0.1:9/"_s + value },
                             { u"events"_s, QJsonArray { value } },
                             { u"webhook_id"_s, value },
                             { u"secret"_s, value } };
    replies += client.post("/api/webhooks", QJsonDocument(hook).toJson());
    const QJsonObject key { { u"name"_s, value } };
    replies += client.post("/api/keys", QJsonDocument(key).toJson());
    const QJsonObject device { { u"id"_s, u"d"_s + value }, { u"name"_s, value } };
    replies += client.post("/internal/devices/bulk_upsert", QJsonDocument(QJsonArray { device }).toJson());
    for (const HttpReply &reply : replies) {
        QVERIFY(reply.status != 0 && reply.status != 500);
        QVERIFY2(!reply.head.toLower().contains(marker), reply.head);
        QVERIFY2(!reply.head.contains('\x1b') && !reply.head.contains("\xc2\x85"), reply.head);
    }
}

QTEST_GUILESS_MAIN(TestHeaders)
#include "tst_headers.moc"
