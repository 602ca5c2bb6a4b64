#include "tests/support/webhookfixture.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

constexpr char anyEvent[] = R"("events":["*"])";

class TestDeliveriesApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_api = std::make_unique<WebhookFixture>(); }
    void cleanup() { m_api.reset(); }
    void testSendsAPing();
    void testOfADisabledWebhook();
    void unknownOnes_data();
    void unknownOnes();
    void answersAreForAdmins();
    void redeliverKeepsTheId();
    void redeliverNeedsAnEnabledWebhook();
    void pages();
    void dispatchReachesTheTeam_data();
    void dispatchReachesTheTeam();
    void dispatchRefuses_data();
    void dispatchRefuses();

private:
    QString add(const QByteArray &members = anyEvent);
    QByteArray one(const QString &id) const { return "/api/webhooks/" + id.toLatin1(); }
    QString ping(const QString &id) { return m_api->post(one(id) + "/test", {}).value(u"delivery_id"_s).toString(); }

    std::unique_ptr<WebhookFixture> m_api;
};

QString TestDeliveriesApi::add(const QByteArray &members)
{
    return m_api->post("/api/webhooks", R"({"url":"http://127.0.0.1:1/x",)" + members + '}')
        .value(u"webhook_id"_s)
        .toString();
}

void TestDeliveriesApi::testSendsAPing()
{
    const QString id = add(R"("events":["device.created"])");
    const ApiAnswer answer = m_api->post(one(id) + "/test", {});
    QCOMPARE(answer.status(), 202);
    const ApiAnswer list = m_api->get(one(id) + "/deliveries");
    QCOMPARE(keyTextOf(list.body()), "deliveries,next_cursor");
    const QJsonValue delivery = list.list(u"deliveries"_s).at(0);
    QCOMPARE(delivery[u"delivery_id"], answer.value(u"delivery_id"_s));
    QCOMPARE(delivery[u"event"], u"ping"_s);
    QCOMPARE(delivery[u"state"], u"pending"_s);
    QCOMPARE(delivery[u"attempts"].toArray().size(), 0);
}

void TestDeliveriesApi::testOfADisabledWebhook()
{
    const QString id = add(R"("events":[],"enabled":false)");
    QCOMPARE(m_api->post(one(id) + "/test", {}).status(), 409);
    QCOMPARE(m_api->database().number("SELECT count(*) FROM webhook_deliveries"), 0);
}

void TestDeliveriesApi::unknownOnes_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("test") << "POST"_ba << "/api/webhooks/none/test"_ba;
    QTest::newRow("list") << "GET"_ba << "/api/webhooks/none/deliveries"_ba;
    QTest::newRow("one") << "GET"_ba << "/api/webhooks/%1/deliveries/none"_ba;
    QTest::newRow("redeliver") << "POST"_ba << "/api/webhooks/%1/deliveries/none/redeliver"_ba;
    QTest::newRow("of another webhook") << "POST"_ba << "/api/webhooks/none/deliveries/%2/redeliver"_ba;
}

void TestDeliveriesApi::unknownOnes()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    const QString id = add();
    target.replace("%1", id.toLatin1()).replace("%2", ping(id).toLatin1());
    QCOMPARE((method == "GET" ? m_api->get(target) : m_api->post(target, {})).status(), 404);
}

void TestDeliveriesApi::answersAreForAdmins()
{
    const QString id = add();
    const QString delivery = ping(id);
    Attempt attempt;
    attempt.deliveryId = delivery;
    attempt.at = Timestamp::now();
    attempt.status = 500;
    attempt.answer = "inner \xff words";
    must(m_api->database().store().deliveries().addAttempt(attempt));
    const ApiAnswer list = m_api->get(one(id) + "/deliveries");
    QCOMPARE(list.list(u"deliveries"_s).at(0)[u"attempts"][0][u"status"], 500);
    QVERIFY(!list.body().contains("inner"));
    const ApiAnswer whole = m_api->get(one(id) + "/deliveries/" + delivery.toLatin1());
    QCOMPARE(whole.status(), 200);
    QCOMPARE(whole.value(u"attempts"_s)[0][u"answer"].toString(), u"inner \ufffd words"_s);
    QCOMPARE(whole.value(u"payload"_s)[u"type"], u"ping"_s);
}

void TestDeliveriesApi::redeliverKeepsTheId()
{
    const QString id = add();
    const QString delivery = ping(id);
    must(m_api->database().store().deliveries().finish(delivery, DeliveryState::Failed, Timestamp::now()));
    const ApiAnswer answer = m_api->post(one(id) + "/deliveries/" + delivery.toLatin1() + "/redeliver", {});
    QCOMPARE(answer.status(), 202);
    QCOMPARE(answer.value(u"delivery_id"_s), delivery);
    const ApiAnswer list = m_api->get(one(id) + "/deliveries");
    QCOMPARE(list.list(u"deliveries"_s).size(), 1);
    QCOMPARE(list.list(u"deliveries"_s).at(0)[u"state"], u"pending"_s);
}

void TestDeliveriesApi::redeliverNeedsAnEnabledWebhook()
{
    const QString id = add();
    const QString delivery = ping(id);
    must(m_api->database().connection().execute("UPDATE webhooks SET enabled = 0"));
    QCOMPARE(m_api->post(one(id) + "/deliveries/" + delivery.toLatin1() + "/redeliver", {}).status(), 409);
}

void TestDeliveriesApi::pages()
{
    const QString id = add();
    QStringList made;
    for (int i = 0; i < 5; ++i)
        made.prepend(ping(id));
    QStringList listed;
    QByteArray cursor;
    do {
        const ApiAnswer page = m_api->get(one(id) + "/deliveries?limit=2" + cursor);
        for (const QJsonValue &delivery : page.list(u"deliveries"_s))
            listed += delivery[u"delivery_id"].toString();
        const QString next = page.value(u"next_cursor"_s).toString();
        cursor = next.isEmpty() ? QByteArray() : "&cursor=" + next.toLatin1();
    } while (!cursor.isEmpty());
    QCOMPARE(listed, made);
    QCOMPARE(m_api->get(one(id) + "/deliveries?cursor=rubbish").status(), 422);
}

void TestDeliveriesApi::dispatchReachesTheTeam_data()
{
    QTest::addColumn<QByteArray>("webhook");
    QTest::addColumn<int>("deliveries");
    QTest::newRow("no team") << R"("events":["game_*"])"_ba << 1;
    QTest::newRow("its team") << R"("events":["game_start"],"team":"dal")"_ba << 1;
    QTest::newRow("with a prefix") << R"("events":["game_start"],"team":"nfl-DAL")"_ba << 1;
    QTest::newRow("an alias") << R"("events":["game_start"],"team":"WAS")"_ba << 1;
    QTest::newRow("another team") << R"("events":["game_start"],"team":"ne")"_ba << 0;
    QTest::newRow("another event") << R"("events":["game_end"])"_ba << 0;
    QTest::newRow("disabled") << R"("events":["*"],"enabled":false)"_ba << 0;
}

void TestDeliveriesApi::dispatchReachesTheTeam()
{
    QFETCH(QByteArray, webhook);
    const QString id = add(webhook);
    const ApiAnswer answer = m_api->post("/internal/webhooks/dispatch",
                                         R"({"event":"game_start","teams":["DAL","WSH"],"payload":{"game_id":7}})");
    QCOMPARE(answer.status(), 202);
    QTEST(answer.value(u"deliveries"_s).toInt(), "deliveries");
    QTEST(int(m_api->database().number("SELECT count(*) FROM webhook_deliveries")), "deliveries");
}

void TestDeliveriesApi::dispatchRefuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("item");
    QTest::newRow("no event") << R"({"payload":{}})"_ba << u"missing body.event Field required"_s;
    QTest::newRow("no payload") << R"({"event":"x"})"_ba << u"missing body.payload Field required"_s;
    QTest::newRow("event is a number") << R"({"event":1,"payload":{}})"_ba
                                       << u"string_type body.event Input should be a valid string"_s;
    QTest::newRow("payload is a list") << R"({"event":"x","payload":[]})"_ba
                                       << u"dict_type body.payload Input should be a valid dictionary"_s;
    QTest::newRow("teams is a word") << R"({"event":"x","teams":"ne","payload":{}})"_ba
                                     << u"list_type body.teams Input should be a valid list"_s;
}

void TestDeliveriesApi::dispatchRefuses()
{
    QFETCH(QByteArray, body);
    const ApiAnswer answer = m_api->post("/internal/webhooks/dispatch", body);
    QCOMPARE(answer.status(), 422);
    QTEST(answer.validation().join(u'|'), "item");
}

QTEST_GUILESS_MAIN(TestDeliveriesApi)
#include "tst_deliveriesapi.moc"
