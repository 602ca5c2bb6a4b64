#include "core/importers/bookfile.h"
#include "core/importers/sourcefile.h"
#include "core/storage/migrator.h"
#include "tests/support/book.h"
#include "tests/support/homes.h"
#include "tests/support/imports.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Export, import into an empty database, export: the same bytes, by every way.
class TestBookRoundTrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ndjson_data() { homes(); }
    void ndjson();
    void databaseFile_data() { homes(); }
    void databaseFile();
    void secrets();
    void databaseOfALaterHearthbook();
    void databaseOfAnOlderSchema();
    void badRowsOfADatabase();
    void logicOfItsOwnDoesNotRun_data();
    void logicOfItsOwnDoesNotRun();

private:
    static void homes()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("empty") << "SELECT 1"_ba;
        QTest::newRow("traps") << homeWithTraps();
        QTest::newRow("what feeders and users left") << ""_ba;
    }
    static void fill(TemporaryDatabase &db, const QByteArray &sql)
    {
        if (!sql.isEmpty())
            return db.execute(sql);
        db.feedDevices(devicesOfHome(50));
        db.feedEntities(entitiesOfHome(200, 50));
        db.execute("UPDATE devices SET name_by_user = 'Ö ' || device_id WHERE device_id < 'd0010'");
        db.feedDevices(devicesOfHome(50, 1));
        db.execute("DELETE FROM entities WHERE entity_id LIKE '%7'");
    }
    static BookSelection json() { return { BookFormat::Json, {}, {} }; }
    static ImportPlan planOf(const QString &path)
    {
        return must(SourceFile::open(ImportKind::Database, path)).plan({}, plainTools());
    }
};

void TestBookRoundTrip::ndjson()
{
    QFETCH(QByteArray, sql);
    TemporaryDatabase first;
    fill(first, sql);
    const QByteArray text = exportOf(first.connection());
    TemporaryDatabase second;
    const ImportReport report = importInto(second.store(), readBookFile(text, plainTools()));
    QVERIFY(!report.hasRejected());
    QCOMPARE(exportOf(second.connection()), text);
    QCOMPARE(exportOf(second.connection(), json()), exportOf(first.connection(), json()));
}

void TestBookRoundTrip::databaseFile()
{
    QFETCH(QByteArray, sql);
    TemporaryDatabase first;
    fill(first, sql);
    TemporaryDatabase second;
    const ImportReport report = importInto(second.store(), planOf(first.options().path));
    QVERIFY(!report.hasRejected());
    QCOMPARE(exportOf(second.connection()), exportOf(first.connection()));
}

void TestBookRoundTrip::secrets()
{
    BookSelection selection;
    selection.openSecret = [](const QString &id, const QByteArray &sealed) -> Result<QByteArray> {
        return sealed.sliced(id.size() + 1);
    };
    TemporaryDatabase first;
    fillWithTraps(first);
    const QByteArray text = exportOf(first.connection(), selection);
    TemporaryDatabase second;
    importInto(second.store(), readBookFile(text, plainTools()));
    QCOMPARE(exportOf(second.connection(), selection), text);
}

void TestBookRoundTrip::databaseOfALaterHearthbook()
{
    TemporaryDatabase later;
    later.execute(
        "INSERT INTO schema_migrations SELECT 9999, 'later', sha256, applied_at FROM schema_migrations LIMIT 1");
    later.closeStore();
    const ImportPlan plan = planOf(later.options().path);
    QVERIFY(plan.unreadable);
    QVERIFY2(plan.left[0].reason.contains(u"The database that is imported has schema version 9999"_s),
             qUtf8Printable(plan.left[0].reason));
    QVERIFY(!plan.left[0].reason.contains(u"/tmp/"_s));
}

/// The source is not touched: it is brought up to date in a copy.
void TestBookRoundTrip::databaseOfAnOlderSchema()
{
    constexpr int olderBy = 2; ///< migrations
    const QTemporaryDir folder;
    DatabaseOptions options;
    options.path = folder.filePath(u"old.db"_s);
    QList<Migration> migrations = must(shippedMigrations());
    migrations.remove(migrations.size() - olderBy, olderBy);
    {
        const auto connection = must(Connection::open(options));
        must(Migrator(*connection, migrations).apply());
        must(connection->execute(homeWithTraps()));
    }
    const QByteArray bytes = readFile(options.path);
    TemporaryDatabase second;
    QCOMPARE(importInto(second.store(), planOf(options.path)).count(Outcome::Added), 16);
    QCOMPARE(readFile(options.path), bytes);
}

void TestBookRoundTrip::badRowsOfADatabase()
{
    TemporaryDatabase first;
    first.execute("INSERT INTO labels (label_id, name) VALUES ('good', 'G'), ('bad', 'a' || char(1))");
    const ImportPlan plan = planOf(first.options().path);
    QCOMPARE(plan.book.size(), 1U);
    QCOMPARE(plan.left.size(), 1U);
    QCOMPARE(plan.left[0].id, QString());
    QCOMPARE(plan.left[0].reason, u"label bad: name cannot be taken: text has control characters"_s);
}

void TestBookRoundTrip::logicOfItsOwnDoesNotRun_data()
{
    const QByteArray endless = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n > 0)";
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<bool>("isReadable");
    QTest::newRow("view in place of a table")
        << "PRAGMA legacy_alter_table=ON; ALTER TABLE areas RENAME TO former; CREATE VIEW areas AS " + endless
            + " SELECT n AS area_id, n AS name, n AS floor_id, n AS icon, n AS labels, n AS aliases,"
              " n AS created_at, n AS updated_at, n AS revision FROM r"
        << false;
    QTest::newRow("trigger on the migrations")
        << "CREATE TRIGGER mine AFTER INSERT ON schema_migrations BEGIN INSERT INTO areas (area_id, name) " + endless
            + " SELECT n, n FROM r; END; DELETE FROM schema_migrations WHERE number = 0"
        << true;
    QTest::newRow("view with a quote in its name") << R"(CREATE VIEW "a""b" AS SELECT 1)"_ba << true;
}

/// A file that somebody uploads may hold what never ends.
void TestBookRoundTrip::logicOfItsOwnDoesNotRun()
{
    QFETCH(QByteArray, sql);
    const QTemporaryDir folder;
    DatabaseOptions options;
    options.path = folder.filePath(u"hostile.db"_s);
    QList<Migration> migrations = must(shippedMigrations());
    migrations.removeLast();
    {
        const auto connection = must(Connection::open(options));
        must(Migrator(*connection, migrations).apply());
        must(connection->execute(sql));
    }
    QTEST(!planOf(options.path).unreadable, "isReadable");
}

QTEST_GUILESS_MAIN(TestBookRoundTrip)
#include "tst_bookroundtrip.moc"
