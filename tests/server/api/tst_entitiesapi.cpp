#include "tests/support/apifixture.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestEntitiesApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_api.reset(); }
    void oldKeysComeFirst_data();
    void oldKeysComeFirst();
    void listEnvelope();
    void emptyList();
    void oneEntity();
    void platformWord();
    void domain_data();
    void domain();
    void disabled();
    void notFound_data();
    void notFound();
    void filters_data();
    void filters();

private:
    std::unique_ptr<ApiFixture> m_api;
};

void TestEntitiesApi::init()
{
    m_api = std::make_unique<ApiFixture>();
    m_api->feedDevices(R"([{"id":"d1","name":"Lamp","area_id":"hall"}])");
    m_api->feedEntities(R"([
        {"entity_id":"light.living_room","id":"r1","device_id":"d1","platform":"hue","unique_id":"u1","area_id":"living","config_entry_id":"c1"},
        {"entity_id":"sensor.power","device_id":"d1","platform":"hue","disabled_by":"user","original_name":"Power"},
        {"entity_id":"sun.sun","platform":null},
        {"entity_id":"nodot"}])");
}

void TestEntitiesApi::oldKeysComeFirst_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("pointer");
    QTest::newRow("one") << "/api/entities/sun.sun"_ba << ""_ba;
    QTest::newRow("list") << "/api/entities"_ba << "/entities/0"_ba;
}

void TestEntitiesApi::oldKeysComeFirst()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, pointer);
    const QByteArray keys = keyTextOf(m_api->get(target).body(), pointer);
    QVERIFY2(keys.startsWith(oldEntityKeys), keys.constData());
    QVERIFY(keys.contains(",friendly_name,") && keys.contains(",aliases,") && keys.endsWith(",revision"));
}

void TestEntitiesApi::listEnvelope()
{
    const ApiAnswer answer = m_api->get("/api/entities?limit=10000");
    QCOMPARE(keyTextOf(answer.body()), "entities,count,limit");
    QCOMPARE(answer.value(u"count"_s), 4);
    QCOMPARE(answer.value(u"limit"_s), 10'000);
}

void TestEntitiesApi::emptyList()
{
    QCOMPARE(m_api->get("/api/entities?domain=none").body(), R"({"entities":[],"count":0,"limit":100})");
}

void TestEntitiesApi::oneEntity()
{
    const QJsonObject entity = m_api->get("/api/entities/light.living_room").object();
    QCOMPARE(entity[u"domain"], u"light"_s);
    QCOMPARE(entity[u"registry_id"], u"r1"_s);
    QCOMPARE(entity[u"friendly_name"], u"Living Room"_s);
    QCOMPARE(entity[u"labels"].toArray(), QJsonArray());
    QCOMPARE(entity[u"options"].toObject(), QJsonObject());
    QVERIFY(entity[u"timestamp"].toString().endsWith(u"+00:00"_s));
    QVERIFY(entity.contains(u"name") && entity[u"name"].isNull());
}

void TestEntitiesApi::platformWord()
{
    QCOMPARE(m_api->get("/api/entities/sun.sun").value(u"platform"_s), u"unknown"_s);
    QCOMPARE(m_api->get("/api/entities/nodot").value(u"platform"_s), u"unknown"_s);
}

void TestEntitiesApi::domain_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QString>("domain");
    QTest::newRow("one dot") << "light.a"_ba << u"light"_s;
    QTest::newRow("two dots") << "light.a.b"_ba << u"light"_s;
    QTest::newRow("no dot") << "light"_ba << u"unknown"_s;
}

void TestEntitiesApi::domain()
{
    QFETCH(QByteArray, id);
    m_api->feedEntities("[{\"entity_id\":\"" + id + "\"}]");
    QTEST(m_api->get("/api/entities/" + id).value(u"domain"_s).toString(), "domain");
}

void TestEntitiesApi::disabled()
{
    QCOMPARE(m_api->get("/api/entities/sensor.power").value(u"disabled"_s), true);
    QCOMPARE(m_api->get("/api/entities/sun.sun").value(u"disabled"_s), false);
}

void TestEntitiesApi::notFound_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << "/api/entities/nonexistent.entity"_ba << u"Entity nonexistent.entity not found"_s;
    QTest::newRow("siblings") << "/api/entities/none.none/siblings"_ba << u"Entity none.none not found"_s;
    QTest::newRow("name of a longer route") << "/api/entities/by-device"_ba << u"Entity by-device not found"_s;
}

void TestEntitiesApi::notFound()
{
    QFETCH(QByteArray, target);
    const ApiAnswer answer = m_api->get(target);
    QCOMPARE(answer.status(), 404);
    QTEST(answer.value(u"error"_s).toString(), "text");
}

void TestEntitiesApi::filters_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("ids");
    QTest::newRow("none") << ""_ba << u"light.living_room nodot sensor.power sun.sun"_s;
    QTest::newRow("domain") << "domain=light"_ba << u"light.living_room"_s;
    QTest::newRow("platform") << "platform=hue"_ba << u"light.living_room sensor.power"_s;
    QTest::newRow("domain and platform") << "domain=light&platform=hue"_ba << u"light.living_room"_s;
    QTest::newRow("device") << "device_id=d1"_ba << u"light.living_room sensor.power"_s;
    QTest::newRow("its own area") << "area_id=living"_ba << u"light.living_room"_s;
    QTest::newRow("its device's area") << "area_id=hall"_ba << u""_s;
    QTest::newRow("config entry") << "config_entry_id=c1"_ba << u"light.living_room"_s;
    QTest::newRow("unknown matches what was stored so") << "platform=unknown"_ba << u"nodot"_s;
    QTest::newRow("two domains") << "domain=light&domain=sun"_ba << u"light.living_room sun.sun"_s;
    QTest::newRow("empty") << "domain=&platform=&device_id="_ba << u"light.living_room nodot sensor.power sun.sun"_s;
}

void TestEntitiesApi::filters()
{
    QFETCH(QByteArray, query);
    QTEST(m_api->get("/api/entities?" + query).column(u"entities"_s, u"entity_id"_s), "ids");
}

QTEST_GUILESS_MAIN(TestEntitiesApi)
#include "tst_entitiesapi.moc"
