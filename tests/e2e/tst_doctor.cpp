#include "tests/support/certificates.h"
#include "tests/support/files.h"
#include "tests/support/homeassistantthread.h"
#include "tests/support/homes.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/serverprocess.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// `hearthbookd doctor` and `hearthbookd support-bundle` from the outside.
class TestDoctor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutADatabase();
    void besideAServer();
    void leavesNoFile();
    void errorsEndWithOne();
    void textTellsARemedy();
    void homeAssistantIsAsked();
    void damagedDatabase();
    void certificateIsTried();
    void dropInModeIsLogged();
    void bundleHoldsNoSecret();
    void bundleOfNothing();
    void bundleReplacesNothing();

private:
    static QJsonObject json(const QByteArray &text) { return QJsonDocument::fromJson(text).object(); }
    static QStringList codesOf(const Ending &doctor)
    {
        QStringList codes;
        for (const QJsonValue &one : json(doctor.out).value(u"findings"_s).toArray())
            codes += one[u"code"_s].toString();
        return codes;
    }
    /// A command beside the server, on its database and with its address.
    static Ending run(const ServerProcess &server, const QStringList &arguments)
    {
        ServerProcess command;
        command.setVariable(u"HEARTHBOOK_DATABASE"_s, server.database());
        command.setVariable(u"HEARTHBOOK_LISTEN"_s, u"127.0.0.1:%1"_s.arg(server.port()));
        return command.runToEnd(arguments);
    }
    static QStringList filesIn(const QString &folder)
    {
        return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    static QHash<QString, QByteArray> unpacked(const QString &bundle);
};

/// File -> content.
QHash<QString, QByteArray> TestDoctor::unpacked(const QString &bundle)
{
    QTemporaryDir folder;
    QProcess tar;
    tar.start(u"tar"_s, { u"-xzf"_s, bundle, u"-C"_s, folder.path() });
    if (!tar.waitForFinished() || tar.exitCode() != 0)
        qWarning().noquote() << tar.readAllStandardError();
    QHash<QString, QByteArray> files;
    for (const QFileInfo &inner : QDir(folder.path()).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        for (const QFileInfo &file : QDir(inner.filePath()).entryInfoList(QDir::Files))
            files.insert(file.fileName(), readFile(file.filePath()));
    }
    return files;
}

void TestDoctor::withoutADatabase()
{
    ServerProcess program;
    const Ending ending = program.runToEnd({ u"doctor"_s, u"--json"_s });
    QVERIFY2(ending.code == 0, ending.out + ending.err);
    QVERIFY(codesOf(ending).contains(u"database-missing"_s));
    QCOMPARE(ending.err, QByteArray());
    QVERIFY(!QFile::exists(program.database()));
    QVERIFY(!QFile::exists(program.path(u"data"_s)));
}

void TestDoctor::besideAServer()
{
    ServerProcess server;
    QVERIFY(server.start());
    WebClient client(server.port());
    QCOMPARE(client.post("/internal/devices/bulk_upsert", devicesOfHome(20)).status, 200);
    const Ending ending = run(server, { u"doctor"_s, u"--json"_s });
    QVERIFY2(ending.code == 0, ending.out + ending.err);
    for (const QString &code : codesOf(ending))
        QVERIFY2(QStringList({ u"backup-missing"_s, u"backup-same-disk"_s, u"disk-nearly-full"_s }).contains(code),
                 ending.out);
    QCOMPARE(client.get("/readyz").status, 200);
}

void TestDoctor::leavesNoFile()
{
    ServerProcess server;
    QVERIFY(server.start());
    server.stop();
    const QString folder = QFileInfo(server.database()).path();
    const QStringList before = filesIn(folder);
    const QByteArray book = readFile(server.database());
    QCOMPARE(run(server, { u"doctor"_s }).code, 0);
    QCOMPARE(filesIn(folder), before);
    QCOMPARE(readFile(server.database()), book);
}

void TestDoctor::errorsEndWithOne()
{
    ServerProcess program;
    program.setVariable(u"HA_HTTP_URL"_s, u"http://127.0.0.1:1"_s);
    const Ending ending = program.runToEnd({ u"doctor"_s, u"--json"_s });
    QCOMPARE(ending.code, 1);
    QCOMPARE(codesOf(ending).first(), u"home-assistant-token-missing"_s); // the worst comes first
    QCOMPARE(json(ending.out).value(u"errors"_s), QJsonValue(1));
}

void TestDoctor::textTellsARemedy()
{
    ServerProcess program;
    program.setVariable(u"DATA_API_ALLOW_ANONYMOUS"_s, u"true"_s);
    const Ending ending = program.runToEnd({ u"doctor"_s, u"--cors-origins"_s, u"*"_s });
    QCOMPARE(ending.code, 0);
    QVERIFY2(ending.out.contains(
                 "warning drop-in-mode: The routes of the old services answer without a key\n        All programs"),
             ending.out);
    QVERIFY2(ending.out.contains("server.cors_origins instead of *.\n"), ending.out);
    QVERIFY2(ending.out.contains("errors: 0, warnings: "), ending.out);
}

void TestDoctor::homeAssistantIsAsked()
{
    HomeAssistantThread home(homeOf(devicesOfHome(2), entitiesOfHome(2, 2)));
    ServerProcess program;
    program.setVariable(u"HA_WS_URL"_s, home.address());
    program.setVariable(u"HA_TOKEN"_s, u"planted-token"_s);
    const Ending refused = program.runToEnd({ u"doctor"_s, u"--json"_s });
    QCOMPARE(refused.code, 1);
    QVERIFY2(codesOf(refused).contains(u"home-assistant-refused"_s), refused.out);
    QVERIFY(!refused.out.contains("planted") && !refused.err.contains("planted"));
    program.setVariable(u"HA_TOKEN"_s, u"TOKEN"_s);
    const Ending taken = program.runToEnd({ u"doctor"_s, u"--json"_s });
    QVERIFY2(taken.code == 0, taken.out);
    QVERIFY2(!taken.out.contains("home-assistant"), taken.out);
    QVERIFY(!QFile::exists(program.database()));
}

void TestDoctor::damagedDatabase()
{
    ServerProcess program;
    QVERIFY(QDir().mkpath(program.path(u"data"_s)));
    writeFile(program.database(), QByteArray(9000, 'x'));
    const Ending ending = program.runToEnd({ u"doctor"_s, u"--json"_s });
    QCOMPARE(ending.code, 1);
    QVERIFY2(codesOf(ending).contains(u"database-unreadable"_s), ending.out);
}

void TestDoctor::certificateIsTried()
{
    ServerProcess program;
    program.setVariable(u"HEARTHBOOK_TLS_CERTIFICATE"_s, certificateFile(u"expired"_s));
    program.setVariable(u"HEARTHBOOK_TLS_KEY"_s, certificateFile(u"expired"_s));
    const Ending ending = program.runToEnd({ u"doctor"_s, u"--json"_s });
    QCOMPARE(ending.code, 1);
    QVERIFY2(codesOf(ending).contains(u"tls-certificate-refused"_s), ending.out);
}

void TestDoctor::dropInModeIsLogged()
{
    ServerProcess server;
    server.setVariable(u"DATA_API_ALLOW_ANONYMOUS"_s, u"true"_s);
    QVERIFY(server.start());
    QVERIFY(server.stop().err.contains("WARNING hearthbook.access DATA_API_ALLOW_ANONYMOUS is on: "));
}

/// Planted wherever one can be.
void TestDoctor::bundleHoldsNoSecret()
{
    ServerProcess server;
    const auto plant = [](ServerProcess &program) {
        program.setVariable(u"API_KEY"_s, u"planted-api-key"_s);
        program.setVariable(u"HA_HTTP_URL"_s, u"http://me:planted-ha-password@127.0.0.1:1/?token=planted-ha-query"_s);
        program.setVariable(u"HA_TOKEN"_s, u"planted-ha-token"_s);
        program.setVariable(u"INFLUXDB_URL"_s, u"http://me:planted-influx-password@127.0.0.1:1"_s);
        program.setVariable(u"INFLUXDB_TOKEN"_s, u"planted-influx-token"_s);
        program.setVariable(u"INFLUXDB_PASSWORD"_s, u"planted-influx-word"_s);
        program.setVariable(u"NABU_CASA_TOKEN"_s, u"planted-nabu-token"_s);
    };
    plant(server);
    QVERIFY(server.start());
    WebClient client(server.port());
    const QByteArrayList key { "Authorization: Bearer planted-api-key" };
    QCOMPARE(client
                 .post("/internal/devices/bulk_upsert",
                       R"([{"device_id":"d1","name":"planted name","serial_number":"planted-serial"}])", key)
                 .status,
             200);
    const QByteArray hook =
        R"({"url":"http://me:planted-user@127.0.0.1:1/planted-path?key=planted-query","events":["*"],"secret":"planted-hook-secret"})";
    QCOMPARE(client.post("/api/webhooks", hook, key).status, 201);
    QCOMPARE(client.post("/api/keys", R"({"name":"planted key","scope":"read"})", key).status, 201);
    QCOMPARE(client.get("/api/devices/planted-id", key).status, 404);

    ServerProcess command;
    plant(command);
    command.setVariable(u"HEARTHBOOK_DATABASE"_s, server.database());
    command.setVariable(u"HEARTHBOOK_LISTEN"_s, u"127.0.0.1:%1"_s.arg(server.port()));
    const QString file = command.path(u"bundle.tar.gz"_s);
    const Ending ending = command.runToEnd({ u"support-bundle"_s, u"--output"_s, file });
    QVERIFY2(ending.code == 0, ending.out + ending.err);
    QVERIFY(!ending.out.contains("planted") && !ending.err.contains("planted"));
    QVERIFY(!(QFileInfo(file).permissions() & (QFile::ReadGroup | QFile::ReadOther)));

    const QHash<QString, QByteArray> files = unpacked(file);
    for (const QString &name : { u"README.txt"_s, u"about.json"_s, u"doctor.json"_s, u"settings.toml"_s,
                                 u"database.json"_s, u"backups.json"_s, u"metrics.txt"_s })
        QVERIFY2(files.contains(name), qPrintable(name));
    for (auto one = files.cbegin(); one != files.cend(); ++one)
        QVERIFY2(!one.value().contains("planted"), one.key().toUtf8() + ": " + one.value());
    QCOMPARE(json(files[u"database.json"_s]).value(u"rows"_s)[u"devices"_s], QJsonValue(1));
    QCOMPARE(json(files[u"database.json"_s]).value(u"pending_migrations"_s), QJsonValue(QJsonArray()));
    QCOMPARE(json(files[u"about.json"_s]).value(u"server_holds_database"_s), QJsonValue(true));
    QVERIFY(json(files[u"about.json"_s]).value(u"sqlite"_s).toString().startsWith(u"3."_s));
    QVERIFY(json(files[u"doctor.json"_s]).value(u"findings"_s).toArray().size() > 1);
    QVERIFY(files[u"settings.toml"_s].contains("auth.api_key = \"***\" # environment API_KEY"));
    QVERIFY(files[u"metrics.txt"_s].contains("hearthbook_build_info{"));
}

void TestDoctor::bundleOfNothing()
{
    ServerProcess program;
    const Ending ending = program.runToEnd({ u"support-bundle"_s, u"--listen"_s, u"127.0.0.1:1"_s });
    QVERIFY2(ending.code == 0, ending.out + ending.err);
    const QStringList made = filesIn(program.folder()).filter(u"support"_s);
    QCOMPARE(made.size(), 1);
    QVERIFY(made.first().startsWith(u"hearthbook-support-2"_s));
    QVERIFY(ending.out.startsWith(made.first().toUtf8()));
    const QHash<QString, QByteArray> files = unpacked(program.path(made.first()));
    QVERIFY(!files.contains(u"metrics.txt"_s));
    QCOMPARE(json(files[u"about.json"_s]).value(u"metrics"_s), QJsonValue(u"Nobody answered there (127.0.0.1:1)"_s));
    QCOMPARE(json(files[u"database.json"_s]).value(u"is_there"_s), QJsonValue(false));
    QVERIFY(!QFile::exists(program.database()));
}

void TestDoctor::bundleReplacesNothing()
{
    ServerProcess program;
    const QString file = program.path(u"mine"_s);
    writeFile(file, "mine");
    const Ending ending = program.runToEnd({ u"support-bundle"_s, u"--output"_s, file });
    QCOMPARE(ending.code, 1);
    QVERIFY(ending.isOneLine());
    QCOMPARE(readFile(file), "mine");
}

QTEST_GUILESS_MAIN(TestDoctor)
#include "tst_doctor.moc"
