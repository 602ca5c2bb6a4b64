#include "tests/fault/faultyserver.h"
#include "tests/support/homes.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/webhookreceiver.h"

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t day = 86'400;

} // namespace

/// The system's clock is set while the server runs: by NTP after a start without a clock, or by somebody's mistake.
class TestClockJumps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void journalKeepsItsOrder_data();
    void journalKeepsItsOrder();
    void presenceFollowsAClockThatWentBack();
    void retriesDoNotWaitForTheOldTime();
    void answersAreNotKeptTooLong();
};

void TestClockJumps::journalKeepsItsOrder_data()
{
    QTest::addColumn<qint64>("jump");
    QTest::newRow("an hour back") << qint64(-3600);
    QTest::newRow("forty years back") << qint64(-40 * 365 * day);
    QTest::newRow("ten years ahead") << qint64(10 * 365 * day);
}

/// What counts is the number, not the time: nothing is skipped, told twice, pruned or written over.
void TestClockJumps::journalKeepsItsOrder()
{
    QFETCH(qint64, jump);
    FaultyServer server;
    QVERIFY(server.start());
    WebClient client(server.port());
    QCOMPARE(client.post("/internal/devices/bulk_upsert", devicesOfHome(5)).status, 200);
    const QByteArray tag = client.get("/api/devices/d0001").header("etag");
    server.faults().clockOffset = jump;
    const HttpReply changed = client.request("PATCH", "/api/devices/d0001", R"({"notes":"x"})",
                                             { "Content-Type: application/json", "If-Match: " + tag });
    QCOMPARE(changed.status, 200); // a state is a revision
    QVERIFY(changed.header("etag") != tag);
    QCOMPARE(client.post("/internal/devices/bulk_upsert", devicesOfHome(5, 1)).status, 200);
    server.faults().clockOffset = 0;
    QCOMPARE(client.post("/internal/devices/bulk_upsert", devicesOfHome(5, 2)).status, 200);
    QCOMPARE(client.get("/api/changes?after=5").status, 200);
    PlainDatabase book(server.database());
    QCOMPARE(book.value("SELECT count(*) || ' ' || max(seq) FROM changes"), u"16 16"_s);
    QCOMPARE(book.value("SELECT count(*) FROM devices WHERE revision <> 3 + (device_id = 'd0001')"), u"0"_s);
    QCOMPARE(server.stop().code, 0);
    QVERIFY(server.start());
    QCOMPARE(PlainDatabase(server.database()).value("SELECT count(*) FROM changes"), u"16"_s);
}

void TestClockJumps::presenceFollowsAClockThatWentBack()
{
    FaultyServer server;
    server.faults().clockOffset = 300 * day;
    QVERIFY(server.start());
    WebClient client(server.port());
    QCOMPARE(client.post("/internal/devices/bulk_upsert", devicesOfHome(1)).status, 200);
    server.faults().clockOffset = 0;
    QCOMPARE(client.post("/internal/devices/bulk_upsert", devicesOfHome(1)).status, 200);
    QCOMPARE(PlainDatabase(server.database())
                 .value("SELECT count(*) FROM devices WHERE last_seen > strftime('%Y-%m-%d', 'now', '+1 day')"),
             u"0"_s);
}

/// A retry that was planned while the clock was a year ahead.
void TestClockJumps::retriesDoNotWaitForTheOldTime()
{
    WebhookReceiver receiver;
    receiver.answer("/hook", 500);
    FaultyServer server;
    server.faults().clockOffset = 365 * day;
    QVERIFY(server.start());
    WebClient client(server.port());
    QCOMPARE(client
                 .post("/api/webhooks",
                       "{\"url\":\"" + receiver.url(u"/hook"_s).toUtf8() + "\",\"events\":[\"device.*\"]}",
                       { "Content-Type: application/json" })
                 .status,
             201);
    QCOMPARE(client.post("/internal/devices/bulk_upsert", devicesOfHome(1)).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(PlainDatabase(server.database()).value("SELECT sum(attempts) FROM webhook_deliveries"),
                              u"1"_s, 10'000);
    receiver.answer("/hook", 200);
    server.faults().clockOffset = 0;
    QTRY_VERIFY_WITH_TIMEOUT(receiver.count() == 2, 10'000);
}

/// A client that holds a list is told of what came later, whatever time it was.
void TestClockJumps::answersAreNotKeptTooLong()
{
    FaultyServer server;
    QVERIFY(server.start());
    WebClient client(server.port());
    QCOMPARE(client.post("/internal/devices/bulk_upsert", devicesOfHome(2)).status, 200);
    const QByteArray tag = client.get("/api/devices").header("etag");
    QCOMPARE(client.get("/api/devices", { "If-None-Match: " + tag }).status, 304);
    server.faults().clockOffset = -day;
    QCOMPARE(client.get("/api/devices", { "If-None-Match: " + tag }).status, 304);
    QCOMPARE(client.post("/internal/devices/bulk_upsert", devicesOfHome(2, 1)).status, 200);
    QCOMPARE(client.get("/api/devices", { "If-None-Match: " + tag }).status, 200);
}

QTEST_GUILESS_MAIN(TestClockJumps)
#include "tst_clockjumps.moc"
