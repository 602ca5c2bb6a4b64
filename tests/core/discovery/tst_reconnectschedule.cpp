#include "core/discovery/reconnectschedule.h"

#include <QTest>

using namespace hearthbook;
using namespace std::chrono_literals;

/// The waits of old installations: 1 s, doubled, at most 300 s, a tenth more or less.
class TestReconnectSchedule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doublesUpToTheLongest();
    void jitter_data();
    void jitter();
    void givesUp_data();
    void givesUp();
    void resetBeginsAnew();
};

void TestReconnectSchedule::doublesUpToTheLongest()
{
    ReconnectSchedule schedule(-1, [] { return 0.5; });
    for (const std::chrono::seconds wait : { 1s, 2s, 4s, 8s, 16s, 32s, 64s, 128s, 256s, 300s, 300s, 300s })
        QCOMPARE(schedule.next()->count(), std::chrono::milliseconds(wait).count());
}

void TestReconnectSchedule::jitter_data()
{
    QTest::addColumn<double>("chance");
    QTest::addColumn<qint64>("wait");
    QTest::newRow("shortest") << 0.0 << qint64(900);
    QTest::newRow("middle") << 0.5 << qint64(1000);
    QTest::newRow("near the longest") << 0.995 << qint64(1099);
}

void TestReconnectSchedule::jitter()
{
    QFETCH(double, chance);
    ReconnectSchedule schedule(-1, [chance] { return chance; });
    QTEST(qint64(schedule.next()->count()), "wait");
}

void TestReconnectSchedule::givesUp_data()
{
    QTest::addColumn<qint64>("most");
    QTest::addColumn<int>("waits");
    QTest::newRow("at once") << qint64(0) << 0;
    QTest::newRow("after three") << qint64(3) << 3;
    QTest::newRow("never") << qint64(-1) << 1000;
}

void TestReconnectSchedule::givesUp()
{
    QFETCH(qint64, most);
    ReconnectSchedule schedule(most, [] { return 0.5; });
    int waits = 0;
    while (waits < 1000 && schedule.next())
        ++waits;
    QTEST(waits, "waits");
}

void TestReconnectSchedule::resetBeginsAnew()
{
    ReconnectSchedule schedule(2, [] { return 0.5; });
    schedule.next();
    schedule.next();
    QVERIFY(!schedule.next());
    schedule.reset();
    QCOMPARE(schedule.next()->count(), 1000);
}

QTEST_GUILESS_MAIN(TestReconnectSchedule)
#include "tst_reconnectschedule.moc"
