#include "tests/support/files.h"
#include "tests/support/oldsports.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/serverprocess.h"

#include <QDir>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// `serve --import-webhooks FILE`.
class TestImportAtStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void importsAndServes();
    void eachContentOnce();
    void otherContentIsImported();
    void failureKeepsNobodyFromBeingServed_data();
    void failureKeepsNobodyFromBeingServed();

    void teams_data();
    void teams();
    void chosenTeamsStay();

private:
    static bool start(ServerProcess &server, const QString &file = u"w.json"_s)
    {
        return server.start({ u"--import-webhooks"_s, file });
    }
    static QStringList ids(const ServerProcess &server)
    {
        return PlainDatabase(server.database()).column("SELECT webhook_id FROM webhooks ORDER BY 1");
    }
};

void TestImportAtStart::importsAndServes()
{
    ServerProcess server;
    writeFile(server.path(u"w.json"_s), R"({"a":{},"b":)" + oldEntry() + '}');
    QVERIFY(start(server));
    QCOMPARE(WebClient(server.port()).get("/api/imports/1").status, 200);
    QCOMPARE(ids(server), QStringList { u"b"_s });
    const Ending ending = server.stop();
    QVERIFY(
        ending.err.contains("Imported w.json: 1 added, 0 changed, 0 unchanged, 1 rejected; a copy is w.json.backup-"));
    QVERIFY(ending.err.contains("Rejected a: url is missing"));
    QVERIFY(!ending.err.contains("0123456789abcdef"));
    QCOMPARE(PlainDatabase(server.database()).value("SELECT origin || ' ' || actor FROM operations"),
             u"import serve"_s);
}

void TestImportAtStart::eachContentOnce()
{
    ServerProcess server;
    writeFile(server.path(u"w.json"_s), oldFile(2));
    QVERIFY(start(server));
    server.stop();
    PlainDatabase(server.database()).run("DELETE FROM webhooks WHERE webhook_id = 'w0'");
    QVERIFY(start(server));
    server.stop();
    QCOMPARE(ids(server), QStringList { u"w1"_s });
    QCOMPARE(QDir(server.folder()).entryList({ u"w.json.backup-*"_s }).size(), 1);
}

void TestImportAtStart::otherContentIsImported()
{
    ServerProcess server;
    writeFile(server.path(u"w.json"_s), oldFile(2));
    QVERIFY(start(server));
    server.stop();
    writeFile(server.path(u"w.json"_s), oldFile(3));
    QVERIFY(start(server));
    server.stop();
    QCOMPARE(ids(server), (QStringList { u"w0"_s, u"w1"_s, u"w2"_s }));
}

void TestImportAtStart::failureKeepsNobodyFromBeingServed_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("no such file") << u"none.json"_s << "there is no such file"_ba;
    QTest::newRow("folder") << u"."_s << "it is a folder"_ba;
    QTest::newRow("no JSON") << u"notes.txt"_s << "The file is no JSON"_ba;
}

void TestImportAtStart::failureKeepsNobodyFromBeingServed()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, said);
    ServerProcess server;
    writeFile(server.path(u"notes.txt"_s), "these are my notes\n");
    QVERIFY(start(server, file));
    QCOMPARE(WebClient(server.port()).get("/api/devices").status, 200);
    const Ending ending = server.stop();
    QCOMPARE(ending.code, 0);
    QVERIFY2(ending.err.contains(said), ending.err.constData());
    QVERIFY(ending.err.contains(" was not imported: "));
}

void TestImportAtStart::teams_data()
{
    QTest::addColumn<QByteArray>("ids");
    QTest::addColumn<QString>("selected");
    QTest::newRow("each to its league") << "sf, VGK"_ba << uR"({"nfl":["sf"],"nhl":["VGK"]})"_s;
    QTest::newRow("a prefix decides") << "nhl-dal,nfl-buf"_ba << uR"({"nfl":["nfl-buf"],"nhl":["nhl-dal"]})"_s;
    QTest::newRow("a wrong prefix") << "nfl-vgk"_ba << uR"({"nfl":[],"nhl":["nfl-vgk"]})"_s;
    QTest::newRow("of both leagues") << "dal"_ba << uR"({"nfl":["dal"],"nhl":["dal"]})"_s;
    QTest::newRow("unknown beside known") << "xyz,kc"_ba << uR"({"nfl":["kc"],"nhl":[]})"_s;
    QTest::newRow("unknown") << "xyz"_ba << QString();
    QTest::newRow("nothing") << " ,"_ba << QString();
}

void TestImportAtStart::teams()
{
    QFETCH(QByteArray, ids);
    ServerProcess server;
    server.setVariable(u"SPORTS_MONITORED_TEAMS"_s, QString::fromLatin1(ids));
    QVERIFY(server.start());
    const Ending ending = server.stop();
    QTEST(
        PlainDatabase(server.database()).value("SELECT selected_teams FROM user_preferences WHERE user_id = 'default'"),
        "selected");
    QCOMPARE(ending.err.contains("No league has a team xyz"), ids.contains("xyz"));
}

void TestImportAtStart::chosenTeamsStay()
{
    ServerProcess server;
    QVERIFY(server.start({ u"--import-teams"_s, u"sf"_s }));
    QCOMPARE(WebClient(server.port()).post("/api/v1/user/teams", R"({"nfl_teams":["kc"]})").status, 200);
    server.stop();
    QVERIFY(server.start({ u"--import-teams"_s, u"sf"_s }));
    server.stop();
    QCOMPARE(PlainDatabase(server.database()).value("SELECT selected_teams FROM user_preferences"),
             uR"({"nfl":["kc"],"nhl":[]})"_s);
}

QTEST_GUILESS_MAIN(TestImportAtStart)
#include "tst_importatstart.moc"
