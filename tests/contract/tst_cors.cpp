#include "tests/support/serverprocess.h"

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Web pages of other origins (contract 1.5), and what no page may do.
class TestCors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void listedOriginIsEchoed();
    void unlistedOriginGetsNothing();
    void preflight();
    void preflightOfAnUnlistedOrigin();
    void optionsWithoutOrigin();
    void anyOrigin();
    void anyOriginPreflight();
    void writes_data();
    void writes();
    void hosts_data();
    void hosts();

private:
    ServerProcess m_server; ///< default origins
    ServerProcess m_open;   ///< CORS_ORIGINS=*
};

void TestCors::initTestCase()
{
    QVERIFY(m_server.start());
    m_open.setVariable(u"CORS_ORIGINS"_s, u"*"_s);
    QVERIFY(m_open.start());
}

void TestCors::cleanupTestCase()
{
    QCOMPARE(m_server.stop().code, 0);
    QCOMPARE(m_open.stop().code, 0);
}

void TestCors::listedOriginIsEchoed()
{
    const HttpReply reply = WebClient(m_server.port()).get("/api/devices", { "Origin: http://localhost:3000" });
    QCOMPARE(reply.header("access-control-allow-origin"), "http://localhost:3000");
    QCOMPARE(reply.header("access-control-allow-credentials"), "true");
    QVERIFY(reply.header("vary").contains("Origin"));
}

void TestCors::unlistedOriginGetsNothing()
{
    const HttpReply reply = WebClient(m_server.port()).get("/api/devices", { "Origin: http://evil.example" });
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.header("access-control-allow-origin"), QByteArray());
}

void TestCors::preflight()
{
    const HttpReply reply = WebClient(m_server.port())
                                .request("OPTIONS", "/internal/devices/bulk_upsert", {},
                                         { "Origin: http://localhost:3000", "Access-Control-Request-Method: POST",
                                           "Access-Control-Request-Headers: content-type, x-my" });
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, "OK");
    QCOMPARE(reply.header("access-control-allow-origin"), "http://localhost:3000");
    QVERIFY(reply.header("access-control-allow-methods").contains("POST"));
    QCOMPARE(reply.header("access-control-allow-headers"), "content-type, x-my");
    QCOMPARE(reply.header("access-control-max-age"), "600");
    QCOMPARE(reply.header("vary"), "Origin");
}

void TestCors::preflightOfAnUnlistedOrigin()
{
    const HttpReply reply = WebClient(m_server.port())
                                .request("OPTIONS", "/api/devices", {},
                                         { "Origin: http://evil.example", "Access-Control-Request-Method: GET" });
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.body, "Disallowed CORS origin");
}

void TestCors::optionsWithoutOrigin()
{
    const HttpReply reply = WebClient(m_server.port()).request("OPTIONS", "/api/devices");
    QCOMPARE(reply.status, 204);
    QCOMPARE(reply.header("allow"), "GET, HEAD, OPTIONS");
}

void TestCors::anyOrigin()
{
    const HttpReply reply = WebClient(m_open.port()).get("/api/devices", { "Origin: http://some.example" });
    QCOMPARE(reply.header("access-control-allow-origin"), "*");
    QCOMPARE(reply.header("access-control-allow-credentials"), QByteArray()); // `*` never goes with credentials here
}

void TestCors::anyOriginPreflight()
{
    const HttpReply reply = WebClient(m_open.port())
                                .request("OPTIONS", "/api/devices", {},
                                         { "Origin: http://some.example", "Access-Control-Request-Method: GET" });
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.header("access-control-allow-credentials"), QByteArray());
}

void TestCors::writes_data()
{
    QTest::addColumn<QByteArrayList>("headers");
    QTest::addColumn<int>("status");
    QTest::newRow("no origin: a program") << QByteArrayList() << 200;
    QTest::newRow("listed origin") << QByteArrayList { "Origin: http://localhost:3000" } << 200;
    QTest::newRow("own origin") << QByteArrayList { "Host: localhost:8006", "Origin: http://localhost:8006" } << 200;
    QTest::newRow("foreign origin") << QByteArrayList { "Origin: http://evil.example" } << 403;
    QTest::newRow("null origin") << QByteArrayList { "Origin: null" } << 403;
    QTest::newRow("foreign origin, simple content type")
        << QByteArrayList { "Origin: http://evil.example", "Content-Type: text/plain" } << 403;
    QTest::newRow("cross-site") << QByteArrayList { "Sec-Fetch-Site: cross-site" } << 403;
    QTest::newRow("same-origin") << QByteArrayList { "Sec-Fetch-Site: same-origin" } << 200;
}

void TestCors::writes()
{
    QFETCH(QByteArrayList, headers);
    QTEST(WebClient(m_server.port()).post("/internal/devices/bulk_upsert", "[]", headers).status, "status");
}

void TestCors::hosts_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("status");
    QTest::newRow("localhost") << "localhost:8006"_ba << 200;
    QTest::newRow("IPv4") << "127.0.0.1"_ba << 200;
    QTest::newRow("IPv6") << "[::1]:8006"_ba << 200;
    QTest::newRow("compose service, on a loopback address") << "data-api:8006"_ba << 421;
    QTest::newRow("rebound name") << "evil.example"_ba << 421;
    QTest::newRow("a name that begins well") << "localhost.evil.example"_ba << 421;
}

void TestCors::hosts()
{
    QFETCH(QByteArray, host);
    QTEST(WebClient(m_server.port()).get("/api/devices", { "Host: " + host }).status, "status");
}

QTEST_GUILESS_MAIN(TestCors)
#include "tst_cors.moc"
