#include "core/storage/backup.h"
#include "core/storage/transaction.h"
#include "tests/support/files.h"
#include "tests/support/temporarydatabase.h"

#include <QDir>
#include <QTest>

#include <sys/resource.h>

#include <csignal>
#include <thread>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// Copies of the whole file, and the way back.
class TestBackup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { std::signal(SIGXFSZ, SIG_IGN); } // as the programs do
    void copyStandsAlone();
    void oneReadIsCopied();
    void othersWriteMeanwhile();
    void nothingIsReplaced();
    void fullDiskLeavesNothing();
    void contentsAreReplaced();
    void readerKeepsWhatItReads();
    void nothingHappensAgainstTheWill();

private:
    static qint64 devicesIn(const QString &path)
    {
        return must(Connection::open({ .path = path, .readOnly = true }))->number("SELECT count(*) FROM devices");
    }
    static void addDevices(Connection &connection, int count)
    {
        must(connection.execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + QByteArray::number(count)
            + ") INSERT INTO devices (device_id, name, notes) SELECT hex(randomblob(8)), 'x', hex(randomblob(200))"
              " FROM n"));
    }
};

void TestBackup::copyStandsAlone()
{
    TemporaryDatabase db;
    addDevices(db.connection(), 10);
    const QString path = db.folder() + u"/c.db"_s;
    must(copyDatabase(db.connection(), path));
    QCOMPARE(devicesIn(path), 10);
    QCOMPARE(readFile(path).sliced(18, 2), QByteArray("\x01\x01")); // no WAL is needed to read it
    QCOMPARE(QDir(db.folder()).entryList({ u"c.db*"_s }), QStringList { u"c.db"_s });
}

void TestBackup::oneReadIsCopied()
{
    TemporaryDatabase db;
    addDevices(db.connection(), 5);
    const std::unique_ptr<Store> other = db.another();
    const QString path = db.folder() + u"/c.db"_s;
    {
        const Snapshot snapshot(db.connection());
        QCOMPARE(db.number("SELECT count(*) FROM devices"), 5);
        addDevices(other->connection(), 7);
        must(copyDatabase(db.connection(), path));
    }
    QCOMPARE(devicesIn(path), 5);
    QCOMPARE(db.number("SELECT count(*) FROM devices"), 12);
}

/// A copy that began anew with every write of others would never end.
void TestBackup::othersWriteMeanwhile()
{
    TemporaryDatabase db;
    addDevices(db.connection(), 20'000);
    std::atomic_bool isDone = false;
    std::atomic<int> written = 0;
    std::thread writer([&] {
        const std::unique_ptr<Store> other = db.another();
        while (!isDone) {
            addDevices(other->connection(), 1);
            ++written;
        }
    });
    while (written == 0)
        std::this_thread::yield();
    const QString path = db.folder() + u"/c.db"_s;
    const int before = written;
    const Result<void> copied = copyDatabase(db.connection(), path);
    const int after = written;
    isDone = true;
    writer.join();
    must(copied);
    QVERIFY(after > before);
    const std::unique_ptr<Connection> copy = must(Connection::open({ .path = path, .readOnly = true }));
    QCOMPARE(copy->text("PRAGMA integrity_check"), u"ok"_s);
    const qint64 devices = copy->number("SELECT count(*) FROM devices");
    QCOMPARE(devices, copy->number("SELECT count(*) FROM changes"));
    QVERIFY(devices >= 20'000 + before && devices <= 20'000 + after + 1);
}

void TestBackup::nothingIsReplaced()
{
    TemporaryDatabase db;
    const QString path = db.folder() + u"/c.db"_s;
    writeFile(path, "mine");
    const Result<void> copied = copyDatabase(db.connection(), path);
    QVERIFY(!copied);
    QCOMPARE(copied.error().code, ErrorCode::Conflict);
    QCOMPARE(readFile(path), "mine"_ba);
}

void TestBackup::fullDiskLeavesNothing()
{
    TemporaryDatabase db;
    addDevices(db.connection(), 3000);
    db.connection().checkpoint(Connection::Checkpoint::Truncate);
    rlimit before {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit small { 300'000, before.rlim_max };
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const Result<void> copied = copyDatabase(db.connection(), db.folder() + u"/c.db"_s);
    ::setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(!copied);
    QCOMPARE(copied.error().code, ErrorCode::StorageFull);
    QVERIFY2(copied.error().message.contains(u"no room"_s), qPrintable(copied.error().message));
    QCOMPARE(QDir(db.folder()).entryList({ u"c.db*"_s }), QStringList());
}

void TestBackup::contentsAreReplaced()
{
    TemporaryDatabase db;
    addDevices(db.connection(), 3);
    TemporaryDatabase other;
    addDevices(other.connection(), 2000);
    const std::unique_ptr<Store> reader = db.another();
    QCOMPARE(reader->connection().number("SELECT count(*) FROM devices"), 3);
    must(replaceContents(db.connection().handle(), other.connection().handle(), [] { return true; }));
    QCOMPARE(db.number("SELECT count(*) FROM devices"), 2000);
    QCOMPARE(reader->connection().number("SELECT count(*) FROM devices"), 2000);
    QCOMPARE(db.text("PRAGMA journal_mode"), u"wal"_s);
    QCOMPARE(db.text("PRAGMA integrity_check"), u"ok"_s);
    addDevices(reader->connection(), 1);
    QCOMPARE(db.number("SELECT count(*) FROM devices"), 2001);
}

void TestBackup::readerKeepsWhatItReads()
{
    TemporaryDatabase db;
    addDevices(db.connection(), 3);
    TemporaryDatabase other;
    const std::unique_ptr<Store> reader = db.another();
    {
        const Snapshot snapshot(reader->connection());
        QCOMPARE(reader->connection().number("SELECT count(*) FROM devices"), 3);
        must(replaceContents(db.connection().handle(), other.connection().handle(), [] { return true; }));
        QCOMPARE(reader->connection().number("SELECT count(*) FROM devices"), 3);
    }
    QCOMPARE(reader->connection().number("SELECT count(*) FROM devices"), 0);
}

void TestBackup::nothingHappensAgainstTheWill()
{
    TemporaryDatabase db;
    addDevices(db.connection(), 3);
    TemporaryDatabase other;
    bool isLocked = false;
    const std::unique_ptr<Store> writer = db.another();
    must(writer->connection().execute("PRAGMA busy_timeout=0"));
    const Result<void> replaced = replaceContents(db.connection().handle(), other.connection().handle(), [&] {
        isLocked = !writer->connection().execute("BEGIN IMMEDIATE");
        return false;
    });
    QVERIFY(isLocked);
    QVERIFY(!replaced);
    QCOMPARE(replaced.error().code, ErrorCode::Conflict);
    QCOMPARE(db.number("SELECT count(*) FROM devices"), 3);
    addDevices(writer->connection(), 1);
}

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
