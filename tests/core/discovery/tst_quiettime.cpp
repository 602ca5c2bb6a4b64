#include "core/discovery/quiettime.h"

#include <QTest>

using namespace hearthbook;
using namespace std::chrono_literals;

/// When to look after events: in the quiet after them, but soon.
class TestQuietTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingHappened();
    void oneEvent();
    void eventsPushTheLookAway();
    void streamIsNotWaitedOut();
    void clearForgets();

private:
    static constexpr Moment begin = Moment(100s);
};

void TestQuietTime::nothingHappened()
{
    QVERIFY(!QuietTime().deadline());
}

void TestQuietTime::oneEvent()
{
    QuietTime time;
    time.happened(begin);
    QVERIFY(*time.deadline() == begin + 300ms);
}

void TestQuietTime::eventsPushTheLookAway()
{
    QuietTime time;
    time.happened(begin);
    time.happened(begin + 200ms);
    QVERIFY(*time.deadline() == begin + 500ms);
}

void TestQuietTime::streamIsNotWaitedOut()
{
    QuietTime time;
    for (auto at = 0ms; at < 10s; at += 100ms)
        time.happened(begin + at);
    QVERIFY(*time.deadline() == begin + 1200ms);
}

void TestQuietTime::clearForgets()
{
    QuietTime time;
    time.happened(begin);
    time.clear();
    QVERIFY(!time.deadline());
    time.happened(begin + 5s);
    QVERIFY(*time.deadline() == begin + 5300ms);
}

QTEST_GUILESS_MAIN(TestQuietTime)
#include "tst_quiettime.moc"
