#include "tests/support/apifixture.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The team routes of sports-data and HomeIQ.
class TestUserTeamsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_api = std::make_unique<ApiFixture>(); }
    void cleanup() { m_api.reset(); }
    void unknownUser();
    void sportsDataSaves();
    void sportsDataUserIsTheBodys();
    void callsPerDay_data();
    void callsPerDay();
    void homeIqSaves();
    void homeIqUserIsTheQuerys();
    void homeIqTakesFive_data();
    void homeIqTakesFive();
    void bothListsAreReplaced_data();
    void bothListsAreReplaced();
    void settingsAreKept();
    void allFacesShowOneRow();
    void unchangedIsNotJournalled();
    void sameTagIs304_data();
    void sameTagIs304();

private:
    ApiAnswer sportsData(const QByteArray &body) { return m_api->post("/api/v1/user/teams", body); }
    ApiAnswer homeIq(const QByteArray &body) { return m_api->post("/api/v1/sports/user/teams", body); }
    static QByteArray list(int teams)
    {
        QByteArrayList ids;
        for (int i = 0; i < teams; ++i)
            ids += "\"t" + QByteArray::number(i) + '"';
        return '[' + ids.join(',') + ']';
    }

    std::unique_ptr<ApiFixture> m_api;
};

void TestUserTeamsApi::unknownUser()
{
    QCOMPARE(m_api->get("/api/v1/user/teams?user_id=nonexistent-user-12345").body(),
             R"({"user_id":"nonexistent-user-12345","nfl_teams":[],"nhl_teams":[]})"_ba);
    QCOMPARE(m_api->get("/api/v1/sports/user/teams").body(),
             R"({"user_id":"default","nfl_teams":[],"nhl_teams":[],"created_at":null,"updated_at":null})"_ba);
    QCOMPARE(m_api->database().number("SELECT count(*) FROM user_preferences"), 0);
}

void TestUserTeamsApi::sportsDataSaves()
{
    QCOMPARE(
        sportsData(R"({"user_id":"test-user","nfl_teams":["dal","sf"],"nhl_teams":["vgk","bos"]})").body(),
        R"({"success":true,"user_id":"test-user","teams_saved":{"nfl_teams":["dal","sf"],"nhl_teams":["vgk","bos"]},"estimated_daily_api_calls":48,"within_free_tier":true})"_ba);
    QCOMPARE(m_api->get("/api/v1/user/teams?user_id=test-user").body(),
             R"({"user_id":"test-user","nfl_teams":["dal","sf"],"nhl_teams":["vgk","bos"]})"_ba);
}

void TestUserTeamsApi::sportsDataUserIsTheBodys()
{
    const ApiAnswer answer = m_api->post("/api/v1/user/teams?user_id=query", R"({"nfl_teams":["sf"]})");
    QCOMPARE(answer.value(u"user_id"_s), u"default"_s);
    QCOMPARE(m_api->get("/api/v1/user/teams").list(u"nfl_teams"_s), QJsonArray { u"sf"_s });
    QCOMPARE(m_api->get("/api/v1/user/teams?user_id=query").list(u"nfl_teams"_s), QJsonArray());
}

void TestUserTeamsApi::callsPerDay_data()
{
    QTest::addColumn<int>("nfl");
    QTest::addColumn<int>("nhl");
    QTest::addColumn<int>("calls");
    QTest::addColumn<bool>("free");
    QTest::newRow("no team") << 0 << 0 << 0 << true;
    QTest::newRow("eight teams") << 5 << 3 << 96 << true;
    QTest::newRow("nine teams") << 5 << 4 << 108 << false;
    QTest::newRow("more than HomeIQ takes") << 32 << 32 << 768 << false;
}

void TestUserTeamsApi::callsPerDay()
{
    QFETCH(int, nfl);
    QFETCH(int, nhl);
    const ApiAnswer answer = sportsData("{\"nfl_teams\":" + list(nfl) + ",\"nhl_teams\":" + list(nhl) + '}');
    QTEST(answer.value(u"estimated_daily_api_calls"_s).toInt(), "calls");
    QTEST(answer.value(u"within_free_tier"_s).toBool(), "free");
}

void TestUserTeamsApi::homeIqSaves()
{
    const ApiAnswer answer = homeIq(R"({"nfl_teams":["DAL"],"nhl_teams":["nhl-vgk"]})");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(keyTextOf(answer.body()), "user_id,nfl_teams,nhl_teams,created_at,updated_at");
    QCOMPARE(answer.value(u"user_id"_s), u"default"_s);
    QCOMPARE(answer.list(u"nfl_teams"_s), QJsonArray { u"DAL"_s });
    QCOMPARE(answer.list(u"nhl_teams"_s), QJsonArray { u"nhl-vgk"_s });
    QVERIFY(Timestamp::fromText(answer.value(u"created_at"_s).toString().toLatin1()));
    QCOMPARE(m_api->get("/api/v1/sports/user/teams").body(), answer.body());
}

void TestUserTeamsApi::homeIqUserIsTheQuerys()
{
    const ApiAnswer answer = m_api->post("/api/v1/sports/user/teams?user_id=query",
                                         R"({"user_id":"body","nfl_teams":["sf"]})");
    QCOMPARE(answer.value(u"user_id"_s), u"query"_s);
    QCOMPARE(m_api->get("/api/v1/sports/user/teams?user_id=body").list(u"nfl_teams"_s), QJsonArray());
}

void TestUserTeamsApi::homeIqTakesFive_data()
{
    QTest::addColumn<int>("nfl");
    QTest::addColumn<int>("nhl");
    QTest::addColumn<QString>("error");
    QTest::newRow("five of each") << 5 << 5 << QString();
    QTest::newRow("six of the NFL") << 6 << 0 << u"Maximum 5 NFL teams allowed"_s;
    QTest::newRow("six of the NHL") << 0 << 6 << u"Maximum 5 NHL teams allowed"_s;
    QTest::newRow("six of each") << 6 << 6 << u"Maximum 5 NFL teams allowed"_s;
}

void TestUserTeamsApi::homeIqTakesFive()
{
    QFETCH(int, nfl);
    QFETCH(int, nhl);
    QFETCH(QString, error);
    const ApiAnswer answer = homeIq("{\"nfl_teams\":" + list(nfl) + ",\"nhl_teams\":" + list(nhl) + '}');
    QCOMPARE(answer.status(), error.isEmpty() ? 200 : 400);
    QCOMPARE(answer.value(u"detail"_s).toString(), error);
    QCOMPARE(m_api->database().journalLength(), error.isEmpty() ? 1 : 0);
}

void TestUserTeamsApi::bothListsAreReplaced_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("sports-data") << "/api/v1/user/teams"_ba;
    QTest::newRow("HomeIQ") << "/api/v1/sports/user/teams"_ba;
}

void TestUserTeamsApi::bothListsAreReplaced()
{
    QFETCH(QByteArray, target);
    m_api->post(target, R"({"nfl_teams":["dal"],"nhl_teams":["vgk"]})");
    QCOMPARE(m_api->post(target, R"({"nhl_teams":["bos"]})").status(), 200);
    const ApiAnswer stored = m_api->get(target);
    QCOMPARE(stored.list(u"nfl_teams"_s), QJsonArray());
    QCOMPARE(stored.list(u"nhl_teams"_s), QJsonArray { u"bos"_s });
}

void TestUserTeamsApi::settingsAreKept()
{
    m_api->post("/api/user/preferences", R"({"notification_settings":{"game_end":false,"x":[1]}})");
    const QJsonValue before = m_api->get("/api/user/preferences").value(u"notification_settings"_s);
    sportsData(R"({"nfl_teams":["dal"]})");
    homeIq(R"({"nfl_teams":["sf"]})");
    const ApiAnswer after = m_api->get("/api/user/preferences");
    QCOMPARE(after.value(u"notification_settings"_s), before);
    QCOMPARE(after.value(u"revision"_s), 3);
}

void TestUserTeamsApi::allFacesShowOneRow()
{
    sportsData(R"({"user_id":"ann","nfl_teams":["t1","t2","t3","t4","t5","t6"],"nhl_teams":["bos"]})");
    const QJsonArray nfl = m_api->get("/api/v1/user/teams?user_id=ann").list(u"nfl_teams"_s);
    QCOMPARE(nfl.size(), 6);
    QCOMPARE(m_api->get("/api/v1/sports/user/teams?user_id=ann").list(u"nfl_teams"_s), nfl);
    QCOMPARE(m_api->get("/api/user/preferences?user_id=ann").value(u"selected_teams"_s)[u"nfl"], nfl);
    m_api->send(Method::Patch, "/api/user/preferences?user_id=ann", R"({"selected_teams":{"nhl":["vgk"]}})");
    QCOMPARE(m_api->get("/api/v1/user/teams?user_id=ann").list(u"nhl_teams"_s), QJsonArray { u"vgk"_s });
}

void TestUserTeamsApi::unchangedIsNotJournalled()
{
    for (int i = 0; i < 3; ++i) {
        sportsData(R"({"nfl_teams":["dal"]})");
        homeIq(R"({"nfl_teams":["dal"]})");
    }
    QCOMPARE(m_api->database().journalLength(), 1);
}

void TestUserTeamsApi::sameTagIs304_data()
{
    bothListsAreReplaced_data();
}

void TestUserTeamsApi::sameTagIs304()
{
    QFETCH(QByteArray, target);
    sportsData(R"({"nfl_teams":["dal"]})");
    const QByteArray tag = m_api->get(target).etag();
    QCOMPARE(m_api->get(target, { { "if-none-match", tag } }).status(), 304);
    sportsData(R"({"nfl_teams":["sf"]})");
    QCOMPARE(m_api->get(target, { { "if-none-match", tag } }).status(), 200);
}

QTEST_GUILESS_MAIN(TestUserTeamsApi)
#include "tst_userteamsapi.moc"
