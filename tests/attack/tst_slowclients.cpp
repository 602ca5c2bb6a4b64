#include "tests/attack/attacks.h"
#include "tests/support/eventually.h"
#include "tests/support/homes.h"

#include <memory>
#include <vector>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Clients that send or read as slowly as they may, many of them: others are answered, and memory has its bounds.
class TestSlowClients : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void senders_data();
    void senders();
    void trickledChunksStillNeedAll();
    void bodiesHaveABoundTogether();
    void readersHoldLittle();

private:
    using Clients = std::vector<std::unique_ptr<WebClient>>;

    static Clients clientsOf(const ServerProcess &server, int count, const QByteArray &text)
    {
        Clients clients;
        for (int i = 0; i < count; ++i) {
            clients.push_back(std::make_unique<WebClient>(server.port()));
            clients.back()->send(text);
        }
        return clients;
    }
};

void TestSlowClients::senders_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray post = "POST /internal/devices/bulk_upsert HTTP/1.1\r\nHost: localhost\r\n";
    QTest::newRow("within the request line") << "GET /api/dev"_ba;
    QTest::newRow("within a header") << "GET / HTTP/1.1\r\nHost: loc"_ba;
    QTest::newRow("before the head's end") << "GET / HTTP/1.1\r\nHost: localhost\r\n"_ba;
    QTest::newRow("within a body") << post + "Content-Length: 100\r\n\r\n[";
    QTest::newRow("before a chunk") << post + "Transfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("within a chunk") << post + "Transfer-Encoding: chunked\r\n\r\n10\r\n[";
    QTest::newRow("before the last chunk") << post + "Transfer-Encoding: chunked\r\n\r\n1\r\n[\r\n";
    QTest::newRow("within the trailers") << post + "Transfer-Encoding: chunked\r\n\r\n0\r\nX: 1\r\n";
}

void TestSlowClients::senders()
{
    QFETCH(QByteArray, text);
    ServerProcess server;
    QVERIFY(server.start({ u"--head-timeout"_s, u"200 ms"_s, u"--body-timeout"_s, u"200 ms"_s }));
    const Clients slow = clientsOf(server, 20, text);
    QCOMPARE(health(server), 200);
    for (const auto &client : slow)
        QCOMPARE(client->reply().status, 408);
}

/// A body may take its time, but not more than its length.
void TestSlowClients::trickledChunksStillNeedAll()
{
    ServerProcess server;
    QVERIFY(server.start({ u"--body-limit"_s, u"1 KiB"_s }));
    WebClient client(server.port());
    client.send("POST /internal/devices/bulk_upsert HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 1025; ++i)
        client.send("1\r\n \r\n");
    QCOMPARE(client.reply().status, 413);
}

/// Each within the limit of one; together they would be more than the machine has.
void TestSlowClients::bodiesHaveABoundTogether()
{
    constexpr int megabytes = 20;
    constexpr int enough = 256 / megabytes + 2;
    ServerProcess server;
    QVERIFY(server.start());
    const QByteArray spaces(megabytes << 20, ' ');
    Clients slow = clientsOf(server, enough,
                             "POST /internal/devices/bulk_upsert HTTP/1.1\r\nHost: localhost\r\n"
                             "Content-Length: 60000000\r\n\r\n"
                                 + spaces);
    const auto whole = [&] {
        return WebClient(server.port()).post("/internal/devices/bulk_upsert", '[' + spaces + ']').status;
    };
    QCOMPARE(whole(), 503);
    QCOMPARE(WebClient(server.port()).post("/internal/devices/bulk_upsert", devicesOfHome(20)).status, 200);
    if (isMemoryTrue())
        QVERIFY2(memoryOf(server, "VmRSS") < 600 * 1024, QByteArray::number(memoryOf(server, "VmRSS")));
    slow.clear();
    QVERIFY(eventually([&] { return whole() == 200; })); // what they took was given back
}

void TestSlowClients::readersHoldLittle()
{
    ServerProcess server;
    QVERIFY(server.start({ u"--stop-grace"_s, u"100 ms"_s }));
    QCOMPARE(WebClient(server.port()).post("/internal/devices/bulk_upsert", devicesOfHome(20'000)).status, 200);
    const qint64 before = memoryOf(server, "VmRSS");
    const QByteArray large = "GET /api/export?format=ndjson HTTP/1.1\r\nHost: localhost\r\n\r\n"
                             "GET /api/devices?limit=1000 HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const Clients silent = clientsOf(server, 50, large.repeated(20));
    QCOMPARE(health(server), 200);
    QCOMPARE(WebClient(server.port()).get("/api/devices?limit=1000").status, 200);
    if (isMemoryTrue())
        QVERIFY2(memoryOf(server, "VmRSS") - before < 200 * 1024,
                 QByteArray::number(memoryOf(server, "VmRSS") - before));
    QCOMPARE(server.stop().code, 0);
}

QTEST_GUILESS_MAIN(TestSlowClients)
#include "tst_slowclients.moc"
