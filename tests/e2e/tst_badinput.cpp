#include "tests/support/badbodies.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/serverprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Bad input over TCP: a problem or a rejected entry, then the server answers on and nothing is half stored.
class TestBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_server.start()); }
    void cleanupTestCase();
    void unreadable_data();
    void unreadable();
    void rejected_data();
    void rejected();
    void gzipBombIsRefused();
    void brokenGzip_data();
    void brokenGzip();
    void bodyOverTheLimit();
    void stringOf10MbAlone();

private:
    HttpReply post(const QByteArray &what, const QByteArray &body, const QByteArrayList &headers = {})
    {
        return WebClient(m_server.port()).post("/internal/" + what + "/bulk_upsert", body, headers);
    }
    /// Nothing of the bad input stands in the database, and the server answers.
    bool isUnharmed()
    {
        PlainDatabase shell(m_server.database());
        return shell.value("SELECT (SELECT count(*) FROM devices WHERE device_id LIKE 'b%' OR device_id LIKE 'i%') + (SELECT count(*) FROM entities WHERE entity_id LIKE 'b%')") == u"0"_s
            && WebClient(m_server.port()).get("/readyz").status == 200;
    }

    ServerProcess m_server;
};

void TestBadInput::cleanupTestCase()
{
    const Ending ending = m_server.stop();
    QCOMPARE(ending.code, 0);
    QVERIFY2(!ending.err.contains("CRITICAL"), ending.err.constData());
}

void TestBadInput::unreadable_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    for (const BadBody &bad : unreadableBodies())
        QTest::newRow(bad.name) << bad.body << bad.status;
}

void TestBadInput::unreadable()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    for (const QByteArray &what : { "devices"_ba, "entities"_ba }) {
        const HttpReply reply = post(what, body);
        QCOMPARE(reply.status, status);
        const QJsonObject problem = QJsonDocument::fromJson(reply.body).object();
        QCOMPARE(problem[u"status"], status);
        QCOMPARE(problem[u"success"], false);
        QVERIFY(!problem[u"title"].toString().isEmpty());
    }
    QVERIFY(isUnharmed());
}

void TestBadInput::rejected_data()
{
    QTest::addColumn<QByteArray>("row");
    for (const BadBody &bad : rejectedRows())
        QTest::newRow(bad.name) << bad.body;
}

void TestBadInput::rejected()
{
    QFETCH(QByteArray, row);
    for (const QByteArray &what : { "devices"_ba, "entities"_ba }) {
        const HttpReply reply = post(what, R"([{"id":"good","entity_id":"light.good"},)" + row + ']');
        QCOMPARE(reply.status, 200);
        const QJsonObject answer = QJsonDocument::fromJson(reply.body).object();
        QCOMPARE(answer[u"upserted"], 1);
        QCOMPARE(answer[u"rejected"][0][u"index"], 1);
        QVERIFY(!answer[u"rejected"][0][u"reason"].toString().isEmpty());
    }
    QVERIFY(isUnharmed());
}

void TestBadInput::gzipBombIsRefused()
{
    QCOMPARE(post("devices", gzipBomb(), { "Content-Encoding: gzip" }).status, 413);
    QVERIFY(isUnharmed());
}

void TestBadInput::brokenGzip_data()
{
    const QByteArray packed = gzipCompress(R"([{"id":"bad"}])");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<int>("status");
    QTest::newRow("no gzip at all") << R"([{"id":"bad"}])"_ba << "gzip"_ba << 400;
    QTest::newRow("cut short") << packed.chopped(5) << "gzip"_ba << 400;
    QTest::newRow("wrong checksum") << packed.chopped(8) + QByteArray(8, 'x') << "gzip"_ba << 400;
    QTest::newRow("something behind it") << packed + "tail" << "gzip"_ba << 400;
    QTest::newRow("another coding") << packed << "br"_ba << 415;
    QTest::newRow("packed twice") << gzipCompress(packed) << "gzip, gzip"_ba << 415;
}

void TestBadInput::brokenGzip()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, coding);
    QTEST(post("devices", body, { "Content-Encoding: " + coding }).status, "status");
    QVERIFY(isUnharmed());
}

void TestBadInput::bodyOverTheLimit()
{
    WebClient client(m_server.port());
    client.send("POST /internal/devices/bulk_upsert HTTP/1.1\r\nHost: localhost\r\nContent-Length: 70000000\r\n\r\n[");
    QCOMPARE(client.reply().status, 413);
    QVERIFY(isUnharmed());
}

void TestBadInput::stringOf10MbAlone()
{
    QCOMPARE(post("devices", '"' + QByteArray(10'000'000, 'b') + '"').status, 422);
    QVERIFY(isUnharmed());
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_badinput.moc"
