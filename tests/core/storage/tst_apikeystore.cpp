#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestApiKeyStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsAllOfAKey();
    void nameIsGivenOnce();
    void nameIsFreeAfterRevocation();
    void prefixIsGivenOnce();
    void revokesByPrefixAndByName();
    void revokingAgainChangesNothing();
    void revokesNothingUnknown();
    void useGoesForwardOnly();
    void journalHoldsNothingOfKeys();

private:
    static ApiKey key(const QString &prefix, const QString &name);
    static void add(TemporaryDatabase &db, const ApiKey &key)
    {
        must(db.tryWrite([&](Store &store) { return store.apiKeys().add(key); }));
    }
    static ApiKey revoke(TemporaryDatabase &db, const QString &which, const Timestamp &now = { 9'000'000 })
    {
        ApiKey revoked;
        must(db.tryWrite([&](Store &store) {
            revoked = must(store.apiKeys().revoke(which, now));
            return Result<void>();
        }));
        return revoked;
    }
};

ApiKey TestApiKeyStore::key(const QString &prefix, const QString &name)
{
    ApiKey key { .prefix = prefix, .name = name, .scope = KeyScope::Ingest, .hash = QByteArray(32, 'h') };
    key.createdAt = Timestamp { 1'000'000 };
    key.createdBy = u"test"_s;
    key.expiresAt = Timestamp { 5'000'000 };
    return key;
}

void TestApiKeyStore::keepsAllOfAKey()
{
    TemporaryDatabase db;
    const ApiKey one = key(u"aa"_s, u"one"_s);
    ApiKey two = key(u"ab"_s, u"two"_s);
    two.expiresAt.reset();
    add(db, two);
    add(db, one);
    QVERIFY((must(db.store().apiKeys().list()) == std::vector { one, two }));
    QVERIFY(must(db.store().apiKeys().find(u"ab"_s)) == two);
    QVERIFY(!must(db.store().apiKeys().find(u"two"_s)));
}

void TestApiKeyStore::nameIsGivenOnce()
{
    TemporaryDatabase db;
    add(db, key(u"aa"_s, u"one"_s));
    const Result<void> again = db.tryWrite([](Store &store) { return store.apiKeys().add(key(u"ab"_s, u"one"_s)); });
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Conflict);
}

void TestApiKeyStore::nameIsFreeAfterRevocation()
{
    TemporaryDatabase db;
    add(db, key(u"aa"_s, u"one"_s));
    revoke(db, u"one"_s);
    add(db, key(u"ab"_s, u"one"_s));
    QCOMPARE(must(db.store().apiKeys().list()).size(), 2U);
    QCOMPARE(revoke(db, u"one"_s).prefix, u"ab"_s);
}

void TestApiKeyStore::prefixIsGivenOnce()
{
    TemporaryDatabase db;
    add(db, key(u"aa"_s, u"one"_s));
    QVERIFY(!db.tryWrite([](Store &store) { return store.apiKeys().add(key(u"aa"_s, u"two"_s)); }));
}

void TestApiKeyStore::revokesByPrefixAndByName()
{
    TemporaryDatabase db;
    add(db, key(u"aa"_s, u"bb"_s));
    add(db, key(u"bb"_s, u"two"_s));
    QCOMPARE(revoke(db, u"bb"_s).name, u"two"_s);
    QCOMPARE(revoke(db, u"aa"_s).name, u"bb"_s);
    QVERIFY(must(db.store().apiKeys().find(u"aa"_s))->revokedAt == Timestamp { 9'000'000 });
}

void TestApiKeyStore::revokingAgainChangesNothing()
{
    TemporaryDatabase db;
    add(db, key(u"aa"_s, u"one"_s));
    revoke(db, u"aa"_s);
    QVERIFY(revoke(db, u"aa"_s, { 10'000'000 }).revokedAt == Timestamp { 9'000'000 });
}

void TestApiKeyStore::revokesNothingUnknown()
{
    TemporaryDatabase db;
    const Result<ApiKey> none = db.store().apiKeys().revoke(u"one"_s, { 1 });
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::NotFound);
}

void TestApiKeyStore::useGoesForwardOnly()
{
    TemporaryDatabase db;
    add(db, key(u"aa"_s, u"one"_s));
    for (const qint64 at : { 2'000'000, 4'000'000, 3'000'000 })
        must(db.tryWrite([at](Store &store) { return store.apiKeys().noteUse(u"aa"_s, { at }); }));
    QVERIFY(must(db.store().apiKeys().find(u"aa"_s))->lastUsedAt == Timestamp { 4'000'000 });
}

void TestApiKeyStore::journalHoldsNothingOfKeys()
{
    TemporaryDatabase db;
    add(db, key(u"aa"_s, u"one"_s));
    revoke(db, u"aa"_s);
    QCOMPARE(db.journalLength(), 0);
}

QTEST_GUILESS_MAIN(TestApiKeyStore)
#include "tst_apikeystore.moc"
