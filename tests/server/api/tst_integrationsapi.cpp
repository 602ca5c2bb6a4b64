#include "tests/support/apifixture.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestIntegrationsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_api.reset(); }
    void emptyList();
    void list();
    void limit();
    void analytics();
    void analyticsOfUnknownPlatform();
    void performanceWithoutInflux();
    void period_data();
    void period();

private:
    std::unique_ptr<ApiFixture> m_api;
};

void TestIntegrationsApi::init()
{
    m_api = std::make_unique<ApiFixture>();
    m_api->feedDevices(R"([{"id":"a"},{"id":"b"},{"id":"c"}])");
    m_api->feedEntities(
        R"([{"entity_id":"light.a","device_id":"a","platform":"hue"},{"entity_id":"light.b","device_id":"b","platform":"hue"},
        {"entity_id":"sensor.a","device_id":"a","platform":"hue"},{"entity_id":"scene.x","platform":"hue"},{"entity_id":"sun.sun","platform":"sun"}])");
}

void TestIntegrationsApi::emptyList()
{
    QCOMPARE(m_api->get("/api/integrations").body(), R"({"integrations":[],"count":0})");
}

void TestIntegrationsApi::list()
{
    m_api->database().execute(
        "INSERT INTO integrations (entry_id, domain, title, state) VALUES ('1', 'hue', 'Philips Hue', 'loaded'), ('2', 'sun', NULL, NULL)");
    const ApiAnswer answer = m_api->get("/api/integrations");
    QVERIFY(keyTextOf(answer.body(), "/integrations/0").startsWith("entry_id,domain,title,state,version,timestamp"));
    QCOMPARE(keyTextOf(answer.body()), "integrations,count");
    QCOMPARE(answer.column(u"integrations"_s, u"title"_s), u"Philips Hue Unknown"_s);
    QCOMPARE(answer.column(u"integrations"_s, u"state"_s), u"loaded unknown"_s);
    QCOMPARE(answer.column(u"integrations"_s, u"version"_s), u"1 1"_s);
}

void TestIntegrationsApi::limit()
{
    m_api->database().execute("INSERT INTO integrations (entry_id, domain) VALUES ('1', 'hue'), ('2', 'sun')");
    QCOMPARE(m_api->get("/api/integrations?limit=1").value(u"count"_s), 1);
}

void TestIntegrationsApi::analytics()
{
    const ApiAnswer answer = m_api->get("/api/integrations/hue/analytics");
    QCOMPARE(keyTextOf(answer.body()), "platform,device_count,entity_count,entity_breakdown,timestamp");
    QCOMPARE(keyTextOf(answer.body(), "/entity_breakdown/0"), "domain,count");
    QCOMPARE(answer.value(u"platform"_s), u"hue"_s);
    QCOMPARE(answer.value(u"device_count"_s), 2);
    QCOMPARE(answer.value(u"entity_count"_s), 4);
    QCOMPARE(answer.column(u"entity_breakdown"_s, u"domain"_s), u"light scene sensor"_s);
    QCOMPARE(answer.column(u"entity_breakdown"_s, u"count"_s), u"2 1 1"_s);
}

void TestIntegrationsApi::analyticsOfUnknownPlatform()
{
    const ApiAnswer answer = m_api->get("/api/integrations/none/analytics");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.value(u"device_count"_s), 0);
    QCOMPARE(answer.value(u"entity_count"_s), 0);
    QVERIFY(answer.value(u"entity_breakdown"_s).isArray() && answer.list(u"entity_breakdown"_s).isEmpty());
}

void TestIntegrationsApi::performanceWithoutInflux()
{
    const ApiAnswer answer = m_api->get("/api/integrations/hue/performance?period=7d");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(keyTextOf(answer.body()),
             "platform,period,events_per_minute,error_rate,avg_response_time,device_discovery_status,total_events,"
             "total_errors,error,timestamp");
    QCOMPARE(answer.value(u"period"_s), u"7d"_s);
    QCOMPARE(answer.value(u"events_per_minute"_s), 0);
    QVERIFY(answer.value(u"avg_response_time"_s).isNull());
    QCOMPARE(answer.value(u"device_discovery_status"_s), u"unknown"_s);
    QVERIFY(!answer.value(u"error"_s).toString().isEmpty());
}

void TestIntegrationsApi::period_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("period");
    QTest::newRow("default") << ""_ba << u"1h"_s;
    QTest::newRow("known") << "?period=24h"_ba << u"24h"_s;
    QTest::newRow("unknown") << "?period=fortnight"_ba << u"fortnight"_s;
    QTest::newRow("empty") << "?period="_ba << u""_s;
    QTest::newRow("long") << "?period=a+period+that+nobody+knows"_ba << u"a period that nobody knows"_s;
}

void TestIntegrationsApi::period()
{
    QFETCH(QByteArray, query);
    const ApiAnswer answer = m_api->get("/api/integrations/hue/performance" + query);
    QCOMPARE(answer.status(), 200); // always, says the contract
    QTEST(answer.value(u"period"_s).toString(), "period");
}

QTEST_GUILESS_MAIN(TestIntegrationsApi)
#include "tst_integrationsapi.moc"
