#include "tests/support/files.h"
#include "tests/support/homes.h"
#include "tests/support/legacyhomes.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/serverprocess.h"

#include <QDir>
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
    void healsWhileItRuns();
    void walThatCannotGrow();
    void migrationNeedsRoom();
    void rehearsalLooksForRoom();

private:
    /// Feeds growing batches until one is refused; the number of rows that were answered with 200.
    static int fill(ServerProcess &server, HttpReply *refusal);
    static QJsonValue writesOf(WebClient &client)
    {
        return QJsonDocument::fromJson(client.get("/health").body)[u"dependencies"][u"sqlite"][u"writes"];
    }
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
    QVERIFY2(refusal.status == 507, refusal.head + refusal.body);
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

void TestFullDisk::healsWhileItRuns()
{
    ServerProcess server;
    server.limitFiles(2'000'000);
    QVERIFY(server.start());
    HttpReply refusal;
    const int stored = fill(server, &refusal);
    QCOMPARE(refusal.status, 507);
    WebClient client(server.port());
    QCOMPARE(writesOf(client)[u"error"], u"storage_full"_s);
    QCOMPARE(client.get("/readyz").status, 200);
    server.makeRoom();
    QTRY_COMPARE_WITH_TIMEOUT(writesOf(client)[u"status"], u"ok"_s, 10'000);
    QCOMPARE(client.post("/internal/devices/bulk_upsert", devicesOfHome(500, 1, stored)).status, 200);
    QCOMPARE(server.stop().code, 0);
    PlainDatabase book(server.database());
    QCOMPARE(book.value("PRAGMA integrity_check"), u"ok"_s);
    QCOMPARE(book.value("SELECT count(*) FROM devices"), QString::number(stored + 500));
    QCOMPARE(book.value("SELECT count(*) FROM changes"), QString::number(stored + 500));
}

/// A reader that keeps its snapshot lets the WAL grow until there is no room.
void TestFullDisk::walThatCannotGrow()
{
    ServerProcess server;
    server.limitFiles(3'000'000);
    QVERIFY(server.start());
    WebClient client(server.port());
    QCOMPARE(client.post("/internal/devices/bulk_upsert", devicesOfHome(50)).status, 200);
    PlainDatabase reader(server.database());
    reader.run("BEGIN; SELECT count(*) FROM devices");
    HttpReply reply;
    int variant = 0;
    do {
        reply = client.post("/internal/devices/bulk_upsert", devicesOfHome(50, ++variant));
    } while (reply.status == 200 && variant < 2000);
    QCOMPARE(reply.status, 507);
    QCOMPARE(client.get("/api/devices?limit=1").status, 200);
    reader.run("COMMIT");
    server.makeRoom();
    QTRY_COMPARE_WITH_TIMEOUT(writesOf(client)[u"status"], u"ok"_s, 10'000);
    QCOMPARE(client.post("/internal/devices/bulk_upsert", devicesOfHome(50, 5000)).status, 200);
    QCOMPARE(reader.value("SELECT DISTINCT sw_version FROM devices"), u"1.5000"_s);
    QCOMPARE(reader.value("SELECT count(*) FROM changes"), QString::number(50 * (variant + 1)));
}

/// The take-over of an old file needs room for its copy and for the new tables.
void TestFullDisk::migrationNeedsRoom()
{
    ServerProcess server;
    QVERIFY(QDir().mkpath(server.path(u"data"_s)));
    PlainDatabase(server.database()).run(legacyTables() + legacyRows());
    const QByteArray before = readFile(server.database());
    server.limitFiles(rlim_t(before.size()) + 20'000);
    for (const QString &command : { u"serve"_s, u"migrate"_s }) {
        const Ending ending = server.runToEnd({ command });
        QCOMPARE(ending.code, 6);
        QVERIFY2(ending.isOneLine(), ending.err);
        QCOMPARE(PlainDatabase(server.database()).value("SELECT count(*) FROM entities"), u"3"_s);
        QCOMPARE(PlainDatabase(server.database()).value("PRAGMA integrity_check"), u"ok"_s);
    }
    server.limitFiles(0);
    QVERIFY(server.start());
    QCOMPARE(PlainDatabase(server.database()).value("SELECT count(*) FROM entities"), u"3"_s);
}

/// What an upgrade asks before it gives up the server that runs. The file is large, and takes no room.
void TestFullDisk::rehearsalLooksForRoom()
{
    ServerProcess server;
    QVERIFY(QDir().mkpath(server.path(u"data"_s)));
    PlainDatabase(server.database()).run(legacyTables() + legacyRows());
    const QStringList rehearsal { u"migrate"_s, u"--dry-run"_s };
    QCOMPARE(server.runToEnd(rehearsal).code, 0);
    QFile file(server.database());
    QVERIFY(file.resize(Q_INT64_C(4) << 40));
    const Ending ending = server.runToEnd(rehearsal);
    QCOMPARE(ending.code, 6);
    QVERIFY2(ending.err.contains("no room") && ending.err.contains("8.00 TiB"), ending.err);
}

QTEST_GUILESS_MAIN(TestFullDisk)
#include "tst_fulldisk.moc"
