#include "tests/support/influxapi.h"
#include "tests/support/influxprocess.h"
#include "tests/support/scriptedinflux.h"

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A team's newest game, against a real InfluxDB 1.6 and a scripted 2.x.
class TestGamesApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_influx = std::make_unique<InfluxProcess>(); }
    void cleanupTestCase() { m_influx.reset(); }
    void init();
    void withoutInfluxThereIsNoGame();
    void withoutInfluxTheOldServiceIsAsked();
    void withInfluxTheOldServiceIsNotAsked();
    void withoutTheBucketThereIsNoGame();
    void liveGame();
    void scoreIsToldOfALiveGameOnly();
    void newestGameCounts();
    void furthestStateOfOneTimeCounts();
    void fullContextOfHockey();
    void teamIsQuoted_data();
    void teamIsQuoted();
    void impossibleTeams_data();
    void impossibleTeams();
    void influxIsDown();
    void askedInFlux();
    void wrongToken();

private:
    struct Point
    {
        QString measurement = u"nfl_scores"_s;
        QString home = u"ne"_s;
        QString away = u"kc"_s;
        QString status = u"live"_s;
        QString gameId = u"401"_s;
        int homeScore = 14;
        int awayScore = 7;
    };
    void fill(const Point &point, Timestamp time)
    {
        LineProtocol lines;
        lines.begin(point.measurement).tag(u"home_team", point.home).tag(u"away_team", point.away);
        lines.tag(u"status", point.status).tag(u"game_id", point.gameId).tag(u"season", u"2025");
        lines.field(u"home_score", point.homeScore).field(u"away_score", point.awayScore);
        lines.field(point.measurement == u"nhl_scores" ? u"period" : u"quarter", u"3");
        lines.field(u"time_remaining", point.status == u"live" ? u"14:32" : u"");
        lines.end(time);
        m_influx->fill("sports_data", lines.text());
    }
    InfluxOptions options() const
    {
        InfluxOptions options;
        options.url = m_influx->url();
        options.bucket = u"home"_s;
        return options;
    }

    std::unique_ptr<InfluxProcess> m_influx;
};

namespace {

const QByteArray noStatus =
    R"({"status":"no_game","team":"ne","game_id":null,"opponent":null,"score":null,"start_time":null,"time_remaining":null})";
const QByteArray noContext =
    R"({"status":"no_game","team":"ne","game_id":null,"league":null,"opponent":null,"home_team":null,"away_team":null,)"
    R"("home_score":null,"away_score":null,"quarter_period":null,"time_remaining":null,"start_time":null,"is_home_game":null})";

} // namespace

void TestGamesApi::init()
{
    m_influx->statement("DROP DATABASE sports_data");
}

void TestGamesApi::withoutInfluxThereIsNoGame()
{
    ApiFixture api;
    QCOMPARE(api.get("/api/v1/ha/game-status/ne").body(), noStatus);
    QCOMPARE(api.get("/api/v1/ha/game-context/ne").body(), noContext);
}

void TestGamesApi::withoutInfluxTheOldServiceIsAsked()
{
    ApiFixture api;
    QByteArrayList passed;
    api.context().forward = [&passed](const Request &request, const Completion &completion) {
        passed += request.target;
        completion(textResponse("old"));
    };
    QCOMPARE(api.get("/api/v1/ha/game-status/ne?sport=nfl").body(), "old"_ba);
    QCOMPARE(api.get("/api/v1/ha/game-context/ne").body(), "old"_ba);
    QCOMPARE(passed, (QByteArrayList { "/api/v1/ha/game-status/ne?sport=nfl", "/api/v1/ha/game-context/ne" }));
}

void TestGamesApi::withInfluxTheOldServiceIsNotAsked()
{
    fill({}, ago(1h));
    InfluxApi api(options());
    api.api().context().forward = [](const Request &, const Completion &completion) {
        completion(textResponse("old"));
    };
    QCOMPARE(api.get("/api/v1/ha/game-status/ne").value(u"status"_s), u"live"_s);
}

void TestGamesApi::withoutTheBucketThereIsNoGame()
{
    InfluxApi api(options());
    QCOMPARE(api.get("/api/v1/ha/game-status/ne").body(), noStatus);
    QCOMPARE(api.get("/api/v1/ha/game-context/ne").body(), noContext);
}

void TestGamesApi::liveGame()
{
    const Timestamp start { ago(1h).seconds() * 1'000'000 };
    fill({}, start);
    InfluxApi api(options());
    const QByteArray time = start.toString().toLatin1();
    QCOMPARE(api.get("/api/v1/ha/game-status/ne").body(),
             R"({"status":"live","team":"ne","game_id":"401","opponent":"kc","score":"14-7","start_time":")" + time
                 + R"(","time_remaining":"14:32"})");
    QCOMPARE(api.get("/api/v1/ha/game-context/kc").body(),
             R"({"status":"live","team":"kc","game_id":"401","league":"NFL","opponent":"ne","home_team":"ne",)"
             R"("away_team":"kc","home_score":14,"away_score":7,"quarter_period":"3","time_remaining":"14:32",)"
             R"("start_time":")"
                 + time + R"(","is_home_game":false})");
    QCOMPARE(api.get("/api/v1/ha/game-status/NE").value(u"status"_s), u"no_game"_s); // exactly
}

void TestGamesApi::scoreIsToldOfALiveGameOnly()
{
    fill({ .status = u"finished"_s }, ago(4h));
    InfluxApi api(options());
    const ApiAnswer status = api.get("/api/v1/ha/game-status/ne");
    QCOMPARE(status.value(u"status"_s), u"finished"_s);
    QVERIFY(status.value(u"score"_s).isNull());
    QVERIFY(status.value(u"time_remaining"_s).isNull());
    const ApiAnswer context = api.get("/api/v1/ha/game-context/ne");
    QCOMPARE(context.value(u"home_score"_s), 14);
    QVERIFY(context.value(u"time_remaining"_s).isNull());
}

void TestGamesApi::newestGameCounts()
{
    fill({ .gameId = u"too old"_s }, ago(8 * 24h));
    InfluxApi api(options());
    QCOMPARE(api.get("/api/v1/ha/game-status/ne").body(), noStatus);
    fill({ .status = u"finished"_s, .gameId = u"1"_s }, ago(6 * 24h));
    fill({ .home = u"kc"_s, .away = u"ne"_s, .gameId = u"2"_s, .homeScore = 3, .awayScore = 0 }, ago(2h));
    fill({ .home = u"dal"_s, .gameId = u"3"_s }, ago(1h));              // others
    fill({ .status = u"scheduled"_s, .gameId = u"4"_s }, ago(-24h)); // still to come
    const ApiAnswer answer = api.get("/api/v1/ha/game-status/ne");
    QCOMPARE(answer.value(u"game_id"_s), u"2"_s);
    QCOMPARE(answer.value(u"score"_s), u"3-0"_s);
    QCOMPARE(answer.value(u"opponent"_s), u"kc"_s);
}

void TestGamesApi::furthestStateOfOneTimeCounts()
{
    const Timestamp start = ago(3h);
    fill({ .status = u"scheduled"_s, .homeScore = 0, .awayScore = 0 }, start);
    InfluxApi api(options());
    QCOMPARE(api.get("/api/v1/ha/game-status/ne").value(u"status"_s), u"scheduled"_s);
    fill({ .status = u"live"_s }, start);
    QCOMPARE(api.get("/api/v1/ha/game-status/ne").value(u"status"_s), u"live"_s);
    fill({ .status = u"finished"_s, .homeScore = 21 }, start);
    QCOMPARE(api.get("/api/v1/ha/game-status/ne").value(u"status"_s), u"finished"_s);
    QCOMPARE(api.get("/api/v1/ha/game-context/ne").value(u"home_score"_s), 21);
}

void TestGamesApi::fullContextOfHockey()
{
    fill({ .measurement = u"nhl_scores"_s, .home = u"Bruins"_s, .away = u"Maple Leafs"_s }, ago(1h));
    InfluxApi api(options());
    const ApiAnswer answer = api.get("/api/v1/ha/game-context/Maple%20Leafs");
    QCOMPARE(answer.value(u"league"_s), u"NHL"_s);
    QCOMPARE(answer.value(u"quarter_period"_s), u"3"_s);
    QCOMPARE(answer.value(u"opponent"_s), u"Bruins"_s);
    QCOMPARE(answer.value(u"is_home_game"_s), false);
    QCOMPARE(api.get("/api/v1/ha/game-context/Bruins").value(u"is_home_game"_s), true);
}

void TestGamesApi::teamIsQuoted_data()
{
    QTest::addColumn<QString>("team");
    QTest::newRow("InfluxQL") << u"x' OR 'a' = 'a"_s;
    QTest::newRow("a statement more") << u"x'; DROP DATABASE sports_data; --"_s;
    QTest::newRow("Flux") << u"x\" or true or \"a\" == \""_s;
    QTest::newRow("Flux's interpolation") << u"${\"ne\"}"_s;
    QTest::newRow("a backslash at the end") << u"x\\"_s;
    QTest::newRow("a backslash and a quote") << u"x\\' OR 1=1"_s;
}

/// A team of that name is found, and none else.
void TestGamesApi::teamIsQuoted()
{
    QFETCH(QString, team);
    const QByteArray path = "/api/v1/ha/game-status/" + QUrl::toPercentEncoding(team);
    fill({}, ago(1h));
    InfluxApi api(options());
    const ApiAnswer answer = api.get(path);
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.value(u"status"_s), u"no_game"_s);
    QCOMPARE(answer.value(u"team"_s), team);
    QCOMPARE(api.get("/api/v1/ha/game-status/ne").value(u"status"_s), u"live"_s);
    if (!team.endsWith(u'\\')) { // which no tag can end with
        fill({ .away = team }, ago(1h));
        QCOMPARE(api.get(path).value(u"opponent"_s), u"ne"_s);
    }
    ScriptedInflux server;
    InfluxApi two({ .url = server.url(), .token = u"s3cr3t"_s });
    QCOMPARE(two.get(path).value(u"status"_s), u"no_game"_s);
    QString quoted = team;
    quoted.replace(u"\\"_s, u"\\\\"_s).replace(u"\""_s, u"\\\""_s).replace(u"${"_s, u"\\${"_s);
    const QString flux = QJsonDocument::fromJson(server.requests().at(0).body)[u"query"].toString();
    QVERIFY2(flux.contains(u"r.home_team == \"%1\" or r.away_team == \"%1\")"_s.arg(quoted)), qPrintable(flux));
}

void TestGamesApi::impossibleTeams_data()
{
    QTest::addColumn<QByteArray>("team");
    QTest::newRow("a line break") << "a%0Ab"_ba;
    QTest::newRow("a control character") << "a%01b"_ba;
    QTest::newRow("too long") << QByteArray(256, 'x');
}

void TestGamesApi::impossibleTeams()
{
    QFETCH(QByteArray, team);
    InfluxApi api(options());
    QCOMPARE(api.get("/api/v1/ha/game-status/" + team).status(), 422);
}

void TestGamesApi::influxIsDown()
{
    InfluxOptions options;
    {
        const ScriptedInflux gone;
        options.url = gone.url();
    }
    InfluxApi api(options);
    const ApiAnswer answer = api.get("/api/v1/ha/game-status/ne");
    QCOMPARE(answer.status(), 503);
    QVERIFY2(answer.value(u"error"_s).toString().contains(u"refuses the connection"_s), answer.body());
    QCOMPARE(answer.value(u"error_code"_s), u"HTTP_503"_s);
    QCOMPARE(api.get("/api/v1/ha/game-context/ne").status(), 503);
}

/// One row for each field, the types in tables of their own, and an older point of another state.
void TestGamesApi::askedInFlux()
{
    const QByteArray head =
        "#group,false,false,true,true,false,false,true,true,true,true,true,true\r\n"
        "#default,_result,,,,,,,,,,,\r\n,result,table,_start,_stop,_time,_value,_field,_measurement,"
        "away_team,game_id,home_team,status\r\n";
    const QByteArray types = "#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,";
    const QByteArray tags = ",string,string,string,string,string,string\r\n";
    const auto row = [](const QByteArray &time, const QByteArray &value, const QByteArray &field,
                        const QByteArray &status) {
        return ",,0,2025-10-12T00:00:00Z,2025-10-19T00:00:00Z," + time + ',' + value + ',' + field
            + ",nfl_scores,kc,401,ne," + status + "\r\n";
    };
    const QByteArray now = "2025-10-18T20:00:00Z";
    const QByteArray before = "2025-10-18T17:00:00Z";
    ScriptedInflux server;
    server.script({ ScriptedInflux::good(
        types + "long" + tags + head + row(before, "0", "home_score", "scheduled")
        + row(now, "21", "home_score", "live") + row(before, "0", "away_score", "scheduled")
        + row(now, "10", "away_score", "live") + "\r\n" + types + "string" + tags + head
        + row(before, "pregame", "quarter", "scheduled") + row(now, "4", "quarter", "live")
        + row(now, "0:59", "time_remaining", "live") + row(before, "", "time_remaining", "scheduled") + "\r\n") });
    InfluxApi api({ .url = server.url(), .org = u"home"_s, .bucket = u"events"_s, .token = u"s3cr3t"_s });
    QCOMPARE(api.get("/api/v1/ha/game-status/ne").body(),
             R"({"status":"live","team":"ne","game_id":"401","opponent":"kc","score":"21-10",)"
             R"("start_time":"2025-10-18T20:00:00.000000+00:00","time_remaining":"0:59"})"_ba);
    const ApiAnswer context = api.get("/api/v1/ha/game-context/ne");
    QCOMPARE(context.value(u"away_score"_s), 10);
    QCOMPARE(context.value(u"quarter_period"_s), u"4"_s);
    const QString flux = QJsonDocument::fromJson(server.requests().at(0).body)[u"query"].toString();
    QVERIFY2(flux.startsWith(u"from(bucket: \"sports_data\")\n|> range(start: -7d)\n"_s), qPrintable(flux));
}

/// A wrong token is not the client's.
void TestGamesApi::wrongToken()
{
    ScriptedInflux server;
    server.script({ ScriptedInflux::status("401 Unauthorized", R"({"code":"unauthorized","message":"no"})") });
    InfluxApi api({ .url = server.url(), .token = u"s3cr3t"_s });
    const ApiAnswer answer = api.get("/api/v1/ha/game-status/ne");
    QCOMPARE(answer.status(), 503);
    QVERIFY(!answer.body().contains("s3cr3t"));
}

QTEST_GUILESS_MAIN(TestGamesApi)
#include "tst_gamesapi.moc"
