#include "server/auth/ratelimiter.h"

#include <QTest>

using namespace hearthbook;

class TestRateLimiter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMinutesWorthMayComeAtOnce();
    void fillsUpWithTime();
    void everyoneHasTheirOwn();
    void noneBoundsNothing();
    void clockSetBackHarmsNobody();
    void manyNeedNoEndlessMemory();

private:
    static Timestamp at(double seconds) { return { 1'760'461'205'000'000 + qint64(seconds * 1e6) }; }
};

void TestRateLimiter::aMinutesWorthMayComeAtOnce()
{
    RateLimiter limiter(30);
    for (int i = 0; i < 30; ++i)
        QVERIFY(!limiter.take("a", at(0)));
    QCOMPARE(limiter.take("a", at(0)), 2);
}

void TestRateLimiter::fillsUpWithTime()
{
    RateLimiter limiter(60);
    for (int i = 0; i < 60; ++i)
        QVERIFY(!limiter.take("a", at(0)));
    QVERIFY(limiter.take("a", at(0.5)));
    QVERIFY(!limiter.take("a", at(1.1)));
    QVERIFY(limiter.take("a", at(1.2)));
}

void TestRateLimiter::everyoneHasTheirOwn()
{
    RateLimiter limiter(1);
    QVERIFY(!limiter.take("a", at(0)));
    QVERIFY(!limiter.take("b", at(0)));
    QVERIFY(limiter.take("a", at(0)));
}

void TestRateLimiter::noneBoundsNothing()
{
    RateLimiter limiter(0);
    for (int i = 0; i < 1000; ++i)
        QVERIFY(!limiter.take("a", at(0)));
}

void TestRateLimiter::clockSetBackHarmsNobody()
{
    RateLimiter limiter(2);
    QVERIFY(!limiter.take("a", at(1000)));
    QVERIFY(!limiter.take("a", at(0)));
    QVERIFY(limiter.take("a", at(0)));
    QVERIFY(!limiter.take("a", at(60)));
}

void TestRateLimiter::manyNeedNoEndlessMemory()
{
    RateLimiter limiter(1);
    for (int i = 0; i < 30'000; ++i)
        QVERIFY(!limiter.take(QByteArray::number(i), at(i * 0.01)));
}

QTEST_GUILESS_MAIN(TestRateLimiter)
#include "tst_ratelimiter.moc"
