#include "server/api/answercache.h"

#include <QTest>

using namespace hearthbook;

class TestAnswerCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatWasPut();
    void forgetsWithTheVersion();
    void sameVersionKeeps();
    void staysWithinItsBound();
    void makesRoomForTheNew();
    void largeAnswersAreNotKept();
    void zeroKeepsNothing();
    void replacingCountsOnce();
};

static Response answer(qsizetype size)
{
    return jsonResponse(QByteArray(size, 'x'));
}

void TestAnswerCache::givesBackWhatWasPut()
{
    AnswerCache cache(1 << 20);
    cache.see(1);
    cache.put("/a", answer(3));
    QVERIFY(cache.find("/a"));
    QCOMPARE(cache.find("/a")->body, "xxx");
    QVERIFY(!cache.find("/b"));
}

void TestAnswerCache::forgetsWithTheVersion()
{
    AnswerCache cache(1 << 20);
    cache.see(1);
    cache.put("/a", answer(3));
    cache.see(2);
    QVERIFY(!cache.find("/a"));
    QCOMPARE(cache.bytes(), 0);
}

void TestAnswerCache::sameVersionKeeps()
{
    AnswerCache cache(1 << 20);
    cache.see(7);
    cache.put("/a", answer(3));
    cache.see(7);
    QVERIFY(cache.find("/a"));
}

void TestAnswerCache::staysWithinItsBound()
{
    AnswerCache cache(100'000);
    cache.see(1);
    for (int i = 0; i < 1000; ++i) {
        cache.put(QByteArray::number(i), answer(5000));
        QVERIFY(cache.bytes() <= 100'000);
    }
}

void TestAnswerCache::makesRoomForTheNew()
{
    AnswerCache cache(10'000);
    cache.see(1);
    for (int i = 0; i < 100; ++i) {
        cache.put(QByteArray::number(i), answer(1000));
        QVERIFY(cache.find(QByteArray::number(i)));
    }
    QVERIFY(!cache.find("0"));
}

void TestAnswerCache::largeAnswersAreNotKept()
{
    AnswerCache cache(10'000);
    cache.see(1);
    cache.put("/small", answer(10));
    cache.put("/large", answer(9'000));
    QVERIFY(!cache.find("/large"));
    QVERIFY(cache.find("/small"));
}

void TestAnswerCache::zeroKeepsNothing()
{
    AnswerCache cache(0);
    cache.see(1);
    cache.put("/a", answer(1));
    QVERIFY(!cache.find("/a"));
}

void TestAnswerCache::replacingCountsOnce()
{
    AnswerCache cache(100'000);
    cache.see(1);
    cache.put("/a", answer(1000));
    const qint64 once = cache.bytes();
    cache.put("/a", answer(1000));
    QCOMPARE(cache.bytes(), once);
}

QTEST_APPLESS_MAIN(TestAnswerCache)
#include "tst_answercache.moc"
