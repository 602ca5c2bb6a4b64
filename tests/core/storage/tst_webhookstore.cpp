#include "tests/support/plaindatabase.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestWebhookStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldComesBack();
    void newOneIsOfNow();
    void takenIdIsAConflict();
    void changeIsJournalled();
    void unchangedIsLeftAlone();
    void sameThingInAnotherFormIsLeftAlone();
    void unknownOneCannotBeChanged();
    void removalIsJournalled();
    void removingNothing();
    void registrationOrder();
    void rowOfAShell();
    void countersAreNoChange();
    void countersOfNobody();
    void firstFailureCounts();
    void enablingEndsFailing();

private:
    static Webhook webhook(const QString &id)
    {
        Webhook webhook;
        webhook.webhookId = id;
        webhook.url = u"http://receiver:8123/"_s + id;
        webhook.events = { u"device.*"_s };
        return webhook;
    }
    static WebhookStore &store(TemporaryDatabase &db) { return db.store().webhooks(); }
    static Webhook stored(TemporaryDatabase &db, const QString &id) { return must(store(db).find(id)).value(); }
};

void TestWebhookStore::everyFieldComesBack()
{
    TemporaryDatabase db;
    Webhook wanted = webhook(u"ä"_s);
    wanted.events = { u"game_started"_s, u"ü \"x\""_s };
    wanted.team = u"NE"_s;
    wanted.filters = must(WebhookFilters::fromJson(R"({"area_id":["kitchen"],"domain":"light","x":{"y":1}})"));
    wanted.scheme = SignatureScheme::SportsData;
    wanted.enabled = false;
    wanted.disabledReason = u"gone"_s;
    wanted.createdAt = { 1760461205123456 };
    wanted.totalCalls = 3;
    wanted.failedCalls = 2;
    wanted.lastSuccess = Timestamp { 1760461206000001 };
    wanted.lastFailure = Timestamp { 1760461207000002 };
    wanted.failingSince = Timestamp { 1760461208000003 };
    must(store(db).insert(wanted, "sealed"));
    const Webhook found = stored(db, u"ä"_s);
    QCOMPARE(found.url, wanted.url);
    QCOMPARE(found.events, wanted.events);
    QCOMPARE(found.team, wanted.team);
    QVERIFY(found.filters == wanted.filters);
    QCOMPARE(found.scheme, wanted.scheme);
    QCOMPARE(found.enabled, false);
    QCOMPARE(found.disabledReason, wanted.disabledReason);
    QCOMPARE(found.createdAt, wanted.createdAt);
    QCOMPARE(found.totalCalls, 3);
    QCOMPARE(found.failedCalls, 2);
    QCOMPARE(found.lastSuccess, wanted.lastSuccess);
    QCOMPARE(found.lastFailure, wanted.lastFailure);
    QCOMPARE(found.failingSince, wanted.failingSince);
}

void TestWebhookStore::newOneIsOfNow()
{
    TemporaryDatabase db;
    const Timestamp before = Timestamp::now();
    const Webhook written = must(store(db).insert(webhook(u"a"_s), "sealed"));
    const Webhook found = stored(db, u"a"_s);
    QVERIFY(written.createdAt >= before && written.createdAt <= Timestamp::now());
    QCOMPARE(found.createdAt, written.createdAt);
    QCOMPARE(found.updatedAt, written.updatedAt);
    QCOMPARE(found.revision, 1);
    QCOMPARE(found.totalCalls, 0);
    QVERIFY(!found.lastSuccess && !found.lastFailure && !found.failingSince);
}

void TestWebhookStore::takenIdIsAConflict()
{
    TemporaryDatabase db;
    must(store(db).insert(webhook(u"a"_s), "sealed"));
    const Result<Webhook> second = store(db).insert(webhook(u"a"_s), "other");
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Conflict);
    QCOMPARE(must(store(db).secrets(u"a"_s))->sealed, "sealed"_ba);
}

void TestWebhookStore::changeIsJournalled()
{
    TemporaryDatabase db;
    must(db.tryWrite([](Store &store) {
        Webhook changed = must(store.webhooks().insert(webhook(u"a"_s), "sealed"));
        changed.team = u"ne"_s;
        changed.enabled = false;
        changed.createdAt = {};
        const Webhook written = must(store.webhooks().update(changed));
        return written.revision == 2 && !written.enabled ? Result<void>()
                                                         : failure(ErrorCode::Internal, u"not the row"_s);
    }));
    const std::vector<Change> changes = db.changesSince(0);
    QCOMPARE(changes.size(), std::size_t(2));
    QCOMPARE(changes[0].action, u"create"_s);
    QCOMPARE(changes[1].kind, u"webhook"_s);
    QCOMPARE(changes[1].key, u"a"_s);
    QCOMPARE(changes[1].actor, u"tester"_s);
    QCOMPARE(changes[1].before, R"({"team":null,"enabled":1})"_ba);
    QVERIFY(stored(db, u"a"_s).createdAt.microseconds > 0);
}

void TestWebhookStore::unchangedIsLeftAlone()
{
    TemporaryDatabase db;
    const Webhook first = must(store(db).insert(webhook(u"a"_s), "sealed"));
    const Webhook second = must(store(db).update(webhook(u"a"_s)));
    QCOMPARE(second.revision, 1);
    QCOMPARE(second.updatedAt, first.updatedAt);
    QCOMPARE(db.journalLength(), 1);
}

void TestWebhookStore::sameThingInAnotherFormIsLeftAlone()
{
    TemporaryDatabase db;
    db.execute("INSERT INTO webhooks (webhook_id, url, events, filters)"
               " VALUES ('a', 'http://receiver:8123/a', '[ \"device.*\" ]', '{ }')");
    QCOMPARE(must(store(db).update(webhook(u"a"_s))).revision, 1);
    QCOMPARE(db.journalLength(), 1);
}

void TestWebhookStore::unknownOneCannotBeChanged()
{
    TemporaryDatabase db;
    QCOMPARE(store(db).update(webhook(u"a"_s)).error().code, ErrorCode::NotFound);
}

void TestWebhookStore::removalIsJournalled()
{
    TemporaryDatabase db;
    must(store(db).insert(webhook(u"a"_s), "sealed"));
    must(store(db).countSuccess(u"a"_s, Timestamp::now()));
    must(db.tryWrite([](Store &store) {
        return must(store.webhooks().remove(u"a"_s)) ? Result<void>() : failure(ErrorCode::NotFound, u"none"_s);
    }));
    QVERIFY(!must(store(db).find(u"a"_s)));
    QCOMPARE(db.changesSince(1).at(0).action, u"remove"_s);
    QCOMPARE(db.number("SELECT count(*) FROM webhook_counters"), 0);
}

void TestWebhookStore::removingNothing()
{
    TemporaryDatabase db;
    QCOMPARE(must(store(db).remove(u"a"_s)), false);
    QCOMPARE(db.journalLength(), 0);
}

void TestWebhookStore::registrationOrder()
{
    TemporaryDatabase db;
    for (const QString &id : { u"z"_s, u"m"_s, u"a"_s }) {
        Webhook one = webhook(id);
        one.enabled = id != u"m"_s;
        must(store(db).insert(one, "sealed"));
    }
    const auto ids = [](const std::vector<Webhook> &webhooks) {
        QStringList found;
        for (const Webhook &one : webhooks)
            found += one.webhookId;
        return found.join(u' ');
    };
    QCOMPARE(ids(must(store(db).all())), u"z m a"_s);
    QCOMPARE(ids(must(store(db).enabled())), u"z a"_s);
}

void TestWebhookStore::rowOfAShell()
{
    TemporaryDatabase db;
    PlainDatabase(db.options().path)
        .run("INSERT INTO webhooks (webhook_id, url, events, filters)"
             " VALUES ('shell', 'http://h/', '[1,\"ping\",null]', '{\"domain\":5}')");
    const Webhook found = must(store(db).all()).at(0);
    QCOMPARE(found.webhookId, u"shell"_s);
    QCOMPARE(found.events, QStringList { u"ping"_s });
    QCOMPARE(found.filters.domains, QStringList());
    QCOMPARE(found.scheme, SignatureScheme::Standard);
    QVERIFY(found.enabled);
    QVERIFY(!must(store(db).secrets(u"shell"_s)));
}

void TestWebhookStore::countersAreNoChange()
{
    TemporaryDatabase db;
    must(store(db).insert(webhook(u"a"_s), "sealed"));
    for (const qint64 second : { 1, 2, 3 })
        must(store(db).countSuccess(u"a"_s, Timestamp { second * 1'000'000 }));
    must(store(db).countFailure(u"a"_s, Timestamp { 4'000'000 }));
    const Webhook found = stored(db, u"a"_s);
    QCOMPARE(found.totalCalls, 3);
    QCOMPARE(found.failedCalls, 1);
    QCOMPARE(found.lastSuccess, Timestamp { 3'000'000 });
    QCOMPARE(found.lastFailure, Timestamp { 4'000'000 });
    QCOMPARE(found.revision, 1);
    QCOMPARE(db.journalLength(), 1);
}

void TestWebhookStore::countersOfNobody()
{
    TemporaryDatabase db;
    must(store(db).countSuccess(u"gone"_s, Timestamp::now()));
    must(store(db).countFailure(u"gone"_s, Timestamp::now()));
    must(store(db).noteFailing(u"gone"_s, Timestamp::now()));
    QCOMPARE(db.number("SELECT count(*) FROM webhook_counters"), 0);
    QVERIFY(!must(store(db).failingSince(u"gone"_s)));
}

void TestWebhookStore::firstFailureCounts()
{
    TemporaryDatabase db;
    must(store(db).insert(webhook(u"a"_s), "sealed"));
    must(store(db).noteFailing(u"a"_s, Timestamp { 1 }));
    must(store(db).noteFailing(u"a"_s, Timestamp { 2 }));
    QCOMPARE(must(store(db).failingSince(u"a"_s)), Timestamp { 1 });
    must(store(db).countSuccess(u"a"_s, Timestamp { 3 }));
    QVERIFY(!must(store(db).failingSince(u"a"_s)));
    must(store(db).noteFailing(u"a"_s, Timestamp { 4 }));
    QCOMPARE(must(store(db).failingSince(u"a"_s)), Timestamp { 4 });
}

/// Else the next failure would disable it again at once.
void TestWebhookStore::enablingEndsFailing()
{
    TemporaryDatabase db;
    Webhook one = webhook(u"a"_s);
    one.enabled = false;
    one.failingSince = Timestamp { 1 };
    must(store(db).insert(one, "sealed"));
    one.team = u"ne"_s;
    QCOMPARE(must(store(db).update(one)).failingSince, Timestamp { 1 });
    one.enabled = true;
    QVERIFY(!must(store(db).update(one)).failingSince);
}

QTEST_GUILESS_MAIN(TestWebhookStore)
#include "tst_webhookstore.moc"
