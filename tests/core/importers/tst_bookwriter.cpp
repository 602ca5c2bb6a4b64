#include "core/importers/bookfile.h"
#include "core/importers/bookwriter.h"
#include "core/importers/importundo.h"
#include "tests/support/book.h"
#include "tests/support/imports.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Merging a book into one that may have rows already.
class TestBookWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newRowsOfEachKind();
    void againIsUnchanged();
    void dryRunSaysTheSame();
    void onlyWhatDiffersIsWritten();
    void whatIsNotSaidStays();
    void nullClears();
    void nothingIsRemoved();
    void timesOfNewAndKnownRows();
    void lastSeenIsTheLaterOne();
    void feederOfThisBookKeepsItsWord();
    void feedersWordsOfBothSides();
    void rejected_data();
    void rejected();
    void unknownDevice();
    void formerIdStandsForThePresentOne();
    void deviceOfTheSameFile_data();
    void deviceOfTheSameFile();
    void webhookKeepsItsSecret();
    void webhookGetsTheSecretOfTheFile();
    void newWebhookGetsASecret();
    void removedWebhookHasItsSecretAgain();
    void enabledWebhookIsNoLongerFailing();
    void missingKeyEndsIt();
    void undoTakesItBack();
    void oneOperation();

private:
    static ImportPlan plan(const QByteArray &lines) { return readBookFile(bookOf(lines), plainTools()); }
    static ImportReport take(TemporaryDatabase &db, const QByteArray &lines)
    {
        return importInto(db.store(), plan(lines));
    }
    static QByteArray traps()
    {
        TemporaryDatabase db;
        fillWithTraps(db);
        return exportOf(db.connection());
    }
    static ImportReport takeText(TemporaryDatabase &db, const QByteArray &text)
    {
        return importInto(db.store(), readBookFile(text, plainTools()));
    }
};

void TestBookWriter::newRowsOfEachKind()
{
    TemporaryDatabase db;
    const ImportReport report = takeText(db, traps());
    QCOMPARE(report.count(Outcome::Added), 16);
    QCOMPARE(report.entries.size(), 16U);
    QCOMPARE(db.text("SELECT notes FROM devices WHERE device_id = 'd1'"), u"C:\\new\né"_s);
    QCOMPARE(db.number("SELECT disabled FROM entities WHERE entity_id = 'light.a'"), 1);
    QCOMPARE(db.text("SELECT present_id FROM id_aliases WHERE kind = 'entity' AND old_id = 'light.old'"), u"light.a"_s);
    QCOMPARE(db.number("SELECT count(*) FROM devices WHERE gone_at IS NOT NULL"), 1);
}

void TestBookWriter::againIsUnchanged()
{
    TemporaryDatabase db;
    const QByteArray text = traps();
    takeText(db, text);
    const qint64 length = db.journalLength();
    const ImportReport again = takeText(db, text);
    QCOMPARE(again.count(Outcome::Unchanged), 16);
    QVERIFY(!again.operation);
    QCOMPARE(db.journalLength(), length);
}

void TestBookWriter::dryRunSaysTheSame()
{
    TemporaryDatabase db;
    take(db, R"({"kind":"label","label_id":"a","name":"other"})");
    const QByteArray before = exportOf(db.connection());
    const ImportPlan plan = readBookFile(traps(), plainTools());
    const ImportReport look = must(runImport(db.store(), plan, plainTools(), {}, ImportMode::Look)).report;
    QCOMPARE(exportOf(db.connection()), before);
    const ImportReport written = importInto(db.store(), plan);
    QCOMPARE(outcomes(look.entries), outcomes(written.entries));
    QCOMPARE(written.count(Outcome::Changed), 1);
}

void TestBookWriter::onlyWhatDiffersIsWritten()
{
    TemporaryDatabase db;
    take(db,
         R"({"kind":"area","area_id":"a","name":"A","labels":["x"]})"
         "\n"
         R"({"kind":"area","area_id":"b","name":"B"})");
    const qint64 length = db.journalLength();
    const ImportReport report = take(db,
                                     R"({"kind":"area","area_id":"a","name":"A","labels":[ "x" ]})"
                                     "\n"
                                     R"({"kind":"area","area_id":"b","name":"Bad"})");
    QCOMPARE(outcomes(report.entries), u"unchanged a, changed b"_s);
    QCOMPARE(db.journalLength(), length + 1);
    QCOMPARE(db.number("SELECT revision FROM areas WHERE area_id = 'b'"), 2);
}

void TestBookWriter::whatIsNotSaidStays()
{
    TemporaryDatabase db;
    take(db, R"({"kind":"device","device_id":"d","name":"D","notes":"n","labels":["x"]})");
    QCOMPARE(outcomes(take(db, R"({"kind":"device","device_id":"d","model":"M"})").entries), u"changed d"_s);
    QCOMPARE(db.text("SELECT name || notes || model || labels FROM devices"), u"DnM[\"x\"]"_s);
}

void TestBookWriter::nullClears()
{
    TemporaryDatabase db;
    take(db, R"({"kind":"device","device_id":"d","name":"D","notes":"n"})");
    take(db, R"({"kind":"device","device_id":"d","notes":null})");
    QCOMPARE(db.number("SELECT notes IS NULL FROM devices"), 1);
}

void TestBookWriter::nothingIsRemoved()
{
    TemporaryDatabase db;
    takeText(db, traps());
    const QByteArray before = exportOf(db.connection());
    take(db, {});
    QCOMPARE(exportOf(db.connection()), before);
}

void TestBookWriter::timesOfNewAndKnownRows()
{
    TemporaryDatabase db;
    const QByteArray times =
        R"("created_at":"2025-01-01T00:00:00.000000+00:00","updated_at":"2025-02-01T00:00:00.000000+00:00")";
    take(db, R"({"kind":"area","area_id":"a","name":"A","revision":7,)" + times + '}');
    QCOMPARE(db.text("SELECT created_at || ' ' || updated_at || ' ' || revision FROM areas"),
             u"2025-01-01T00:00:00.000000+00:00 2025-02-01T00:00:00.000000+00:00 7"_s);
    take(db, R"({"kind":"area","area_id":"a","name":"B","revision":3,"created_at":"2026-01-01T00:00:00Z"})");
    QCOMPARE(db.text("SELECT created_at || ' ' || revision FROM areas"), u"2025-01-01T00:00:00.000000+00:00 8"_s);
    QVERIFY(db.text("SELECT updated_at FROM areas") > u"2025-02-01T00:00:00.000000+00:00"_s);
}

void TestBookWriter::lastSeenIsTheLaterOne()
{
    TemporaryDatabase db;
    const auto seen = [&](const QByteArray &name, const QByteArray &time) {
        take(db, R"({"kind":"device","device_id":"d","name":")" + name + R"(","last_seen":)" + time + '}');
        return db.text("SELECT ifnull(last_seen, '') FROM devices");
    };
    QCOMPARE(seen("1", "null"), QString());
    QCOMPARE(seen("2", R"("2025-02-01T00:00:00.000000+00:00")"), u"2025-02-01T00:00:00.000000+00:00"_s);
    QCOMPARE(seen("3", R"("2025-01-01T00:00:00.000000+00:00")"), u"2025-02-01T00:00:00.000000+00:00"_s);
    QCOMPARE(seen("4", "null"), u"2025-02-01T00:00:00.000000+00:00"_s);
}

/// A user's name in the file outlives the next listing, whatever the feeder had said there when it was written.
void TestBookWriter::feederOfThisBookKeepsItsWord()
{
    TemporaryDatabase db;
    const QByteArray listing = R"([{"id":"d","name":"D","name_by_user":"of now"}])";
    db.feedDevices(listing);
    take(db, R"({"kind":"device","device_id":"d","name_by_user":"mine","fed_name_by_user":"of then"})");
    db.feedDevices(listing);
    QCOMPARE(db.text("SELECT name_by_user FROM devices"), u"mine"_s);
    db.feedDevices(R"([{"id":"d","name":"D","name_by_user":"new"}])");
    QCOMPARE(db.text("SELECT name_by_user FROM devices"), u"new"_s);
}

/// What no user chose is the feeder's again.
void TestBookWriter::feedersWordsOfBothSides()
{
    TemporaryDatabase db;
    const QByteArray listing = R"([{"id":"d","name":"D","area_id":"now"}])";
    db.feedDevices(listing);
    take(db, R"({"kind":"device","device_id":"d","area_id":"then","fed_area_id":"then"})");
    QCOMPARE(db.text("SELECT area_id FROM devices"), u"then"_s);
    db.feedDevices(listing);
    QCOMPARE(db.text("SELECT area_id FROM devices"), u"now"_s);
}

void TestBookWriter::rejected_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("reason");
    QTest::newRow("new device without a name")
        << R"({"kind":"device","device_id":"x"})"_ba << u"device x: name is missing"_s;
    QTest::newRow("new entity without a domain")
        << R"({"kind":"entity","entity_id":"light.x"})"_ba << u"entity light.x: domain is missing"_s;
    QTest::newRow("new webhook without a URL")
        << R"({"kind":"webhook","webhook_id":"x"})"_ba << u"webhook x: url is missing"_s;
    QTest::newRow("registry id of another entity")
        << R"({"kind":"entity","entity_id":"light.x","domain":"light","registry_id":"r1"})"_ba
        << u"entity light.x: registry_id is that of entity light.a"_s;
}

void TestBookWriter::rejected()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, reason);
    TemporaryDatabase db;
    takeText(db, traps());
    const ImportReport report = take(db, line + "\n{\"kind\":\"label\",\"label_id\":\"new\",\"name\":\"N\"}");
    QCOMPARE(report.count(Outcome::Added), 1);
    QCOMPARE(report.count(Outcome::Rejected), 1);
    const auto bad = std::find_if(report.entries.begin(), report.entries.end(),
                                  [](const ImportEntry &entry) { return entry.outcome == Outcome::Rejected; });
    QCOMPARE(bad->id, u"line 2"_s);
    QCOMPARE(bad->reason, reason);
}

void TestBookWriter::unknownDevice()
{
    TemporaryDatabase db;
    takeText(db, traps());
    ImportReport report = take(db, R"({"kind":"entity","entity_id":"a.b","domain":"a","device_id":"none"})");
    QCOMPARE(report.entries[0].outcome, Outcome::Added);
    QCOMPARE(report.entries[0].reason, u"device_id: no device none is known, taken without"_s);
    report = take(db, R"({"kind":"entity","entity_id":"light.a","name":"N","device_id":"none"})");
    QCOMPARE(report.entries[0].reason, u"device_id: no device none is known, the present one stays"_s);
    QCOMPARE(db.text("SELECT name || device_id FROM entities WHERE entity_id = 'light.a'"), u"Nd1"_s);
}

/// A book of before a renaming, into the one after it.
void TestBookWriter::formerIdStandsForThePresentOne()
{
    TemporaryDatabase db;
    takeText(db, traps()); // light.old is light.a now, and d0 is d1
    const ImportReport report = take(db,
                                     R"({"kind":"device","device_id":"d0","name":"N"})"
                                     "\n"
                                     R"({"kind":"entity","entity_id":"light.old","domain":"light","registry_id":"r1",)"
                                     R"("device_id":"d0","notes":"n"})"
                                     "\n"
                                     R"({"kind":"entity","entity_id":"light.a","device_id":"d0"})");
    QCOMPARE(outcomes(report.entries), u"changed d0, changed light.old, unchanged light.a"_s);
    QCOMPARE(report.entries[1].reason, u"taken as light.a, which is its id now"_s);
    QCOMPARE(db.number("SELECT count(*) FROM devices"), 2);
    QCOMPARE(db.text("SELECT name FROM devices WHERE device_id = 'd1'"), u"N"_s);
    QCOMPARE(db.text("SELECT device_id || notes FROM entities WHERE entity_id = 'light.a'"), u"d1n"_s);
}

void TestBookWriter::deviceOfTheSameFile_data()
{
    QTest::addColumn<ImportMode>("mode");
    QTest::newRow("dry run") << ImportMode::Look;
    QTest::newRow("written") << ImportMode::Write;
}

void TestBookWriter::deviceOfTheSameFile()
{
    QFETCH(ImportMode, mode);
    TemporaryDatabase db;
    const ImportPlan book = plan(R"({"kind":"entity","entity_id":"a.b","domain":"a","device_id":"d"})"
                                 "\n"
                                 R"({"kind":"device","device_id":"d","name":"D"})");
    const ImportReport report = mode == ImportMode::Write
        ? importInto(db.store(), book)
        : must(runImport(db.store(), book, plainTools(), {}, mode)).report;
    QCOMPARE(outcomes(report.entries), u"added d, added a.b"_s);
    QCOMPARE(report.entries[1].reason, QString());
}

void TestBookWriter::webhookKeepsItsSecret()
{
    TemporaryDatabase db;
    fillWithTraps(db);
    const ImportReport report = take(db, R"({"kind":"webhook","webhook_id":"w1","url":"http://b/"})");
    QCOMPARE(outcomes(report.entries), u"changed w1"_s);
    QCOMPARE(db.text("SELECT sealed FROM webhook_secrets"), u"w1:s€cret"_s);
}

void TestBookWriter::webhookGetsTheSecretOfTheFile()
{
    TemporaryDatabase db;
    fillWithTraps(db);
    const QByteArray line = R"({"kind":"webhook","webhook_id":"w1","secret":"another"})";
    const qint64 length = db.journalLength();
    QCOMPARE(outcomes(take(db, line).entries), u"changed w1"_s);
    QCOMPARE(db.text("SELECT sealed FROM webhook_secrets"), u"w1:another"_s);
    QCOMPARE(db.journalLength(), length + 1);
    QCOMPARE(outcomes(take(db, line).entries), u"unchanged w1"_s);
}

void TestBookWriter::newWebhookGetsASecret()
{
    TemporaryDatabase db;
    const ImportReport report = take(db,
                                     R"({"kind":"webhook","webhook_id":"a","url":"http://a/"})"
                                     "\n"
                                     R"({"kind":"webhook","webhook_id":"b","url":"http://b/","secret":"known"})");
    QCOMPARE(outcomes(report.entries), u"added a, added b"_s);
    QVERIFY(report.entries[0].reason.startsWith(u"it has a new secret"_s));
    QCOMPARE(report.entries[1].reason, QString());
    QCOMPARE(db.text("SELECT group_concat(sealed) FROM webhook_secrets"), u"a:a-new-secret-of-24-bytes,b:known"_s);
}

void TestBookWriter::removedWebhookHasItsSecretAgain()
{
    TemporaryDatabase db;
    fillWithTraps(db);
    db.execute("DELETE FROM webhooks");
    const ImportReport report = take(db, R"({"kind":"webhook","webhook_id":"w1","url":"http://a/"})");
    QCOMPARE(report.entries[0].reason, u"the secret that it had here before is in force again"_s);
    QCOMPARE(db.text("SELECT sealed FROM webhook_secrets WHERE removed_at IS NULL"), u"w1:s€cret"_s);
}

void TestBookWriter::enabledWebhookIsNoLongerFailing()
{
    TemporaryDatabase db;
    fillWithTraps(db);
    db.execute(
        "INSERT INTO webhook_counters (webhook_id, total_calls, failing_since) VALUES ('w1', 5, '2025-01-01T00:00:00Z')");
    take(db, R"({"kind":"webhook","webhook_id":"w1","enabled":true,"disabled_reason":null})");
    QCOMPARE(db.number("SELECT total_calls FROM webhook_counters WHERE failing_since IS NULL"), 5);
}

void TestBookWriter::missingKeyEndsIt()
{
    TemporaryDatabase db;
    WebhookTools tools = plainTools();
    tools.seal = [](const QString &, const QByteArray &) -> Result<QByteArray> {
        return failure(ErrorCode::Unavailable, u"no key"_s);
    };
    const ImportPlan book = plan(R"({"kind":"label","label_id":"a","name":"A"})"
                                 "\n"
                                 R"({"kind":"webhook","webhook_id":"a","url":"http://a/"})");
    const Result<void> done = db.tryWrite([&](Store &store) -> Result<void> {
        const Result<FinishedImport> finished = runImport(store, book, tools, {}, ImportMode::Write);
        return finished ? Result<void>() : failure(finished);
    });
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Unavailable);
    QCOMPARE(db.number("SELECT count(*) FROM labels"), 0);
}

void TestBookWriter::undoTakesItBack()
{
    TemporaryDatabase db;
    fillWithTraps(db);
    db.feedDevices(R"([{"id":"mine","name":"Mine"}])");
    db.execute(
        "DELETE FROM entities WHERE entity_id = 'sensor.b'; UPDATE devices SET name = 'other' WHERE device_id = 'd1';"
        "UPDATE webhooks SET url = 'http://other/'; DELETE FROM user_preferences WHERE user_id = 'ann'");
    const auto content = [&] {
        return db.text(
            "SELECT (SELECT group_concat(name || ifnull(name_by_user, '') || ifnull(area_id, '')) FROM devices)"
            " || (SELECT group_concat(entity_id || ifnull(name, '')) FROM entities)"
            " || (SELECT group_concat(url) FROM webhooks) || (SELECT group_concat(user_id) FROM user_preferences)");
    };
    const QString before = content();
    const ImportReport report = takeText(db, traps());
    QCOMPARE(report.count(Outcome::Added) + report.count(Outcome::Changed), 4);
    QVERIFY(content() != before);
    must(db.tryWrite([&](Store &store) -> Result<void> {
        const Result<ImportReport> undone = undoImport(store, must(readReport(report.toJson())), false);
        return undone ? Result<void>() : failure(undone);
    }));
    QCOMPARE(content(), before);
}

void TestBookWriter::oneOperation()
{
    TemporaryDatabase db;
    const ImportReport report = takeText(db, traps());
    QVERIFY(report.operation);
    QCOMPARE(db.number("SELECT count(*) FROM operations"), 1);
    QCOMPARE(db.number("SELECT changes FROM operations"), 14); // all but the former ids
    QCOMPARE(db.number("SELECT count(*) FROM changes WHERE operation IS NULL"), 0);
}

QTEST_GUILESS_MAIN(TestBookWriter)
#include "tst_bookwriter.moc"
