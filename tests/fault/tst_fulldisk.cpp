#include "tests/support/homes.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/serverprocess.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The disk fills up while the server runs (a bound on file sizes stands for it): a problem, reads go on, nothing half stored.
class TestFullDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void batchesAreRefusedWhole();
    void recoversWithRoom();

private:
    /// Feeds growing batches until one is refused; the number of rows that were answered with 200.
    static int fill(ServerProcess &server, HttpReply *refusal);
};

int TestFullDisk::fill(ServerProcess &server, HttpReply *refusal)
{
    WebClient client(server.port());
    int stored = 0;
    for (int batch = 0; batch < 200; ++batch) {
        *refusal = client.post("/internal/devices/bulk_upsert", devicesOfHome(500, 0, batch * 500));
        if (refusal->status != 200)
            break;
        stored += 500;
    }
    return stored;
}

void TestFullDisk::batchesAreRefusedWhole()
{
    ServerProcess server;
    server.limitFiles(2'000'000);
    QVERIFY(server.start());
    HttpReply refusal;
    const int stored = fill(server, &refusal);
    QVERIFY(stored > 0);
    QVERIFY2(refusal.status == 507 || refusal.status == 503, refusal.head + refusal.body);
    const QJsonObject problem = QJsonDocument::fromJson(refusal.body).object();
    QCOMPARE(problem[u"success"], false);
    QVERIFY(!problem[u"error"].toString().isEmpty());
    WebClient client(server.port());
    QCOMPARE(QJsonDocument::fromJson(client.get("/api/devices?limit=1&total=1").body)[u"total"], stored);
    QCOMPARE(client.get("/health").status, 200);
    QCOMPARE(PlainDatabase(server.database()).value("PRAGMA integrity_check"), u"ok"_s);
    QVERIFY(server.isRunning());
}

void TestFullDisk::recoversWithRoom()
{
    ServerProcess server;
    server.limitFiles(2'000'000);
    QVERIFY(server.start());
    HttpReply refusal;
    const int stored = fill(server, &refusal);
    server.stop();
    server.limitFiles(0);
    QVERIFY(server.start());
    WebClient client(server.port());
    QCOMPARE(QJsonDocument::fromJson(client.get("/api/devices?limit=1&total=1").body)[u"total"], stored);
    QCOMPARE(client.post("/internal/devices/bulk_upsert", devicesOfHome(500, 1, stored)).status, 200);
}

QTEST_GUILESS_MAIN(TestFullDisk)
#include "tst_fulldisk.moc"
