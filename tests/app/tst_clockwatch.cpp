#include "app/clockwatch.h"

#include <QTest>

using namespace hearthbook;
using namespace std::chrono_literals;

/// A clock of day and a steady one, both set by the test.
class TestClockWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_day = 1'800'000'000s;
        m_steady = 5000s;
    }
    void evenClock();
    void step_data();
    void step();
    void backAgainWithoutALook();

private:
    ClockWatch watch()
    {
        return ClockWatch([this] { return Timestamp { m_day.count() }; }, [this] { return m_steady; });
    }
    void pass(std::chrono::microseconds time)
    {
        m_day += time;
        m_steady += time;
    }

    std::chrono::microseconds m_day { 0 };
    std::chrono::microseconds m_steady { 0 };
};

void TestClockWatch::evenClock()
{
    ClockWatch clock = watch();
    QVERIFY(clock.isSettled());
    for (int hour = 0; hour < 100; ++hour) {
        pass(1h);
        m_day += 2s; // NTP's small steps
        QVERIFY(clock.isSettled());
    }
}

void TestClockWatch::step_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("an hour ahead") << qint64(3600);
    QTest::newRow("ten years ahead") << qint64(315'360'000);
    QTest::newRow("a day back") << qint64(-86'400);
}

void TestClockWatch::step()
{
    QFETCH(qint64, seconds);
    ClockWatch clock = watch();
    m_day += std::chrono::seconds(seconds);
    QVERIFY(!clock.isSettled());
    pass(23h);
    QVERIFY(!clock.isSettled());
    pass(1h);
    QVERIFY(clock.isSettled());
    m_day -= std::chrono::seconds(seconds); // set right again: another step
    QVERIFY(!clock.isSettled());
}

void TestClockWatch::backAgainWithoutALook()
{
    ClockWatch clock = watch();
    m_day += 1h;
    m_day -= 1h;
    QVERIFY(clock.isSettled());
}

QTEST_GUILESS_MAIN(TestClockWatch)
#include "tst_clockwatch.moc"
