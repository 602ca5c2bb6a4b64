#include "server/http/gzip.h"
#include "tests/attack/attacks.h"
#include "tests/support/badbodies.h"

#include <QJsonArray>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Bodies that cost far more than they are long: every route that takes JSON refuses them or takes them, and lives. What
/// the bulk routes do with broken JSON is in e2e/badinput.
class TestJsonBombs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_server.start()); }
    void cleanupTestCase();
    void bodies_data();
    void bodies();
    void packed_data();
    void packed();
    void brokenTextOfTheLimit();

private:
    ServerProcess m_server;
};

void TestJsonBombs::cleanupTestCase()
{
    const Ending ending = m_server.stop();
    QCOMPARE(ending.code, 0);
    QVERIFY2(!ending.err.contains("CRITICAL"), ending.err.constData());
}

void TestJsonBombs::bodies_data()
{
    constexpr int many = 300'000;
    QByteArray keys = "{\"a\":1";
    for (int i = 0; i < many; ++i)
        keys += ",\"k" + QByteArray::number(i) + "\":1";
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("keys") << keys + '}';
    QTest::newRow("the same key") << R"({"url":1)" + QByteArray(R"(,"url":"x")").repeated(many) + '}';
    QTest::newRow("number of digits") << R"({"a":)" + QByteArray(1'000'000, '9') + '}';
    QTest::newRow("number of exponent") << R"({"a":1e999999999,"b":-0.0000000000001e-99999})"_ba;
    QTest::newRow("levels") << R"({"filters":)" + QByteArray("{\"a\":").repeated(5000) + '1' + QByteArray(5001, '}');
    QTest::newRow("levels within the parser's limit")
        << R"({"filters":)" + QByteArray("{\"a\":").repeated(1000) + '1' + QByteArray(1001, '}');
    QTest::newRow("text") << R"({"url":")" + QByteArray(5'000'000, 'x') + "\"}";
    QTest::newRow("lone surrogate") << R"({"url":"\udc00\ud800","user_id":"\ud800"})"_ba;
    QTest::newRow("invalid UTF-8") << "{\"url\":\"\xf8\x88\x80\x80\x80\"}"_ba;
    QTest::newRow("list of lists") << R"({"events":[)" + QByteArray("[],").repeated(many) + "[]]}";
    QTest::newRow("keys that are empty") << R"({"":{"":{"":{}}},"":[]})"_ba;
}

void TestJsonBombs::bodies()
{
    QFETCH(QByteArray, body);
    for (const auto &[method, target] : {
             std::pair("POST", "/api/webhooks"),
             std::pair("POST", "/api/v1/webhooks/register"),
             std::pair("POST", "/api/v1/ha/webhooks/register"),
             std::pair("POST", "/api/webhooks/would-fire"),
             std::pair("POST", "/api/webhooks/check-target"),
             std::pair("PUT", "/api/user/preferences"),
             std::pair("PATCH", "/api/user/preferences"),
             std::pair("POST", "/api/v1/user/teams"),
             std::pair("PATCH", "/api/devices/none"),
             std::pair("POST", "/api/batch"),
             std::pair("POST", "/api/keys"),
             std::pair("POST", "/api/imports/webhooks?dry_run=true"),
             std::pair("POST", "/api/imports/local-storage?dry_run=true"),
             std::pair("POST", "/api/imports/ndjson?dry_run=true"),
             std::pair("POST", "/internal/services/bulk_upsert"),
         }) {
        WebClient client(m_server.port()); // a body over a route's limit ends the connection
        const HttpReply reply = client.request(method, target, body, { "Content-Type: application/json" });
        QVERIFY2(reply.status >= 200 && reply.status < 500 && reply.status != 401,
                 target + QByteArray::number(reply.status) + reply.body.left(300));
        QVERIFY2(reply.body.size() < 64 * 1024 + body.size(), target); // it is not sent back many times
    }
    QCOMPARE(health(m_server), 200);
}

void TestJsonBombs::packed_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("1 GiB") << gzipBomb() << 413;
    QTest::newRow("packed twice") << gzipCompress(gzipBomb()) << 400;
    QTest::newRow("members of nothing") << gzipCompress({}).repeated(500'000) << 422;
    QTest::newRow("cut within a bomb") << gzipBomb().chopped(1'000'000) << 413;
    QTest::newRow("cut before the limit") << gzipCompress(QByteArray(1 << 20, ' ')).chopped(9) << 400;
}

void TestJsonBombs::packed()
{
    QFETCH(QByteArray, body);
    ServerProcess server;
    QVERIFY(server.start());
    WebClient client(server.port());
    QTEST(client.post("/internal/devices/bulk_upsert", body, { "Content-Encoding: gzip" }).status, "status");
    if (isMemoryTrue())
        QVERIFY2(memoryOf(server, "VmHWM") < 400 * 1024, QByteArray::number(memoryOf(server, "VmHWM")));
    QCOMPARE(health(server), 200);
}

/// A megabyte packed: the place of the mistake is not worth a gigabyte.
void TestJsonBombs::brokenTextOfTheLimit()
{
    ServerProcess server;
    QVERIFY(server.start());
    const QByteArray body = gzipCompress('[' + QByteArray("0,").repeated(30 << 20));
    WebClient client(server.port());
    QCOMPARE(client.post("/internal/devices/bulk_upsert", body, { "Content-Encoding: gzip" }).status, 422);
    if (isMemoryTrue())
        QVERIFY2(memoryOf(server, "VmHWM") < 600 * 1024, QByteArray::number(memoryOf(server, "VmHWM")));
}

QTEST_GUILESS_MAIN(TestJsonBombs)
#include "tst_jsonbombs.moc"
