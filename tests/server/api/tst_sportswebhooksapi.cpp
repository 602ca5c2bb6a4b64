#include "tests/support/webhookfixture.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestSportsWebhooksApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_api = std::make_unique<WebhookFixture>(); }
    void cleanup() { m_api.reset(); }
    void registration();
    void sportIsNotStored();
    void list();
    void countersAreListed();
    void removal();

private:
    ApiAnswer add(const QByteArray &more = {});

    std::unique_ptr<WebhookFixture> m_api;
};

ApiAnswer TestSportsWebhooksApi::add(const QByteArray &more)
{
    return m_api->post(
        "/api/v1/webhooks/register",
        R"({"url":"http://homeassistant.local:8123/api/webhook/test","events":["game_started","score_changed"],"secret":"test-secret-16-chars-min")"
            + more + '}');
}

void TestSportsWebhooksApi::registration()
{
    const ApiAnswer answer = add(R"(,"team":"ne")");
    QCOMPARE(answer.status(), 201);
    const QString id = answer.value(u"webhook_id"_s).toString();
    QCOMPARE(
        answer.body(),
        R"({"webhook_id":")" + id.toLatin1()
            + R"(","url":"http://homeassistant.local:8123/api/webhook/test","events":["game_started","score_changed"],"team":"ne","message":"Webhook registered successfully"})");
    QCOMPARE(must(m_api->database().store().webhooks().find(id))->scheme, SignatureScheme::SportsData);
    QCOMPARE(m_api->storedSecret(id.toLatin1()), "test-secret-16-chars-min"_ba);
}

void TestSportsWebhooksApi::sportIsNotStored()
{
    QVERIFY(add(R"(,"sport":"nhl")").value(u"team"_s).isNull());
    QVERIFY(!m_api->get("/api/v1/webhooks/list").body().contains("nhl"));
}

void TestSportsWebhooksApi::list()
{
    QCOMPARE(m_api->get("/api/v1/webhooks/list").body(), R"({"webhooks":[]})"_ba);
    const ApiAnswer made = add();
    add();
    const ApiAnswer answer = m_api->get("/api/v1/webhooks/list");
    QCOMPARE(keyTextOf(answer.body(), "/webhooks/0"),
             "url,events,secret,team,created_at,total_calls,failed_calls,last_success,last_failure,enabled,id");
    const QJsonObject first = answer.list(u"webhooks"_s)[0].toObject();
    QCOMPARE(first[u"id"], made.value(u"webhook_id"_s));
    QCOMPARE(first[u"secret"], u"***"_s);
    QCOMPARE(first[u"enabled"], true);
    QCOMPARE(first[u"total_calls"], 0);
    QVERIFY(first[u"team"].isNull() && first[u"last_success"].isNull() && first[u"last_failure"].isNull());
    QCOMPARE(answer.list(u"webhooks"_s).size(), 2);
}

void TestSportsWebhooksApi::countersAreListed()
{
    const QString id = add().value(u"webhook_id"_s).toString();
    WebhookStore &store = m_api->database().store().webhooks();
    must(store.countSuccess(id, Timestamp { 1760461205123456 }));
    must(store.countFailure(id, Timestamp { 1760461206123456 }));
    const QJsonObject row = m_api->get("/api/v1/webhooks/list").list(u"webhooks"_s)[0].toObject();
    QCOMPARE(row[u"total_calls"], 1);
    QCOMPARE(row[u"failed_calls"], 1);
    QCOMPARE(row[u"last_success"], u"2025-10-14T17:00:05.123456+00:00"_s);
    QCOMPARE(row[u"last_failure"], u"2025-10-14T17:00:06.123456+00:00"_s);
}

void TestSportsWebhooksApi::removal()
{
    const QByteArray one = "/api/v1/webhooks/" + add().value(u"webhook_id"_s).toString().toLatin1();
    const ApiAnswer answer = m_api->send(Method::Delete, one);
    QCOMPARE(answer.status(), 204);
    QCOMPARE(answer.body(), ""_ba);
    const ApiAnswer again = m_api->send(Method::Delete, one);
    QCOMPARE(again.status(), 404);
    QCOMPARE(again.value(u"detail"_s), u"Webhook not found"_s);
}

QTEST_GUILESS_MAIN(TestSportsWebhooksApi)
#include "tst_sportswebhooksapi.moc"
