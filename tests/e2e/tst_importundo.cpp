#include "tests/support/files.h"
#include "tests/support/oldsports.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/serverprocess.h"

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// `hearthbookd import --undo REPORT`.
class TestImportUndo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_program.reset(); }
    void takesBackThatImportAlone();
    void twice();
    void changedSinceIsRejected();
    void reportOfAnUndo();
    void refused_data();
    void refused();
    void otherDatabase();
    void missingDatabaseIsNotMade();

private:
    Ending import(const QStringList &more) { return m_program->runToEnd(QStringList(u"import"_s) + more); }
    QStringList ids()
    {
        return PlainDatabase(m_program->database()).column("SELECT webhook_id FROM webhooks ORDER BY 1");
    }
    QString path(const QString &name) const { return m_program->path(name); }

    std::unique_ptr<ServerProcess> m_program;
};

/// w0 is in by one import, w1 and w2 by a second one, reported in r.json.
void TestImportUndo::init()
{
    m_program = std::make_unique<ServerProcess>();
    writeFile(path(u"w.json"_s), oldFile(1));
    QCOMPARE(import({ u"webhooks"_s, u"w.json"_s }).code, 0);
    writeFile(path(u"w.json"_s), oldFile(3));
    QCOMPARE(import({ u"webhooks"_s, u"w.json"_s, u"--report"_s, u"r.json"_s }).code, 0);
}

void TestImportUndo::takesBackThatImportAlone()
{
    const Ending ending = import({ u"--undo"_s, u"r.json"_s });
    QCOMPARE(ending.code, 0);
    QCOMPARE(ending.out, "removed w1\nremoved w2\n2 removed, 0 restored, 0 unchanged, 0 rejected\noperation 3\n"_ba);
    QCOMPARE(ids(), QStringList { u"w0"_s });
}

void TestImportUndo::twice()
{
    import({ u"--undo"_s, u"r.json"_s });
    const Ending again = import({ u"--undo"_s, u"r.json"_s });
    QCOMPARE(again.code, 0);
    QCOMPARE(again.out, "0 removed, 0 restored, 2 unchanged, 0 rejected\n"_ba);
    QCOMPARE(ids(), QStringList { u"w0"_s });
}

void TestImportUndo::changedSinceIsRejected()
{
    PlainDatabase(m_program->database()).run("UPDATE webhooks SET team = 'ne' WHERE webhook_id = 'w2'");
    const Ending ending = import({ u"--undo"_s, u"r.json"_s });
    QCOMPARE(ending.code, 3);
    QVERIFY(ending.out.contains("rejected w2: It was changed since, by external\n"));
    QCOMPARE(ids(), (QStringList { u"w0"_s, u"w2"_s }));
}

void TestImportUndo::reportOfAnUndo()
{
    import({ u"--undo"_s, u"r.json"_s, u"--report"_s, u"u.json"_s });
    QCOMPARE(import({ u"--undo"_s, u"u.json"_s }).code, 0);
    QCOMPARE(ids(), (QStringList { u"w0"_s, u"w1"_s, u"w2"_s }));
    // With their secrets: nothing is left to change.
    QCOMPARE(import({ u"webhooks"_s, u"w.json"_s }).out.trimmed().split('\n').last(),
             "0 added, 0 changed, 3 unchanged, 0 rejected, 0 ignored"_ba);
}

void TestImportUndo::refused_data()
{
    QTest::addColumn<QByteArray>("report");
    QTest::newRow("no report") << oldFile(1);
    QTest::newRow("no JSON") << "hello"_ba;
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("dry run") << R"({"kind":"webhooks","dry_run":true,"epoch":"a","operation":null})"_ba;
}

void TestImportUndo::refused()
{
    QFETCH(QByteArray, report);
    writeFile(path(u"r.json"_s), report);
    const Ending ending = import({ u"--undo"_s, u"r.json"_s });
    QCOMPARE(ending.code, 1);
    QVERIFY2(ending.isOneLine(), ending.err.constData());
    QCOMPARE(ids().size(), 3);
}

void TestImportUndo::otherDatabase()
{
    QCOMPARE(import({ u"webhooks"_s, u"w.json"_s, u"--database"_s, u"other.db"_s }).code, 0);
    const Ending ending = import({ u"--undo"_s, u"r.json"_s, u"--database"_s, u"other.db"_s });
    QCOMPARE(ending.code, 1);
    QVERIFY(ending.err.contains("another database"));
    QCOMPARE(PlainDatabase(path(u"other.db"_s)).value("SELECT count(*) FROM webhooks"), u"3"_s);
}

void TestImportUndo::missingDatabaseIsNotMade()
{
    const Ending ending = import({ u"--undo"_s, u"r.json"_s, u"--database"_s, u"none.db"_s });
    QCOMPARE(ending.code, 6);
    QVERIFY2(ending.isOneLine(), ending.err.constData());
    QVERIFY(!QFile::exists(path(u"none.db"_s)));
}

QTEST_GUILESS_MAIN(TestImportUndo)
#include "tst_importundo.moc"
