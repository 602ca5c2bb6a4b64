#include "core/storage/writer.h"
#include "tests/support/files.h"
#include "tests/support/homes.h"
#include "tests/support/legacyhomes.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/storagehelper.h"
#include "tests/support/temporarydatabase.h"

#include <QDir>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// Killed in the middle: the file opens again as it was.
class TestInterruption : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedInsideAMigration();
    void killedWhileAdopting();
    void killedInsideAnUpsert();
    void killedInsideAWholeListing();
    void killedWhileTheWriterWaits();

private:
    static void expectKilled(const QStringList &arguments)
    {
        QProcess process;
        startStorageHelper(process, arguments);
        QVERIFY(process.waitForFinished(30000));
        QVERIFY2(process.exitStatus() == QProcess::CrashExit, process.readAll().constData());
    }
};

void TestInterruption::killedInsideAMigration()
{
    const QTemporaryDir folder;
    DatabaseOptions options;
    options.path = folder.filePath(u"a.db"_s);
    QVERIFY(QDir(folder.path()).mkdir(u"sql"_s));
    writeFile(folder.filePath(u"sql/0001_a.sql"_s), "CREATE TABLE t (x);\n\nINSERT INTO t VALUES (1);");
    {
        const auto connection = must(Connection::open(options));
        must(Migrator(*connection, must(readMigrations(folder.filePath(u"sql"_s)))).apply());
    }
    writeFile(folder.filePath(u"sql/0002_b.sql"_s), "UPDATE t SET x = 2;\n\nDROP TABLE t;\n\nSELECT die();");
    expectKilled({ u"die-migrating"_s, options.path, folder.filePath(u"sql"_s) });

    writeFile(folder.filePath(u"sql/0002_b.sql"_s), "UPDATE t SET x = 3;");
    const auto connection = must(Connection::open(options));
    QCOMPARE(connection->text("PRAGMA integrity_check"), u"ok"_s);
    QCOMPARE(connection->number("SELECT max(number) FROM schema_migrations"), 1);
    QCOMPARE(connection->number("SELECT x FROM t"), 1);
    QCOMPARE(must(Migrator(*connection, must(readMigrations(folder.filePath(u"sql"_s)))).apply()).version, 2);
    QCOMPARE(connection->number("SELECT x FROM t"), 3);
}

void TestInterruption::killedWhileAdopting()
{
    const QTemporaryDir folder;
    DatabaseOptions options;
    options.path = folder.filePath(u"a.db"_s);
    PlainDatabase(options.path).run(legacyTables() + forkTables() + legacyRows());
    QVERIFY(QDir(folder.path()).mkdir(u"sql"_s));
    const Migration first = must(shippedMigrations()).first();
    writeFile(folder.filePath(u"sql/"_s + first.name), first.sql + "\n\nDELETE FROM entities;\n\nSELECT die();");
    expectKilled({ u"die-migrating"_s, options.path, folder.filePath(u"sql"_s) });
    {
        PlainDatabase db(options.path);
        QCOMPARE(db.value("PRAGMA integrity_check"), u"ok"_s);
        QCOMPARE(db.value("SELECT count(*) FROM entities"), u"3"_s);
        QVERIFY(db.refuses("SELECT * FROM legacy_attributes"));
    }
    QVERIFY(migrateDatabase(options));
    QCOMPARE(PlainDatabase(options.path).value("SELECT count(*) FROM entities"), u"3"_s);
}

void TestInterruption::killedInsideAnUpsert()
{
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(2000));
    const qint64 journal = db.journalLength();
    db.closeStore();
    expectKilled({ u"die-writing"_s, db.options().path });
    const auto store = db.another();
    QCOMPARE(store->connection().text("PRAGMA integrity_check"), u"ok"_s);
    QCOMPARE(store->connection().number("SELECT count(*) FROM devices WHERE sw_version = '1.0'"), 2000);
    QCOMPARE(store->journal().lastSeq(), journal);
    QCOMPARE(store->connection().number("SELECT count(*) FROM write_context WHERE actor IS NOT NULL"), 0);
}

void TestInterruption::killedInsideAWholeListing()
{
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(2000));
    db.feedEntities(entitiesOfHome(500, 2000));
    const qint64 journal = db.journalLength();
    db.closeStore();
    expectKilled({ u"die-syncing"_s, db.options().path });
    const auto store = db.another();
    QCOMPARE(store->connection().text("PRAGMA integrity_check"), u"ok"_s);
    QCOMPARE(store->connection().number("SELECT count(*) FROM devices WHERE sw_version = '1.0' AND gone_at IS NULL"),
             2000);
    QCOMPARE(store->connection().number("SELECT count(*) FROM entities WHERE gone_at IS NULL"), 500);
    QCOMPARE(store->connection().number("SELECT count(*) FROM id_aliases"), 0);
    QCOMPARE(store->connection().number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    QCOMPARE(store->journal().lastSeq(), journal);
}

/// Another process holds the write lock longer than the writer waits, and dies.
void TestInterruption::killedWhileTheWriterWaits()
{
    TemporaryDatabase db;
    DatabaseOptions impatient = db.options();
    impatient.busyTimeoutMs = 100;
    Writer writer;
    must(writer.start(impatient, 300));
    const auto insert = [&writer] {
        return writer.submitAndWait(TemporaryDatabase::feeder(), [](Store &store) {
            return store.connection().execute("INSERT INTO devices (device_id, name) VALUES ('d1', 'D')");
        });
    };
    QProcess holder;
    startStorageHelper(holder, { u"hold"_s, db.options().path });
    QVERIFY(helperSays(holder, "held"));
    const Result<void> busy = insert();
    holder.kill();
    QVERIFY(holder.waitForFinished());
    QVERIFY(!busy);
    QCOMPARE(busy.error().code, ErrorCode::Busy);
    QVERIFY(insert());
    QCOMPARE(db.text("PRAGMA integrity_check"), u"ok"_s);
}

QTEST_GUILESS_MAIN(TestInterruption)
#include "tst_interruption.moc"
