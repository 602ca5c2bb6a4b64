#include "core/storage/transaction.h"
#include "core/webhooks/deliveryplanner.h"
#include "tests/support/homes.h"
#include "tests/support/registries.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// What webhooks hear of whole listings.
class TestSyncEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_db.reset(); }
    void heldListingIsToldOnce();
    void heldListingIsNotCompleted();
    void otherOperationsArePassed();
    void approvedBeforeItWasTold();
    void completed_data();
    void completed();
    void syncWithoutChangesIsNotTold();
    void labelsAndServicesAreToldAsAListing();
    void labelsChangedByHandAreNotTold();
    void entityOfAChildDeviceIsWhereTheParentIs();

private:
    void listen(const QStringList &events, const QByteArray &filters = "{}")
    {
        Webhook webhook;
        webhook.webhookId = u"w%1"_s.arg(++m_webhooks);
        webhook.url = u"http://127.0.0.1:1/"_s;
        webhook.events = events;
        webhook.filters = must(WebhookFilters::fromJson(filters));
        must(m_db->tryWrite([&](Store &store) {
            const Result<Webhook> added = store.webhooks().insert(webhook, "sealed");
            return added ? Result<void>() : failure(added);
        }));
        plan();
    }
    void plan()
    {
        Transaction transaction = must(Transaction::begin(m_db->connection()));
        while (must(m_planner->step(m_db->store()))) { }
        must(transaction.commit());
    }
    QStringList told()
    {
        plan();
        QStringList told;
        for (const Delivery &delivery : must(m_db->store().deliveries().list(u"w1"_s)).rows)
            told.prepend(delivery.event);
        return told;
    }
    void run(const QString &what, const std::function<void(Store &)> &work)
    {
        must(runOperation(m_db->store(), { u"me"_s, u"sync"_s, what }, [&]() -> Result<void> {
            work(m_db->store());
            return {};
        }));
    }
    void syncAs(const QString &what, const RegistryTexts &texts)
    {
        RegistrySnapshot snapshot = snapshotOf(texts);
        run(what, [&](Store &store) { must(RegistrySync(store).apply(snapshot, u"discovery"_s)); });
    }

    std::unique_ptr<TemporaryDatabase> m_db;
    std::unique_ptr<DeliveryPlanner> m_planner;
    int m_webhooks = 0;
};

void TestSyncEvents::init()
{
    m_db = std::make_unique<TemporaryDatabase>();
    m_planner = std::make_unique<DeliveryPlanner>();
    m_webhooks = 0;
}

void TestSyncEvents::heldListingIsToldOnce()
{
    m_db->feedDevices(devicesOfHome(40));
    listen({ u"sync.held"_s });
    sync(*m_db, { .devices = "[]" });
    sync(*m_db, { .devices = "[]" });
    QCOMPARE(told(), QStringList { u"sync.held"_s });
    const QByteArray payload = m_db->text("SELECT payload FROM webhook_deliveries").toUtf8();
    QVERIFY2(payload.contains(R"("source":"discovery")"), payload.constData());
    QVERIFY2(payload.contains(R"("would_remove":40)"), payload.constData());
    sync(*m_db, { .devices = devicesOfHome(40) });
    QCOMPARE(told().size(), 1);
}

/// Else each step would look through all of them again.
void TestSyncEvents::otherOperationsArePassed()
{
    listen({ u"sync.completed"_s });
    m_db->feedDevices(devicesOfHome(1));
    QCOMPARE(told(), QStringList());
    QVERIFY(m_db->store().journal().lastOperation() > 0);
    QCOMPARE(m_db->store().deliveries().operationPosition(), m_db->store().journal().lastOperation());
}

void TestSyncEvents::heldListingIsNotCompleted()
{
    m_db->feedDevices(devicesOfHome(40));
    listen({ u"sync.held"_s, u"sync.completed"_s });
    syncAs(syncOperation.toString(), { .devices = "[]" });
    QCOMPARE(told(), QStringList { u"sync.held"_s });
}

void TestSyncEvents::approvedBeforeItWasTold()
{
    m_db->feedDevices(devicesOfHome(40));
    listen({ u"sync.held"_s });
    sync(*m_db, { .devices = "[]" });
    approve(*m_db);
    QCOMPARE(told(), QStringList { u"sync.held"_s });
}

void TestSyncEvents::completed_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("told");
    QTest::newRow("bulk upsert") << u"devices.bulk_upsert"_s << true;
    QTest::newRow("bulk replace") << u"devices.bulk_replace"_s << true;
    QTest::newRow("discovery") << syncOperation.toString() << true;
    QTest::newRow("approval") << approveOperation.toString() << true;
    QTest::newRow("upkeep") << u"registry.remove_gone"_s << false;
}

void TestSyncEvents::completed()
{
    QFETCH(QString, what);
    QFETCH(bool, told);
    listen({ u"sync.completed"_s });
    syncAs(what, { .devices = devicesOfHome(1) });
    QCOMPARE(this->told().size(), told ? 1 : 0);
}

void TestSyncEvents::syncWithoutChangesIsNotTold()
{
    m_db->feedDevices(devicesOfHome(1));
    listen({ u"sync.completed"_s });
    syncAs(syncOperation.toString(), { .devices = devicesOfHome(1) });
    QCOMPARE(told(), QStringList());
}

/// However many rows there are, who listens to everything hears of them once.
void TestSyncEvents::labelsAndServicesAreToldAsAListing()
{
    listen({ u"*"_s });
    syncAs(syncOperation.toString(), { .labels = R"([{"label_id":"a","name":"A"},{"label_id":"b","name":"B"}])" });
    const std::vector<ServiceDefinition> services { { u"light"_s, u"on"_s }, { u"light"_s, u"off"_s } };
    for (int again = 0; again < 2; ++again)
        run(u"services.bulk_upsert"_s, [&](Store &store) { must(store.services().upsert(services)); });
    QCOMPARE(told(), (QStringList { u"sync.completed"_s, u"sync.completed"_s }));
    const QString payload = m_db->text("SELECT payload FROM webhook_deliveries WHERE payload LIKE '%services%'");
    QVERIFY2(payload.contains(uR"("what":"services.bulk_upsert","changes":2)"_s), qUtf8Printable(payload));
    QCOMPARE(m_db->store().deliveries().position(), m_db->store().journal().lastSeq());
}

void TestSyncEvents::labelsChangedByHandAreNotTold()
{
    listen({ u"*"_s });
    m_db->execute("INSERT INTO labels (label_id, name) VALUES ('a', 'A')");
    m_db->execute("INSERT INTO services (domain, service) VALUES ('light', 'on')");
    QCOMPARE(told(), QStringList());
    QCOMPARE(m_db->store().deliveries().position(), m_db->store().journal().lastSeq());
}

void TestSyncEvents::entityOfAChildDeviceIsWhereTheParentIs()
{
    m_db->feedDevices(R"([{"id":"p","area_id":"kitchen"},{"id":"c","parent_device_id":"p"}])");
    listen({ u"entity.created"_s }, R"({"area_id":["kitchen"]})");
    listen({ u"entity.created"_s }, R"({"area_id":["attic"]})");
    m_db->feedEntities(R"([{"entity_id":"light.a","device_id":"c","area_id":null}])");
    QCOMPARE(told(), QStringList { u"entity.created"_s });
    QCOMPARE(m_db->number("SELECT count(*) FROM webhook_deliveries"), 1);
}

QTEST_GUILESS_MAIN(TestSyncEvents)
#include "tst_syncevents.moc"
