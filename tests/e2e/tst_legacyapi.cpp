#include "tests/support/oldservice.h"
#include "tests/support/serverprocess.h"

#include <QTest>

#include <future>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The real server before an old service.
class TestLegacyApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesOnAndAnswersItself();
    void withoutItThereIs404();
    void unreachableIs502();
    void ownAddressIsRefused_data();
    void ownAddressIsRefused();
    void ringOfTwoEnds();
    void slowOldServiceDelaysNobody();

private:
    /// The old service lives in this thread's event loop.
    static HttpReply get(quint16 port, const QByteArray &target, const QByteArrayList &headers = {})
    {
        std::future<HttpReply> reply = std::async(std::launch::async,
                                                  [=] { return WebClient(port).get(target, headers); });
        const auto ready = [&reply] { return reply.wait_for(std::chrono::seconds(0)) == std::future_status::ready; };
        return QTest::qWaitFor(ready, 20'000) ? reply.get() : HttpReply();
    }
};

void TestLegacyApi::passesOnAndAnswersItself()
{
    OldService old;
    old.answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nAccess-Control-Allow-Origin: *\r\nDate: x\r\n"
                 "Content-Length: 12\r\n\r\n{\"alerts\":1}";
    ServerProcess server;
    server.setVariable(u"LEGACY_API_URL"_s, old.url());
    QVERIFY(server.start());
    const HttpReply reply = get(server.port(), "/api/v1/alerts?severity=high",
                                { "X-Request-ID: mine", "Authorization: Bearer key", "Origin: http://localhost:3000" });
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, R"({"alerts":1})"_ba);
    QCOMPARE(reply.header("x-request-id"), "mine"_ba);
    QCOMPARE(reply.header("access-control-allow-origin"), "http://localhost:3000"_ba);
    QCOMPARE(reply.head.count("date: "), 1);
    QCOMPARE(old.asked().size(), 1U);
    QCOMPARE(old.asked()[0].target, "/api/v1/alerts?severity=high"_ba);
    QCOMPARE(old.asked()[0].headers.value("authorization"), "Bearer key"_ba);
    QCOMPARE(get(server.port(), "/api/devices").status, 200);
    QCOMPARE(get(server.port(), "/api/v1/nonexistent").status, 404);
    QCOMPARE(old.asked().size(), 1U);
}

void TestLegacyApi::withoutItThereIs404()
{
    ServerProcess server;
    QVERIFY(server.start());
    QCOMPARE(get(server.port(), "/api/v1/alerts").status, 404);
}

void TestLegacyApi::unreachableIs502()
{
    QString url;
    {
        const OldService gone;
        url = gone.url();
    }
    ServerProcess server;
    QVERIFY(server.start({ u"--legacy-api-url"_s, url }));
    const HttpReply reply = get(server.port(), "/api/v1/analytics?range=1h");
    QCOMPARE(reply.status, 502);
    QVERIFY(reply.body.contains("The old service cannot be reached: the connection was refused"));
    QCOMPARE(get(server.port(), "/health").status, 200);
}

void TestLegacyApi::ownAddressIsRefused_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("the address") << u"127.0.0.1"_s;
    QTest::newRow("localhost") << u"localhost"_s;
}

void TestLegacyApi::ownAddressIsRefused()
{
    QFETCH(QString, host);
    quint16 port = 0;
    {
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress::LocalHost));
        port = free.serverPort();
    }
    ServerProcess server;
    const Ending ending = server.runToEnd({ u"serve"_s, u"--listen"_s, u"127.0.0.1:%1"_s.arg(port),
                                            u"--legacy-api-url"_s, u"http://%1:%2"_s.arg(host).arg(port) });
    QCOMPARE(ending.code, 2);
    QVERIFY2(ending.err.contains("legacy.api_url is the address that Hearthbook itself listens on"), ending.err);
}

/// Each takes the other for the old service.
void TestLegacyApi::ringOfTwoEnds()
{
    quint16 port = 0;
    {
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress::LocalHost));
        port = free.serverPort();
    }
    ServerProcess one;
    QVERIFY(one.start({ u"--legacy-api-url"_s, u"http://127.0.0.1:%1"_s.arg(port) }));
    ServerProcess two;
    two.setVariable(u"HEARTHBOOK_LISTEN"_s, u"127.0.0.1:%1"_s.arg(port));
    two.run({ u"serve"_s, u"--legacy-api-url"_s, u"http://127.0.0.1:%1"_s.arg(one.port()) });
    QTRY_COMPARE_WITH_TIMEOUT(get(port, "/healthz").status, 200, 20'000);
    const HttpReply reply = get(one.port(), "/api/v1/alerts");
    QCOMPARE(reply.status, 502);
    QVERIFY(reply.body.contains("leads back to Hearthbook"));
}

void TestLegacyApi::slowOldServiceDelaysNobody()
{
    OldService old;
    old.answer.clear();
    ServerProcess server;
    QVERIFY(
        server.start({ u"--legacy-api-url"_s, old.url(), u"--legacy-timeout"_s, u"2"_s, u"--http-threads"_s, u"1"_s }));
    std::vector<std::future<HttpReply>> slow;
    for (int i = 0; i < 4; ++i)
        slow.push_back(std::async(std::launch::async, [&] { return WebClient(server.port()).get("/api/v1/alerts"); }));
    QTRY_COMPARE_WITH_TIMEOUT(old.asked().size(), 4U, 10'000);
    QCOMPARE(get(server.port(), "/api/devices").status, 200);
    for (auto &one : slow)
        QCOMPARE(one.get().status, 504);
}

QTEST_GUILESS_MAIN(TestLegacyApi)
#include "tst_legacyapi.moc"
