#include "core/storage/store.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// A file of an earlier release.
class TestSchemaUpgrades : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void schemaIsThatOfAFreshFile_data();
    void schemaIsThatOfAFreshFile();
    void labelsAndServicesAreKept();
    void whatIsNoTextBecomesText();
    void definitionThatIsNoObject_data();
    void definitionThatIsNoObject();
    void dottedDomainIsLeftOut();
    void tablesOfOthersStillPointToLabels();

private:
    /// A file of the schema after `migrations` of them, with more in it.
    QString fileOf(qsizetype migrations, const QByteArray &sql = {})
    {
        const QString path = m_folder->filePath(u"book%1.db"_s.arg(migrations));
        const auto connection = must(Connection::open(optionsOf(path)));
        must(Migrator(*connection, must(shippedMigrations()).first(migrations)).apply());
        if (!sql.isEmpty())
            PlainDatabase(path).run(sql);
        return path;
    }
    static DatabaseOptions optionsOf(const QString &path)
    {
        DatabaseOptions options;
        options.path = path;
        return options;
    }
    /// The file before labels and services were journalled, brought to this program's schema.
    QString upgraded(const QByteArray &sql)
    {
        constexpr qsizetype before = 13;
        const QString path = fileOf(before, sql);
        must(migrateDatabase(optionsOf(path)));
        return path;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSchemaUpgrades::schemaIsThatOfAFreshFile_data()
{
    QTest::addColumn<qsizetype>("version");
    const qsizetype shipped = must(shippedMigrations()).size();
    for (qsizetype version = 1; version < shipped; ++version)
        QTest::addRow("version %d", int(version)) << version;
}

void TestSchemaUpgrades::schemaIsThatOfAFreshFile()
{
    QFETCH(qsizetype, version);
    const QByteArray schema = "SELECT type || ' ' || name || ': ' || ifnull(sql, '') FROM sqlite_master ORDER BY 1";
    const QString path = fileOf(version);
    must(migrateDatabase(optionsOf(path)));
    const QString fresh = m_folder->filePath(u"fresh.db"_s);
    must(migrateDatabase(optionsOf(fresh)));
    QCOMPARE(PlainDatabase(path).column(schema), PlainDatabase(fresh).column(schema));
}

void TestSchemaUpgrades::labelsAndServicesAreKept()
{
    PlainDatabase db(
        upgraded("INSERT INTO labels VALUES ('a', 'A', 'red', NULL, 'x'), ('b', 'B', NULL, 'mdi:b', NULL);"
                 "INSERT INTO services VALUES ('light', 'on', '{ \"x\": 1.50 }', '2025-03-01T00:00:00.000000+00:00')"));
    QCOMPARE(db.column("SELECT label_id || name || ifnull(color, '-') || ifnull(icon, '-') || ifnull(description, '-')"
                       " || revision FROM labels"),
             (QStringList { u"aAred-x1"_s, u"bB-mdi:b-1"_s }));
    QCOMPARE(db.value("SELECT domain || service || definition || created_at || updated_at || revision FROM services"),
             u"lighton{ \"x\": 1.50 }2025-03-01T00:00:00.000000+00:002025-03-01T00:00:00.000000+00:001"_s);
    QCOMPARE(db.value("SELECT count(*) FROM changes"), u"0"_s); // they are no news
}

/// The tables took anything before.
void TestSchemaUpgrades::whatIsNoTextBecomesText()
{
    PlainDatabase db(
        upgraded("INSERT INTO labels VALUES (x'61', x'4142', 7, NULL, x'ff'), ('a', 'twice', NULL, NULL, NULL);"
                 "INSERT INTO services VALUES (x'61', 'b', x'7b7d', 5)"));
    QCOMPARE(db.value("SELECT count(*) || min(typeof(label_id) || typeof(name) || typeof(color)) FROM labels"),
             u"1texttexttext"_s);
    QCOMPARE(db.value("SELECT domain || definition || updated_at FROM services"), u"a{}5"_s);
}

void TestSchemaUpgrades::definitionThatIsNoObject_data()
{
    QTest::addColumn<QByteArray>("definition");
    QTest::newRow("no JSON") << "'{no json'"_ba;
    QTest::newRow("a list") << "'[1]'"_ba;
    QTest::newRow("null") << "'null'"_ba;
    QTest::newRow("empty") << "''"_ba;
}

void TestSchemaUpgrades::definitionThatIsNoObject()
{
    QFETCH(QByteArray, definition);
    PlainDatabase db(
        upgraded("INSERT INTO services (domain, service, definition) VALUES ('a', 'b', " + definition + ')'));
    QCOMPARE(db.value("SELECT definition FROM services"), u"{}"_s);
}

void TestSchemaUpgrades::dottedDomainIsLeftOut()
{
    PlainDatabase db(upgraded("INSERT INTO services (domain, service) VALUES ('a.b', 'c'), ('a', 'b.c')"));
    QCOMPARE(db.column("SELECT domain || ' ' || service FROM services"), QStringList { u"a b.c"_s });
}

void TestSchemaUpgrades::tablesOfOthersStillPointToLabels()
{
    PlainDatabase db(
        upgraded("CREATE TABLE mine (label TEXT REFERENCES labels (label_id)); INSERT INTO labels (label_id, name)"
                 " VALUES ('a', 'A'); INSERT INTO mine VALUES ('a')"));
    QCOMPARE(db.value("SELECT \"table\" FROM pragma_foreign_key_list('mine')"), u"labels"_s);
}

QTEST_GUILESS_MAIN(TestSchemaUpgrades)
#include "tst_schemaupgrades.moc"
