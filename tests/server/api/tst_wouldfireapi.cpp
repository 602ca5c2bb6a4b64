#include "tests/support/webhookfixture.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestWouldFireApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_api = std::make_unique<WebhookFixture>(); }
    void cleanup() { m_api.reset(); }
    void saysWhatDispatchDoes_data();
    void saysWhatDispatchDoes();
    void everyTeamOfEveryEvent();
    void generalEventsHaveNoTeam();
    void showsTheFirstAndCountsAll();
    void followsTheWebhooks();
    void refuses_data();
    void refuses();

private:
    QString add(const QByteArray &members, const QByteArray &url = "http://127.0.0.1:1/x")
    {
        return m_api->post("/api/webhooks", R"({"url":")" + url + R"(",)" + members + '}')
            .value(u"webhook_id"_s)
            .toString();
    }
    QJsonArray ask(const QByteArray &query)
    {
        return m_api->get("/api/webhooks/would-fire?" + query).list(u"firings"_s);
    }

    std::unique_ptr<WebhookFixture> m_api;
};

void TestWouldFireApi::saysWhatDispatchDoes_data()
{
    QTest::addColumn<QByteArray>("webhook");
    QTest::addColumn<int>("count");
    QTest::newRow("no team") << R"("events":["game_*"])"_ba << 1;
    QTest::newRow("all events") << R"("events":[])"_ba << 1;
    QTest::newRow("its team") << R"("events":["game_start"],"team":"was")"_ba << 1;
    QTest::newRow("with a prefix") << R"("events":["game_start"],"team":"nfl-WAS")"_ba << 1;
    QTest::newRow("another team") << R"("events":["game_start"],"team":"ne")"_ba << 0;
    QTest::newRow("another event") << R"("events":["game_end"])"_ba << 0;
    QTest::newRow("disabled") << R"("events":["*"],"enabled":false)"_ba << 0;
}

void TestWouldFireApi::saysWhatDispatchDoes()
{
    QFETCH(QByteArray, webhook);
    QFETCH(int, count);
    const QString id = add(webhook);
    const QJsonArray firings = ask("event=game_start&team=WSH");
    QCOMPARE(firings.size(), 1);
    const QJsonObject firing = firings.at(0).toObject();
    QCOMPARE(firing.value(u"event"), u"game_start"_s);
    QCOMPARE(firing.value(u"team"), u"WSH"_s);
    QCOMPARE(firing.value(u"count").toInt(), count);
    QCOMPARE(firing.value(u"webhooks").toArray().size(), count);
    if (count > 0)
        QCOMPARE(firing.value(u"webhooks")[0],
                 (QJsonObject { { u"webhook_id"_s, id }, { u"url"_s, u"http://127.0.0.1:1/x"_s } }));
    QCOMPARE(m_api->database().number("SELECT count(*) FROM webhook_deliveries"), 0);
    const ApiAnswer sent = m_api->post("/internal/webhooks/dispatch",
                                       R"({"event":"game_start","teams":["WSH"],"payload":{}})");
    QCOMPARE(sent.value(u"deliveries"_s).toInt(), count);
}

void TestWouldFireApi::everyTeamOfEveryEvent()
{
    add(R"("events":["game_end"],"team":"dal")");
    QStringList told;
    for (const auto &firing : ask("event=game_start&event=game_end&event=game_end&team=DAL&team=NE"))
        told += firing[u"event"].toString() + u' ' + firing[u"team"].toString() + u' '
            + QString::number(firing[u"count"].toInt());
    QCOMPARE(told.join(u'|'), u"game_start DAL 0|game_start NE 0|game_end DAL 1|game_end NE 0"_s);
    const QJsonValue without = ask("event=game_end").at(0);
    QVERIFY(without[u"team"].isNull());
    QCOMPARE(without[u"count"], 0); // of no team: only webhooks without one
}

void TestWouldFireApi::generalEventsHaveNoTeam()
{
    add(R"("events":["preferences.*"],"team":"dal")");
    const QJsonArray firings = ask("event=preferences.updated&team=NE&team=KC");
    QCOMPARE(firings.size(), 1);
    QVERIFY(firings.at(0)[u"team"].isNull());
    QCOMPARE(firings.at(0)[u"count"], 1);
}

void TestWouldFireApi::showsTheFirstAndCountsAll()
{
    for (int i = 0; i < 25; ++i)
        add(R"("events":["game_start"])", "http://127.0.0.1:1/" + QByteArray::number(i));
    const QJsonValue firing = ask("event=game_start&team=NE").at(0);
    QCOMPARE(firing[u"count"], 25);
    QCOMPARE(firing[u"webhooks"].toArray().size(), 20);
}

void TestWouldFireApi::followsTheWebhooks()
{
    const QByteArray target = "/api/webhooks/would-fire?event=game_start&team=NE";
    const QByteArray tag = m_api->get(target).etag();
    QCOMPARE(m_api->get(target, { { "if-none-match", tag } }).status(), 304);
    const QString id = add(R"("events":["game_start"])");
    QCOMPARE(m_api->get(target, { { "if-none-match", tag } }).status(), 200);
    QCOMPARE(ask("event=game_start&team=NE").at(0)[u"count"], 1);
    m_api->send(Method::Patch, "/api/webhooks/" + id.toLatin1(), R"({"enabled":false})");
    QCOMPARE(ask("event=game_start&team=NE").at(0)[u"count"], 0);
}

void TestWouldFireApi::refuses_data()
{
    QTest::addColumn<QByteArray>("query");
    QByteArray manyEvents;
    for (int i = 0; i < 17; ++i)
        manyEvents += "&event=e" + QByteArray::number(i);
    QByteArray manyTeams = "event=x";
    for (int i = 0; i < 201; ++i)
        manyTeams += "&team=t" + QByteArray::number(i);
    QTest::newRow("no event") << "team=DAL"_ba;
    QTest::newRow("an empty event") << "event="_ba;
    QTest::newRow("no name of an event") << "event=a%20b"_ba;
    QTest::newRow("of a device") << "event=device.updated"_ba;
    QTest::newRow("a ping") << "event=ping"_ba;
    QTest::newRow("an empty team") << "event=game_start&team="_ba;
    QTest::newRow("too many events") << manyEvents.mid(1);
    QTest::newRow("too many teams") << manyTeams;
}

void TestWouldFireApi::refuses()
{
    QFETCH(QByteArray, query);
    QCOMPARE(m_api->get("/api/webhooks/would-fire?" + query).status(), 422);
}

QTEST_GUILESS_MAIN(TestWouldFireApi)
#include "tst_wouldfireapi.moc"
