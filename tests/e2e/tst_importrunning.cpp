#include "tests/support/files.h"
#include "tests/support/oldsports.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/serverprocess.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// `hearthbookd import` beside a server on the same file.
class TestImportRunning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void serverGoesOnAndShowsIt();
    void serverWritesMeanwhile();
    void undoBesideTheServer();
    void dryRunBesideTheServer();
    void serverMayStartMeanwhile();
    void olderSchemaIsNotTouched();

private:
    Ending import(const QStringList &more)
    {
        return m_command->runToEnd(QStringList(u"import"_s) + more
                                   + QStringList { u"--database"_s, u"sqlite:///"_s + m_server->database() });
    }
    QJsonArray teams()
    {
        const HttpReply reply = WebClient(m_server->port()).get("/api/v1/user/teams");
        return QJsonDocument::fromJson(reply.body).object()[u"nfl_teams"].toArray();
    }
    QString path(const QString &name) const { return m_command->path(name); }

    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<ServerProcess> m_command;
};

void TestImportRunning::init()
{
    m_server = std::make_unique<ServerProcess>();
    m_command = std::make_unique<ServerProcess>();
    writeFile(path(u"l.json"_s), R"({"sports_selected_teams":"{\"nfl_teams\":[\"sf\"]}"})");
    writeFile(path(u"w.json"_s), oldFile(3000));
    QVERIFY(m_server->start());
}

void TestImportRunning::cleanup()
{
    if (m_server->isRunning()) {
        QCOMPARE(m_server->stop().code, 0);
    }
    m_server.reset();
    m_command.reset();
}

void TestImportRunning::serverGoesOnAndShowsIt()
{
    const qint64 pid = m_server->pid();
    QCOMPARE(teams(), QJsonArray()); // now it has an answer to keep
    QCOMPARE(import({ u"local-storage"_s, u"l.json"_s }).code, 0);
    QCOMPARE(teams(), QJsonArray { u"sf"_s });
    QVERIFY(m_server->isRunning());
    QCOMPARE(m_server->pid(), pid);
}

void TestImportRunning::serverWritesMeanwhile()
{
    WebClient client(m_server->port());
    m_command->run(
        { u"import"_s, u"webhooks"_s, u"w.json"_s, u"--database"_s, u"sqlite:///"_s + m_server->database() });
    int written = 0;
    do {
        const QByteArray body = "{\"nfl_teams\":[\"t" + QByteArray::number(written) + "\"]}";
        QCOMPARE(client.post("/api/v1/user/teams", body, { "Content-Type: application/json" }).status, 200);
        ++written;
        QCoreApplication::processEvents(); // QProcess hears of an end this way
    } while (m_command->isRunning());
    QCOMPARE(m_command->ended().code, 0);
    PlainDatabase database(m_server->database());
    QCOMPARE(database.value("SELECT count(*) FROM webhooks"), u"3000"_s);
    QCOMPARE(database.value("SELECT count(*) FROM changes WHERE kind = 'preferences'"), QString::number(written));
    QCOMPARE(database.value("SELECT count(DISTINCT operation) FROM changes WHERE kind = 'webhook'"), u"1"_s);
}

void TestImportRunning::undoBesideTheServer()
{
    import({ u"local-storage"_s, u"l.json"_s, u"--report"_s, u"r.json"_s });
    QCOMPARE(teams(), QJsonArray { u"sf"_s });
    QCOMPARE(import({ u"--undo"_s, u"r.json"_s }).code, 0);
    QCOMPARE(teams(), QJsonArray());
}

void TestImportRunning::dryRunBesideTheServer()
{
    const Ending ending = import({ u"local-storage"_s, u"l.json"_s, u"--dry-run"_s });
    QCOMPARE(ending.code, 0);
    QVERIFY(ending.out.startsWith("added sports_selected_teams\n"));
    QCOMPARE(teams(), QJsonArray());
}

void TestImportRunning::serverMayStartMeanwhile()
{
    QCOMPARE(m_server->stop().code, 0);
    // Another program writes: the import waits for it and holds nothing that a starting server needs.
    PlainDatabase other(m_server->database());
    other.run("BEGIN IMMEDIATE");
    m_command->run(
        { u"import"_s, u"local-storage"_s, u"l.json"_s, u"--database"_s, u"sqlite:///"_s + m_server->database() });
    QTRY_COMPARE(QDir(m_command->folder()).entryList({ u"l.json.backup-*"_s }).size(), 1); // next it wants to write
    QVERIFY(m_server->start());
    other.run("COMMIT");
    QCOMPARE(m_command->ended().code, 0);
    QTRY_COMPARE(teams(), QJsonArray { u"sf"_s });
}

void TestImportRunning::olderSchemaIsNotTouched()
{
    PlainDatabase(m_server->database())
        .run("DELETE FROM schema_migrations WHERE number = (SELECT max(number) FROM schema_migrations)");
    const Ending ending = import({ u"local-storage"_s, u"l.json"_s });
    QCOMPARE(ending.code, 6);
    QVERIFY2(ending.isOneLine(), ending.err.constData());
    QVERIFY(ending.err.contains("restart its server"));
    QCOMPARE(teams(), QJsonArray());
}

QTEST_GUILESS_MAIN(TestImportRunning)
#include "tst_importrunning.moc"
