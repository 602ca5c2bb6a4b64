#include "core/importers/importundo.h"
#include "core/importers/webhooksfile.h"
#include "tests/support/imports.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestImportUndo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reportIsReadAgain();
    void noReport_data();
    void noReport();
    void importIsTakenBack();
    void changedRowsAndSecretsAreRestored();
    void twiceIsUnchanged();
    void changedSinceIsRejected();
    void importThatChangedNothing();
    void otherDatabase();
    void dryRunWritesNothing();
    void undoIsTakenBack();

private:
    static ImportPlan plan(const QByteArray &json) { return readWebhooksFile(json, plainTools()); }
    static ReportedImport reported(const ImportReport &report) { return must(readReport(report.toJson())); }
    static ImportReport undo(TemporaryDatabase &db, const ReportedImport &import)
    {
        ImportReport report;
        must(runOperation(db.store(), importOrigin(u"tester"_s, u"undo"_s), [&]() -> Result<void> {
            Result<ImportReport> done = undoImport(db.store(), import, false);
            if (!done)
                return failure(done);
            report = std::move(*done);
            return {};
        }));
        return report;
    }
};

void TestImportUndo::reportIsReadAgain()
{
    ImportReport report { .kind = u"webhooks"_s, .epoch = u"ab12"_s, .operation = 7 };
    QCOMPARE(reported(report).operation, std::optional(qint64(7)));
    QCOMPARE(reported(report).epoch, u"ab12"_s);
    report.operation.reset();
    QVERIFY(!reported(report).operation);
}

void TestImportUndo::noReport_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("no JSON") << "operation 7"_ba;
    QTest::newRow("list") << "[]"_ba;
    QTest::newRow("no operation") << R"({"epoch":"a","dry_run":false})"_ba;
    QTest::newRow("no epoch") << R"({"operation":7,"dry_run":false})"_ba;
    QTest::newRow("text as operation") << R"({"epoch":"a","operation":"7","dry_run":false})"_ba;
    QTest::newRow("dry run") << R"({"epoch":"a","operation":null,"dry_run":true})"_ba;
}

void TestImportUndo::noReport()
{
    QFETCH(QByteArray, json);
    const Result<ReportedImport> read = readReport(json);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidInput);
}

void TestImportUndo::importIsTakenBack()
{
    TemporaryDatabase db;
    importInto(db.store(), plan(oldFile(1)));
    const ImportReport report = importInto(db.store(), plan(oldFile(3)));
    QCOMPARE(outcomes(undo(db, reported(report)).entries), u"removed w1, removed w2"_s);
    QCOMPARE(db.text("SELECT group_concat(webhook_id) FROM webhooks"), u"w0"_s);
}

void TestImportUndo::changedRowsAndSecretsAreRestored()
{
    TemporaryDatabase db;
    importInto(db.store(), plan(oldFile(2)));
    const ImportReport report = importInto(
        db.store(),
        plan(R"({"w0":{"url":"http://b/","secret":"another-secret-now"},)"
             R"("w1":{"url":"http://a/","secret":"another-secret-now","events":["game_started"]}})"));
    QCOMPARE(report.count(Outcome::Changed), 2);
    QCOMPARE(outcomes(undo(db, reported(report)).entries), u"restored w0, restored w1"_s);
    QCOMPARE(outcomes(importInto(db.store(), plan(oldFile(2))).entries), u"unchanged w0, unchanged w1"_s);
}

void TestImportUndo::twiceIsUnchanged()
{
    TemporaryDatabase db;
    const ImportReport report = importInto(db.store(), plan(oldFile(2)));
    undo(db, reported(report));
    const qint64 length = db.journalLength();
    const ImportReport again = undo(db, reported(report));
    QCOMPARE(outcomes(again.entries), u"unchanged w0, unchanged w1"_s);
    QVERIFY(!again.operation);
    QCOMPARE(db.journalLength(), length);
}

void TestImportUndo::changedSinceIsRejected()
{
    TemporaryDatabase db;
    const ImportReport report = importInto(db.store(), plan(oldFile(2)));
    db.execute("UPDATE webhooks SET team = 'dal' WHERE webhook_id = 'w0'");
    const ImportReport undone = undo(db, reported(report));
    QCOMPARE(outcomes(undone.entries), u"rejected w0, removed w1"_s);
    QVERIFY(undone.hasRejected());
    QCOMPARE(db.text("SELECT team FROM webhooks"), u"dal"_s);
}

void TestImportUndo::importThatChangedNothing()
{
    TemporaryDatabase db;
    importInto(db.store(), plan(oldFile(1)));
    const ImportReport report = importInto(db.store(), plan(oldFile(1)));
    QVERIFY(undo(db, reported(report)).entries.empty());
    QCOMPARE(db.number("SELECT count(*) FROM webhooks"), 1);
}

void TestImportUndo::otherDatabase()
{
    TemporaryDatabase db;
    ReportedImport import = reported(importInto(db.store(), plan(oldFile(1))));
    import.epoch = u"another"_s;
    const Result<ImportReport> undone = undoImport(db.store(), import, true);
    QVERIFY(!undone);
    QCOMPARE(undone.error().code, ErrorCode::Conflict);
}

void TestImportUndo::dryRunWritesNothing()
{
    TemporaryDatabase db;
    const ImportReport report = importInto(db.store(), plan(oldFile(1)));
    const qint64 before = db.connection().totalChanges();
    QCOMPARE(outcomes(must(undoImport(db.store(), reported(report), true)).entries), u"removed w0"_s);
    QCOMPARE(db.connection().totalChanges(), before);
}

void TestImportUndo::undoIsTakenBack()
{
    TemporaryDatabase db;
    const ImportReport undone = undo(db, reported(importInto(db.store(), plan(oldFile(2)))));
    QCOMPARE(outcomes(undo(db, reported(undone)).entries), u"restored w1, restored w0"_s);
    QCOMPARE(outcomes(importInto(db.store(), plan(oldFile(2))).entries), u"unchanged w0, unchanged w1"_s);
}

QTEST_GUILESS_MAIN(TestImportUndo)
#include "tst_importundo.moc"
