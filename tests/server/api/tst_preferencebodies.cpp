#include "tests/support/apifixture.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Bodies and users that cannot be: a clear answer from every route that writes preferences, and nothing stored.
class TestPreferenceBodies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_api = std::make_unique<ApiFixture>(); }
    void cleanup() { m_api.reset(); }
    void noObject_data();
    void noObject();
    void wrongPreferences_data();
    void wrongPreferences();
    void wrongTeams_data();
    void wrongTeams();
    void everyWrongValueIsTold();
    void wrongUser_data();
    void wrongUser();
    void wrongUserInTheBody_data();
    void wrongUserInTheBody();
    void longestUser();
    void oddButStored_data();
    void oddButStored();

private:
    struct Route
    {
        Method method;
        QByteArray path;
    };
    static std::vector<Route> routes()
    {
        return { { Method::Put, "/api/user/preferences" },
                 { Method::Patch, "/api/user/preferences" },
                 { Method::Post, "/api/user/preferences" },
                 { Method::Post, "/api/v1/user/teams" },
                 { Method::Post, "/api/v1/sports/user/teams" } };
    }

    std::unique_ptr<ApiFixture> m_api;
};

void TestPreferenceBodies::noObject_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("item"); // what the only one begins with
    const QByteArray deep = QByteArray(10'000, '[') + QByteArray(10'000, ']');
    QTest::newRow("nothing") << ""_ba << 422 << u"missing body"_s;
    QTest::newRow("null") << "null"_ba << 422 << u"missing body"_s;
    QTest::newRow("no JSON") << "hello"_ba << 422 << u"json_invalid body."_s;
    QTest::newRow("truncated") << R"({"selected_teams":{)"_ba << 422 << u"json_invalid body."_s;
    QTest::newRow("list") << "[]"_ba << 422 << u"model_attributes_type body"_s;
    QTest::newRow("string") << "\"dal\""_ba << 422 << u"model_attributes_type body"_s;
    QTest::newRow("number") << "17"_ba << 422 << u"model_attributes_type body"_s;
    QTest::newRow("10,000 levels") << deep << 422 << u"json_invalid body."_s;
    QTest::newRow("10,000 levels in a member") << "{\"x\":" + deep + "}" << 422 << u"json_invalid body."_s;
    QTest::newRow("invalid UTF-8") << "{\"nfl_teams\":[\"\xff\"]}"_ba << 400 << QString();
    QTest::newRow("half a surrogate pair") << R"({"nfl_teams":["\ud83d"]})"_ba << 422 << u"json_invalid body."_s;
    QTest::newRow("raw NUL") << QByteArray("{\"a\0\":1}", 8) << 422 << u"json_invalid body."_s;
}

void TestPreferenceBodies::noObject()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, item);
    for (const Route &route : routes()) {
        const ApiAnswer answer = m_api->send(route.method, route.path, body);
        QCOMPARE(answer.status(), status);
        QCOMPARE(answer.value(u"success"_s), false);
        QVERIFY(answer.body().size() < 2000);
        QVERIFY2(answer.validation().value(0).startsWith(item), answer.body().constData());
    }
    QCOMPARE(m_api->database().journalLength(), 0);
}

void TestPreferenceBodies::wrongPreferences_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("item");
    const auto row = [](const char *name, const QByteArray &body, const QString &item) {
        QTest::newRow(name) << body << item;
    };
    row("list as teams", R"({"selected_teams":["dal"]})",
        u"dict_type body.selected_teams Input should be a valid dictionary"_s);
    row("string as a league", R"({"selected_teams":{"nfl":"dal"}})",
        u"list_type body.selected_teams.nfl Input should be a valid list"_s);
    row("number as a team", R"({"selected_teams":{"nhl":["bos",5]}})",
        u"string_type body.selected_teams.nhl.1 Input should be a valid string"_s);
    row("huge team", "{\"selected_teams\":{\"nhl\":[\"" + QByteArray(1'000'000, 'i') + "\"]}}",
        u"string_too_long body.selected_teams.nhl.0 String should have at most 255 characters"_s);
    row("string as settings", R"({"notification_settings":"on"})",
        u"dict_type body.notification_settings Input should be a valid dictionary"_s);
    row("word as a flag", R"({"notification_settings":{"game_start":"on"}})",
        u"bool_type body.notification_settings.game_start Input should be a valid boolean"_s);
    row("deep settings", R"({"notification_settings":{"x":)" + QByteArray(500, '[') + QByteArray(500, ']') + "}}",
        u"value_error body.notification_settings Settings may be nested 64 deep"_s);
    row("settings of 1 MB", R"({"notification_settings":{"x":")" + QByteArray(1'000'000, 'x') + "\"}}",
        u"value_error body.notification_settings notification_settings has 1000008 bytes, at most 65536 are allowed"_s);
}

void TestPreferenceBodies::wrongPreferences()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, item);
    for (const Method method : { Method::Put, Method::Patch, Method::Post }) {
        const ApiAnswer answer = m_api->send(method, "/api/user/preferences", body);
        QCOMPARE(answer.status(), 422);
        QCOMPARE(answer.validation(), QStringList { item });
        QVERIFY(answer.body().size() < 2000);
    }
    QCOMPARE(m_api->database().journalLength(), 0);
}

void TestPreferenceBodies::wrongTeams_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("item");
    const auto row = [](const char *name, const QByteArray &body, const QString &item) {
        QTest::newRow(name) << body << item;
    };
    row("string as a list", R"({"nfl_teams":"dal"})", u"list_type body.nfl_teams Input should be a valid list"_s);
    row("null as a list", R"({"nhl_teams":null})", u"list_type body.nhl_teams Input should be a valid list"_s);
    row("null as a team", R"({"nfl_teams":[null]})", u"string_type body.nfl_teams.0 Input should be a valid string"_s);
    row("list as a team", R"({"nfl_teams":[["dal"]]})",
        u"string_type body.nfl_teams.0 Input should be a valid string"_s);
    row("control character", R"({"nhl_teams":["bos\u001b"]})",
        u"string_pattern_mismatch body.nhl_teams.0 String should match pattern '^[^\\x00-\\x1f\\x7f]*$'"_s);
    row("100,000 teams", "{\"nfl_teams\":[" + QByteArray("\"a\",").repeated(100'000) + "\"a\"]}",
        u"too_long body.nfl_teams List should have at most 1000 items"_s);
}

void TestPreferenceBodies::wrongTeams()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, item);
    for (const QByteArray &path : { "/api/v1/user/teams"_ba, "/api/v1/sports/user/teams"_ba }) {
        const ApiAnswer answer = m_api->post(path, body);
        QCOMPARE(answer.status(), 422);
        QCOMPARE(answer.validation(), QStringList { item });
    }
    QCOMPARE(m_api->database().journalLength(), 0);
}

void TestPreferenceBodies::everyWrongValueIsTold()
{
    const ApiAnswer answer = m_api->post("/api/v1/user/teams", R"({"user_id":1,"nfl_teams":[1,"dal"],"nhl_teams":{}})");
    QCOMPARE(answer.validation().size(), 3);
    const QJsonValue item = answer.list(u"detail"_s).at(0);
    QVERIFY(item[u"input"].isNull());
    QCOMPARE(item[u"url"], u"https://errors.pydantic.dev/2.4/v/string_type"_s);
}

void TestPreferenceBodies::wrongUser_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("item");
    QTest::newRow("256 characters") << QByteArray(256, 'u')
                                    << u"string_too_long query.user_id String should have at most 255 characters"_s;
    QTest::newRow("nobody") << ""_ba << u"string_too_short query.user_id String should have at least 1 character"_s;
    QTest::newRow("bell")
        << "a%07b"_ba
        << u"string_pattern_mismatch query.user_id String should match pattern '^[^\\x00-\\x1f\\x7f]*$'"_s;
    QTest::newRow("line break")
        << "a%0Ab"_ba
        << u"string_pattern_mismatch query.user_id String should match pattern '^[^\\x00-\\x1f\\x7f]*$'"_s;
}

void TestPreferenceBodies::wrongUser()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, item);
    std::vector<Route> all = routes();
    std::erase_if(all, [](const Route &route) { return route.path == "/api/v1/user/teams"; }); // the body's alone there
    for (const QByteArray &path :
         { "/api/user/preferences"_ba, "/api/v1/user/teams"_ba, "/api/v1/sports/user/teams"_ba })
        all.push_back({ Method::Get, path });
    for (const Route &route : all) {
        const ApiAnswer answer = m_api->send(route.method, route.path + "?user_id=" + query, "{}");
        QCOMPARE(answer.status(), 422);
        QCOMPARE(answer.validation(), QStringList { item });
    }
    QCOMPARE(m_api->database().journalLength(), 0);
}

void TestPreferenceBodies::wrongUserInTheBody_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QString>("type");
    QTest::newRow("number") << "5"_ba << u"string_type"_s;
    QTest::newRow("null") << "null"_ba << u"string_type"_s;
    QTest::newRow("nobody") << "\"\""_ba << u"string_too_short"_s;
    QTest::newRow("1 MB") << '"' + QByteArray(1'000'000, 'u') + '"' << u"string_too_long"_s;
    QTest::newRow("NUL") << R"("a\u0000")"_ba << u"string_pattern_mismatch"_s;
}

void TestPreferenceBodies::wrongUserInTheBody()
{
    QFETCH(QByteArray, user);
    QFETCH(QString, type);
    const ApiAnswer answer = m_api->post("/api/v1/user/teams", "{\"user_id\":" + user + '}');
    QCOMPARE(answer.status(), 422);
    QCOMPARE(answer.validation().value(0).section(u' ', 0, 1), type + u" body.user_id"_s);
    QCOMPARE(m_api->database().journalLength(), 0);
}

void TestPreferenceBodies::longestUser()
{
    const QByteArray user(255, 'u');
    QCOMPARE(m_api->post("/api/v1/user/teams", "{\"user_id\":\"" + user + "\",\"nfl_teams\":[\"sf\"]}").status(), 200);
    QCOMPARE(m_api->get("/api/user/preferences?user_id=" + user).value(u"revision"_s), 1);
}

void TestPreferenceBodies::oddButStored_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("settings");
    const QByteArray known = R"({"game_start":true,"score_change":true,"game_end":true)";
    QTest::newRow("a key twice") << R"({"notification_settings":{"x":1,"x":2}})"_ba << known + R"(,"x":2})";
    QTest::newRow("64 levels") << "{\"notification_settings\":{\"x\":" + QByteArray(63, '[') + QByteArray(63, ']')
            + "}}" << known + ",\"x\":" + QByteArray(63, '[') + QByteArray(63, ']') + '}';
    QTest::newRow("quotes, line breaks and NUL") << R"({"notification_settings":{"a\"\n":"b\u0000\ud83d\udca1"}})"_ba
                                                 << known + ",\"a\\\"\\n\":\"b\\u0000\xf0\x9f\x92\xa1\"}";
    QTest::newRow("numbers") << R"({"notification_settings":{"x":[18446744073709551615,-0.5,1e300]}})"_ba
                             << known + R"(,"x":[18446744073709551615,-0.5,1e+300]})";
}

void TestPreferenceBodies::oddButStored()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, settings);
    const ApiAnswer answer = m_api->send(Method::Patch, "/api/user/preferences", body);
    QCOMPARE(answer.status(), 200);
    const QByteArray text = m_api->get("/api/user/preferences").body();
    const qsizetype from = text.indexOf("\"notification_settings\":") + 24;
    QCOMPARE(text.sliced(from, text.indexOf(",\"updated_at\"") - from), settings);
    QCOMPARE(m_api->send(Method::Patch, "/api/user/preferences", body).value(u"revision"_s), 1);
}

QTEST_GUILESS_MAIN(TestPreferenceBodies)
#include "tst_preferencebodies.moc"
