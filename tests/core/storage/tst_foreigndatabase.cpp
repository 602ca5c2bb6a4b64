#include "core/storage/foreigndatabase.h"
#include "tests/support/files.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/temporarydatabase.h"

#include <QDir>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;
using Column = ForeignDatabase::Column;

class TestForeignDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_folder.reset(); }
    void valuesOfEveryKind();
    void missingColumnsAreLeftOut();
    void columnsOfNoTable();
    void viewIsNoTable();
    void holdsMoreThanItsSize();
    void oneEndlessValue();
    void refused_data();
    void refused();
    void leavesNothingBehind_data();
    void leavesNothingBehind();
    void seesWhatStandsInTheWal();
    void readsBesideAnOpenTransaction();
    void copyHasTheWal();
    void namesWithSpecialCharacters();

private:
    QString path(const QString &name = u"old.db"_s) const { return m_folder->filePath(name); }
    static QByteArrayList names(const QString &file)
    {
        return must(must(ForeignDatabase::open(file))->rows("t", { { "id" } }, "id"));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestForeignDatabase::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestForeignDatabase::valuesOfEveryKind()
{
    PlainDatabase(path()).run("CREATE TABLE t (id, flag, list); INSERT INTO t VALUES"
                              " ('a', 1, '[\"x\"]'), ('b\"', 0, 'no JSON'), (2.5, 2, NULL), (7, NULL, '')");
    const auto database = must(ForeignDatabase::open(path()));
    const QByteArrayList rows = must(
        database->rows("t", { { "id" }, { "flag", Column::Flag }, { "list", Column::Json } }, "rowid"));
    const QByteArrayList expected { R"({"id":"a","flag":true,"list":["x"]})",
                                    R"({"id":"b\"","flag":false,"list":"no JSON"})",
                                    R"({"id":2.5,"flag":2,"list":null})", R"({"id":7,"flag":null,"list":""})" };
    QCOMPARE(rows, expected);
}

void TestForeignDatabase::missingColumnsAreLeftOut()
{
    PlainDatabase(path()).run("CREATE TABLE t (id); INSERT INTO t VALUES ('a')");
    const auto database = must(ForeignDatabase::open(path()));
    QCOMPARE(must(database->rows("t", { { "id" }, { "team" } }, "id")), QByteArrayList { R"({"id":"a"})" });
}

void TestForeignDatabase::columnsOfNoTable()
{
    PlainDatabase(path()).run("CREATE TABLE t (id, b)");
    const auto database = must(ForeignDatabase::open(path()));
    QCOMPARE(must(database->columns(u"t"_s)), (QStringList { u"id"_s, u"b"_s }));
    QCOMPARE(must(database->columns(u"u"_s)), QStringList());
    QCOMPARE(must(database->columns(u"T"_s)), (QStringList { u"id"_s, u"b"_s }));
}

/// One that somebody uploads may count for ever.
void TestForeignDatabase::viewIsNoTable()
{
    PlainDatabase(path()).run("CREATE VIEW t AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r)"
                              " SELECT n AS id FROM r WHERE n < 0");
    QCOMPARE(must(must(ForeignDatabase::open(path()))->columns(u"t"_s)), QStringList());
}

/// A default stands once in the file, and in each row that is read of it.
void TestForeignDatabase::holdsMoreThanItsSize()
{
    {
        PlainDatabase db(path());
        db.run("CREATE TABLE t (id); WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r LIMIT 200)"
               " INSERT INTO t SELECT n FROM r");
        db.run("ALTER TABLE t ADD COLUMN name DEFAULT '" + QByteArray(1'000'000, 'x') + '\'');
    }
    const auto read = must(ForeignDatabase::open(path()))->rows("t", { { "id" }, { "name" } }, "id");
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::TooLarge);
}

void TestForeignDatabase::oneEndlessValue()
{
    {
        PlainDatabase db(path());
        db.run("CREATE TABLE t (id)");
        db.run("INSERT INTO t VALUES (hex(zeroblob(9000000)))"); // 18 MB
    }
    QVERIFY(!must(ForeignDatabase::open(path()))->rows("t", { { "id" } }, "id"));
}

void TestForeignDatabase::refused_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("code");
    QTest::newRow("nothing there") << u"none"_s << int(ErrorCode::Unavailable);
    QTest::newRow("folder") << u"folder"_s << int(ErrorCode::Unavailable);
    QTest::newRow("empty file") << u"empty"_s << int(ErrorCode::NotADatabase);
    QTest::newRow("text") << u"text"_s << int(ErrorCode::NotADatabase);
}

void TestForeignDatabase::refused()
{
    QFETCH(QString, kind);
    if (kind == u"folder")
        QDir().mkpath(path());
    else if (kind != u"none")
        writeFile(path(), kind == u"text" ? QByteArray("these are my notes\n").repeated(100) : QByteArray());
    const auto opened = ForeignDatabase::open(path());
    QVERIFY(!opened);
    QTEST(int(opened.error().code), "code");
    QVERIFY(opened.error().message.contains(path()));
}

void TestForeignDatabase::leavesNothingBehind_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::newRow("rollback journal") << "DELETE"_ba;
    QTest::newRow("write-ahead log") << "WAL"_ba;
}

void TestForeignDatabase::leavesNothingBehind()
{
    QFETCH(QByteArray, mode);
    PlainDatabase(path()).run("PRAGMA journal_mode=" + mode + "; CREATE TABLE t (id); INSERT INTO t VALUES ('a')");
    const QByteArray before = readFile(path());
    QCOMPARE(names(path()).size(), 1);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList { u"old.db"_s });
    QCOMPARE(readFile(path()), before);
}

void TestForeignDatabase::seesWhatStandsInTheWal()
{
    PlainDatabase service(path());
    service.run(
        "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; CREATE TABLE t (id); INSERT INTO t VALUES ('a')");
    QCOMPARE(names(path()).size(), 1);
    service.run("INSERT INTO t VALUES ('b')"); // the service goes on
    QCOMPARE(names(path()).size(), 2);
}

void TestForeignDatabase::readsBesideAnOpenTransaction()
{
    PlainDatabase service(path());
    service.run("PRAGMA journal_mode=WAL; CREATE TABLE t (id); INSERT INTO t VALUES ('a')");
    service.run("BEGIN IMMEDIATE; INSERT INTO t VALUES ('b')");
    QCOMPARE(names(path()).size(), 1);
    service.run("COMMIT");
    QCOMPARE(names(path()).size(), 2);
}

void TestForeignDatabase::copyHasTheWal()
{
    PlainDatabase service(path());
    service.run(
        "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; CREATE TABLE t (id); INSERT INTO t VALUES ('a')");
    must(must(ForeignDatabase::open(path()))->copyTo(path(u"copy.db"_s)));
    QVERIFY(!QFile::exists(path(u"copy.db-wal"_s)));
    QCOMPARE(names(path(u"copy.db"_s)).size(), 1);
}

void TestForeignDatabase::namesWithSpecialCharacters()
{
    const QString odd = path(u"my old?#%41 döb.db"_s);
    PlainDatabase(odd).run("CREATE TABLE t (id); INSERT INTO t VALUES ('a')");
    QCOMPARE(names(odd).size(), 1);
}

QTEST_GUILESS_MAIN(TestForeignDatabase)
#include "tst_foreigndatabase.moc"
