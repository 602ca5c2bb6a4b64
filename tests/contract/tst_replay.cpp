#include "tests/support/plaindatabase.h"
#include "tests/support/serverprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Requests that clients and tests of the old service make, against the real server. Rows begin with their number in the
/// contract's table of replays.
class TestReplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { QCOMPARE(m_server.stop().code, 0); }
    void status_data();
    void status();
    void member_data();
    void member();
    void bulkUpsertCounts_data();
    void bulkUpsertCounts();
    void savedTeams_data();
    void savedTeams();
    void teamsOfAnUnknownUser();
    void teamsOfUsersStayApart();
    void dataApiWebhook();
    void sportsDataWebhook();
    void twoWebhooksAreListed();
    void databaseFile();

private:
    HttpReply get(const QByteArray &target) const { return WebClient(m_server.port()).get(target); }

    ServerProcess m_server;
};

void TestReplay::initTestCase()
{
    QVERIFY(m_server.start());
    WebClient client(m_server.port());
    QCOMPARE(
        client
            .post(
                "/internal/devices/bulk_upsert",
                R"([{"id":"dev1","name":"Hue Lamp","manufacturer":"Philips","model":"LCA001"},{"id":"dev2","name":"Plug"}])")
            .status,
        200);
    QCOMPARE(
        client
            .post(
                "/internal/entities/bulk_upsert",
                R"([{"entity_id":"light.living_room","device_id":"dev1","platform":"hue"},{"entity_id":"switch.plug","device_id":"dev2","platform":"tasmota"}])")
            .status,
        200);
}

void TestReplay::status_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::newRow("4 unknown path") << "/api/v1/nonexistent"_ba << 404;
    QTest::newRow("7 device") << "/api/devices/dev1"_ba << 200;
    QTest::newRow("7 unknown device") << "/api/devices/nonexistent"_ba << 404;
    QTest::newRow("8 entities") << "/api/entities"_ba << 200;
    QTest::newRow("8 entities of a domain and platform") << "/api/entities?domain=light&platform=hue"_ba << 200;
    QTest::newRow("8 entity") << "/api/entities/light.living_room"_ba << 200;
    QTest::newRow("8 unknown entity") << "/api/entities/nonexistent.entity"_ba << 404;
    QTest::newRow("9 integrations") << "/api/integrations"_ba << 200;
    QTest::newRow("10 analytics") << "/api/integrations/hue/analytics"_ba << 200;
    QTest::newRow("10 performance") << "/api/integrations/hue/performance?period=7d"_ba << 200;
    QTest::newRow("25 devices") << "/api/devices"_ba << 200;
    QTest::newRow("23 teams") << "/api/v1/sports/teams"_ba << 200;
    QTest::newRow("25 integrations with a limit") << "/api/integrations?limit=10"_ba << 200;
    QTest::newRow("25 areas") << "/api/areas"_ba << 200;
    QTest::newRow("25 labels") << "/api/labels"_ba << 200;
    QTest::newRow("25 no sports root") << "/api/v1/sports"_ba << 404;
    QTest::newRow("25 no automation status") << "/api/v1/ha/status"_ba << 404;
}

void TestReplay::status()
{
    QFETCH(QByteArray, target);
    QTEST(get(target).status, "status");
}

void TestReplay::member_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("path"); // members and indices, separated by blanks
    QTest::addColumn<QString>("value");
    const auto row = [](const char *name, const QByteArray &target, const QString &path, const QVariant &value) {
        QTest::newRow(name) << target << path << value.toString();
    };
    row("1 success", "/", u"success"_s, true);
    row("1 service", "/", u"data service"_s, u"Data API - Feature Data Hub"_s);
    row("1 version", "/", u"data version"_s, u"1.0.0"_s);
    row("1 status", "/", u"data status"_s, u"running"_s);
    row("2 status", "/health", u"status"_s, u"healthy"_s);
    row("2 service", "/health", u"service"_s, u"data-api"_s);
    row("2 version", "/health", u"version"_s, u"1.0.0"_s);
    row("2 InfluxDB", "/health", u"dependencies influxdb status"_s, u"disconnected"_s);
    row("2 SQLite", "/health", u"dependencies sqlite wal_enabled"_s, true);
    row("3 success", "/api/info", u"success"_s, true);
    row("3 entry points", "/api/info", u"data endpoints devices"_s, u"/api/devices"_s);
    row("3 authentication", "/api/info", u"data authentication"_s, false);
    row("5 count", "/api/devices", u"count"_s, 2);
    row("5 limit", "/api/devices", u"limit"_s, 100);
    row("5 id", "/api/devices", u"devices 0 device_id"_s, u"dev1"_s);
    row("6 limit", "/api/devices?manufacturer=Philips&limit=50", u"limit"_s, 50);
    row("6 count", "/api/devices?manufacturer=Philips&limit=50", u"count"_s, 1);
    row("7 name", "/api/devices/dev1", u"name"_s, u"Hue Lamp"_s);
    row("7 unknown", "/api/devices/nonexistent", u"error"_s, u"Device nonexistent not found"_s);
    row("8 count", "/api/entities?domain=light&platform=hue", u"count"_s, 1);
    row("8 limit", "/api/entities", u"limit"_s, 100);
    row("8 unknown", "/api/entities/nonexistent.entity", u"error"_s, u"Entity nonexistent.entity not found"_s);
    row("9 count", "/api/integrations", u"count"_s, 0);
    row("10 devices", "/api/integrations/hue/analytics", u"device_count"_s, 1);
    row("10 entities", "/api/integrations/hue/analytics", u"entity_count"_s, 1);
    // 24, 16 and 8 in the old service, which listed some teams only.
    row("23 all teams", "/api/v1/sports/teams", u"count"_s, 64);
    row("23 NFL", "/api/v1/sports/teams?league=NFL", u"count"_s, 32);
    row("23 NHL", "/api/v1/sports/teams?league=NHL", u"count"_s, 32);
    row("10 period", "/api/integrations/hue/performance?period=7d", u"period"_s, u"7d"_s);
}

void TestReplay::member()
{
    QFETCH(QByteArray, target);
    QFETCH(QString, path);
    QJsonValue value = QJsonDocument::fromJson(get(target).body).object();
    for (const QString &step : path.split(u' '))
        value = value.isArray() ? value[step.toInt()] : value[step];
    QTEST(value.toVariant().toString(), "value");
}

void TestReplay::bulkUpsertCounts_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("listing");
    QTest::newRow("11 devices") << "/internal/devices/bulk_upsert"_ba
                                << R"([{"id":"dev1","name":"Hue Lamp"},{"id":"dev2","name":"Plug"}])"_ba;
    QTest::newRow("11 entities") << "/internal/entities/bulk_upsert"_ba
                                 << R"([{"entity_id":"light.living_room"},{"entity_id":"switch.plug"}])"_ba;
}

void TestReplay::bulkUpsertCounts()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, listing);
    const HttpReply reply = WebClient(m_server.port()).post(target, listing, { "Content-Type: application/json" });
    QCOMPARE(reply.status, 200);
    const QJsonObject answer = QJsonDocument::fromJson(reply.body).object();
    QCOMPARE(answer[u"success"], true);
    QCOMPARE(answer[u"upserted"], 2);
}

void TestReplay::savedTeams_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("saved"); // the answer's beginning
    QTest::newRow("16 two of each")
        << R"({"user_id":"test-user","nfl_teams":["dal","sf"],"nhl_teams":["vgk","bos"]})"_ba
        << R"({"success":true,"user_id":"test-user","teams_saved":{"nfl_teams":["dal","sf"],"nhl_teams":["vgk","bos"]},)"_ba;
    QTest::newRow("17 one of each")
        << R"({"user_id":"test-retrieval","nfl_teams":["gb"],"nhl_teams":["pit"]})"_ba
        << R"({"success":true,"user_id":"test-retrieval","teams_saved":{"nfl_teams":["gb"],"nhl_teams":["pit"]},)"_ba;
}

void TestReplay::savedTeams()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, saved);
    WebClient client(m_server.port());
    const HttpReply reply = client.post("/api/v1/user/teams", body, { "Content-Type: application/json" });
    QCOMPARE(reply.status, 200);
    QVERIFY2(reply.body.startsWith(saved), reply.body.constData());
    const QByteArray user = QJsonDocument::fromJson(body)[u"user_id"].toString().toUtf8();
    QCOMPARE(client.get("/api/v1/user/teams?user_id=" + user).body, body);
}

/// Row 18.
void TestReplay::teamsOfAnUnknownUser()
{
    const HttpReply reply = get("/api/v1/user/teams?user_id=nonexistent-user-12345");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, R"({"user_id":"nonexistent-user-12345","nfl_teams":[],"nhl_teams":[]})"_ba);
}

/// Row 19, in a server of its own because it is stopped and started again.
void TestReplay::teamsOfUsersStayApart()
{
    const QByteArrayList users { R"({"user_id":"one","nfl_teams":["dal"],"nhl_teams":[]})",
                                 R"({"user_id":"two","nfl_teams":["sf"],"nhl_teams":["bos"]})" };
    ServerProcess server;
    QVERIFY(server.start());
    for (const QByteArray &user : users)
        QCOMPARE(WebClient(server.port()).post("/api/v1/user/teams", user).status, 200);
    const auto stored = [&server] {
        WebClient client(server.port());
        return QByteArrayList { client.get("/api/v1/user/teams?user_id=one").body,
                                client.get("/api/v1/user/teams?user_id=two").body };
    };
    QCOMPARE(stored(), users);
    QCOMPARE(server.stop().code, 0);
    QVERIFY(server.start());
    QCOMPARE(stored(), users);
    QCOMPARE(server.stop().code, 0);
}

/// Row 12.
void TestReplay::dataApiWebhook()
{
    WebClient client(m_server.port());
    const HttpReply registered = client.post(
        "/api/v1/ha/webhooks/register",
        R"({"webhook_url":"http://homeassistant.local:8123/api/webhook/x","secret":"s","team":"ne","events":["game_start"]})",
        { "Content-Type: application/json" });
    QCOMPARE(registered.status, 200);
    const QJsonObject webhook = QJsonDocument::fromJson(registered.body).object();
    QCOMPARE(webhook[u"status"], u"active"_s);
    const QJsonArray list = QJsonDocument::fromJson(client.get("/api/v1/ha/webhooks").body).array();
    QVERIFY(list.contains(webhook));
    const QByteArray one = "/api/v1/ha/webhooks/" + webhook[u"id"].toString().toLatin1();
    const HttpReply removed = client.request("DELETE", one);
    QCOMPARE(removed.status, 200);
    QCOMPARE(QJsonDocument::fromJson(removed.body)[u"success"], true);
    QCOMPARE(client.request("DELETE", one).status, 404);
}

/// Rows 13 and 15.
void TestReplay::sportsDataWebhook()
{
    WebClient client(m_server.port());
    const HttpReply registered = client.post(
        "/api/v1/webhooks/register",
        R"({"url":"http://homeassistant.local:8123/api/webhook/test","events":["game_started","score_changed"],"secret":"test-secret-16-chars-min","team":"ne"})",
        { "Content-Type: application/json" });
    QCOMPARE(registered.status, 201);
    const QJsonObject webhook = QJsonDocument::fromJson(registered.body).object();
    QCOMPARE(webhook[u"team"], u"ne"_s);
    const QByteArray one = "/api/v1/webhooks/" + webhook[u"webhook_id"].toString().toLatin1();
    const HttpReply removed = client.request("DELETE", one);
    QCOMPARE(removed.status, 204);
    QCOMPARE(removed.body, ""_ba);
    const HttpReply unknown = client.request("DELETE", "/api/v1/webhooks/nonexistent");
    QCOMPARE(unknown.status, 404);
    QCOMPARE(QJsonDocument::fromJson(unknown.body)[u"detail"], u"Webhook not found"_s);
}

/// Row 14, and the unit facts of the old manager: two registrations, two rows, masked secrets.
void TestReplay::twoWebhooksAreListed()
{
    WebClient client(m_server.port());
    const QByteArray body = R"({"url":"http://h:8123/","events":[],"secret":"test-secret-16-chars-min"})";
    QByteArrayList made;
    for (int i = 0; i < 2; ++i)
        made += QJsonDocument::fromJson(client.post("/api/v1/webhooks/register", body).body)[u"webhook_id"]
                    .toString()
                    .toLatin1();
    const HttpReply reply = client.get("/api/v1/webhooks/list");
    QCOMPARE(reply.status, 200);
    const QJsonArray list = QJsonDocument::fromJson(reply.body)[u"webhooks"].toArray();
    QCOMPARE(list.size(), 2);
    for (const QJsonValue &webhook : list) {
        QVERIFY(made.contains(webhook[u"id"].toString().toLatin1()));
        QCOMPARE(webhook[u"secret"], u"***"_s);
    }
    for (const QByteArray &id : made)
        QCOMPARE(client.request("DELETE", "/api/v1/webhooks/" + id).status, 204);
}

/// Row 26.
void TestReplay::databaseFile()
{
    WebClient client(m_server.port());
    client.post("/internal/devices/bulk_upsert", R"([{"id":"gone","name":"Gone"}])");
    client.post("/internal/entities/bulk_upsert", R"([{"entity_id":"light.gone","device_id":"gone"}])");
    PlainDatabase shell(m_server.database());
    QCOMPARE(shell.value("PRAGMA journal_mode"), u"wal"_s);
    shell.run("PRAGMA foreign_keys = ON; DELETE FROM devices WHERE device_id = 'gone'");
    QCOMPARE(shell.value("SELECT count(*) FROM entities WHERE entity_id = 'light.gone'"), u"0"_s);
    QVERIFY(shell.refuses("INSERT INTO entities (entity_id, device_id, domain) VALUES ('a.a', 'nobody', 'a')"));
    QCOMPARE(client.get("/api/entities/light.gone").status, 404);
}

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
