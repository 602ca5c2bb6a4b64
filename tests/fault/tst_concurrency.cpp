#include "tests/support/homes.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/serverprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <atomic>
#include <thread>
#include <vector>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Many clients at once, and clients that leave.
class TestConcurrency : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server = std::make_unique<ServerProcess>(); QVERIFY(m_server->start()); }
    void cleanup() { QCOMPARE(m_server->stop().code, 0); }
    void sixteenWritersLoseNothing();
    void readersNeverSeeHalfABatch();
    void clientThatLeaves();
    void clientsThatLeaveInTheMiddle();

private:
    QString count(const QByteArray &table) { return PlainDatabase(m_server->database()).value("SELECT count(*) FROM " + table); }

    std::unique_ptr<ServerProcess> m_server;
};

void TestConcurrency::sixteenWritersLoseNothing()
{
    constexpr int clients = 16;
    constexpr int batches = 10;
    constexpr int rows = 20;
    std::atomic<int> failed = 0;
    std::vector<std::thread> threads;
    for (int c = 0; c < clients; ++c) {
        threads.emplace_back([&failed, c, port = m_server->port()] {
            WebClient client(port);
            for (int b = 0; b < batches; ++b) {
                const HttpReply reply = client.post("/internal/devices/bulk_upsert", devicesOfHome(rows, 0, (c * batches + b) * rows));
                if (reply.status != 200 || QJsonDocument::fromJson(reply.body)[u"inserted"] != rows)
                    ++failed;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(failed, 0);
    QCOMPARE(count("devices"), QString::number(clients * batches * rows));
    QCOMPARE(count("changes"), QString::number(clients * batches * rows));
    QCOMPARE(count("(SELECT DISTINCT operation FROM changes)"), QString::number(clients * batches));
}

void TestConcurrency::readersNeverSeeHalfABatch()
{
    constexpr int rows = 400;
    QCOMPARE(WebClient(m_server->port()).post("/internal/devices/bulk_upsert", devicesOfHome(rows)).status, 200);
    std::atomic<bool> over = false;
    std::atomic<int> torn = 0;
    std::atomic<int> failed = 0;
    std::atomic<int> reads = 0;
    std::vector<std::thread> readers;
    for (int r = 0; r < 4; ++r) {
        readers.emplace_back([&, port = m_server->port()] {
            WebClient client(port);
            while (!over) {
                const HttpReply reply = client.get("/api/devices?limit=1000&total=1&fields=sw_version");
                const QJsonObject answer = QJsonDocument::fromJson(reply.body).object();
                QSet<QString> versions;
                for (const QJsonValue &device : answer[u"devices"].toArray())
                    versions += device[u"sw_version"].toString();
                failed += reply.status != 200;
                torn += versions.size() != 1 || answer[u"count"] != answer[u"total"];
                ++reads;
            }
        });
    }
    int written = 0;
    {
        WebClient client(m_server->port());
        for (int batch = 1; batch <= 40 || (reads < 20 && batch < 2000); ++batch)
            written += client.post("/internal/devices/bulk_upsert", devicesOfHome(rows, batch)).status == 200;
    }
    over = true;
    for (std::thread &reader : readers)
        reader.join();
    QVERIFY(written >= 40);
    QVERIFY(reads >= 20);
    QCOMPARE(failed, 0);
    QCOMPARE(torn, 0);
}

void TestConcurrency::clientThatLeaves()
{
    {
        WebClient client(m_server->port());
        const QByteArray listing = devicesOfHome(3000);
        client.send(WebClient::head("POST", "/internal/devices/bulk_upsert", listing) + listing);
        client.leave();
    }
    // Whether the server saw the whole body before the goodbye is the network's affair; half of it is not stored.
    QTRY_VERIFY(count("devices") == u"3000"_s || WebClient(m_server->port()).get("/readyz").status == 200);
    QVERIFY(count("devices") == u"3000"_s || count("devices") == u"0"_s);
    // A polite leaver: the server has surely read everything.
    {
        WebClient client(m_server->port());
        const QByteArray listing = entitiesOfHome(3000, 10);
        client.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n" + WebClient::head("POST", "/internal/entities/bulk_upsert", listing) + listing
                    + "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QCOMPARE(client.reply().status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(count("entities"), u"3000"_s, 20'000);
        client.leave();
    }
    QCOMPARE(WebClient(m_server->port()).get("/api/entities?limit=1").status, 200);
}

void TestConcurrency::clientsThatLeaveInTheMiddle()
{
    for (int i = 0; i < 50; ++i) {
        WebClient client(m_server->port());
        const QByteArray listing = devicesOfHome(100);
        const QByteArray request = WebClient::head("POST", "/internal/devices/bulk_upsert", listing) + listing;
        client.send(request.first(request.size() * i / 50));
        client.leave();
    }
    QCOMPARE(WebClient(m_server->port()).get("/api/devices").status, 200);
    QCOMPARE(count("devices"), u"0"_s);
}

QTEST_GUILESS_MAIN(TestConcurrency)
#include "tst_concurrency.moc"
