#include "tests/support/homes.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/serverprocess.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include <atomic>
#include <thread>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// kill -9 while batches stream in: the next start is clean, no batch is half there, and what was answered is there.
class TestSuddenDeath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedWhileBatchesStreamIn_data();
    void killedWhileBatchesStreamIn();
    void killedWhileListingsAreReplaced_data();
    void killedWhileListingsAreReplaced();
    void killedDuringAdoptionOfItsOwnFile();
};

void TestSuddenDeath::killedWhileBatchesStreamIn_data()
{
    QTest::addColumn<uint>("seed");
    for (uint seed = 1; seed <= 6; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestSuddenDeath::killedWhileBatchesStreamIn()
{
    QFETCH(uint, seed);
    constexpr int rows = 300;
    ServerProcess server;
    QVERIFY(server.start());
    std::atomic<int> answered = -1;
    std::thread feeder([&answered, port = server.port()] {
        WebClient client(port);
        for (int batch = 0; batch < 5000; ++batch) { // every batch writes its number into all its rows
            if (client.post("/internal/devices/bulk_upsert", devicesOfHome(rows, batch)).status != 200)
                return;
            answered = batch;
        }
    });
    const bool flowing = QTest::qWaitFor([&answered] { return answered >= 2; }, 20'000);
    QTest::qWait(int(QRandomGenerator(seed).bounded(120))); // a random moment, which is the point here
    server.kill();
    feeder.join();
    QVERIFY(flowing);
    QVERIFY(server.start());
    PlainDatabase shell(server.database());
    QCOMPARE(shell.value("PRAGMA integrity_check"), u"ok"_s);
    QCOMPARE(shell.value("SELECT count(*) FROM devices"), QString::number(rows));
    const QStringList markers = shell.column("SELECT DISTINCT sw_version FROM devices");
    QCOMPARE(markers.size(), 1);
    QVERIFY2(markers.first().section(u'.', 1).toInt() >= answered, qPrintable(markers.first()));
    QCOMPARE(shell.value("SELECT count(DISTINCT n) FROM (SELECT count(*) AS n FROM changes GROUP BY operation)"),
             u"1"_s); // nor half a journal
    QCOMPARE(WebClient(server.port()).post("/internal/devices/bulk_upsert", devicesOfHome(rows, 999'999)).status, 200);
    QCOMPARE(server.stop().code, 0);
}

void TestSuddenDeath::killedWhileListingsAreReplaced_data()
{
    killedWhileBatchesStreamIn_data();
}

/// Listings of 300 and of 250 devices take turns: 50 are gone, or none is.
void TestSuddenDeath::killedWhileListingsAreReplaced()
{
    QFETCH(uint, seed);
    ServerProcess server;
    QVERIFY(server.start());
    std::atomic<int> answered = -1;
    std::thread feeder([&answered, port = server.port()] {
        WebClient client(port);
        for (int round = 0; round < 5000; ++round) {
            const QByteArray listing = devicesOfHome(round % 2 ? 250 : 300, round);
            if (client.post("/internal/devices/bulk_upsert?mode=replace", listing).status != 200)
                return;
            answered = round;
        }
    });
    const bool flowing = QTest::qWaitFor([&answered] { return answered >= 3; }, 20'000);
    QTest::qWait(int(QRandomGenerator(seed).bounded(120))); // a random moment, which is the point here
    server.kill();
    feeder.join();
    QVERIFY(flowing);
    QVERIFY(server.start());
    PlainDatabase shell(server.database());
    QCOMPARE(shell.value("PRAGMA integrity_check"), u"ok"_s);
    const QStringList rounds = shell.column("SELECT DISTINCT sw_version FROM devices WHERE device_id < 'd0250'");
    QCOMPARE(rounds.size(), 1);
    const int last = rounds.first().section(u'.', 1).toInt();
    QVERIFY2(last >= answered, qPrintable(rounds.first()));
    QCOMPARE(shell.value("SELECT count(*) FROM devices WHERE gone_at IS NOT NULL"), last % 2 ? u"50"_s : u"0"_s);
    QCOMPARE(shell.value("SELECT count(*) FROM devices"), u"300"_s);
    QCOMPARE(server.stop().code, 0);
}

void TestSuddenDeath::killedDuringAdoptionOfItsOwnFile()
{
    ServerProcess server;
    for (int delay = 0; delay < 40; delay += 8) {
        server.run({ u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s });
        QTest::qWait(delay);
        server.kill();
    }
    QVERIFY(server.start());
    QCOMPARE(PlainDatabase(server.database()).value("PRAGMA integrity_check"), u"ok"_s);
    QCOMPARE(WebClient(server.port()).post("/internal/devices/bulk_upsert", devicesOfHome(5)).status, 200);
}

QTEST_GUILESS_MAIN(TestSuddenDeath)
#include "tst_suddendeath.moc"
