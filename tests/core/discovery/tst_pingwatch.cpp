#include "core/discovery/pingwatch.h"

#include <QTest>

using namespace hearthbook;
using namespace std::chrono_literals;

/// A dead peer is found within 40 seconds.
class TestPingWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksAfterThirtySeconds();
    void deadWithoutAnAnswer();
    void anythingHeardIsAnAnswer();

private:
    static constexpr Moment begin = Moment(100s);
};

void TestPingWatch::asksAfterThirtySeconds()
{
    PingWatch watch;
    watch.heard(begin);
    QCOMPARE(watch.check(begin + 29s), PingWatch::Due::Nothing);
    QCOMPARE(watch.check(begin + 30s), PingWatch::Due::Ping);
    QCOMPARE(watch.check(begin + 39s), PingWatch::Due::Nothing);
}

void TestPingWatch::deadWithoutAnAnswer()
{
    PingWatch watch;
    watch.heard(begin);
    watch.check(begin + 30s);
    QVERIFY(watch.deadline() == begin + 40s);
    QCOMPARE(watch.check(begin + 40s), PingWatch::Due::Dead);
}

void TestPingWatch::anythingHeardIsAnAnswer()
{
    PingWatch watch;
    watch.heard(begin);
    watch.check(begin + 30s);
    watch.heard(begin + 35s);
    QCOMPARE(watch.check(begin + 40s), PingWatch::Due::Nothing);
    QCOMPARE(watch.check(begin + 65s), PingWatch::Due::Ping);
}

QTEST_GUILESS_MAIN(TestPingWatch)
#include "tst_pingwatch.moc"
