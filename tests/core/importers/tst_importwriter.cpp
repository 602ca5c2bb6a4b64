#include "core/importers/importwriter.h"
#include "core/importers/localstorage.h"
#include "core/importers/webhooksfile.h"
#include "tests/support/files.h"
#include "tests/support/imports.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestImportWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_db = std::make_unique<TemporaryDatabase>(); }
    void cleanup() { m_db.reset(); }
    void webhookIsStoredWhole();
    void secondRunIsUnchanged();
    void oneImportIsOneOperation();
    void changes_data();
    void changes();
    void whatTheSourceDoesNotSayStays();
    void changedSecretReplacesAtOnce();
    void dryRunWritesNothing();
    void dryRunTellsTheSame();
    void keptDryRunWritesItsReportAlone();
    void reportIsKept();
    void failedSealWritesNothing();
    void preferencesAreMerged();
    void dumpTwiceIsUnchanged();
    void settingsThatGrowTooLargeAreRejected();
    void tenThousandEntries();

private:
    static ImportPlan plan(const QByteArray &json) { return readWebhooksFile(json, plainTools()); }
    static ImportPlan dump(const QByteArray &json) { return readLocalStorage(json, u"default"_s); }
    ImportReport import(const ImportPlan &source) { return importInto(m_db->store(), source); }
    Webhook webhook(const QString &id) { return must(m_db->store().webhooks().find(id)).value(); }
    Preferences preferences() { return must(m_db->store().preferences().find(u"default"_s)); }
    QByteArray sealed(const QString &id) { return must(m_db->store().webhooks().secrets(id)).value().sealed; }

    std::unique_ptr<TemporaryDatabase> m_db;
};

void TestImportWriter::webhookIsStoredWhole()
{
    const QByteArray file = readFile(QStringLiteral(HEARTHBOOK_TEST_DATA "/webhooks.json"));
    const ImportReport report = import(plan(file));
    QCOMPARE(report.count(Outcome::Added), 2);
    const Webhook first = webhook(u"11111111-1111-4111-8111-111111111111"_s);
    QCOMPARE(first.url, u"http://homeassistant.local:8123/api/webhook/kickoff"_s);
    QCOMPARE(first.events, (QStringList { u"game_started"_s, u"game_ended"_s }));
    QCOMPARE(first.team, std::optional(u"gb"_s));
    QCOMPARE(first.scheme, SignatureScheme::SportsData);
    QVERIFY(first.enabled);
    QCOMPARE(first.createdAt.toString(), u"2025-10-14T18:22:10.512345+00:00"_s);
    QCOMPARE(first.totalCalls, 12);
    QCOMPARE(first.failedCalls, 1);
    QCOMPARE(first.lastSuccess->toString(), u"2025-10-14T20:01:00.000123+00:00"_s);
    QCOMPARE(first.lastFailure->toString(), u"2025-10-14T19:00:00.000000+00:00"_s);
    QCOMPARE(sealed(first.webhookId), first.webhookId.toUtf8() + ":a-secret-of-16-chars-or-more");
    const Webhook second = webhook(u"22222222-2222-4222-8222-222222222222"_s);
    QVERIFY(!second.team);
    QVERIFY(!second.enabled);
    QVERIFY(!second.lastSuccess);
}

void TestImportWriter::secondRunIsUnchanged()
{
    import(plan(oldFile(3)));
    const qint64 length = m_db->journalLength();
    const ImportReport again = import(plan(oldFile(3)));
    QCOMPARE(outcomes(again.entries), u"unchanged w0, unchanged w1, unchanged w2"_s);
    QVERIFY(!again.operation);
    QCOMPARE(m_db->journalLength(), length);
    QCOMPARE(webhook(u"w0"_s).revision, 1);
}

void TestImportWriter::oneImportIsOneOperation()
{
    const ImportReport report = import(plan(oldFile(3)));
    QCOMPARE(m_db->number("SELECT count(*) FROM operations"), 1);
    QCOMPARE(report.operation, std::optional(m_db->number("SELECT id FROM operations")));
    QCOMPARE(m_db->text("SELECT origin || ' ' || what || ' ' || changes || ' ' || actor FROM operations"),
             u"import import.webhooks 3 tester"_s);
    QCOMPARE(report.epoch, m_db->text("SELECT value FROM meta WHERE key = 'epoch'"));
}

void TestImportWriter::changes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("url") << R"({"w0":{"url":"http://b/","secret":"0123456789abcdef","events":["game_started"]}})"_ba;
    QTest::newRow("secret")
        << R"({"w0":{"url":"http://a/","secret":"another-secret-now","events":["game_started"]}})"_ba;
    QTest::newRow("events") << R"({"w0":{"url":"http://a/","secret":"0123456789abcdef","events":["game_ended"]}})"_ba;
    QTest::newRow("team") << "{\"w0\":" + oldEntry(R"("team":"ne",)") + '}';
    QTest::newRow("enabled") << "{\"w0\":" + oldEntry(R"("enabled":false,)") + '}';
}

void TestImportWriter::changes()
{
    QFETCH(QByteArray, json);
    import(plan(oldFile(2)));
    const ImportReport report = import(plan(json));
    QCOMPARE(outcomes(report.entries), u"changed w0"_s);
    QCOMPARE(m_db->changesSince(0).size(), std::size_t(3));
    QCOMPARE(m_db->changesSince(2).at(0).key, u"w0"_s);
    QCOMPARE(m_db->changesSince(2).at(0).operation, report.operation);
    QCOMPARE(outcomes(import(plan(json)).entries), u"unchanged w0"_s);
}

void TestImportWriter::whatTheSourceDoesNotSayStays()
{
    must(m_db->tryWrite([](Store &store) {
        Webhook mine;
        mine.webhookId = u"w0"_s;
        mine.url = u"http://mine/"_s;
        mine.scheme = SignatureScheme::Standard;
        mine.filters = must(WebhookFilters::fromJson(R"({"area_id":["kitchen"]})"));
        mine.totalCalls = 99;
        return store.webhooks().insert(mine, "w0:0123456789abcdef").map([](const Webhook &) { });
    }));
    import(plan(oldFile(1, R"("total_calls":3,)")));
    const Webhook now = webhook(u"w0"_s);
    QCOMPARE(now.url, u"http://a/"_s);
    QCOMPARE(now.scheme, SignatureScheme::Standard);
    QCOMPARE(now.filters.areaIds, QStringList { u"kitchen"_s });
    QCOMPARE(now.totalCalls, 99);
}

void TestImportWriter::changedSecretReplacesAtOnce()
{
    import(plan(oldFile(1)));
    import(plan(R"({"w0":{"url":"http://a/","secret":"another-secret-now","events":["game_started"]}})"));
    const SealedSecrets secrets = must(m_db->store().webhooks().secrets(u"w0"_s)).value();
    QCOMPARE(secrets.sealed, "w0:another-secret-now"_ba);
    QVERIFY(secrets.previousUntil <= Timestamp::now());
    for (const Change &change : m_db->changesSince(0))
        QVERIFY(!change.before.contains("secret"));
}

void TestImportWriter::dryRunWritesNothing()
{
    import(plan(oldFile(1)));
    const qint64 before = m_db->connection().totalChanges();
    const FinishedImport looked = must(
        runImport(m_db->store(), plan(oldFile(3, R"("team":"ne",)")), plainTools(), {}, ImportMode::Look));
    QCOMPARE(outcomes(looked.report.entries), u"changed w0, added w1, added w2"_s);
    QVERIFY(looked.report.dryRun);
    QVERIFY(!looked.report.operation && !looked.id);
    QCOMPARE(m_db->connection().totalChanges(), before);
}

void TestImportWriter::dryRunTellsTheSame()
{
    const ImportPlan source = dump(readFile(QStringLiteral(HEARTHBOOK_TEST_DATA "/localstorage_v2.json")));
    const FinishedImport looked = must(runImport(m_db->store(), source, plainTools(), {}, ImportMode::Look));
    QCOMPARE(outcomes(looked.report.entries), outcomes(import(source).entries));
}

void TestImportWriter::keptDryRunWritesItsReportAlone()
{
    const FinishedImport kept = must(runImport(m_db->store(), plan(oldFile(1)), plainTools(), {}, ImportMode::Keep));
    QCOMPARE(must(m_db->store().imports().report(kept.id.value())).value(), kept.report.toJson());
    QCOMPARE(m_db->number("SELECT count(*) FROM webhooks"), 0);
    QCOMPARE(m_db->number("SELECT dry_run FROM imports"), 1);
}

void TestImportWriter::reportIsKept()
{
    const ImportReport report = import(plan(oldFile(1)));
    QCOMPARE(must(m_db->store().imports().report(1)).value(), report.toJson());
    QVERIFY(must(m_db->store().imports().isKnown(u"webhooks"_s, plan(oldFile(1)).hash)));
}

void TestImportWriter::failedSealWritesNothing()
{
    WebhookTools tools = plainTools();
    tools.seal = [](const QString &id, const QByteArray &) -> Result<QByteArray> {
        if (id == u"w1")
            return failure(ErrorCode::Unavailable, u"no key"_s);
        return "x"_ba;
    };
    const Result<void> done = runOperation(m_db->store(), importOrigin({}, {}), [&]() -> Result<void> {
        return runImport(m_db->store(), plan(oldFile(2)), tools, {}, ImportMode::Write).map([](const FinishedImport &) {
        });
    });
    QVERIFY(!done);
    QCOMPARE(done.error().message, u"no key"_s);
    QCOMPARE(m_db->number("SELECT count(*) FROM webhooks"), 0);
    QCOMPARE(m_db->journalLength(), 0);
}

void TestImportWriter::preferencesAreMerged()
{
    must(m_db->store().preferences().merge(
        u"default"_s, { QStringList { u"ne"_s }, QStringList { u"tor"_s }, R"({"game_end":false,"mine":1})" }));
    const ImportReport report = import(
        dump(R"({"sports_selected_teams":"{\"nfl_teams\":[\"dal\"]}","user-preferences":"{\"timezone\":\"UTC\"}"})"));
    QCOMPARE(outcomes(report.entries), u"changed sports_selected_teams, changed user-preferences"_s);
    QCOMPARE(preferences().selectedTeams.nfl, QStringList { u"dal"_s });
    QCOMPARE(preferences().selectedTeams.nhl, QStringList { u"tor"_s });
    QCOMPARE(
        preferences().notificationSettings,
        R"({"game_start":true,"score_change":true,"game_end":false,"mine":1,"user-preferences":{"timezone":"UTC"}})"_ba);
}

void TestImportWriter::dumpTwiceIsUnchanged()
{
    const ImportPlan source = dump(readFile(QStringLiteral(HEARTHBOOK_TEST_DATA "/localstorage_v2.json")));
    QCOMPARE(import(source).count(Outcome::Added), 2);
    const Preferences first = preferences();
    QCOMPARE(import(source).count(Outcome::Unchanged), 2);
    QCOMPARE(preferences().revision, first.revision);
}

void TestImportWriter::settingsThatGrowTooLargeAreRejected()
{
    must(m_db->store().preferences().merge(
        u"default"_s, { std::nullopt, std::nullopt, "{\"mine\":\"" + QByteArray(40'000, 'm') + "\"}" }));
    const ImportReport report = import(
        dump(R"({"sports_selected_teams":"{\"nfl_teams\":[\"dal\"]}","user-preferences":"{\"x\":\")"
             + QByteArray(40'000, 'x') + R"(\"}"})"));
    QCOMPARE(outcomes(report.entries), u"changed sports_selected_teams, rejected user-preferences"_s);
    QCOMPARE(preferences().selectedTeams.nfl, QStringList { u"dal"_s });
}

void TestImportWriter::tenThousandEntries()
{
    const ImportReport report = import(plan(oldFile(10'000)));
    QCOMPARE(report.count(Outcome::Added), 10'000);
    QCOMPARE(m_db->number("SELECT count(*) FROM webhooks"), 10'000);
    QCOMPARE(import(plan(oldFile(10'000))).count(Outcome::Unchanged), 10'000);
    QCOMPARE(report.toLines().size(), 53); // 50 entries, how many more, the counts, the operation
}

QTEST_GUILESS_MAIN(TestImportWriter)
#include "tst_importwriter.moc"
