#include "tests/support/eventually.h"
#include "tests/support/files.h"
#include "tests/support/serverprocess.h"
#include "tests/support/webclient.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray adminKey = "planted-admin-key";

/// A server whose log is JSON, with a settings file of its own.
class LoggingServer : public ServerProcess
{
public:
    LoggingServer()
    {
        setVariable(u"HEARTHBOOK_LOG_FORMAT"_s, u"json"_s);
        setVariable(u"API_KEY"_s, QString::fromLatin1(adminKey));
    }

    bool configure(const QByteArray &toml) const
    {
        QFile file(path(u"hearthbook.toml"_s));
        return file.open(QIODevice::WriteOnly) && file.write(toml) == toml.size();
    }
    bool begin(const QStringList &more = {})
    {
        return configure({}) && start(QStringList { u"--config"_s, path(u"hearthbook.toml"_s) } + more);
    }
};

} // namespace

/// What a running server writes to its log.
class TestLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLineIsJson();
    void accessHasFields();
    void linesTellTheirRequest();
    void levelWhileRunning();
    void levelIsTheAdministrators();
    void secretsStayOut_data();
    void secretsStayOut();
    void changedSecretIsNamed();

private:
    static QByteArrayList withKey(const QByteArrayList &more = {})
    {
        return QByteArrayList { "Authorization: Bearer " + adminKey } + more;
    }
};

namespace {

/// Its lines, once it has stopped. Each must be a JSON object of its own.
QList<QJsonObject> logOf(ServerProcess &server)
{
    QList<QJsonObject> lines;
    for (const QByteArray &line : server.stop().err.split('\n')) {
        if (line.isEmpty())
            continue;
        const QJsonObject read = QJsonDocument::fromJson(line).object();
        if (read.isEmpty())
            qWarning().noquote() << "no JSON:" << line;
        lines += read;
    }
    return lines;
}

/// The first line of the category whose message begins so.
QJsonObject lineOf(const QList<QJsonObject> &log, const QString &category, const QString &begin = {})
{
    for (const QJsonObject &line : log) {
        if (line.value(u"category"_s).toString() == category && line.value(u"message"_s).toString().startsWith(begin))
            return line;
    }
    return {};
}

} // namespace

void TestLog::everyLineIsJson()
{
    LoggingServer server;
    QVERIFY(server.begin({ u"--log-access"_s, u"--log-level"_s, u"DEBUG"_s }));
    WebClient client(server.port());
    QCOMPARE(client.get("/api/devices", withKey()).status, 200);
    const QList<QJsonObject> log = logOf(server);
    QVERIFY(log.size() >= 2);
    for (const QJsonObject &line : log) {
        for (const QString &key : { u"time"_s, u"level"_s, u"category"_s, u"message"_s })
            QVERIFY2(!line.value(key).toString().isEmpty(), QJsonDocument(line).toJson().constData());
        QVERIFY(QDateTime::fromString(line.value(u"time"_s).toString(), Qt::ISODateWithMs).isValid());
    }
}

void TestLog::accessHasFields()
{
    LoggingServer server;
    QVERIFY(server.begin({ u"--log-access"_s }));
    WebClient client(server.port());
    const HttpReply reply = client.get("/api/devices?limit=2&q=%22", withKey({ "X-Request-ID: my-id" }));
    QCOMPARE(reply.status, 200);
    const QJsonObject line = lineOf(logOf(server), u"hearthbook.http.access"_s);
    QCOMPARE(line.value(u"message"_s), QJsonValue(u"GET /api/devices 200"_s));
    QCOMPARE(line.value(u"method"_s), QJsonValue(u"GET"_s));
    QCOMPARE(line.value(u"path"_s), QJsonValue(u"/api/devices"_s));
    QCOMPARE(line.value(u"query"_s), QJsonValue(u"limit=2&q=%22"_s));
    QCOMPARE(line.value(u"status"_s), QJsonValue(200));
    QCOMPARE(line.value(u"bytes"_s), QJsonValue(int(reply.body.size())));
    QVERIFY(line.value(u"duration_ms"_s).isDouble());
    QCOMPARE(line.value(u"client"_s), QJsonValue(u"127.0.0.1"_s));
    QCOMPARE(line.value(u"request_id"_s), QJsonValue(u"my-id"_s));
}

void TestLog::linesTellTheirRequest()
{
    for (const bool asJson : { true, false }) {
        LoggingServer server;
        QVERIFY(server.begin({ u"--log-format"_s, asJson ? u"json"_s : u"text"_s }));
        WebClient client(server.port());
        const HttpReply reply = client.request("PUT", "/api/log", R"({"level":"DEBUG"})",
                                               withKey({ "X-Request-ID: my-id" }));
        QCOMPARE(reply.status, 200);
        if (asJson)
            QCOMPARE(lineOf(logOf(server), u"hearthbook.log"_s).value(u"request_id"_s), QJsonValue(u"my-id"_s));
        else
            QVERIFY(server.stop().err.contains(
                "hearthbook.log The level of the log is DEBUG from now on, says key:API_KEY request_id=my-id\n"));
    }
}

void TestLog::levelWhileRunning()
{
    LoggingServer server;
    QVERIFY(server.begin({ u"--log-level"_s, u"ERROR"_s }));
    WebClient client(server.port());
    const auto level = [&] {
        return QJsonDocument::fromJson(client.get("/api/log", withKey()).body).object().value(u"level"_s).toString();
    };
    QCOMPARE(level(), u"ERROR"_s);
    const HttpReply changed = client.request("PUT", "/api/log", R"({"level":"INFO"})", withKey());
    QCOMPARE(changed.body, R"({"level":"INFO","access":false,"format":"json"})");
    QCOMPARE(level(), u"INFO"_s);
    server.signal(SIGHUP);
    QVERIFY(eventually([&] { return level() == u"ERROR"_s; }));
    const QList<QJsonObject> log = logOf(server);
    QVERIFY(!lineOf(log, u"hearthbook.log"_s, u"The level of the log is INFO"_s).isEmpty());
    QVERIFY(lineOf(log, u"hearthbook.serve"_s).isEmpty());
}

void TestLog::levelIsTheAdministrators()
{
    LoggingServer server;
    QVERIFY(server.begin());
    ServerProcess command;
    command.setVariable(u"HEARTHBOOK_DATABASE"_s, server.database());
    const Ending made = command.runToEnd({ u"keys"_s, u"add"_s, u"w"_s, u"--scope"_s, u"write"_s });
    QCOMPARE(made.code, 0);
    const QByteArray key = made.out.trimmed().split('\n').last();
    WebClient client(server.port());
    QVERIFY(eventually([&] { return client.get("/api/devices", { "X-API-Key: " + key }).status == 200; }));
    for (const QByteArray method : { "GET", "PUT" }) {
        QCOMPARE(client.request(method, "/api/log", R"({"level":"DEBUG"})", { "X-API-Key: " + key }).status, 403);
        QCOMPARE(client.request(method, "/api/log", R"({"level":"DEBUG"})").status, 401);
    }
    QCOMPARE(client.request("PUT", "/api/log", R"({"level":"LOUD"})", withKey()).status, 422);
    QCOMPARE(client.request("PUT", "/api/log", "{", withKey()).status, 422);
}

void TestLog::secretsStayOut_data()
{
    QTest::addColumn<QString>("format");
    QTest::newRow("text") << u"text"_s;
    QTest::newRow("json") << u"json"_s;
}

/// Whichever way a secret comes.
void TestLog::secretsStayOut()
{
    QFETCH(QString, format);
    LoggingServer server;
    server.setVariable(u"HEARTHBOOK_LOG_FORMAT"_s, format);
    server.setVariable(u"HA_HTTP_URL"_s, u"http://me:planted-ha-password@127.0.0.1:1/?token=planted-ha-query"_s);
    server.setVariable(u"HA_TOKEN"_s, u"planted-ha-token"_s);
    server.setVariable(u"INFLUXDB_URL"_s, u"http://me:planted-influx-password@127.0.0.1:1"_s);
    server.setVariable(u"INFLUXDB_TOKEN"_s, u"planted-influx-token"_s);
    QVERIFY(server.start({ u"--log-access"_s, u"--log-level"_s, u"DEBUG"_s }));
    WebClient client(server.port());
    const QByteArray hook =
        R"({"url":"http://me:planted-user@127.0.0.1:1/hook?key=planted-query","events":["*"],"secret":"planted-hook-secret"})";
    QCOMPARE(client.post("/api/webhooks", hook, withKey()).status, 201);
    client.get("/api/devices?token=planted-query-token&X-API-Key=" + adminKey,
               withKey({ "X-Request-ID: " + adminKey }));
    client.get("/api/devices/" + adminKey, { "Authorization: Bearer planted-wrong-key" });
    client.get("/api/devices?from=http://me:planted-referrer@host/%3Fa=1");
    QCOMPARE(client.get("/api/devices", withKey()).status, 200);
    const Ending end = server.stop();
    QVERIFY(end.err.contains("/api/devices"));
    QVERIFY2(!end.err.contains("planted"), end.err);
    QVERIFY2(!end.out.contains("planted"), end.out);
}

/// A reload says which setting changed, a secret too, and masks the new one at once.
void TestLog::changedSecretIsNamed()
{
    LoggingServer server;
    QVERIFY(server.begin());
    QVERIFY(server.configure("[influxdb]\ntoken = \"planted-new-token\"\n"));
    server.signal(SIGHUP);
    QVERIFY(eventually([&] { return readFile(server.path(u"stderr.txt"_s)).contains("These changed"); }));
    const QList<QJsonObject> log = logOf(server);
    QCOMPARE(lineOf(log, u"hearthbook.reload"_s, u"These changed"_s).value(u"message"_s),
             QJsonValue(u"These changed, and count from the next start on: influxdb.token"_s));
}

QTEST_GUILESS_MAIN(TestLog)
#include "tst_log.moc"
