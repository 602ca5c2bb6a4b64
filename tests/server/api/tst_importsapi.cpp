#include "tests/support/apifixture.h"
#include "tests/support/files.h"
#include "tests/support/imports.h"
#include "tests/support/plaindatabase.h"

#include <QDir>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestImportsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_api = std::make_unique<ApiFixture>(); }
    void cleanup() { m_api.reset(); }
    void reportIsAnswered();
    void reportIsGivenAgain();
    void listIsNewestFirst();
    void listLeavesTheEntriesOut();
    void someAreRejected();
    void secondTimeIsUnchanged();
    void operationIsAnImport();
    void dryRunKeepsItsReportAlone();
    void browserOfAUser();
    void database_data();
    void database();
    void refused_data();
    void refused();
    void unknownImport_data();
    void unknownImport();
    void forbiddenTargetIsRejected();
    void noSecretIsAnswered();

private:
    ApiAnswer import(const QByteArray &kind, const QByteArray &body)
    {
        return m_api->post("/api/imports/" + kind, body);
    }
    qint64 number(const QByteArray &sql) { return m_api->database().number(sql); }

    std::unique_ptr<ApiFixture> m_api;
};

void TestImportsApi::reportIsAnswered()
{
    const ApiAnswer answer = import("webhooks", oldFile(2));
    QCOMPARE(answer.status(), 201);
    QCOMPARE(answer.value(u"id"_s), 1);
    QCOMPARE(answer.value(u"kind"_s), u"webhooks"_s);
    QCOMPARE(answer.value(u"added"_s), 2);
    QCOMPARE(answer.value(u"dry_run"_s), false);
    QCOMPARE(answer.column(u"entries"_s, u"outcome"_s), u"added added"_s);
    QCOMPARE(answer.response.headers.value("location"), "/api/imports/1"_ba);
    QCOMPARE(number("SELECT count(*) FROM webhooks"), 2);
}

void TestImportsApi::reportIsGivenAgain()
{
    const ApiAnswer answer = import("webhooks", oldFile(2));
    const ApiAnswer again = m_api->get("/api/imports/1");
    QCOMPARE(again.status(), 200);
    QCOMPARE(again.body(), answer.body());
}

void TestImportsApi::listIsNewestFirst()
{
    QCOMPARE(m_api->get("/api/imports").body(), R"({"imports":[],"count":0})"_ba);
    import("webhooks", oldFile(2));
    import("webhooks", oldFile(2));
    import("webhooks?dry_run=1", oldFile(3));
    const ApiAnswer list = m_api->get("/api/imports");
    QCOMPARE(list.status(), 200);
    QCOMPARE(list.value(u"count"_s), 3);
    const QJsonArray imports = list.value(u"imports"_s).toArray();
    QCOMPARE(imports[0][u"id"], 3);
    QCOMPARE(imports[0][u"dry_run"], true);
    QCOMPARE(imports[0][u"actor"], QJsonValue());
    QCOMPARE(imports[1][u"unchanged"], 2);
    QCOMPARE(imports[2][u"added"], 2);
    QCOMPARE(imports[2][u"operation"], 1);
    QCOMPARE(imports[2][u"actor"], m_api->database().text("SELECT actor FROM operations WHERE id = 1"));
}

/// Also where an id looks like them.
void TestImportsApi::listLeavesTheEntriesOut()
{
    import("webhooks", R"({"\",\"entries\":":)" + oldEntry() + '}');
    const QJsonObject listed = m_api->get("/api/imports").value(u"imports"_s)[0].toObject();
    QVERIFY(!listed.contains(u"entries"_s));
    QCOMPARE(listed.value(u"ignored"_s), 0);
}

void TestImportsApi::someAreRejected()
{
    const ApiAnswer answer = import("webhooks", R"({"a":{},"b":)" + oldEntry() + '}');
    QCOMPARE(answer.status(), 201);
    QCOMPARE(answer.value(u"added"_s), 1);
    QCOMPARE(answer.value(u"rejected"_s), 1);
    QCOMPARE(answer.column(u"entries"_s, u"reason"_s).trimmed(), u"url is missing"_s);
}

void TestImportsApi::secondTimeIsUnchanged()
{
    import("webhooks", oldFile(2));
    const ApiAnswer again = import("webhooks", oldFile(2));
    QCOMPARE(again.value(u"unchanged"_s), 2);
    QVERIFY(again.value(u"operation"_s).isNull());
}

void TestImportsApi::operationIsAnImport()
{
    const ApiAnswer answer = import("webhooks", oldFile(1));
    QCOMPARE(m_api->database().text("SELECT origin || ' ' || what FROM operations"), u"import import.webhooks"_s);
    QCOMPARE(answer.value(u"operation"_s), number("SELECT id FROM operations"));
}

void TestImportsApi::dryRunKeepsItsReportAlone()
{
    const ApiAnswer answer = m_api->post("/api/imports/webhooks?dry_run=1", oldFile(2));
    QCOMPARE(answer.status(), 201);
    QCOMPARE(answer.value(u"dry_run"_s), true);
    QCOMPARE(answer.value(u"added"_s), 2);
    QCOMPARE(number("SELECT count(*) FROM webhooks"), 0);
    QCOMPARE(m_api->database().journalLength(), 0);
    QVERIFY(!QFile::exists(m_api->database().options().path + u".key"_s));
    QCOMPARE(m_api->get("/api/imports/1").body(), answer.body());
}

void TestImportsApi::browserOfAUser()
{
    const ApiAnswer answer = import("local-storage?user_id=ann",
                                    readFile(QStringLiteral(HEARTHBOOK_TEST_DATA "/localstorage_v2.json")));
    QCOMPARE(answer.status(), 201);
    QCOMPARE(answer.column(u"entries"_s, u"id"_s),
             u"sports_selected_teams user-preferences darkMode dashboard-layout-cleanup-v1"_s);
    const ApiAnswer stored = m_api->get("/api/user/preferences?user_id=ann");
    QCOMPARE(stored.value(u"selected_teams"_s)[u"nfl"], (QJsonArray { u"gb"_s, u"nfl-car"_s }));
    QCOMPARE(m_api->get("/api/user/preferences").value(u"revision"_s), 0);
}

void TestImportsApi::database_data()
{
    QTest::addColumn<QByteArray>("mode");
    QTest::newRow("rollback journal") << "DELETE"_ba;
    QTest::newRow("write-ahead log") << "WAL"_ba;
}

void TestImportsApi::database()
{
    QFETCH(QByteArray, mode);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"old.db"_s);
    PlainDatabase(path).run("PRAGMA journal_mode=" + mode + ';' + oldTeamTable()
                            + "INSERT INTO user_teams (user_id, nfl_teams) VALUES ('ann', '[\"sf\"]')");
    const ApiAnswer answer = import("database", readFile(path));
    QCOMPARE(answer.status(), 201);
    QCOMPARE(answer.column(u"entries"_s, u"id"_s), u"ann"_s);
    QCOMPARE(m_api->get("/api/v1/user/teams?user_id=ann").value(u"nfl_teams"_s), QJsonArray { u"sf"_s });
}

void TestImportsApi::refused_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("nothing") << "webhooks"_ba << ""_ba << 422;
    QTest::newRow("no JSON") << "webhooks"_ba << "hello"_ba << 422;
    QTest::newRow("cut short") << "local-storage"_ba << "{\"a\":"_ba << 422;
    QTest::newRow("list") << "local-storage"_ba << "[]"_ba << 422;
    QTest::newRow("no database") << "database"_ba << oldFile(10) << 422;
    QTest::newRow("empty database") << "database"_ba << ""_ba << 422;
    QTest::newRow("unknown kind") << "postgres"_ba << "{}"_ba << 405;
    QTest::newRow("dry run in other words") << "webhooks?dry_run=perhaps"_ba << "{}"_ba << 422;
    QTest::newRow("empty user") << "local-storage?user_id="_ba << "{}"_ba << 422;
}

void TestImportsApi::refused()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    const ApiAnswer answer = import(target, body);
    QTEST(answer.status(), "status");
    QVERIFY2(!answer.body().contains(QDir::tempPath().toUtf8()), answer.body().constData());
    QCOMPARE(number("SELECT count(*) FROM imports"), 0);
}

void TestImportsApi::unknownImport_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<int>("status");
    QTest::newRow("not there") << "7"_ba << 404;
    QTest::newRow("beyond all numbers") << "99999999999999999999"_ba << 404;
    QTest::newRow("no number") << "x"_ba << 422;
}

void TestImportsApi::unknownImport()
{
    QFETCH(QByteArray, id);
    QTEST(m_api->get("/api/imports/" + id).status(), "status");
}

void TestImportsApi::forbiddenTargetIsRejected()
{
    const ApiAnswer answer = import("webhooks",
                                    R"({"a":{"url":"http://169.254.169.254/","secret":"0123456789abcdef"}})");
    QCOMPARE(answer.status(), 201);
    QCOMPARE(answer.value(u"rejected"_s), 1);
    QVERIFY(answer.column(u"entries"_s, u"reason"_s).startsWith(u"url: "_s));
}

void TestImportsApi::noSecretIsAnswered()
{
    const ApiAnswer answer = import("webhooks", oldFile(1));
    QVERIFY(!answer.body().contains("0123456789abcdef"));
    QVERIFY(!m_api->get("/api/imports/1").body().contains("0123456789abcdef"));
    QCOMPARE(number("SELECT count(*) FROM webhook_secrets WHERE instr(CAST(sealed AS TEXT), '0123456789abcdef')"), 0);
}

QTEST_GUILESS_MAIN(TestImportsApi)
#include "tst_importsapi.moc"
