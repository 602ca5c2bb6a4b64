#include "tests/support/serverprocess.h"
#include "tests/support/sqliteshell.h"
#include "tests/support/webclient.h"
#include "tests/support/webhookreceiver.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The real server is killed around deliveries to a real receiver.
class TestDeliveryCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server = std::make_unique<ServerProcess>(); }
    void cleanup() { m_server.reset(); }
    void attemptInFlightIsRepeated();
    void changesMadeWhileStoppedAreDelivered();
    void nothingIsLostOrDoubled();

private:
    void start() { QVERIFY(m_server->start()); }
    void post(const QByteArray &target, const QByteArray &body)
    {
        const HttpReply reply = WebClient(m_server->port()).post(target, body, { "Content-Type: application/json" });
        QVERIFY2(reply.status == 200 || reply.status == 201, reply.body.constData());
    }
    void subscribe(const QString &url)
    {
        post("/api/webhooks", "{\"url\":\"" + url.toUtf8() + "\",\"events\":[\"device.*\"]}");
    }

    std::unique_ptr<ServerProcess> m_server;
};

void TestDeliveryCrash::attemptInFlightIsRepeated()
{
    WebhookReceiver receiver;
    start();
    subscribe(receiver.url(u"/hang"_s));
    post("/internal/devices/bulk_upsert", R"([{"id":"d1","name":"Lamp"}])");
    QTRY_COMPARE_WITH_TIMEOUT(receiver.count(), std::size_t(1), 10'000);
    m_server->kill();
    receiver.answer("/hang", 200);
    start();
    QTRY_COMPARE_WITH_TIMEOUT(receiver.count(), std::size_t(2), 10'000);
    QCOMPARE(receiver.ids(), 1);
    QCOMPARE(receiver.request(0).body, receiver.request(1).body);
}

void TestDeliveryCrash::changesMadeWhileStoppedAreDelivered()
{
    if (!hasSqliteShell())
        QSKIP("the program sqlite3 is not installed");
    WebhookReceiver receiver;
    start();
    subscribe(receiver.url(u"/200"_s));
    post("/internal/devices/bulk_upsert", R"([{"id":"d1","name":"Lamp"}])");
    m_server->kill();
    QVERIFY(sqliteShell(m_server->database(), u"UPDATE devices SET name_by_user = 'Mine'"_s));
    start();
    QTRY_VERIFY_WITH_TIMEOUT(receiver.ids() == 2, 10'000);
    // The first delivery may come once more, and later than the second: it was perhaps in flight when the server died.
    QByteArray bodies;
    for (std::size_t i = 0; i < receiver.count(); ++i)
        bodies += receiver.request(i).body;
    QCOMPARE(bodies.count("\"type\":\"device.updated\""), 1);
}

/// Killed at seeded moments while changes come in: each answered change reaches the receiver under one id.
void TestDeliveryCrash::nothingIsLostOrDoubled()
{
    WebhookReceiver receiver;
    start();
    subscribe(receiver.url(u"/200"_s));
    for (int round = 0; round < 6; ++round) {
        for (int i = 0; i < 20; ++i)
            post("/internal/devices/bulk_upsert",
                 "[{\"id\":\"d" + QByteArray::number(round * 20 + i) + "\",\"name\":\"Lamp\"}]");
        QTRY_VERIFY_WITH_TIMEOUT(int(receiver.count()) >= round * 20 + round * 3, 10'000);
        m_server->kill();
        start();
    }
    QTRY_COMPARE_WITH_TIMEOUT(receiver.ids(), 120, 20'000);
    QSet<QByteArray> bodies;
    for (std::size_t i = 0; i < receiver.count(); ++i)
        bodies.insert(receiver.request(i).body);
    QCOMPARE(bodies.size(), 120);
}

QTEST_GUILESS_MAIN(TestDeliveryCrash)
#include "tst_deliverycrash.moc"
