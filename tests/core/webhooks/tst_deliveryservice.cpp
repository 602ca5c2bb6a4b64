#include "core/webhooks/deliveryservice.h"
#include "tests/support/deliveryfixture.h"

#include <future>
#include <thread>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Devices are added from this many threads at once.
constexpr int threads = 4;

Result<void> addDevice(Store &store, const QByteArray &id)
{
    return store.connection().execute("INSERT INTO devices (device_id, name) VALUES ('" + id + "', 'Lamp')");
}

} // namespace

/// The delivery thread beside the writer's and others that write and wake.
class TestDeliveryService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void deliversWhatManyThreadsWrite();
    void stopsWhileOthersWriteAndWake();
    void stopsWhileTheWriterIsBusy();
    void wakingIsHarmlessBeforeAndAfter();
    void startThatFailsIsTold();

private:
    DeliveryContext context();
    void listen();
    /// Adds `each` devices from each of the threads; they end by themselves.
    std::vector<std::thread> addDevices(DeliveryService &service, int each);
    qint64 delivered()
    {
        return m_database->number("SELECT count(*) FROM webhook_deliveries WHERE state = 'delivered'");
    }

    std::unique_ptr<TemporaryDatabase> m_database;
    std::unique_ptr<Writer> m_writer;
    std::unique_ptr<WebhookReceiver> m_receiver;
    FakeResolver m_resolver;
};

void TestDeliveryService::init()
{
    m_database = std::make_unique<TemporaryDatabase>();
    m_writer = std::make_unique<Writer>();
    m_receiver = std::make_unique<WebhookReceiver>();
    must(m_writer->start(m_database->options(), 300));
}

void TestDeliveryService::cleanup()
{
    m_writer.reset();
    m_receiver.reset();
    m_database.reset();
}

DeliveryContext TestDeliveryService::context()
{
    DeliveryContext context { .writer = *m_writer, .database = m_database->options(), .resolver = m_resolver };
    context.openSecret = [](const QString &, const QByteArray &sealed) { return Result<Secret>(Secret(sealed)); };
    return context;
}

void TestDeliveryService::listen()
{
    Webhook webhook;
    webhook.webhookId = u"w1"_s;
    webhook.url = m_receiver->url(u"/200"_s);
    webhook.events = { u"device.*"_s };
    must(m_writer->submitAndWait(TemporaryDatabase::feeder(), [&](Store &store) {
        const Result<Webhook> added = store.webhooks().insert(webhook, "whsec_c2VjcmV0c2VjcmV0");
        return added ? Result<void>() : failure(added);
    }));
}

std::vector<std::thread> TestDeliveryService::addDevices(DeliveryService &service, int each)
{
    std::vector<std::thread> adding;
    for (int t = 0; t < threads; ++t) {
        adding.emplace_back([this, &service, t, each] {
            for (int i = 0; i < each; ++i) {
                const QByteArray id = 'd' + QByteArray::number(t) + '-' + QByteArray::number(i);
                must(m_writer->submitAndWait(TemporaryDatabase::feeder(),
                                             [&id](Store &store) { return addDevice(store, id); }));
                service.wake();
            }
        });
    }
    return adding;
}

void TestDeliveryService::deliversWhatManyThreadsWrite()
{
    constexpr int each = 20;
    listen();
    DeliveryService service(context());
    must(service.start());
    for (std::thread &thread : addDevices(service, each))
        thread.join();
    QTRY_COMPARE_WITH_TIMEOUT(delivered(), threads * each, 30'000);
    QCOMPARE(m_receiver->ids(), threads * each);
    QCOMPARE(m_receiver->count(), std::size_t(threads * each));
    service.stop();
}

/// What it leaves undone is done by the next one, and nothing twice.
void TestDeliveryService::stopsWhileOthersWriteAndWake()
{
    constexpr int each = 40;
    listen();
    {
        DeliveryService service(context());
        must(service.start());
        std::vector<std::thread> adding = addDevices(service, each);
        const bool began = QTest::qWaitFor([this] { return m_receiver->count() > 3; }, 30'000);
        service.stop();
        for (std::thread &thread : adding)
            thread.join();
        QVERIFY(began);
    }
    DeliveryService service(context());
    must(service.start());
    QTRY_COMPARE_WITH_TIMEOUT(delivered(), threads * each, 30'000);
    QCOMPARE(m_receiver->ids(), threads * each);
    service.stop();
}

/// The writer's answer to the planning comes when nobody is there to hear it.
void TestDeliveryService::stopsWhileTheWriterIsBusy()
{
    listen();
    std::promise<void> inside;
    std::promise<void> open;
    m_writer->submit({ TemporaryDatabase::feeder(),
                       {},
                       [&inside, opened = open.get_future().share()](Store &store) {
                           inside.set_value();
                           opened.wait();
                           return addDevice(store, "d1");
                       },
                       {} });
    inside.get_future().wait();
    {
        DeliveryService service(context());
        must(service.start());
        service.wake();
        service.stop();
    }
    open.set_value();
    DeliveryService service(context());
    must(service.start());
    service.wake();
    QTRY_COMPARE_WITH_TIMEOUT(delivered(), 1, 30'000);
    service.stop();
}

void TestDeliveryService::wakingIsHarmlessBeforeAndAfter()
{
    listen();
    DeliveryService service(context());
    service.wake();
    must(m_writer->submitAndWait(TemporaryDatabase::feeder(), [](Store &store) { return addDevice(store, "d1"); }));
    must(service.start());
    std::atomic_bool ended = false;
    std::thread waking([&] {
        while (!ended)
            service.wake();
    });
    const bool sent = QTest::qWaitFor([this] { return delivered() == 1; }, 30'000);
    service.stop();
    ended = true;
    waking.join();
    service.wake();
    QVERIFY(sent);
    QCOMPARE(m_receiver->count(), std::size_t(1));
}

void TestDeliveryService::startThatFailsIsTold()
{
    DeliveryContext broken = context();
    broken.database.path = m_database->folder();
    DeliveryService service(broken);
    const Result<void> started = service.start();
    QVERIFY(!started);
    QCOMPARE(started.error().code, ErrorCode::NotADatabase);
}

QTEST_GUILESS_MAIN(TestDeliveryService)
#include "tst_deliveryservice.moc"
