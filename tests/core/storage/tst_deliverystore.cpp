#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestDeliveryStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_db.reset(); }
    void whatIsAddedIsFound();
    void unknownWebhookGetsNothing();
    void dueInOrderOfTime();
    void backlogsOfEnabledWebhooksAlone();
    void attemptsAreKept();
    void pruneByAge();
    void pruneByCount();
    void pendingIsNeverPruned();
    void pendingOfADisabledWebhookIsPruned();
    void positions();

private:
    static Timestamp at(int second) { return { qint64(1'760'000'000 + second) * 1'000'000 }; }
    Delivery add(const QString &id, const QString &webhook, int due)
    {
        Delivery delivery;
        delivery.deliveryId = id;
        delivery.webhookId = webhook;
        delivery.event = u"ping"_s;
        delivery.payload = "{}";
        delivery.nextAttemptAt = at(due);
        delivery.createdAt = at(due);
        must(store().add(delivery));
        return delivery;
    }
    DeliveryStore &store() { return m_db->store().deliveries(); }
    QStringList due(const QString &webhook, int now)
    {
        QStringList ids;
        for (const Delivery &delivery : must(store().due(webhook, at(now), 10)))
            ids += delivery.deliveryId;
        return ids;
    }
    qint64 count() { return m_db->number("SELECT count(*) FROM webhook_deliveries"); }

    std::unique_ptr<TemporaryDatabase> m_db;
};

void TestDeliveryStore::init()
{
    m_db = std::make_unique<TemporaryDatabase>();
    must(m_db->connection().execute(
        "INSERT INTO webhooks (webhook_id, url) VALUES ('w1', 'http://a/'), ('w2', 'http://b/')"));
}

void TestDeliveryStore::whatIsAddedIsFound()
{
    add(u"m1"_s, u"w1"_s, 5);
    const Delivery found = must(store().find(u"m1"_s)).value();
    QCOMPARE(found.webhookId, u"w1"_s);
    QCOMPARE(found.state, DeliveryState::Pending);
    QCOMPARE(found.nextAttemptAt, at(5));
    QVERIFY(!must(store().find(u"m2"_s)));
}

void TestDeliveryStore::unknownWebhookGetsNothing()
{
    add(u"m1"_s, u"gone"_s, 5);
    QCOMPARE(count(), 0);
}

void TestDeliveryStore::dueInOrderOfTime()
{
    add(u"m1"_s, u"w1"_s, 9);
    add(u"m2"_s, u"w1"_s, 5);
    add(u"m3"_s, u"w2"_s, 1);
    add(u"m4"_s, u"w1"_s, 20);
    QCOMPARE(due(u"w1"_s, 9), QStringList({ u"m2"_s, u"m1"_s }));
    must(store().postpone(u"m2"_s, at(30)));
    QCOMPARE(due(u"w1"_s, 9), QStringList({ u"m1"_s }));
    must(store().finish(u"m1"_s, DeliveryState::Delivered, at(10)));
    QCOMPARE(due(u"w1"_s, 25), QStringList({ u"m4"_s }));
    QVERIFY(must(store().resend(u"w1"_s, u"m1"_s, at(11))));
    QCOMPARE(due(u"w1"_s, 11), QStringList({ u"m1"_s }));
    QVERIFY(!must(store().resend(u"w2"_s, u"m1"_s, at(11))));
}

void TestDeliveryStore::backlogsOfEnabledWebhooksAlone()
{
    QVERIFY(must(store().backlogs()).empty());
    add(u"m1"_s, u"w1"_s, 9);
    add(u"m2"_s, u"w2"_s, 5);
    add(u"m3"_s, u"w2"_s, 3);
    const std::vector<Backlog> both = must(store().backlogs());
    QCOMPARE(both.size(), std::size_t(2));
    QCOMPARE(both[1].webhookId, u"w2"_s);
    QCOMPARE(both[1].next, at(3));
    must(m_db->connection().execute("UPDATE webhooks SET enabled = 0 WHERE webhook_id = 'w1'"));
    QCOMPARE(must(store().backlogs()).size(), std::size_t(1));
}

void TestDeliveryStore::attemptsAreKept()
{
    add(u"m1"_s, u"w1"_s, 5);
    Attempt attempt;
    attempt.deliveryId = u"m1"_s;
    attempt.at = at(6);
    attempt.error = u"timeout"_s;
    must(store().addAttempt(attempt));
    attempt.number = 2;
    attempt.status = 200;
    attempt.error.reset();
    attempt.answer = QByteArray("\0ok", 3);
    must(store().addAttempt(attempt));
    const std::vector<Attempt> attempts = must(store().attempts(u"m1"_s));
    QCOMPARE(attempts.size(), std::size_t(2));
    QCOMPARE(attempts[0].error, u"timeout"_s);
    QVERIFY(!attempts[0].status);
    QCOMPARE(attempts[1].status, 200);
    QCOMPARE(attempts[1].answer, QByteArray("\0ok", 3));
    QCOMPARE(must(store().find(u"m1"_s)).value().attempts, 2);
}

void TestDeliveryStore::pruneByAge()
{
    for (const QString &id : { u"m1"_s, u"m2"_s })
        add(id, u"w1"_s, 1);
    must(store().finish(u"m1"_s, DeliveryState::Delivered, at(10)));
    must(store().finish(u"m2"_s, DeliveryState::Failed, at(20)));
    must(store().prune(at(20), 100));
    QCOMPARE(count(), 1);
    QVERIFY(must(store().find(u"m2"_s)));
}

void TestDeliveryStore::pruneByCount()
{
    for (int i = 0; i < 5; ++i) {
        const QString id = u"m%1"_s.arg(i);
        add(id, i < 4 ? u"w1"_s : u"w2"_s, i);
        must(store().finish(id, DeliveryState::Delivered, at(100)));
    }
    must(store().prune(at(0), 2));
    QCOMPARE(m_db->connection().text("SELECT group_concat(delivery_id) FROM webhook_deliveries"), u"m2,m3,m4"_s);
}

void TestDeliveryStore::pendingIsNeverPruned()
{
    add(u"m1"_s, u"w1"_s, 1);
    must(store().prune(at(1000), 0));
    QCOMPARE(count(), 1);
}

void TestDeliveryStore::pendingOfADisabledWebhookIsPruned()
{
    add(u"m1"_s, u"w1"_s, 1);
    add(u"m2"_s, u"w1"_s, 30);
    add(u"m3"_s, u"w2"_s, 1);
    must(m_db->connection().execute("UPDATE webhooks SET enabled = 0 WHERE webhook_id = 'w1'"));
    must(store().prune(at(20), 100));
    QCOMPARE(m_db->connection().text("SELECT group_concat(delivery_id) FROM webhook_deliveries"), u"m2,m3"_s);
}

void TestDeliveryStore::positions()
{
    QCOMPARE(store().position(), 0);
    must(store().setPosition(17));
    must(store().setOperationPosition(4));
    QCOMPARE(store().position(), 17);
    QCOMPARE(store().operationPosition(), 4);
}

QTEST_GUILESS_MAIN(TestDeliveryStore)
#include "tst_deliverystore.moc"
