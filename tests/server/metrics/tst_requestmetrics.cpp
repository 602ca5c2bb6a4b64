#include "server/http/router.h"
#include "server/metrics/metricstext.h"
#include "server/metrics/requestmetrics.h"

#include <QTest>

#include <thread>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestRequestMetrics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void byRouteAndStatus();
    void buckets();
    void whatWasNeverAskedIsNotTold();
    void manyThreads();

private:
    QByteArray text() const
    {
        MetricsText text;
        m_metrics->write(text);
        return text.take();
    }
    void count(const Route *route, int status, qint64 nanoseconds)
    {
        Request request;
        request.route = route;
        m_metrics->count(request, status, nanoseconds);
    }
    const Route &route(std::size_t at) const { return m_router->routes().at(at); }

    std::unique_ptr<Router> m_router;
    std::unique_ptr<RequestMetrics> m_metrics;
};

void TestRequestMetrics::init()
{
    m_router = std::make_unique<Router>();
    const auto handler = SyncHandler([](const Request &) { return noContent(); });
    m_router->add({ .path = u"/things/{id}"_s, .handler = handler });
    m_router->add({ .method = Method::Post, .path = u"/things"_s, .handler = handler });
    m_metrics = std::make_unique<RequestMetrics>();
    m_metrics->follow(*m_router);
}

void TestRequestMetrics::byRouteAndStatus()
{
    count(&route(0), 200, 1000);
    count(&route(0), 200, 1000);
    count(&route(0), 404, 1000);
    count(&route(0), 299, 1000); // one that is not known
    count(nullptr, 404, 1000);
    const QByteArray told = text();
    const auto total = [](const char *labels) { return QByteArray("hearthbook_http_requests_total{") + labels + "} "; };
    QVERIFY2(told.contains(total(R"(method="GET",route="/things/{id}",status="200")") + "2\n"), told);
    QVERIFY2(told.contains(total(R"(method="GET",route="/things/{id}",status="404")") + "1\n"), told);
    QVERIFY2(told.contains(total(R"(method="GET",route="/things/{id}",status="599")") + "1\n"), told);
    QVERIFY2(told.contains(total(R"(method="",route="",status="404")") + "1\n"), told);
}

/// Each bucket holds those below it too, and a bound belongs to its bucket.
void TestRequestMetrics::buckets()
{
    count(&route(1), 201, 400'000);
    count(&route(1), 201, 1'000'000);
    count(&route(1), 201, 20'000'000'000);
    const QByteArray told = text();
    const auto bucket = [&told](const char *le) {
        const QByteArray line = QByteArray(R"(seconds_bucket{method="POST",route="/things",le=")") + le + "\"} ";
        const qsizetype at = told.indexOf(line) + line.size();
        return told.mid(at, told.indexOf('\n', at) - at);
    };
    QCOMPARE(bucket("0.0005"), "1");
    QCOMPARE(bucket("0.001"), "2");
    QCOMPARE(bucket("10"), "2");
    QCOMPARE(bucket("+Inf"), "3");
    QVERIFY2(told.contains("seconds_sum{method=\"POST\",route=\"/things\"} 20.0014\n"), told);
    QVERIFY2(told.contains("seconds_count{method=\"POST\",route=\"/things\"} 3\n"), told);
}

void TestRequestMetrics::whatWasNeverAskedIsNotTold()
{
    count(&route(1), 201, 1000);
    QVERIFY(!text().contains("/things/{id}"));
    const Route stranger;
    count(&stranger, 200, 1000); // of another router
    QVERIFY(!text().contains("status=\"200\""));
}

void TestRequestMetrics::manyThreads()
{
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([this] {
            for (int one = 0; one < 10'000; ++one)
                count(&route(0), 200, 100'000);
        });
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY(text().contains("seconds_count{method=\"GET\",route=\"/things/{id}\"} 40000\n"));
}

QTEST_GUILESS_MAIN(TestRequestMetrics)
#include "tst_requestmetrics.moc"
