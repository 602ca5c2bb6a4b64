#include "core/storage/transaction.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/temporarydatabase.h"

#include <QFileInfo>
#include <QTest>

#include <sqlite3.h>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pragmas_data();
    void pragmas();
    void optionsAreObeyed();
    void makesTheFolder();
    void foreignKeysAreEnforced();
    void removingADeviceRemovesItsEntities();
    void readOnlyConnectionDoesNotWrite();
    void savepointUndoesItsOwnOnly();
    void transactionIsUndoneWithoutCommit();
    void unfinishedSelectIsFinishedByItsScope();
    void commitStampTellsOtherCommits();
    void truncatingEmptiesTheWal();
    void statusOfTheFile();
};

void TestConnection::pragmas_data()
{
    QTest::addColumn<QByteArray>("pragma");
    QTest::addColumn<QString>("value");
    QTest::newRow("write-ahead log") << QByteArray("journal_mode") << u"wal"_s;
    QTest::newRow("synchronous NORMAL") << QByteArray("synchronous") << u"1"_s;
    QTest::newRow("foreign keys") << QByteArray("foreign_keys") << u"1"_s;
    QTest::newRow("temporary tables in memory") << QByteArray("temp_store") << u"2"_s;
    QTest::newRow("64 MB of cache") << QByteArray("cache_size") << u"-64000"_s;
    QTest::newRow("30 s of patience") << QByteArray("busy_timeout") << u"30000"_s;
    QTest::newRow("writes") << QByteArray("query_only") << u"0"_s;
}

void TestConnection::pragmas()
{
    QFETCH(QByteArray, pragma);
    const QTemporaryDir folder;
    DatabaseOptions options;
    options.path = folder.filePath(u"a.db"_s);
    const auto connection = must(Connection::open(options));
    QTEST(connection->text("PRAGMA " + pragma), "value");
}

void TestConnection::optionsAreObeyed()
{
    const QTemporaryDir folder;
    DatabaseOptions options;
    options.path = folder.filePath(u"a.db"_s);
    options.synchronous = u"FULL"_s;
    options.tempStore = u"FILE"_s;
    options.cacheSize = -2000;
    options.busyTimeoutMs = 700;
    const auto connection = must(Connection::open(options));
    QCOMPARE(connection->text("PRAGMA synchronous"), u"2"_s);
    QCOMPARE(connection->text("PRAGMA temp_store"), u"1"_s);
    QCOMPARE(connection->text("PRAGMA cache_size"), u"-2000"_s);
    QCOMPARE(connection->text("PRAGMA busy_timeout"), u"700"_s);
}

void TestConnection::makesTheFolder()
{
    const QTemporaryDir folder;
    DatabaseOptions options;
    options.path = folder.filePath(u"data/of the/K\u00fcche/a.db"_s);
    const auto connection = must(Connection::open(options));
    must(connection->execute("CREATE TABLE t (x)"));
    QVERIFY(QFileInfo::exists(options.path));
}

void TestConnection::foreignKeysAreEnforced()
{
    TemporaryDatabase db;
    const Result<void> done = db.connection().execute(
        "INSERT INTO entities (entity_id, domain, device_id) VALUES ('light.a', 'light', 'nobody')");
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Conflict);
}

void TestConnection::removingADeviceRemovesItsEntities()
{
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1"},{"id":"d2"}])");
    db.feedEntities(
        R"([{"entity_id":"light.a","device_id":"d1"},{"entity_id":"light.b","device_id":"d2"},{"entity_id":"light.c"}])");
    db.execute("DELETE FROM devices WHERE device_id = 'd1'");
    QCOMPARE(db.text("SELECT group_concat(entity_id) FROM (SELECT entity_id FROM entities ORDER BY 1)"),
             u"light.b,light.c"_s);
}

void TestConnection::readOnlyConnectionDoesNotWrite()
{
    TemporaryDatabase db;
    DatabaseOptions options = db.options();
    options.readOnly = true;
    const auto reader = must(Connection::open(options));
    const Result<void> done = reader->execute("DELETE FROM devices");
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::ReadOnly);
}

void TestConnection::savepointUndoesItsOwnOnly()
{
    TemporaryDatabase db;
    db.execute("CREATE TABLE t (x)");
    {
        Transaction transaction = must(Transaction::begin(db.connection()));
        {
            Savepoint kept(db.connection());
            db.execute("INSERT INTO t VALUES (1)");
            must(kept.release());
        }
        {
            const Savepoint undone(db.connection());
            db.execute("INSERT INTO t VALUES (2)");
        }
        must(transaction.commit());
    }
    QCOMPARE(db.text("SELECT group_concat(x) FROM t"), u"1"_s);
}

void TestConnection::transactionIsUndoneWithoutCommit()
{
    TemporaryDatabase db;
    db.execute("CREATE TABLE t (x)");
    {
        const Transaction transaction = must(Transaction::begin(db.connection()));
        db.execute("INSERT INTO t VALUES (1)");
    }
    QVERIFY(db.connection().inAutocommit());
    QCOMPARE(db.number("SELECT count(*) FROM t"), 0);
}

void TestConnection::unfinishedSelectIsFinishedByItsScope()
{
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1"},{"id":"d2"}])");
    {
        Statement query = db.connection().statement("SELECT device_id FROM devices");
        QVERIFY(must(query.step()));
    }
    const auto other = db.another();
    must(other->connection().execute("DELETE FROM devices WHERE device_id = 'd2'"));
    QCOMPARE(db.number("SELECT count(*) FROM devices"), 1);
}

void TestConnection::commitStampTellsOtherCommits()
{
    TemporaryDatabase db;
    const auto other = db.another();
    const auto before = other->connection().commitStamp();
    QVERIFY(before);
    QCOMPARE(other->connection().commitStamp(), before);
    db.feedDevices(R"([{"id":"d1"}])");
    QVERIFY(other->connection().commitStamp() != before);
}

void TestConnection::truncatingEmptiesTheWal()
{
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1"}])");
    const QFileInfo wal(db.options().path + u"-wal"_s);
    QVERIFY(wal.size() > 0);
    QVERIFY(db.connection().walPages() > 0);
    db.connection().checkpoint(Connection::Checkpoint::Truncate);
    QCOMPARE(QFileInfo(wal.filePath()).size(), 0);
    QCOMPARE(db.connection().walPages(), 0);
}

void TestConnection::statusOfTheFile()
{
    TemporaryDatabase db;
    QVERIFY(!must(databaseStatus(db.connection())).lastWrite);
    db.feedDevices(R"([{"id":"d1"}])");
    const DatabaseStatus status = must(databaseStatus(db.connection()));
    QCOMPARE(status.journalMode, u"wal"_s);
    QCOMPARE(status.sqliteVersion, QString::fromLatin1(sqlite3_libversion()));
    QCOMPARE(status.schemaVersion, qint64(must(shippedMigrations()).size()));
    QVERIFY(status.fileBytes > 0 && status.walBytes > 0);
    QVERIFY(status.lastWrite);
}

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
