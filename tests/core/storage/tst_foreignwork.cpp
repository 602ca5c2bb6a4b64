#include "core/storage/foreignwork.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

#include <sqlite3.h>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestForeignWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endlessStatementEnds();
    void ownLogicStays();
    void foreignLogicGoes();

private:
    static QStringList logicOf(const QString &path)
    {
        return PlainDatabase(path).column(
            "SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view') ORDER BY name");
    }
};

void TestForeignWork::endlessStatementEnds()
{
    TemporaryDatabase db;
    sqlite3 *handle = db.connection().handle();
    {
        const ForeignWork bounded(handle, std::chrono::milliseconds(20));
        const char *endless = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r";
        QCOMPARE(sqlite3_exec(handle, endless, nullptr, nullptr, nullptr) & 0xff, SQLITE_INTERRUPT);
    }
    QCOMPARE(sqlite3_exec(handle, "SELECT 1", nullptr, nullptr, nullptr), SQLITE_OK);
}

void TestForeignWork::ownLogicStays()
{
    TemporaryDatabase db;
    db.closeStore();
    const QStringList before = logicOf(db.options().path);
    QVERIFY(before.size() > 20);
    must(removeForeignLogic(db.options().path));
    QCOMPARE(logicOf(db.options().path), before);
}

void TestForeignWork::foreignLogicGoes()
{
    TemporaryDatabase db;
    db.closeStore();
    const QStringList before = logicOf(db.options().path);
    PlainDatabase(db.options().path)
        .run(R"(CREATE VIEW "my ""own""" AS SELECT 1; CREATE TRIGGER mine AFTER INSERT ON areas BEGIN SELECT 1; END)");
    QCOMPARE(logicOf(db.options().path).size(), before.size() + 2);
    must(removeForeignLogic(db.options().path));
    QCOMPARE(logicOf(db.options().path), before);
}

QTEST_GUILESS_MAIN(TestForeignWork)
#include "tst_foreignwork.moc"
