#include "core/storage/legacyschema.h"
#include "core/storage/store.h"
#include "tests/support/files.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/temporarydatabase.h"

#include <QDir>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestMigrator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void freshFile();
    void secondRunDoesNothing();
    void appliesWhatIsPending();
    void failureLeavesTheVersionBefore();
    void failureNamesMigrationAndStatement();
    void failureKeepsEarlierMigrations();
    void danglingReferencesAreAFailure();
    void failedRunsLeaveNoCopies();
    void gapInTheFile();
    void changedOldFile();
    void newerDatabase();
    void copyHoldsTheOldContent();
    void copyBringsWhatIsInTheWal();
    void copiesDoNotOverwriteEachOther();
    void noCopyOfAnEmptyFile();
    void foreignKeysAreOnAgainAfterwards_data();
    void foreignKeysAreOnAgainAfterwards();
    void shippedSchemaIsSound();

private:
    void add(int number, const QByteArray &sql);
    Result<SchemaStatus> apply();
    QStringList copies() const
    {
        return QDir(m_folder->path()).entryList({ u"a.db.before-*"_s }, QDir::Files, QDir::Name);
    }
    QString path() const { return m_folder->filePath(u"a.db"_s); }
    DatabaseOptions options() const
    {
        DatabaseOptions options;
        options.path = path();
        return options;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestMigrator::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_folder->path()).mkdir(u"sql"_s));
}

void TestMigrator::add(int number, const QByteArray &sql)
{
    writeFile(m_folder->filePath(u"sql/%1_step.sql"_s.arg(number, 4, 10, QLatin1Char('0'))), sql);
}

Result<SchemaStatus> TestMigrator::apply()
{
    const auto connection = must(Connection::open(options()));
    return Migrator(*connection, must(readMigrations(m_folder->filePath(u"sql"_s)))).apply();
}

void TestMigrator::freshFile()
{
    add(1, "CREATE TABLE t (x);\n\nINSERT INTO t VALUES (1);");
    add(2, "ALTER TABLE t ADD COLUMN y;");
    const Result<SchemaStatus> done = apply();
    QVERIFY(done);
    QCOMPARE(done->version, 2);
    QCOMPARE(done->shipped, 2);
    QVERIFY(done->pending.isEmpty());
    QCOMPARE(PlainDatabase(path()).column("SELECT number || name FROM schema_migrations"),
             (QStringList { u"10001_step.sql"_s, u"20002_step.sql"_s }));
}

void TestMigrator::secondRunDoesNothing()
{
    add(1, "CREATE TABLE t (x);\n\nINSERT INTO t VALUES (1);");
    QVERIFY(apply());
    const Result<SchemaStatus> again = apply();
    QVERIFY(again);
    QVERIFY(!again->copy);
    QCOMPARE(PlainDatabase(path()).value("SELECT count(*) FROM t"), u"1"_s);
}

void TestMigrator::appliesWhatIsPending()
{
    add(1, "CREATE TABLE t (x);");
    QVERIFY(apply());
    add(2, "INSERT INTO t VALUES (2);");
    {
        const auto connection = must(Connection::open(options()));
        const SchemaStatus status = must(
            Migrator(*connection, must(readMigrations(m_folder->filePath(u"sql"_s)))).status());
        QCOMPARE(status.version, 1);
        QCOMPARE(status.pending.size(), 1);
        QVERIFY(!status.empty);
    }
    QCOMPARE(must(apply()).version, 2);
    QCOMPARE(PlainDatabase(path()).value("SELECT x FROM t"), u"2"_s);
}

void TestMigrator::failureLeavesTheVersionBefore()
{
    add(1, "CREATE TABLE t (x);\n\nINSERT INTO t VALUES (1);");
    QVERIFY(apply());
    add(2, "UPDATE t SET x = 2;\n\nCREATE TABLE u (x);\n\nINSERT INTO nothing VALUES (1);");
    QVERIFY(!apply());
    PlainDatabase db(path());
    QCOMPARE(db.value("SELECT max(number) FROM schema_migrations"), u"1"_s);
    QCOMPARE(db.value("SELECT x FROM t"), u"1"_s);
    QVERIFY(db.refuses("SELECT * FROM u"));
}

void TestMigrator::failureNamesMigrationAndStatement()
{
    add(1, "CREATE TABLE t (x);\n\nINSERT INTO nothing\nVALUES (1);");
    const QString message = apply().error().message;
    QVERIFY2(message.contains(u"0001_step.sql"_s) && message.contains(u"version 0"_s), qUtf8Printable(message));
    QVERIFY2(message.contains(u"INSERT INTO nothing VALUES (1);"_s), qUtf8Printable(message));
}

void TestMigrator::failureKeepsEarlierMigrations()
{
    add(1, "CREATE TABLE t (x);");
    add(2, "CREATE TABLE u (x);");
    add(3, "nonsense;");
    QVERIFY(!apply());
    QCOMPARE(PlainDatabase(path()).value("SELECT max(number) FROM schema_migrations"), u"2"_s);
}

void TestMigrator::danglingReferencesAreAFailure()
{
    add(1, "CREATE TABLE p (x PRIMARY KEY);\n\nCREATE TABLE c (x REFERENCES p);\n\nINSERT INTO c VALUES (7);");
    const Result<SchemaStatus> done = apply();
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Corrupt);
    QVERIFY(PlainDatabase(path()).refuses("SELECT * FROM c"));
}

void TestMigrator::failedRunsLeaveNoCopies()
{
    PlainDatabase(path()).run("CREATE TABLE t (x)");
    add(1, "nonsense;");
    for (int i = 0; i < 3; ++i)
        QVERIFY(!apply());
    QCOMPARE(copies(), QStringList());
}

void TestMigrator::gapInTheFile()
{
    for (int i = 1; i <= 3; ++i)
        add(i, "SELECT 1;");
    QVERIFY(apply());
    PlainDatabase(path()).run("DELETE FROM schema_migrations WHERE number = 2");
    const Result<SchemaStatus> done = apply();
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::SchemaChanged);
    QCOMPARE(PlainDatabase(path()).column("SELECT number FROM schema_migrations"), (QStringList { u"1"_s, u"3"_s }));
}

void TestMigrator::changedOldFile()
{
    add(1, "CREATE TABLE t (x);");
    QVERIFY(apply());
    add(1, "CREATE TABLE t (x, y);");
    add(2, "CREATE TABLE u (x);");
    const Result<SchemaStatus> done = apply();
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::SchemaChanged);
    QVERIFY(done.error().message.contains(u"0001_step.sql"_s));
    QVERIFY(PlainDatabase(path()).refuses("SELECT * FROM u"));
}

void TestMigrator::newerDatabase()
{
    add(1, "CREATE TABLE t (x);");
    add(2, "CREATE TABLE u (x);");
    QVERIFY(apply());
    QVERIFY(QFile::remove(m_folder->filePath(u"sql/0002_step.sql"_s)));
    const Result<SchemaStatus> done = apply();
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::SchemaNewer);
    QVERIFY(done.error().message.contains(u"version 2"_s));
    QCOMPARE(copies(), QStringList());
}

void TestMigrator::copyHoldsTheOldContent()
{
    add(1, "CREATE TABLE t (x);\n\nINSERT INTO t VALUES ('old');");
    QVERIFY(apply());
    add(2, "UPDATE t SET x = 'new';");
    const Result<SchemaStatus> done = apply();
    QVERIFY(done && done->copy);
    QCOMPARE(copies().size(), 1);
    QCOMPARE(m_folder->filePath(copies().first()), *done->copy);
    QVERIFY(copies().first().startsWith(u"a.db.before-0002-"_s));
    PlainDatabase copy(*done->copy);
    QCOMPARE(copy.value("SELECT x FROM t"), u"old"_s);
    QCOMPARE(copy.value("SELECT max(number) FROM schema_migrations"), u"1"_s);
    QCOMPARE(copy.value("PRAGMA integrity_check"), u"ok"_s);
    QCOMPARE(copy.value("PRAGMA journal_mode"), u"delete"_s);
}

void TestMigrator::copyBringsWhatIsInTheWal()
{
    PlainDatabase writer(path());
    writer.run(
        "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; CREATE TABLE t (x); INSERT INTO t VALUES ('in the log')");
    QVERIFY(QFileInfo(path() + u"-wal"_s).size() > 0);
    add(1, "DROP TABLE t;");
    const Result<SchemaStatus> done = apply();
    QVERIFY(done && done->copy);
    QCOMPARE(PlainDatabase(*done->copy).value("SELECT x FROM t"), u"in the log"_s);
}

void TestMigrator::copiesDoNotOverwriteEachOther()
{
    PlainDatabase(path()).run("CREATE TABLE t (x)");
    add(1, "INSERT INTO t VALUES (1);");
    for (int i = 1; i <= 3; ++i) {
        QVERIFY(must(apply()).copy);
        PlainDatabase(path()).run("DELETE FROM schema_migrations");
    }
    QCOMPARE(copies().size(), 3);
}

void TestMigrator::noCopyOfAnEmptyFile()
{
    add(1, "CREATE TABLE t (x);");
    QVERIFY(!must(apply()).copy);
    QCOMPARE(copies(), QStringList());
}

void TestMigrator::foreignKeysAreOnAgainAfterwards_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("done") << QByteArray("CREATE TABLE t (x);");
    QTest::newRow("failed") << QByteArray("nonsense;");
}

void TestMigrator::foreignKeysAreOnAgainAfterwards()
{
    QFETCH(QByteArray, sql);
    add(1, sql);
    const auto connection = must(Connection::open(options()));
    Migrator migrator(*connection, must(readMigrations(m_folder->filePath(u"sql"_s))));
    QCOMPARE(migrator.apply().has_value(), sql.startsWith("CREATE"));
    QCOMPARE(connection->number("PRAGMA foreign_keys"), 1);
}

void TestMigrator::shippedSchemaIsSound()
{
    QVERIFY(migrateDatabase(options()));
    PlainDatabase db(path());
    QCOMPARE(db.value("PRAGMA integrity_check"), u"ok"_s);
    QCOMPARE(
        db.column(
            "SELECT name FROM sqlite_master WHERE name LIKE '%legacy\\_devices%' ESCAPE '\\' OR sql LIKE '%legacy\\_devices%' ESCAPE '\\'"),
        QStringList());
}

QTEST_GUILESS_MAIN(TestMigrator)
#include "tst_migrator.moc"
