#include "server/api/answercache.h"

#include <QTest>

using namespace hearthbook;

class TestAnswerCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatWasPut();
    void forgetsWithTheStamp();
    void lateAnswerIsNotKept();
    void staysWithinItsBound();
    void makesRoomForTheNew();
    void largeAnswersAreNotKept();
    void zeroKeepsNothing();
    void replacingCountsOnce();
};

namespace {

const CommitStamp now;
const CommitStamp later = { { 1 } };

Response answer(qsizetype size)
{
    return jsonResponse(QByteArray(size, 'x'));
}

} // namespace

void TestAnswerCache::givesBackWhatWasPut()
{
    AnswerCache cache(1 << 20);
    cache.put(now, "/a", answer(3));
    QVERIFY(cache.find(now, "/a"));
    QCOMPARE(cache.find(now, "/a")->body, "xxx");
    QVERIFY(!cache.find(now, "/b"));
}

void TestAnswerCache::forgetsWithTheStamp()
{
    AnswerCache cache(1 << 20);
    cache.put(now, "/a", answer(3));
    QVERIFY(!cache.find(later, "/a"));
    QCOMPARE(cache.bytes(), 0);
    QVERIFY(!cache.find(now, "/a"));
}

/// A thread that was slow to read brings what a faster one knows to be old.
void TestAnswerCache::lateAnswerIsNotKept()
{
    AnswerCache cache(1 << 20);
    QVERIFY(!cache.find(later, "/a"));
    cache.put(now, "/a", answer(3));
    QVERIFY(!cache.find(later, "/a"));
    QCOMPARE(cache.bytes(), 0);
}

void TestAnswerCache::staysWithinItsBound()
{
    AnswerCache cache(100'000);
    for (int i = 0; i < 1000; ++i) {
        cache.put(now, QByteArray::number(i), answer(5000));
        QVERIFY(cache.bytes() <= 100'000);
    }
}

void TestAnswerCache::makesRoomForTheNew()
{
    AnswerCache cache(20'000);
    for (int i = 0; i < 100; ++i) {
        cache.put(now, QByteArray::number(i), answer(1000));
        QVERIFY(cache.find(now, QByteArray::number(i)));
    }
    QVERIFY(!cache.find(now, "0"));
}

void TestAnswerCache::largeAnswersAreNotKept()
{
    AnswerCache cache(10'000);
    cache.put(now, "/small", answer(10));
    cache.put(now, "/large", answer(9'000));
    QVERIFY(!cache.find(now, "/large"));
    QVERIFY(cache.find(now, "/small"));
}

void TestAnswerCache::zeroKeepsNothing()
{
    AnswerCache cache(0);
    cache.put(now, "/a", answer(1));
    QVERIFY(!cache.find(now, "/a"));
}

void TestAnswerCache::replacingCountsOnce()
{
    AnswerCache cache(100'000);
    cache.put(now, "/a", answer(1000));
    const qint64 once = cache.bytes();
    cache.put(now, "/a", answer(1000));
    QCOMPARE(cache.bytes(), once);
}

QTEST_APPLESS_MAIN(TestAnswerCache)
#include "tst_answercache.moc"
