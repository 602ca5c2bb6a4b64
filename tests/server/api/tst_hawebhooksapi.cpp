#include "tests/support/webhookfixture.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestHaWebhooksApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_api = std::make_unique<WebhookFixture>(); }
    void cleanup() { m_api.reset(); }
    void registration();
    void filtersAreKept();
    void listIsABareArray();
    void createdAtStays();
    void webhooksOfOtherFaces();
    void removal();

private:
    ApiAnswer add(const QByteArray &more = {});
    QJsonArray list() { return QJsonDocument::fromJson(m_api->get(path).body()).array(); }

    static constexpr char path[] = "/api/v1/ha/webhooks";
    std::unique_ptr<WebhookFixture> m_api;
};

ApiAnswer TestHaWebhooksApi::add(const QByteArray &more)
{
    return m_api->post(QByteArray(path) + "/register",
                       R"({"webhook_url":"HTTP://HA:80","secret":"","team":"ne","events":["game_start",""])" + more
                           + '}');
}

void TestHaWebhooksApi::registration()
{
    const ApiAnswer answer = add();
    QCOMPARE(answer.status(), 200);
    QCOMPARE(keyTextOf(answer.body()), "id,webhook_url,team,events,created_at,status");
    QCOMPARE(answer.value(u"webhook_url"_s), u"http://ha/"_s);
    QCOMPARE(answer.value(u"team"_s), u"ne"_s);
    QCOMPARE(answer.value(u"events"_s), (QJsonArray { u"game_start"_s, u""_s }));
    QCOMPARE(answer.value(u"status"_s), u"active"_s);
    const QString id = answer.value(u"id"_s).toString();
    QCOMPARE(must(m_api->database().store().webhooks().find(id))->scheme, SignatureScheme::DataApi);
    QCOMPARE(m_api->storedSecret(id.toLatin1()), ""_ba);
}

void TestHaWebhooksApi::filtersAreKept()
{
    const QString id = add(R"(,"filters":{"area_id":5,"x":[1]})").value(u"id"_s).toString();
    QCOMPARE(must(m_api->database().store().webhooks().find(id))->filters.json, R"({"area_id":5,"x":[1]})"_ba);
    QCOMPARE(add(R"(,"filters":null)").status(), 200);
}

void TestHaWebhooksApi::listIsABareArray()
{
    QCOMPARE(m_api->get(path).body(), "[]"_ba);
    const ApiAnswer first = add();
    const ApiAnswer second = add();
    QCOMPARE(m_api->get(path).body(), '[' + first.body() + ',' + second.body() + ']');
}

/// The old service printed the time of the call.
void TestHaWebhooksApi::createdAtStays()
{
    const QJsonValue created = add().value(u"created_at"_s);
    QTRY_VERIFY(Timestamp::now().toString() > created.toString());
    QCOMPARE(list()[0][u"created_at"], created);
}

void TestHaWebhooksApi::webhooksOfOtherFaces()
{
    const ApiAnswer made = m_api->add(R"({"url":"http://h/","events":[],"enabled":false})");
    const QJsonObject shown = list()[0].toObject();
    QCOMPARE(shown[u"id"], made.value(u"webhook_id"_s));
    QCOMPARE(shown[u"team"], u""_s);
    QCOMPARE(shown[u"status"], u"disabled"_s);
}

void TestHaWebhooksApi::removal()
{
    const QString id = add().value(u"id"_s).toString();
    const QByteArray one = QByteArray(path) + '/' + id.toLatin1();
    const ApiAnswer answer = m_api->send(Method::Delete, one);
    QCOMPARE(answer.status(), 200);
    QCOMPARE(keyTextOf(answer.body()), "success,message,timestamp");
    QCOMPARE(answer.value(u"message"_s), u"Webhook %1 deleted"_s.arg(id));
    const ApiAnswer again = m_api->send(Method::Delete, one);
    QCOMPARE(again.status(), 404);
    QCOMPARE(again.value(u"error"_s), u"Webhook %1 not found"_s.arg(id));
    QCOMPARE(m_api->get(path).body(), "[]"_ba);
}

QTEST_GUILESS_MAIN(TestHaWebhooksApi)
#include "tst_hawebhooksapi.moc"
