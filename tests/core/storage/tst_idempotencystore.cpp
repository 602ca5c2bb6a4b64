#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestIdempotencyStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newKeyMadeNothing();
    void repeatedRequestFindsWhatItMade();
    void anotherRequestIsRefused();
    void keysOfOtherOperationsAreOthers();
    void forgottenAfterADay();
    void oldKeyMayBeUsedAgain();

private:
    static constexpr Timestamp start { 1'760'461'205'000'000 };
    static constexpr Timestamp dayLater { start.microseconds + IdempotencyStore::lifetime };
    static constexpr Timestamp later { dayLater.microseconds + 1 };
    static IdempotentRequest request(const QString &key = u"k"_s) { return { u"test"_s, key, "hash" }; }
};

void TestIdempotencyStore::newKeyMadeNothing()
{
    TemporaryDatabase db;
    QVERIFY(!must(db.store().idempotency().find(request(), start)));
}

void TestIdempotencyStore::repeatedRequestFindsWhatItMade()
{
    TemporaryDatabase db;
    must(db.store().idempotency().remember(request(), u"made"_s, start));
    QCOMPARE(must(db.store().idempotency().find(request(), dayLater)), u"made"_s);
}

void TestIdempotencyStore::anotherRequestIsRefused()
{
    TemporaryDatabase db;
    must(db.store().idempotency().remember(request(), u"made"_s, start));
    const Result<std::optional<QString>> found = db.store().idempotency().find({ u"test"_s, u"k"_s, "other" }, start);
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::InvalidInput);
}

void TestIdempotencyStore::keysOfOtherOperationsAreOthers()
{
    TemporaryDatabase db;
    must(db.store().idempotency().remember(request(), u"made"_s, start));
    QVERIFY(!must(db.store().idempotency().find({ u"other"_s, u"k"_s, "hash" }, start)));
    QVERIFY(!must(db.store().idempotency().find(request(u"K"_s), start)));
}

void TestIdempotencyStore::forgottenAfterADay()
{
    TemporaryDatabase db;
    must(db.store().idempotency().remember(request(), u"made"_s, start));
    QVERIFY(!must(db.store().idempotency().find(request(), later)));
    must(db.store().idempotency().remember(request(u"other"_s), u"made"_s, later));
    QCOMPARE(db.number("SELECT count(*) FROM idempotency_keys"), 1);
}

void TestIdempotencyStore::oldKeyMayBeUsedAgain()
{
    TemporaryDatabase db;
    must(db.store().idempotency().remember(request(), u"first"_s, start));
    must(db.store().idempotency().remember(request(), u"second"_s, later));
    QCOMPARE(must(db.store().idempotency().find(request(), later)), u"second"_s);
}

QTEST_GUILESS_MAIN(TestIdempotencyStore)
#include "tst_idempotencystore.moc"
