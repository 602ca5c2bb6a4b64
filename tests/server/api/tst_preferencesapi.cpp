#include "tests/support/apifixture.h"
#include "tests/support/plaindatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestPreferencesApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_api = std::make_unique<ApiFixture>(); }
    void cleanup() { m_api.reset(); }
    void unknownUser();
    void users();
    void usersAreFew_data();
    void usersAreFew();
    void postAnswersAsPlanned();
    void userIsTheQuerysAlone();
    void putReplaces();
    void patchAndPostMerge_data();
    void patchAndPostMerge();
    void contentTypes_data();
    void contentTypes();
    void unchangedWriteIsNotJournalled();
    void writeNamesItsOperation();
    void sameTagIs304();
    void changeGivesAnotherTag();
    void foreignWriteGivesAnotherTag();
    void ifMatch_data();
    void ifMatch();
    void refusedWriteChangesNothing();
    void defaultsHaveATagToo();
    void allow();

private:
    ApiAnswer put(const QByteArray &body, const ApiHeaders &headers = {})
    {
        return m_api->send(Method::Put, path, body, headers);
    }
    ApiAnswer patch(const QByteArray &body, const ApiHeaders &headers = {})
    {
        return m_api->send(Method::Patch, path, body, headers);
    }
    QByteArray settings()
    {
        return QJsonDocument(m_api->get(path).value(u"notification_settings"_s).toObject())
            .toJson(QJsonDocument::Compact);
    }

    static constexpr char path[] = "/api/user/preferences";
    std::unique_ptr<ApiFixture> m_api;
};

void TestPreferencesApi::unknownUser()
{
    const ApiAnswer answer = m_api->get("/api/user/preferences?user_id=nobody");
    QCOMPARE(
        answer.body(),
        R"({"user_id":"nobody","selected_teams":{"nfl":[],"nhl":[]},"notification_settings":{"game_start":true,"score_change":true,"game_end":true},"updated_at":null,"created_at":null,"revision":0})"_ba);
    QCOMPARE(m_api->database().journalLength(), 0);
}

void TestPreferencesApi::users()
{
    QCOMPARE(m_api->get("/api/user/preferences/users").body(), R"({"users":[],"count":0})"_ba);
    for (const QByteArray user : { "zoe", "default", "J%C3%B6rg" })
        m_api->post("/api/user/preferences?user_id=" + user, R"({"selected_teams":{"nfl":["sf"]}})");
    m_api->get("/api/user/preferences?user_id=only-looked-at");
    QCOMPARE(m_api->get("/api/user/preferences/users").value(u"users"_s),
             (QJsonArray { u"Jörg"_s, u"default"_s, u"zoe"_s }));
    QCOMPARE(m_api->get("/api/user/preferences/users?limit=2").value(u"count"_s), 2);
}

void TestPreferencesApi::usersAreFew_data()
{
    QTest::addColumn<QByteArray>("limit");
    QTest::newRow("none") << "0"_ba;
    QTest::newRow("over the top") << "1001"_ba;
    QTest::newRow("no number") << "all"_ba;
}

void TestPreferencesApi::usersAreFew()
{
    QFETCH(QByteArray, limit);
    QCOMPARE(m_api->get("/api/user/preferences/users?limit=" + limit).status(), 422);
}

void TestPreferencesApi::postAnswersAsPlanned()
{
    const ApiAnswer answer = m_api->post(
        path,
        R"({"selected_teams":{"nfl":["dal","NFL-sf"],"nhl":[]},"notification_settings":{"game_end":false,"x":1}})");
    QCOMPARE(answer.status(), 200);
    QVERIFY(answer.body().startsWith("{\"success\":true,"));
    const ApiAnswer stored = m_api->get(path);
    QCOMPARE(stored.value(u"user_id"_s), u"default"_s);
    QCOMPARE(stored.value(u"selected_teams"_s),
             (QJsonObject { { u"nfl"_s, QJsonArray { u"dal"_s, u"NFL-sf"_s } }, { u"nhl"_s, QJsonArray() } }));
    QCOMPARE(keyTextOf(stored.body(), "/notification_settings"), "game_start,score_change,game_end,x");
    QCOMPARE(stored.value(u"notification_settings"_s)[u"game_end"], false);
    QCOMPARE(stored.value(u"revision"_s), 1);
    QCOMPARE(stored.value(u"updated_at"_s), stored.value(u"created_at"_s));
    QCOMPARE(answer.value(u"updated_at"_s), stored.value(u"updated_at"_s));
}

void TestPreferencesApi::userIsTheQuerysAlone()
{
    m_api->post("/api/user/preferences?user_id=J%C3%B6rg+B", R"({"user_id":"ann","selected_teams":{"nfl":["sf"]}})");
    QCOMPARE(m_api->get("/api/user/preferences?user_id=J%C3%B6rg%20B").value(u"revision"_s), 1);
    QCOMPARE(m_api->get("/api/user/preferences?user_id=ann").value(u"revision"_s), 0);
    QCOMPARE(m_api->get(path).value(u"revision"_s), 0);
}

void TestPreferencesApi::putReplaces()
{
    m_api->post(path,
                R"({"selected_teams":{"nfl":["dal"],"nhl":["vgk"]},"notification_settings":{"game_end":false,"x":1}})");
    const ApiAnswer answer = put(R"({"selected_teams":{"nhl":["bos"]},"notification_settings":{"y":2}})");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.body(), m_api->get(path).body());
    QCOMPARE(answer.value(u"selected_teams"_s),
             (QJsonObject { { u"nfl"_s, QJsonArray() }, { u"nhl"_s, QJsonArray { u"bos"_s } } }));
    QCOMPARE(settings(), R"({"game_end":true,"game_start":true,"score_change":true,"y":2})"_ba);
    QCOMPARE(put("{}").value(u"selected_teams"_s)[u"nhl"], QJsonArray());
}

void TestPreferencesApi::patchAndPostMerge_data()
{
    QTest::addColumn<int>("method");
    QTest::newRow("PATCH") << int(Method::Patch);
    QTest::newRow("POST") << int(Method::Post);
}

void TestPreferencesApi::patchAndPostMerge()
{
    QFETCH(int, method);
    put(R"({"selected_teams":{"nfl":["dal"],"nhl":["vgk"]},"notification_settings":{"game_end":false,"x":{"a":1}}})");
    const QByteArray body = R"({"selected_teams":{"nhl":null},"notification_settings":{"x":{"b":2},"game_end":null}})";
    QCOMPARE(m_api->send(Method(method), path, body).status(), 200);
    const ApiAnswer stored = m_api->get(path);
    QCOMPARE(stored.value(u"selected_teams"_s),
             (QJsonObject { { u"nfl"_s, QJsonArray { u"dal"_s } }, { u"nhl"_s, QJsonArray() } }));
    QCOMPARE(settings(), R"({"game_end":true,"game_start":true,"score_change":true,"x":{"a":1,"b":2}})"_ba);
    QCOMPARE(stored.value(u"revision"_s), 2);
}

void TestPreferencesApi::contentTypes_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("status");
    QTest::newRow("JSON") << "application/json; charset=utf-8"_ba << 200;
    QTest::newRow("merge patch") << "application/merge-patch+json"_ba << 200;
    QTest::newRow("none") << ""_ba << 200;
    QTest::newRow("text") << "text/plain"_ba << 422;
    QTest::newRow("form") << "application/x-www-form-urlencoded"_ba << 422;
}

void TestPreferencesApi::contentTypes()
{
    QFETCH(QByteArray, type);
    const ApiHeaders headers = type.isEmpty() ? ApiHeaders() : ApiHeaders { { "content-type", type } };
    const ApiAnswer answer = patch(R"({"selected_teams":{"nfl":["dal"]}})", headers);
    QTEST(answer.status(), "status");
    QCOMPARE(m_api->database().journalLength(), answer.status() == 200 ? 1 : 0);
    QCOMPARE(answer.validation().value(0).section(u' ', 0, 1),
             answer.status() == 200 ? QString() : u"model_attributes_type body"_s);
}

void TestPreferencesApi::unchangedWriteIsNotJournalled()
{
    const QByteArray body = R"({"selected_teams":{"nfl":["dal"]}})";
    const ApiAnswer first = put(body);
    QCOMPARE(put(body).body(), first.body());
    QCOMPARE(patch("{}").body(), first.body());
    QCOMPARE(m_api->database().journalLength(), 1);
}

void TestPreferencesApi::writeNamesItsOperation()
{
    patch("{}");
    QCOMPARE(m_api->database().text("SELECT kind || ' ' || key || ' ' || changes.origin || ' ' || what FROM changes"
                                    " JOIN operations ON operation = operations.id"),
             u"preferences default api preferences.write"_s);
}

void TestPreferencesApi::sameTagIs304()
{
    const ApiAnswer written = patch(R"({"selected_teams":{"nfl":["dal"]}})");
    QCOMPARE(m_api->get(path).etag(), written.etag());
    const ApiAnswer answer = m_api->get(path, { { "if-none-match", written.etag() } });
    QCOMPARE(answer.status(), 304);
    QCOMPARE(answer.body(), QByteArray());
}

void TestPreferencesApi::changeGivesAnotherTag()
{
    const QByteArray before = m_api->get(path).etag();
    const QByteArray first = patch("{}").etag();
    const QByteArray second = patch(R"({"notification_settings":{"game_end":false}})").etag();
    QCOMPARE((QSet<QByteArray> { before, first, second }).size(), 3);
    QCOMPARE(m_api->get(path, { { "if-none-match", first } }).status(), 200);
}

void TestPreferencesApi::foreignWriteGivesAnotherTag()
{
    const QByteArray tag = patch("{}").etag();
    PlainDatabase(m_api->database().options().path)
        .run("UPDATE user_preferences SET selected_teams = '{\"nfl\":[\"gb\"]}'");
    const ApiAnswer answer = m_api->get(path, { { "if-none-match", tag } });
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.value(u"selected_teams"_s)[u"nfl"], QJsonArray { u"gb"_s });
}

/// The row is at revision 2; %1 stands for its tag, %2 for the tag of the compressed answer.
void TestPreferencesApi::ifMatch_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<int>("status");
    QTest::newRow("its tag") << u"%1"_s << 200;
    QTest::newRow("its tag among others") << u"\"1-x\", %1"_s << 200;
    QTest::newRow("its compressed form") << u"%2"_s << 200;
    QTest::newRow("its revision of another time") << u"\"2-abc\""_s << 412;
    QTest::newRow("any") << u" * "_s << 200;
    QTest::newRow("older") << u"\"1-abc\""_s << 412;
    QTest::newRow("newer") << u"\"22-abc\""_s << 412;
    QTest::newRow("weak") << u"W/%1"_s << 412;
    QTest::newRow("without quotes") << u"2-abc"_s << 400;
    QTest::newRow("open quote") << u"\"2-abc"_s << 400;
    QTest::newRow("empty") << u""_s << 400;
}

void TestPreferencesApi::ifMatch()
{
    QFETCH(QString, condition);
    patch("{}");
    const QString tag = QString::fromLatin1(patch(R"({"selected_teams":{"nfl":["dal"]}})").etag());
    const QString packed = tag.chopped(1) + u"-gz\""_s;
    const ApiHeaders headers { { "if-match", condition.replace(u"%1"_s, tag).replace(u"%2"_s, packed).toLatin1() } };
    for (const Method method : { Method::Put, Method::Patch, Method::Post }) {
        // What is stored already, so that each method finds the same revision.
        const ApiAnswer answer = m_api->send(method, path, R"({"selected_teams":{"nfl":["dal"]}})", headers);
        QTEST(answer.status(), "status");
    }
}

void TestPreferencesApi::refusedWriteChangesNothing()
{
    const QByteArray old = patch("{}").etag();
    patch(R"({"selected_teams":{"nfl":["dal"]}})");
    const ApiAnswer answer = put(R"({"selected_teams":{"nfl":["gb"]}})", { { "if-match", old } });
    QCOMPARE(answer.status(), 412);
    QCOMPARE(answer.value(u"error"_s), u"The preferences of default have changed"_s);
    QCOMPARE(m_api->get(path).value(u"selected_teams"_s)[u"nfl"], QJsonArray { u"dal"_s });
    QCOMPARE(m_api->database().journalLength(), 2);
}

/// Two clients that saw the same defaults cannot both be the first to write.
void TestPreferencesApi::defaultsHaveATagToo()
{
    const QByteArray tag = m_api->get(path).etag();
    QCOMPARE(m_api->get(path, { { "if-none-match", tag } }).status(), 304);
    QCOMPARE(put("{}", { { "if-match", tag } }).status(), 200);
    QCOMPARE(put("{}", { { "if-match", tag } }).status(), 412);
}

void TestPreferencesApi::allow()
{
    const ApiAnswer answer = m_api->send(Method::Delete, path);
    QCOMPARE(answer.status(), 405);
    QCOMPARE(answer.response.headers.value("allow"), "GET, HEAD, OPTIONS, PATCH, POST, PUT"_ba);
}

QTEST_GUILESS_MAIN(TestPreferencesApi)
#include "tst_preferencesapi.moc"
