#include "core/storage/migrator.h"
#include "core/storage/restore.h"
#include "tests/support/files.h"
#include "tests/support/temporarydatabase.h"

#include <QDir>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// The way back to a backup: what is put in place, and what becomes of what was there.
class TestRestore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rowsComeBack();
    void epochIsRenewed();
    void itStandsInTheJournal();
    void whatWasThereIsKept();
    void keptOneBringsItBack();
    void emptyDatabaseKeepsNothing();
    void damagedBackupChangesNothing();
    void newerSchemaIsRefused();
    void newerSchemaWithoutManifestIsRefused();
    void olderSchemaIsBroughtUp();
    void fileWithoutManifest();
    void strangersFileIsRefused();
    void otherPageSize();
    void deliveriesSentSinceStaySent();
    void waitingDeliveriesOfALostBook();
    void keysStayAsTheyAre();
    void keysOfALostBook();
    void nothingIsToldTwice();
    void writeInBetweenIsKept();
    void nothingIsLeftBeside();
    void leftFolderIsRemoved();

private:
    std::unique_ptr<StagedBook> stage(const QString &path, Proof proof = Proof::Manifest)
    {
        return must(StagedBook::make(path, proof, m_db->folder(), u"ann"_s));
    }
    Restoration restore(const QString &path)
    {
        const std::unique_ptr<StagedBook> staged = stage(path);
        return must(replaceBook(m_db->connection(), *staged, *m_folder));
    }
    ErrorCode refusal(const QString &path, Proof proof = Proof::Manifest)
    {
        const Result<std::unique_ptr<StagedBook>> staged = StagedBook::make(path, proof, m_db->folder(), u"ann"_s);
        return staged ? ErrorCode::Internal : staged.error().code;
    }
    QString backUp() { return m_folder->pathOf(must(m_folder->create(m_db->connection(), BackupReason::Asked)).name); }
    void addKey(const QByteArray &prefix, const QByteArray &name)
    {
        m_db->execute("INSERT INTO api_keys (prefix, name, scope, hash, created_at, created_by) VALUES ('" + prefix
                      + "', '" + name + "', 'read', zeroblob(32), '2026-01-01T00:00:00.000000Z', 'ann')");
    }
    void addDelivery(const QByteArray &id, const QByteArray &state)
    {
        m_db->execute(
            "INSERT OR IGNORE INTO webhooks (webhook_id, url) VALUES ('w', 'http://192.0.2.1/'); INSERT INTO"
            " webhook_deliveries (delivery_id, webhook_id, event, payload, state, next_attempt_at, created_at) VALUES ('"
            + id + "', 'w', 'ping', '{}', '" + state
            + "', '2025-10-14T17:00:05.000000+00:00', '2025-10-14T17:00:05.000000+00:00')");
    }
    QString states()
    {
        return m_db->text("SELECT group_concat(delivery_id || ' ' || state, ', ') FROM"
                          " (SELECT * FROM webhook_deliveries ORDER BY delivery_id)");
    }
    QString epoch() { return must(m_db->store().journal().epoch()); }

    std::unique_ptr<TemporaryDatabase> m_db;
    std::unique_ptr<BackupFolder> m_folder;
};

void TestRestore::init()
{
    m_db = std::make_unique<TemporaryDatabase>();
    m_folder = std::make_unique<BackupFolder>(BackupFolder::beside(m_db->options().path));
    m_db->feedDevices(R"([{"id":"d1","name":"One"},{"id":"d2","name":"Two"}])");
}

void TestRestore::rowsComeBack()
{
    const QString path = backUp();
    m_db->execute("DELETE FROM devices WHERE device_id = 'd1'; UPDATE devices SET name = 'Other'");
    const std::unique_ptr<Store> reader = m_db->another();
    QCOMPARE(reader->connection().number("SELECT count(*) FROM devices"), 1);
    const Restoration done = restore(path);
    QCOMPARE(m_db->text("SELECT group_concat(name) FROM (SELECT name FROM devices ORDER BY device_id)"), u"One,Two"_s);
    QCOMPARE(reader->connection().number("SELECT count(*) FROM devices"), 2);
    QCOMPARE(done.seq, m_db->store().journal().lastSeq());
    QCOMPARE(m_db->text("PRAGMA integrity_check"), u"ok"_s);
    m_db->feedDevices(R"([{"id":"d3","name":"Three"}])"); // statements that were prepared before
    QCOMPARE(m_db->number("SELECT count(*) FROM devices"), 3);
}

void TestRestore::epochIsRenewed()
{
    const QString path = backUp();
    const QString before = epoch();
    const Restoration first = restore(path);
    QVERIFY(epoch() != before);
    QCOMPARE(epoch(), first.epoch);
    const Restoration second = restore(path);
    QVERIFY(second.epoch != first.epoch && second.epoch != before);
}

void TestRestore::itStandsInTheJournal()
{
    restore(backUp());
    const Operation operation =
        must(m_db->store().journal().findOperation(m_db->store().journal().lastOperation())).value();
    QCOMPARE(operation.what, u"backup.restore"_s);
    QCOMPARE(operation.actor, u"ann"_s);
    QCOMPARE(operation.changes, 0);
}

void TestRestore::whatWasThereIsKept()
{
    const QString path = backUp();
    m_db->execute("UPDATE devices SET name = 'Later' WHERE device_id = 'd1'");
    const Restoration done = restore(path);
    QVERIFY(done.kept.has_value());
    QCOMPARE(done.kept->manifest.reason, BackupReason::Restore);
    must(verifyBackup(m_folder->pathOf(done.kept->name)));
    const auto kept = must(Connection::open({ .path = m_folder->pathOf(done.kept->name), .readOnly = true }));
    QCOMPARE(kept->text("SELECT name FROM devices WHERE device_id = 'd1'"), u"Later"_s);
}

void TestRestore::keptOneBringsItBack()
{
    const QString path = backUp();
    m_db->execute("UPDATE devices SET name = 'Later' WHERE device_id = 'd1'");
    const Restoration done = restore(path);
    restore(m_folder->pathOf(done.kept->name));
    QCOMPARE(m_db->device(u"d1"_s).name, u"Later"_s);
}

void TestRestore::emptyDatabaseKeepsNothing()
{
    const QString path = backUp();
    const QString fresh = m_db->folder() + u"/new.db"_s;
    {
        const std::unique_ptr<Connection> live = must(Connection::open({ .path = fresh }));
        QVERIFY(!must(replaceBook(*live, *stage(path), *m_folder)).kept.has_value());
    }
    const std::unique_ptr<Store> opened = must(Store::open({ .path = fresh }));
    QCOMPARE(opened->connection().number("SELECT count(*) FROM devices"), 2);
    QCOMPARE(opened->connection().text("PRAGMA journal_mode"), u"wal"_s);
    QCOMPARE(m_folder->list().size(), 1);
}

void TestRestore::damagedBackupChangesNothing()
{
    const QString path = backUp();
    QByteArray bytes = readFile(path);
    bytes[6000] = char(bytes.at(6000) ^ 1);
    writeFile(path, bytes);
    QCOMPARE(refusal(path), ErrorCode::Corrupt);
    QCOMPARE(m_folder->list().size(), 1);
}

void TestRestore::newerSchemaIsRefused()
{
    m_db->execute("INSERT INTO schema_migrations VALUES (9999, '9999_later.sql', 'x', 'x')");
    QCOMPARE(refusal(backUp()), ErrorCode::SchemaNewer);
}

void TestRestore::newerSchemaWithoutManifestIsRefused()
{
    m_db->execute("INSERT INTO schema_migrations VALUES (9999, '9999_later.sql', 'x', 'x')");
    QCOMPARE(refusal(backUp(), Proof::None), ErrorCode::SchemaNewer);
}

void TestRestore::olderSchemaIsBroughtUp()
{
    const QList<Migration> all = must(shippedMigrations());
    const QString old = m_db->folder() + u"/old.db"_s;
    const QString path = m_db->folder() + u"/old-backup.db"_s;
    {
        const std::unique_ptr<Connection> connection = must(Connection::open({ .path = old }));
        must(Migrator(*connection, all.first(10)).apply());
        must(connection->execute("INSERT INTO devices (device_id, name) VALUES ('old', 'Old')"));
        QCOMPARE(must(makeBackup(*connection, path, BackupReason::Asked)).facts.schema, 10);
    }
    restore(path);
    QCOMPARE(m_db->number("SELECT max(number) FROM schema_migrations"), qint64(all.size()));
    QCOMPARE(m_db->text("SELECT group_concat(device_id) FROM devices"), u"old"_s);
}

void TestRestore::fileWithoutManifest()
{
    const QString copy = m_db->copy();
    QCOMPARE(refusal(copy), ErrorCode::NotFound);
    const QString before = epoch();
    must(replaceBook(m_db->connection(), *stage(copy, Proof::None), *m_folder));
    QVERIFY(epoch() != before);
}

void TestRestore::strangersFileIsRefused()
{
    const QString path = m_db->folder() + u"/other.db"_s;
    must(must(Connection::open({ .path = path }))->execute("CREATE TABLE t (a)"));
    QCOMPARE(refusal(path, Proof::None), ErrorCode::NotADatabase);
    writeFile(path, "no database at all, but long enough to be looked at");
    QCOMPARE(refusal(path, Proof::None), ErrorCode::NotADatabase);
}

void TestRestore::otherPageSize()
{
    const QString path = backUp();
    const QString small = m_db->folder() + u"/small.db"_s;
    {
        const std::unique_ptr<Connection> live = must(Connection::open({ .path = small }));
        must(live->execute(
            "PRAGMA journal_mode=DELETE; PRAGMA page_size=1024; VACUUM; CREATE TABLE t (a); PRAGMA journal_mode=WAL"));
        QCOMPARE(live->number("PRAGMA page_size"), 1024);
        must(replaceBook(*live, *stage(path), *m_folder));
        QCOMPARE(live->number("SELECT count(*) FROM devices"), 2);
        QCOMPARE(live->text("PRAGMA integrity_check"), u"ok"_s);
    }
}

/// Waiting in the backup; by now one was sent, one was given up, one still waits, and one is forgotten.
void TestRestore::deliveriesSentSinceStaySent()
{
    for (const char *id : { "a", "b", "c", "d" })
        addDelivery(id, "pending");
    const QString path = backUp();
    m_db->execute("UPDATE webhook_deliveries SET state = 'delivered', attempts = 2 WHERE delivery_id = 'a';"
                  " UPDATE webhook_deliveries SET state = 'failed' WHERE delivery_id = 'b';"
                  " DELETE FROM webhook_deliveries WHERE delivery_id = 'd'");
    addDelivery("e", "pending");
    restore(path);
    QCOMPARE(states(), u"a delivered, b failed, c pending, d failed"_s);
    QCOMPARE(m_db->number("SELECT attempts FROM webhook_deliveries WHERE delivery_id = 'a'"), 2);
}

/// Who may do what is no matter of the book's past.
void TestRestore::keysStayAsTheyAre()
{
    addKey("aaaa", "revoked since");
    const QString path = backUp();
    m_db->execute("UPDATE api_keys SET revoked_at = '2026-01-02T00:00:00.000000+00:00'");
    addKey("bbbb", "made since");
    restore(path);
    QCOMPARE(m_db->connection().text("SELECT group_concat(name || ifnull(' ' || revoked_at, ''))"
                                     " FROM (SELECT * FROM api_keys ORDER BY prefix)"),
             u"revoked since 2026-01-02T00:00:00.000000+00:00,made since"_s);
}

void TestRestore::keysOfALostBook()
{
    addKey("aaaa", "backed up");
    const QString path = backUp();
    const std::unique_ptr<Connection> live = must(Connection::open({ .path = m_db->folder() + u"/new.db"_s }));
    must(replaceBook(*live, *stage(path), *m_folder));
    QCOMPARE(live->text("SELECT group_concat(name) FROM api_keys"), u"backed up"_s);
}

/// On another machine nobody knows what was sent.
void TestRestore::waitingDeliveriesOfALostBook()
{
    addDelivery("a", "pending");
    addDelivery("b", "delivered");
    const QString path = backUp();
    const QString fresh = m_db->folder() + u"/new.db"_s;
    const std::unique_ptr<Connection> live = must(Connection::open({ .path = fresh }));
    must(replaceBook(*live, *stage(path), *m_folder));
    QCOMPARE(live->text("SELECT group_concat(state) FROM (SELECT state FROM webhook_deliveries ORDER BY delivery_id)"),
             u"failed,delivered"_s);
}

/// Changes that the backup's planner had not come to are old news.
void TestRestore::nothingIsToldTwice()
{
    const QString path = backUp();
    QVERIFY(m_db->store().deliveries().position() < m_db->store().journal().lastSeq());
    restore(path);
    QCOMPARE(m_db->store().deliveries().position(), m_db->store().journal().lastSeq());
    QCOMPARE(m_db->store().deliveries().operationPosition(), m_db->store().journal().lastOperation());
}

/// Between keeping and replacing somebody else writes, once: that is kept too.
void TestRestore::writeInBetweenIsKept()
{
    const QString path = backUp();
    const std::unique_ptr<StagedBook> staged = stage(path);
    const std::unique_ptr<Store> other = m_db->another();
    // The kept one appears, and with it the write.
    const std::unique_ptr<Connection> present = must(Connection::open(m_db->options()));
    const qint64 version = present->number("PRAGMA data_version");
    must(other->connection().execute("UPDATE devices SET name = 'Between' WHERE device_id = 'd1'"));
    const Result<void> put = staged->putInto(m_db->connection(),
                                             [&] { return present->number("PRAGMA data_version") == version; });
    QVERIFY(!put);
    QCOMPARE(put.error().code, ErrorCode::Conflict);
    QCOMPARE(m_db->device(u"d1"_s).name, u"Between"_s);
    const Restoration done = must(replaceBook(m_db->connection(), *staged, *m_folder));
    const auto kept = must(Connection::open({ .path = m_folder->pathOf(done.kept->name), .readOnly = true }));
    QCOMPARE(kept->text("SELECT name FROM devices WHERE device_id = 'd1'"), u"Between"_s);
    QCOMPARE(m_db->device(u"d1"_s).name, u"One"_s);
}

void TestRestore::nothingIsLeftBeside()
{
    restore(backUp());
    QCOMPARE(QDir(m_db->folder()).entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList { u"backups"_s });
}

void TestRestore::leftFolderIsRemoved()
{
    const QString left = m_db->folder() + u"/.hearthbook-restore-abc"_s;
    QVERIFY(QDir().mkpath(left));
    writeFile(left + u"/metadata.db"_s, "x");
    restore(backUp());
    QVERIFY(!QFileInfo::exists(left));
}

QTEST_GUILESS_MAIN(TestRestore)
#include "tst_restore.moc"
