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

QTEST_GUILESS_MAIN(TestImportAtStart)
#include "tst_importatstart.moc"
