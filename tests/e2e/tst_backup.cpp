#include "tests/support/files.h"
#include "tests/support/homes.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/serverprocess.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>

#include <atomic>
#include <thread>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// `hearthbookd backup`, and a restore through the running server.
class TestBackup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void createBesideAServer();
    void outputIsVerifiedElsewhere();
    void exitCode_data();
    void exitCode();
    void listTellsTheDamaged();
    void restoreAndBack();
    void restoreToANewPlace();
    void restoreRefusesBesideAServer();
    void restoreRefusesBesideAShell();
    void damagedDatabaseIsPutAside();
    void newerSchemaIsRefused();
    void withoutManifest();
    void settingsOfTheFolder();
    void throughTheServer();
    void drill();
    void drillOfADamagedOne();
    void drillReachesNobody();
    void checkpointsAreLeftToOthers();

private:
    /// A command beside the server, on its database.
    static Ending run(const ServerProcess &server, const QStringList &arguments,
                      const std::vector<std::pair<QString, QString>> &variables = {})
    {
        ServerProcess command;
        command.setVariable(u"HEARTHBOOK_DATABASE"_s, server.database());
        for (const auto &[name, value] : variables)
            command.setVariable(name, value);
        return command.runToEnd(QStringList { u"backup"_s } + arguments);
    }
    static void fill(ServerProcess &program, int devices = 20)
    {
        QVERIFY(program.start());
        WebClient client(program.port());
        QCOMPARE(client.post("/internal/devices/bulk_upsert", devicesOfHome(devices)).status, 200);
        QCOMPARE(client.post("/internal/entities/bulk_upsert", entitiesOfHome(4 * devices, devices)).status, 200);
    }
    static QStringList names(const ServerProcess &program)
    {
        return QDir(program.path(u"data/backups"_s)).entryList({ u"hearthbook-*.db"_s }, QDir::Files, QDir::Name);
    }
    static QString first(const ServerProcess &program)
    {
        return program.path(u"data/backups/"_s + names(program).value(0));
    }
    static void flip(const QString &path, qsizetype at)
    {
        QByteArray bytes = readFile(path);
        bytes[at] = char(bytes.at(at) ^ 1);
        writeFile(path, bytes);
    }
    static QJsonObject json(WebClient &client, const QByteArray &target)
    {
        return QJsonDocument::fromJson(client.get(target).body).object();
    }
    static qint64 devices(const ServerProcess &program)
    {
        return PlainDatabase(program.database()).value("SELECT count(*) FROM devices").toLongLong();
    }
};

void TestBackup::createBesideAServer()
{
    ServerProcess server;
    fill(server);
    const Ending made = run(server, { u"create"_s });
    QCOMPARE(made.code, 0);
    QVERIFY(made.out.startsWith("created "));
    QCOMPARE(names(server).size(), 1);
    const Ending listed = run(server, { u"list"_s });
    QCOMPARE(listed.code, 0);
    QVERIFY2(listed.out.startsWith(names(server).first().toLatin1()), listed.out);
    QCOMPARE(run(server, { u"verify"_s, names(server).first() }).code, 0);
    WebClient client(server.port());
    QCOMPARE(json(client, "/api/backups")[u"count"], 1);
    QCOMPARE(json(client, "/api/backups")[u"backups"][0][u"counts"][u"devices"], 20);
}

void TestBackup::outputIsVerifiedElsewhere()
{
    ServerProcess server;
    fill(server);
    const QString output = server.path(u"elsewhere.db"_s);
    QCOMPARE(run(server, { u"create"_s, u"--output"_s, output }).code, 0);
    QCOMPARE(names(server), QStringList());
    ServerProcess other; // knows no database
    QCOMPARE(other.runToEnd({ u"backup"_s, u"verify"_s, output }).code, 0);
    QVERIFY(!QFileInfo::exists(other.database()));
    flip(output, 4711);
    const Ending damaged = other.runToEnd({ u"backup"_s, u"verify"_s, output });
    QCOMPARE(damaged.code, 5);
    QVERIFY2(damaged.isOneLine() && damaged.err.contains(output.toUtf8()), damaged.err);
    flip(output, 4711);
    flip(output + u".manifest.json"_s, 100);
    const Ending manifest = other.runToEnd({ u"backup"_s, u"verify"_s, output });
    QCOMPARE(manifest.code, 5);
    QVERIFY2(manifest.err.contains(output.toUtf8() + ".manifest.json"), manifest.err);
}

void TestBackup::exitCode_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::newRow("nothing asked") << QStringList() << 2;
    QTest::newRow("unknown word") << QStringList { u"make"_s } << 2;
    QTest::newRow("verify without a path") << QStringList { u"verify"_s } << 2;
    QTest::newRow("restore without a path") << QStringList { u"restore"_s } << 2;
    QTest::newRow("no database") << QStringList { u"create"_s, u"--database"_s, u"none.db"_s } << 6;
    QTest::newRow("no backup to verify") << QStringList { u"verify"_s, u"none.db"_s } << 5;
    QTest::newRow("no backup to restore") << QStringList { u"restore"_s, u"none.db"_s } << 5;
    QTest::newRow("no backup to try") << QStringList { u"drill"_s } << 5;
    QTest::newRow("a folder is no backup") << QStringList { u"verify"_s, u"."_s } << 5;
    QTest::newRow("no folder yet") << QStringList { u"list"_s } << 0;
    QTest::newRow("output in no folder") << QStringList { u"create"_s, u"--output"_s, u"none/b.db"_s } << 1;
    QTest::newRow("hour of no day") << QStringList { u"list"_s, u"--backup-hour"_s, u"24"_s } << 2;
}

void TestBackup::exitCode()
{
    QFETCH(const QStringList, arguments);
    static ServerProcess server;
    if (!server.isRunning())
        fill(server);
    const Ending ending = run(server, arguments);
    QTEST(ending.code, "code");
    QVERIFY(ending.code == 0 || ending.code == 2 || ending.isOneLine());
}

void TestBackup::listTellsTheDamaged()
{
    ServerProcess server;
    fill(server);
    QCOMPARE(run(server, { u"create"_s }).code, 0);
    QVERIFY(QFile::resize(first(server), 5000));
    const Ending listed = run(server, { u"list"_s });
    QCOMPARE(listed.code, 0);
    QVERIFY2(listed.out.contains(" damaged: It has 5000 bytes"), listed.out);
}

void TestBackup::restoreAndBack()
{
    ServerProcess server;
    fill(server);
    QCOMPARE(run(server, { u"create"_s }).code, 0);
    WebClient(server.port()).post("/internal/devices/bulk_upsert", R"([{"id":"later","name":"Later"}])");
    QCOMPARE(server.stop().code, 0);
    QCOMPARE(devices(server), 21);
    const Ending restored = run(server, { u"restore"_s, names(server).first() });
    QVERIFY2(restored.code == 0, restored.err);
    QVERIFY2(restored.out.startsWith("kept ") && restored.out.contains("\nrestored "), restored.out);
    QCOMPARE(devices(server), 20);
    QCOMPARE(names(server).size(), 2);
    QCOMPARE(run(server, { u"restore"_s, names(server).last() }).code, 0);
    QCOMPARE(devices(server), 21);
    QVERIFY(server.start());
    WebClient client(server.port());
    QCOMPARE(client.get("/api/devices/later").status, 200);
}

void TestBackup::restoreToANewPlace()
{
    ServerProcess server;
    fill(server);
    QCOMPARE(run(server, { u"create"_s }).code, 0);
    const QString fresh = server.path(u"fresh/metadata.db"_s);
    const Ending restored = run(server, { u"restore"_s, first(server), u"--database"_s, fresh });
    QVERIFY2(restored.code == 0, restored.err);
    QVERIFY(!restored.out.contains("kept"));
    QCOMPARE(PlainDatabase(fresh).value("SELECT count(*) FROM devices"), u"20"_s);
    QCOMPARE(
        QDir(server.path(u"fresh"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name),
        (QStringList { u"metadata.db"_s, u"metadata.db.lock"_s }));
}

void TestBackup::restoreRefusesBesideAServer()
{
    ServerProcess server;
    fill(server);
    QCOMPARE(run(server, { u"create"_s }).code, 0);
    const Ending refused = run(server, { u"restore"_s, first(server) });
    QCOMPARE(refused.code, 6);
    QVERIFY2(refused.isOneLine() && refused.err.contains("/api/backups/NAME/restore"), refused.err);
    QCOMPARE(names(server).size(), 1);
}

/// Anybody who has the file open would go on with what was there.
void TestBackup::restoreRefusesBesideAShell()
{
    ServerProcess server;
    fill(server);
    QCOMPARE(run(server, { u"create"_s }).code, 0);
    QCOMPARE(server.stop().code, 0);
    {
        PlainDatabase shell(server.database());
        QCOMPARE(shell.value("SELECT count(*) FROM devices"), u"20"_s);
        const Ending refused = run(server, { u"restore"_s, first(server) });
        QCOMPARE(refused.code, 6);
        QVERIFY2(refused.isOneLine(), refused.err);
    }
    QCOMPARE(run(server, { u"restore"_s, first(server) }).code, 0);
}

void TestBackup::damagedDatabaseIsPutAside()
{
    ServerProcess server;
    fill(server);
    QCOMPARE(run(server, { u"create"_s }).code, 0);
    QCOMPARE(server.stop().code, 0);
    writeFile(server.database(), "this is no database, but it is long enough to be looked at by SQLite");
    const Ending restored = run(server, { u"restore"_s, first(server) });
    QVERIFY2(restored.code == 0, restored.err);
    QCOMPARE(devices(server), 20);
    const QStringList aside = QDir(server.path(u"data"_s)).entryList({ u"metadata.db.damaged-*"_s });
    QCOMPARE(aside.size(), 1);
    QVERIFY(readFile(server.path(u"data/"_s + aside.first())).startsWith("this is no database"));
}

void TestBackup::newerSchemaIsRefused()
{
    ServerProcess server;
    fill(server);
    QCOMPARE(server.stop().code, 0);
    PlainDatabase(server.database()).run("INSERT INTO schema_migrations VALUES (9999, '9999_later.sql', 'x', 'x')");
    const QString output = server.path(u"b.db"_s);
    QCOMPARE(run(server, { u"create"_s, u"--output"_s, output }).code, 0);
    const Ending refused = run(server, { u"restore"_s, output });
    QCOMPARE(refused.code, 5);
    QVERIFY2(refused.err.contains("later Hearthbook"), refused.err);
}

void TestBackup::withoutManifest()
{
    ServerProcess server;
    fill(server);
    const QString output = server.path(u"b.db"_s);
    QCOMPARE(run(server, { u"create"_s, u"--output"_s, output }).code, 0);
    QVERIFY(QFile::remove(output + u".manifest.json"_s));
    QCOMPARE(server.stop().code, 0);
    QCOMPARE(run(server, { u"restore"_s, output }).code, 5);
    QCOMPARE(run(server, { u"restore"_s, output, u"--without-manifest"_s }).code, 0);
}

void TestBackup::settingsOfTheFolder()
{
    ServerProcess server;
    server.setVariable(u"HEARTHBOOK_BACKUP_FOLDER"_s, server.path(u"safe"_s));
    fill(server);
    QCOMPARE(run(server, { u"create"_s, u"--backup-folder"_s, server.path(u"safe"_s) }).code, 0);
    QCOMPARE(QDir(server.path(u"safe"_s)).entryList({ u"*.db"_s }).size(), 1);
    WebClient client(server.port());
    QCOMPARE(json(client, "/api/backups")[u"count"], 1);
    QCOMPARE(json(client, "/api/backups")[u"schedule"][u"enabled"], true);
}

/// Readers read, a writer writes, a stream is open, while the book is replaced below them.
void TestBackup::throughTheServer()
{
    ServerProcess server;
    fill(server, 200);
    WebClient client(server.port());
    const QByteArray name =
        QJsonDocument::fromJson(client.post("/api/backups", {}).body)[u"name"].toString().toLatin1();
    const QString epoch = json(client, "/api/changes?limit=1")[u"epoch"].toString();
    QCOMPARE(client.post("/internal/devices/bulk_upsert", R"([{"id":"later","name":"Later"}])").status, 200);
    WebClient stream(server.port());
    stream.send("GET /api/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
    std::atomic_bool isDone = false;
    std::atomic<int> wrong = 0;
    std::atomic<int> reads = 0;
    std::vector<std::thread> readers;
    for (int i = 0; i < 2; ++i) {
        readers.emplace_back([&] {
            WebClient reader(server.port());
            while (!isDone) {
                const HttpReply reply = reader.get("/api/devices?limit=1&total=1");
                const qint64 total = QJsonDocument::fromJson(reply.body)[u"total"].toInteger();
                wrong += reply.status != 200 || total < 200;
                ++reads;
            }
        });
    }
    std::vector<int> statuses;
    std::thread writer([&] {
        WebClient feeder(server.port());
        for (int i = 0; !isDone; ++i)
            statuses.push_back(
                feeder
                    .post("/internal/devices/bulk_upsert", "[{\"id\":\"w" + QByteArray::number(i) + R"(","name":"W"}])")
                    .status);
    });
    while (reads < 4)
        std::this_thread::yield();
    const HttpReply restored = client.post("/api/backups/" + name + "/restore", {});
    isDone = true;
    writer.join();
    for (std::thread &reader : readers)
        reader.join();
    QVERIFY2(restored.status == 200, restored.body);
    QCOMPARE(wrong, 0);
    const qint64 stored = std::count(statuses.begin(), statuses.end(), 200);
    QCOMPARE(stored, qint64(statuses.size()));
    // Each of them is in the restored book or in what was kept of the former one.
    const QJsonObject answer = QJsonDocument::fromJson(restored.body).object();
    const char *written = "SELECT count(*) FROM devices WHERE device_id GLOB 'w[0-9]*'";
    PlainDatabase kept(server.path(u"data/backups/"_s + answer[u"kept"].toString()));
    QCOMPARE(kept.value(written).toLongLong() + PlainDatabase(server.database()).value(written).toLongLong(), stored);
    QCOMPARE(client.get("/api/devices/later").status, 404);
    QVERIFY(json(client, "/api/changes?limit=1")[u"epoch"].toString() != epoch);
    QCOMPARE(server.stop().code, 0);
    const QByteArray told = stream.untilClosed();
    QVERIFY2(told.contains("event: resync\ndata: {\"epoch\":\"" + answer[u"epoch"].toString().toLatin1()),
             told.right(2000));
}

void TestBackup::drill()
{
    ServerProcess server;
    fill(server);
    QCOMPARE(server.runToEnd({ u"keys"_s, u"add"_s, u"phone"_s, u"--scope"_s, u"read"_s }).code, 0);
    QCOMPARE(run(server, { u"create"_s }).code, 0);
    const Ending ending = run(server, { u"drill"_s }); // whose keys are nobody's there
    QVERIFY2(ending.code == 0, ending.err);
    QVERIFY2(ending.out.contains("\nserved 20 devices\nserved 80 entities\n"), ending.out);
    QVERIFY2(ending.out.endsWith("the backup can be restored and served\n"), ending.out);
    QCOMPARE(names(server).size(), 1);
}

void TestBackup::drillOfADamagedOne()
{
    ServerProcess server;
    fill(server);
    QCOMPARE(run(server, { u"create"_s }).code, 0);
    flip(first(server), 9000);
    QCOMPARE(run(server, { u"drill"_s }).code, 5);
}

/// What this server is told of the world is nothing to the one on the copy.
void TestBackup::drillReachesNobody()
{
    QTcpServer elsewhere;
    QVERIFY(elsewhere.listen(QHostAddress::LocalHost));
    ServerProcess server;
    fill(server);
    QCOMPARE(run(server, { u"create"_s }).code, 0);
    const QString url = u"http://127.0.0.1:%1"_s.arg(elsewhere.serverPort());
    const Ending drilled = run(server, { u"drill"_s },
                               { { u"HA_HTTP_URL"_s, url }, { u"HA_TOKEN"_s, u"x"_s }, { u"INFLUXDB_URL"_s, url } });
    QVERIFY2(drilled.code == 0, drilled.err);
    QVERIFY(!elsewhere.waitForNewConnection(0));
}

void TestBackup::checkpointsAreLeftToOthers()
{
    ServerProcess server;
    server.setVariable(u"HEARTHBOOK_SQLITE_CHECKPOINTS"_s, u"false"_s);
    QVERIFY(server.start());
    PlainDatabase follower(server.database()); // as Litestream: the last to leave moves the log
    QCOMPARE(follower.value("SELECT count(*) FROM devices"), u"0"_s);
    WebClient client(server.port());
    for (int i = 0; i < 8; ++i)
        QCOMPARE(client.post("/internal/devices/bulk_upsert", devicesOfHome(500, 0, i * 500)).status, 200);
    QCOMPARE(server.stop().code, 0);
    QVERIFY(QFileInfo(server.database() + u"-wal"_s).size() > 1'000'000);
    QVERIFY(QFileInfo(server.database()).size() < 1'000'000);
    QCOMPARE(follower.value("SELECT count(*) FROM devices"), u"4000"_s);
}

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
