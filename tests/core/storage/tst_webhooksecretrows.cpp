#include "tests/support/plaindatabase.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// The sealed secrets of WebhookStore.
class TestWebhookSecretRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytesComeBack();
    void rotationKeepsTheFormer();
    void rotationOfAShellsWebhook();
    void nobodysSecrets();
    void removedOneIsKeptApart();
    void returnedOneHasItsSecretAgain();
    void newSecretOfAReturnedOne();
    void forgottenInTime();
    void previousIsForgotten();
    void someAreShownNewestFirst();

private:
    static void add(Store &store, const QString &id, const QByteArray &sealed)
    {
        Webhook webhook;
        webhook.webhookId = id;
        webhook.url = u"http://h/"_s;
        must(store.webhooks().insert(webhook, sealed));
    }
};

void TestWebhookSecretRows::bytesComeBack()
{
    TemporaryDatabase db;
    const QByteArray sealed("\x01\x00\xff'\x00", 5);
    add(db.store(), u"a"_s, sealed);
    const SealedSecrets found = must(db.store().webhooks().secrets(u"a"_s)).value();
    QCOMPARE(found.sealed, sealed);
    QCOMPARE(found.previous, QByteArray());
    QVERIFY(!found.previousUntil);
}

void TestWebhookSecretRows::rotationKeepsTheFormer()
{
    TemporaryDatabase db;
    add(db.store(), u"a"_s, "one");
    must(db.store().webhooks().rotateSecret(u"a"_s, "two", Timestamp { 1 }));
    must(db.store().webhooks().rotateSecret(u"a"_s, "three", Timestamp { 2 }));
    const SealedSecrets found = must(db.store().webhooks().secrets(u"a"_s)).value();
    QCOMPARE(found.sealed, "three"_ba);
    QCOMPARE(found.previous, "two"_ba);
    QCOMPARE(found.previousUntil, Timestamp { 2 });
    QCOMPARE(db.journalLength(), 1);
}

void TestWebhookSecretRows::rotationOfAShellsWebhook()
{
    TemporaryDatabase db;
    db.execute("INSERT INTO webhooks (webhook_id, url) VALUES ('a', 'http://h/')");
    must(db.store().webhooks().rotateSecret(u"a"_s, "one", Timestamp { 1 }));
    const SealedSecrets found = must(db.store().webhooks().secrets(u"a"_s)).value();
    QCOMPARE(found.sealed, "one"_ba);
    QCOMPARE(found.previous, QByteArray());
    QVERIFY(!found.previousUntil);
}

void TestWebhookSecretRows::nobodysSecrets()
{
    TemporaryDatabase db;
    QVERIFY(!must(db.store().webhooks().secrets(u"a"_s)));
    QVERIFY(must(db.store().webhooks().someSecrets(3)).empty());
}

void TestWebhookSecretRows::removedOneIsKeptApart()
{
    TemporaryDatabase db;
    add(db.store(), u"a"_s, "one");
    must(db.store().webhooks().remove(u"a"_s));
    QVERIFY(!must(db.store().webhooks().secrets(u"a"_s)));
    QCOMPARE(must(db.store().webhooks().someSecrets(3)).at(0).sealed, "one"_ba);
}

void TestWebhookSecretRows::returnedOneHasItsSecretAgain()
{
    TemporaryDatabase db;
    add(db.store(), u"a"_s, "one");
    must(db.store().webhooks().remove(u"a"_s));
    add(db.store(), u"a"_s, {});
    QCOMPARE(must(db.store().webhooks().secrets(u"a"_s))->sealed, "one"_ba);
}

void TestWebhookSecretRows::newSecretOfAReturnedOne()
{
    TemporaryDatabase db;
    add(db.store(), u"a"_s, "one");
    must(db.store().webhooks().rotateSecret(u"a"_s, "two", Timestamp::now()));
    must(db.store().webhooks().remove(u"a"_s));
    add(db.store(), u"a"_s, "three");
    const SealedSecrets found = must(db.store().webhooks().secrets(u"a"_s)).value();
    QCOMPARE(found.sealed, "three"_ba);
    QCOMPARE(found.previous, QByteArray());
}

void TestWebhookSecretRows::forgottenInTime()
{
    TemporaryDatabase db;
    add(db.store(), u"a"_s, "one");
    add(db.store(), u"b"_s, "two");
    must(db.store().webhooks().remove(u"a"_s));
    must(db.store().webhooks().forgetRemovedSecrets({ Timestamp::now().microseconds - 60'000'000 }));
    QCOMPARE(must(db.store().webhooks().someSecrets(3)).size(), std::size_t(2));
    must(db.store().webhooks().forgetRemovedSecrets({ Timestamp::now().microseconds + 60'000'000 }));
    const std::vector<SealedSecret> left = must(db.store().webhooks().someSecrets(3));
    QCOMPARE(left.size(), std::size_t(1));
    QCOMPARE(left[0].webhookId, u"b"_s);
}

void TestWebhookSecretRows::previousIsForgotten()
{
    TemporaryDatabase db;
    for (const QString &id : { u"a"_s, u"b"_s })
        add(db.store(), id, "one");
    must(db.store().webhooks().rotateSecret(u"a"_s, "two", Timestamp { 1 }));
    must(db.store().webhooks().rotateSecret(u"b"_s, "two", Timestamp { 3 }));
    must(db.store().webhooks().forgetPreviousSecrets(Timestamp { 2 }));
    QCOMPARE(must(db.store().webhooks().secrets(u"a"_s))->previous, QByteArray());
    QCOMPARE(must(db.store().webhooks().secrets(u"b"_s))->previous, "one"_ba);
}

void TestWebhookSecretRows::someAreShownNewestFirst()
{
    TemporaryDatabase db;
    for (const QString &id : { u"z"_s, u"m"_s, u"a"_s })
        add(db.store(), id, id.toUtf8());
    const std::vector<SealedSecret> some = must(db.store().webhooks().someSecrets(2));
    QCOMPARE(some.size(), std::size_t(2));
    QCOMPARE(some[0].webhookId, u"a"_s);
    QCOMPARE(some[1].sealed, "m"_ba);
}

QTEST_GUILESS_MAIN(TestWebhookSecretRows)
#include "tst_webhooksecretrows.moc"
