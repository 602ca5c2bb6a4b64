#include "core/storage/backupfolder.h"
#include "tests/support/homes.h"
#include "tests/support/serverprocess.h"

#include <QDir>
#include <QElapsedTimer>
#include <QThread>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Backups of a program that is killed, or that has no room.
class TestBackupFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedInTheMiddle();
    void killedWhileRestoring();
    void fullDisk();
    void fullDiskOfTheServer();

private:
    static void fill(ServerProcess &server)
    {
        QVERIFY(server.start());
        WebClient client(server.port());
        QCOMPARE(client.post("/internal/devices/bulk_upsert", devicesOfHome(1000)).status, 200);
        QCOMPARE(client.post("/internal/entities/bulk_upsert", entitiesOfHome(5000, 1000)).status, 200);
    }
    static BackupFolder folderOf(const ServerProcess &server) { return BackupFolder(server.path(u"data/backups"_s)); }
    static QStringList files(const ServerProcess &server)
    {
        return QDir(folderOf(server).path()).entryList({ u"hearthbook-*"_s }, QDir::Files, QDir::Name);
    }
    /// Runs a command and kills it in the middle, at the latest after so many microseconds.
    static void killAfter(ServerProcess &program, const QStringList &arguments, qint64 microseconds)
    {
        program.run(arguments);
        QThread::usleep(static_cast<unsigned long>(microseconds)); // the moment is what is tried
        program.kill();
    }
};

/// At every moment of it: what `list` shows as whole is whole.
void TestBackupFaults::killedInTheMiddle()
{
    ServerProcess server;
    fill(server);
    QCOMPARE(server.stop().code, 0);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(server.runToEnd({ u"backup"_s, u"create"_s }).code, 0);
    const qint64 whole = timer.nsecsElapsed() / 1000;
    constexpr int rounds = 40;
    for (int i = 0; i < rounds; ++i) {
        killAfter(server, { u"backup"_s, u"create"_s }, whole * (i + 1) / rounds);
        for (const Backup &backup : folderOf(server).list()) {
            QVERIFY2(backup.isGood(), qPrintable(backup.manifest.verdict.problem));
            const Result<BackupManifest> verified = verifyBackup(folderOf(server).pathOf(backup.name));
            QVERIFY2(verified, verified ? "" : qPrintable(verified.error().message));
        }
    }
    QCOMPARE(server.runToEnd({ u"backup"_s, u"create"_s }).code, 0);
    QCOMPARE(std::size_t(files(server).size()), 2 * folderOf(server).list().size()); // nothing is left over
}

/// The book is the former one or the restored one, never a part of either.
void TestBackupFaults::killedWhileRestoring()
{
    ServerProcess server;
    fill(server);
    QCOMPARE(server.stop().code, 0);
    QCOMPARE(server.runToEnd({ u"backup"_s, u"create"_s }).code, 0);
    const QString name = folderOf(server).list().front().name;
    QVERIFY(server.start());
    WebClient client(server.port());
    QCOMPARE(client.post("/internal/devices/bulk_upsert", R"([{"id":"later","name":"Later"}])").status, 200);
    QCOMPARE(server.stop().code, 0);
    const QString output = server.path(u"later.db"_s);
    QCOMPARE(server.runToEnd({ u"backup"_s, u"create"_s, u"--output"_s, output }).code, 0);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(server.runToEnd({ u"backup"_s, u"restore"_s, name }).code, 0);
    const qint64 whole = timer.nsecsElapsed() / 1000;
    constexpr int rounds = 20;
    for (int i = 0; i < rounds; ++i) {
        killAfter(server, { u"backup"_s, u"restore"_s, i % 2 ? name : output }, whole * (i + 1) / rounds);
        const std::unique_ptr<Connection> book = Connection::open({ .path = server.database() }).value();
        QCOMPARE(book->text("PRAGMA integrity_check"), u"ok"_s);
        const qint64 devices = book->number("SELECT count(*) FROM devices");
        QVERIFY2(devices == 1000 || devices == 1001, qPrintable(QString::number(devices)));
    }
    QCOMPARE(server.runToEnd({ u"backup"_s, u"restore"_s, name }).code, 0);
    QVERIFY(server.start());
    QCOMPARE(QDir(server.path(u"data"_s)).entryList({ u".hearthbook-restore-*"_s }, QDir::AllEntries | QDir::Hidden),
             QStringList());
}

void TestBackupFaults::fullDisk()
{
    ServerProcess server;
    fill(server);
    QCOMPARE(server.stop().code, 0);
    server.limitFiles(500'000);
    const Ending full = server.runToEnd({ u"backup"_s, u"create"_s });
    QCOMPARE(full.code, 1);
    QVERIFY2(full.isOneLine() && full.err.contains("no room"), full.err);
    QCOMPARE(files(server), QStringList());
}

void TestBackupFaults::fullDiskOfTheServer()
{
    ServerProcess server;
    fill(server);
    QCOMPARE(server.stop().code, 0);
    server.limitFiles(500'000);
    QVERIFY(server.start());
    WebClient client(server.port());
    const HttpReply full = client.post("/api/backups", {});
    QVERIFY2(full.status == 507, full.head + full.body);
    QCOMPARE(files(server), QStringList());
    QVERIFY(client.get("/health").body.contains("no room"));
    QVERIFY(!client.get("/health").body.contains(server.folder().toUtf8()));
    QCOMPARE(client.get("/api/devices/none").status, 404);
}

QTEST_GUILESS_MAIN(TestBackupFaults)
#include "tst_backupfaults.moc"
