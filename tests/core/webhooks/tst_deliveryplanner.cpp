#include "core/storage/transaction.h"
#include "core/webhooks/deliveryplanner.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// Who is told of what happened while the planner was behind the journal.
class TestDeliveryPlanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_db.reset(); }
    void clockThatGoesBack();
    void olderThanTheWebhook();
    void removedAndMadeAnew();
    void areaOfARemovedDevice_data();
    void areaOfARemovedDevice();
    void areaOfARemovedParent();
    void deviceThatWasChangedAndRemoved();
    void restoredBook();

private:
    void addWebhook(const QByteArray &filters = "{}", Timestamp createdAt = {})
    {
        Webhook webhook;
        webhook.webhookId = u"w1"_s;
        webhook.url = u"http://127.0.0.1:1/"_s;
        webhook.events = QStringList { u"device.*"_s, u"entity.*"_s };
        webhook.filters = must(WebhookFilters::fromJson(filters));
        webhook.createdAt = createdAt;
        must(m_db->tryWrite([&](Store &store) {
            const Result<Webhook> added = store.webhooks().insert(webhook, "sealed");
            return added ? Result<void>() : failure(added);
        }));
    }
    void write(const QByteArray &sql)
    {
        must(m_db->tryWrite([&](Store &store) { return store.connection().execute(sql); }));
    }
    void plan()
    {
        Transaction transaction = must(Transaction::begin(m_db->connection()));
        while (must(m_planner->step(m_db->store()))) { }
        must(transaction.commit());
    }
    QString told()
    {
        plan();
        QStringList told;
        for (const Delivery &delivery : must(m_db->store().deliveries().list(u"w1"_s)).rows)
            told.prepend(delivery.event);
        told.sort();
        return told.join(u' ');
    }

    std::unique_ptr<TemporaryDatabase> m_db;
    std::unique_ptr<DeliveryPlanner> m_planner;
};

void TestDeliveryPlanner::init()
{
    m_db = std::make_unique<TemporaryDatabase>();
    m_planner = std::make_unique<DeliveryPlanner>();
}

void TestDeliveryPlanner::clockThatGoesBack()
{
    constexpr qint64 hour = 3600LL * 1'000'000;
    addWebhook("{}", Timestamp { Timestamp::now().microseconds + hour });
    m_db->feedDevices(R"([{"id":"d1"}])");
    QCOMPARE(told(), u"device.created"_s);
}

void TestDeliveryPlanner::olderThanTheWebhook()
{
    m_db->feedDevices(R"([{"id":"d1"}])");
    addWebhook("{}", Timestamp { 1 }); // an import says that it is old
    m_db->feedDevices(R"([{"id":"d1","model":"M"}])");
    QCOMPARE(told(), u"device.updated"_s);
}

void TestDeliveryPlanner::removedAndMadeAnew()
{
    addWebhook();
    m_db->feedDevices(R"([{"id":"d1"}])");
    write("DELETE FROM webhooks");
    addWebhook();
    m_db->feedDevices(R"([{"id":"d2"}])");
    QCOMPARE(told(), u"device.created"_s); // of d2
}

void TestDeliveryPlanner::areaOfARemovedDevice_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("it takes its entities along") << "DELETE FROM devices"_ba;
    QTest::newRow("entities first") << "DELETE FROM entities; DELETE FROM devices"_ba;
}

void TestDeliveryPlanner::areaOfARemovedDevice()
{
    QFETCH(QByteArray, sql);
    m_db->feedDevices(R"([{"id":"d1","area_id":"den"},{"id":"d2","area_id":"attic"}])");
    m_db->feedEntities(R"([{"entity_id":"light.a","device_id":"d1"},{"entity_id":"light.b","device_id":"d2"}])");
    addWebhook(R"({"area_id":["den"]})");
    plan();
    for (const QByteArray &one : sql.split(';'))
        write(one);
    QCOMPARE(told(), u"device.removed entity.removed"_s);
}

void TestDeliveryPlanner::areaOfARemovedParent()
{
    m_db->feedDevices(R"([{"id":"hub","area_id":"den"},{"id":"child","parent_device_id":"hub"}])");
    m_db->feedEntities(R"([{"entity_id":"light.a","device_id":"child"}])");
    addWebhook(R"({"area_id":["den"],"domain":["light"]})");
    plan();
    write("DELETE FROM devices");
    QCOMPARE(told(), u"entity.removed"_s);
}

void TestDeliveryPlanner::deviceThatWasChangedAndRemoved()
{
    m_db->feedDevices(R"([{"id":"d1","area_id":"den"}])");
    addWebhook(R"({"area_id":["den"]})");
    plan();
    write("UPDATE devices SET model = 'M'");
    write("DELETE FROM devices");
    QCOMPARE(told(), u"device.removed device.updated"_s);
}

/// Its webhooks are others, and the journal says nothing of it.
void TestDeliveryPlanner::restoredBook()
{
    addWebhook();
    plan();
    const QString copy = m_db->copy();
    write("DELETE FROM webhooks");
    m_db->feedDevices(R"([{"id":"d1"}])");
    plan();
    m_db->copyOver(copy);
    m_db->feedDevices(R"([{"id":"d2"}])");
    QCOMPARE(told(), u"device.created"_s);
}

QTEST_GUILESS_MAIN(TestDeliveryPlanner)
#include "tst_deliveryplanner.moc"
