#include "core/influx/influxstatus.h"

#include <QTest>

#include <thread>

using namespace hearthbook;
using namespace std::chrono_literals;

class TestInfluxStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingAsked();
    void counts();
    void kindIsForgotten();
    void manyThreads();
};

void TestInfluxStatus::nothingAsked()
{
    const InfluxStatus::Numbers numbers = InfluxStatus().numbers();
    QCOMPARE(numbers.queryCount, 0);
    QCOMPARE(numbers.averageQueryTimeMs, 0.0);
    QCOMPARE(numbers.successRate, 100.0);
    QVERIFY(!numbers.connected);
}

void TestInfluxStatus::counts()
{
    InfluxStatus status;
    status.countQuery(true, 10ms);
    status.countQuery(true, 20ms);
    status.countQuery(false, 5000ms);
    status.countQuery(true, 30ms);
    QCOMPARE(status.numbers().queryCount, 4);
    QCOMPARE(status.numbers().averageQueryTimeMs, 20.0);
    QCOMPARE(status.numbers().successRate, 75.0);
    status.setConnected(true);
    QVERIFY(status.numbers().connected);
}

void TestInfluxStatus::kindIsForgotten()
{
    InfluxStatus status;
    QVERIFY(!status.kind());
    status.setKind(InfluxKind::V2);
    QCOMPARE(status.kind(), InfluxKind::V2);
    status.forgetKind();
    QVERIFY(!status.kind());
}

void TestInfluxStatus::manyThreads()
{
    InfluxStatus status;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&status] {
            for (int n = 0; n < 1000; ++n)
                status.countQuery(n % 2 == 0, 2ms);
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(status.numbers().queryCount, 4000);
    QCOMPARE(status.numbers().successRate, 50.0);
    QCOMPARE(status.numbers().averageQueryTimeMs, 2.0);
}

QTEST_GUILESS_MAIN(TestInfluxStatus)
#include "tst_influxstatus.moc"
