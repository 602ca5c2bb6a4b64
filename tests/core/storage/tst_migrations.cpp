#include "core/storage/migrations.h"
#include "tests/support/files.h"

#include <QTemporaryDir>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestMigrations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shippedAreNumberedFromOne();
    void shippedStatementsEndWithSemicolon();
    void statements_data();
    void statements();
    void checksumIsOfTheText();
    void readsAFolderInOrder();
    void refusesFolder_data();
    void refusesFolder();
};

void TestMigrations::shippedAreNumberedFromOne()
{
    const Result<QList<Migration>> shipped = shippedMigrations();
    QVERIFY(shipped);
    QVERIFY(!shipped->isEmpty());
    for (qsizetype i = 0; i < shipped->size(); ++i) {
        QCOMPARE(shipped->at(i).number, int(i) + 1);
        QVERIFY(shipped->at(i).name.startsWith(QString::number(i + 1).rightJustified(4, u'0')));
        QVERIFY(!shipped->at(i).statements().isEmpty());
    }
}

void TestMigrations::shippedStatementsEndWithSemicolon()
{
    const Result<QList<Migration>> shipped = shippedMigrations();
    for (const Migration &migration : *shipped) {
        for (const QByteArray &sql : migration.statements())
            QVERIFY2(sql.trimmed().endsWith(';'), sql.constData());
    }
}

void TestMigrations::statements_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArrayList>("statements");
    QTest::newRow("empty") << QByteArray() << QByteArrayList();
    QTest::newRow("one") << QByteArray("SELECT 1;") << QByteArrayList { "SELECT 1;\n" };
    QTest::newRow("two") << QByteArray("SELECT 1;\n\nSELECT 2;\n") << QByteArrayList { "SELECT 1;\n", "SELECT 2;\n" };
    QTest::newRow("several lines") << QByteArray("CREATE TABLE t (\n    x);\n\n\nSELECT 2;")
                                   << QByteArrayList { "CREATE TABLE t (\n    x);\n", "SELECT 2;\n" };
    QTest::newRow("comments alone") << QByteArray("-- what\n-- why\n") << QByteArrayList();
    QTest::newRow("comment before") << QByteArray("-- what\n\n-- why\nSELECT 1;")
                                    << QByteArrayList { "-- why\nSELECT 1;\n" };
    QTest::newRow("blanks on the line between")
        << QByteArray("SELECT 1;\n \t\nSELECT 2;") << QByteArrayList { "SELECT 1;\n", "SELECT 2;\n" };
    QTest::newRow("Windows lines") << QByteArray("SELECT 1;\r\n\r\nSELECT 2;\r\n")
                                   << QByteArrayList { "SELECT 1;\r\n", "SELECT 2;\r\n" };
}

void TestMigrations::statements()
{
    QFETCH(QByteArray, sql);
    const Migration migration { 1, u"0001_a.sql"_s, sql };
    QTEST(migration.statements(), "statements");
}

void TestMigrations::checksumIsOfTheText()
{
    const Migration migration { 1, u"0001_a.sql"_s, "abc" };
    QCOMPARE(migration.checksum(), u"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_s);
}

void TestMigrations::readsAFolderInOrder()
{
    const QTemporaryDir folder;
    writeFile(folder.filePath(u"0002_b.sql"_s), "SELECT 2;");
    writeFile(folder.filePath(u"0001_a.sql"_s), "SELECT 1;");
    const Result<QList<Migration>> read = readMigrations(folder.path());
    QVERIFY(read);
    QCOMPARE(read->size(), 2);
    QCOMPARE(read->at(0).name, u"0001_a.sql"_s);
    QCOMPARE(read->at(1).sql, QByteArray("SELECT 2;"));
}

void TestMigrations::refusesFolder_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::newRow("gap") << QStringList { u"0001_a.sql"_s, u"0003_c.sql"_s };
    QTest::newRow("not from one") << QStringList { u"0002_b.sql"_s };
    QTest::newRow("number twice") << QStringList { u"0001_a.sql"_s, u"0001_b.sql"_s };
    QTest::newRow("without number") << QStringList { u"a.sql"_s };
    QTest::newRow("another kind of file") << QStringList { u"0001_a.txt"_s };
    QTest::newRow("an editor's copy") << QStringList { u"0001_a.sql"_s, u"0001_a.sql~"_s };
}

void TestMigrations::refusesFolder()
{
    QFETCH(QStringList, names);
    const QTemporaryDir folder;
    for (const QString &name : names)
        writeFile(folder.filePath(name), "SELECT 1;");
    const Result<QList<Migration>> read = readMigrations(folder.path());
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::SchemaChanged);
}

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
