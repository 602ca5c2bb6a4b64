#include "tests/support/apifixture.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestAreasApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_api.reset(); }
    void empty_data();
    void empty();
    void areas_data();
    void areas();
    void areaKeys();
    void namedAreaShowsItsName();
    void labels();
    void labelPrefix_data();
    void labelPrefix();

private:
    std::unique_ptr<ApiFixture> m_api;
};

void TestAreasApi::init()
{
    m_api = std::make_unique<ApiFixture>();
}

void TestAreasApi::empty_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("areas") << "/api/areas"_ba << R"({"areas":[],"count":0})"_ba;
    QTest::newRow("HomeIQ's name") << "/internal/areas/list"_ba << R"({"areas":[],"count":0})"_ba;
    QTest::newRow("labels") << "/api/labels"_ba << R"({"labels":[],"count":0})"_ba;
}

void TestAreasApi::empty()
{
    QFETCH(QByteArray, target);
    QTEST(m_api->get(target).body(), "body");
}

void TestAreasApi::areas_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("areas") << "/api/areas"_ba;
    QTest::newRow("HomeIQ's name") << "/internal/areas/list"_ba;
}

void TestAreasApi::areas()
{
    QFETCH(QByteArray, target);
    m_api->feedDevices(R"([{"id":"a","area_id":"garage"},{"id":"b","area_id":"living_room"}])");
    m_api->feedEntities(
        R"([{"entity_id":"light.a","area_id":"living_room"},{"entity_id":"light.b","area_id":"living_room"},
        {"entity_id":"fan.a","area_id":"living_room"},{"entity_id":"sun.sun"}])");
    const ApiAnswer answer = m_api->get(target);
    QCOMPARE(answer.column(u"areas"_s, u"area_id"_s), u"garage living_room"_s);
    QCOMPARE(answer.value(u"count"_s), 2);
    const QJsonValue living = answer.list(u"areas"_s).at(1);
    QCOMPARE(living[u"display_name"], u"Living Room"_s);
    QCOMPARE(living[u"entity_count"], 3);
    QCOMPARE(living[u"domains"].toArray(), (QJsonArray { u"fan"_s, u"light"_s }));
}

void TestAreasApi::areaKeys()
{
    m_api->feedEntities(R"([{"entity_id":"light.a","area_id":"x"}])");
    QVERIFY(keyTextOf(m_api->get("/api/areas").body(), "/areas/0")
                .startsWith("area_id,display_name,entity_count,domains,"));
    QCOMPARE(keyTextOf(m_api->get("/api/areas").body()), "areas,count");
}

void TestAreasApi::namedAreaShowsItsName()
{
    m_api->database().execute("INSERT INTO areas (area_id, name) VALUES ('kueche', 'K\u00fcche')");
    QCOMPARE(m_api->get("/api/areas").list(u"areas"_s).at(0)[u"display_name"], u"K\u00fcche"_s);
}

void TestAreasApi::labels()
{
    m_api->feedEntities(
        R"([{"entity_id":"a.a","labels":["kids","ai:safe"]},{"entity_id":"a.b","labels":["kids"]},{"entity_id":"a.c","labels":[]},
        {"entity_id":"a.d","labels":null}])");
    const ApiAnswer answer = m_api->get("/api/labels");
    QCOMPARE(keyTextOf(answer.body()), "labels,count");
    QVERIFY(keyTextOf(answer.body(), "/labels/0").startsWith("label,entity_count,prefix"));
    QCOMPARE(answer.column(u"labels"_s, u"label"_s), u"ai:safe kids"_s);
    QCOMPARE(answer.column(u"labels"_s, u"entity_count"_s), u"1 2"_s);
}

void TestAreasApi::labelPrefix_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QString>("prefix");
    QTest::newRow("before the colon") << "ai:safe"_ba << u"ai"_s;
    QTest::newRow("before the first colon") << "a:b:c"_ba << u"a"_s;
}

void TestAreasApi::labelPrefix()
{
    QFETCH(QByteArray, label);
    m_api->feedEntities("[{\"entity_id\":\"a.a\",\"labels\":[\"" + label + "\"]}]");
    QTEST(m_api->get("/api/labels").list(u"labels"_s).at(0)[u"prefix"].toString(), "prefix");
}

QTEST_GUILESS_MAIN(TestAreasApi)
#include "tst_areasapi.moc"
