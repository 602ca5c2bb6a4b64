#include "tests/support/serverprocess.h"
#include "tests/support/webclient.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;

/// What a running server counts of itself.
class TestMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsRequests();
};

void TestMetrics::countsRequests()
{
    ServerProcess server;
    QVERIFY(server.start());
    WebClient client(server.port());
    for (int i = 0; i < 3; ++i)
        QCOMPARE(client.get("/api/devices").status, 200);
    QCOMPARE(client.get("/api/devices/none").status, 404);
    QCOMPARE(client.get("/nowhere").status, 404);
    const HttpReply answer = client.get("/metrics");
    QCOMPARE(answer.status, 200);
    const auto has = [&answer](const QByteArray &line) { return answer.body.contains('\n' + line + '\n'); };
    QVERIFY2(has(R"(hearthbook_http_requests_total{method="GET",route="/api/devices",status="200"} 3)"), answer.body);
    QVERIFY(has(R"(hearthbook_http_requests_total{method="GET",route="/api/devices/{device_id}",status="404"} 1)"));
    QVERIFY(has(R"(hearthbook_http_requests_total{method="",route="",status="404"} 1)"));
    QVERIFY(has(R"(hearthbook_http_request_duration_seconds_count{method="GET",route="/api/devices"} 3)"));
    QVERIFY(!answer.body.contains("\nhearthbook_http_connections 0\n"));
#ifdef Q_OS_LINUX
    QVERIFY(answer.body.contains("\nprocess_resident_memory_bytes "));
    QVERIFY(answer.body.contains("\nprocess_open_fds "));
#endif
}

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
