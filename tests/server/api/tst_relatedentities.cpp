#include "tests/support/apifixture.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// by-device, by-area, by-config-entry and siblings, in HomeIQ's richer form.
class TestRelatedEntities : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_api.reset(); }
    void lists_data();
    void lists();
    void richKeys();
    void deviceShowsThrough();
    void relatedOnes();
    void siblings_data();
    void siblings();
    void moreThanAPage();

private:
    std::unique_ptr<ApiFixture> m_api;
};

void TestRelatedEntities::init()
{
    m_api = std::make_unique<ApiFixture>();
    m_api->feedDevices(
        R"([{"id":"hub"},{"id":"a","manufacturer":"Signify","model":"LCA","sw_version":"1.2","area_id":"hall","via_device_id":"hub"}])");
    m_api->feedEntities(
        R"([{"entity_id":"light.a","device_id":"a","platform":"hue","config_entry_id":"c1","name":"My lamp"},
        {"entity_id":"sensor.a","device_id":"a","area_id":"attic","config_entry_id":"c1","original_name":"Power"},{"entity_id":"sun.sun","area_id":"attic"}])");
}

void TestRelatedEntities::lists_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("ids");
    QTest::newRow("device") << "by-device/a"_ba << "device_id"_ba << u"light.a sensor.a"_s;
    QTest::newRow("device without entities") << "by-device/hub"_ba << "device_id"_ba << u""_s;
    QTest::newRow("unknown device") << "by-device/none"_ba << "device_id"_ba << u""_s;
    QTest::newRow("area") << "by-area/attic"_ba << "area_id"_ba << u"sensor.a sun.sun"_s;
    QTest::newRow("unknown area") << "by-area/none"_ba << "area_id"_ba << u""_s;
    QTest::newRow("config entry") << "by-config-entry/c1"_ba << "config_entry_id"_ba << u"light.a sensor.a"_s;
}

void TestRelatedEntities::lists()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, key);
    QFETCH(QString, ids);
    const ApiAnswer answer = m_api->get("/api/entities/" + path);
    QCOMPARE(answer.status(), 200);
    QCOMPARE(keyTextOf(answer.body()), "success," + key + ",entities,count");
    QCOMPARE(answer.value(u"success"_s), true);
    QCOMPARE(answer.value(QString::fromLatin1(key)).toString(),
             QString::fromLatin1(path.sliced(path.indexOf('/') + 1)));
    QCOMPARE(answer.column(u"entities"_s, u"entity_id"_s), ids);
    QCOMPARE(answer.value(u"count"_s), answer.list(u"entities"_s).size());
}

void TestRelatedEntities::richKeys()
{
    QCOMPARE(
        keyTextOf(m_api->get("/api/entities/by-device/a").body(), "/entities/0"),
        "entity_id,unique_id,name,device_id,area_id,config_entry_id,platform,domain,manufacturer,model,sw_version,via_device,related_entities,"
        "capabilities,friendly_name,name_by_user,original_name,disabled,supported_features,available_services,icon,device_class,unit_of_measurement");
}

void TestRelatedEntities::deviceShowsThrough()
{
    const QJsonValue light = m_api->get("/api/entities/by-device/a").list(u"entities"_s).at(0);
    QCOMPARE(light[u"manufacturer"], u"Signify"_s);
    QCOMPARE(light[u"via_device"], u"hub"_s);
    QCOMPARE(light[u"area_id"], u"hall"_s);
    QCOMPARE(light[u"friendly_name"], u"My lamp"_s);
    const QJsonValue sun = m_api->get("/api/entities/by-area/attic").list(u"entities"_s).at(1);
    QVERIFY(sun[u"manufacturer"].isNull() && sun[u"device_id"].isNull());
}

void TestRelatedEntities::relatedOnes()
{
    const QJsonArray entities = m_api->get("/api/entities/by-device/a").list(u"entities"_s);
    QCOMPARE(entities.at(0)[u"related_entities"].toArray(), QJsonArray { u"sensor.a"_s });
    QCOMPARE(entities.at(1)[u"related_entities"].toArray(), QJsonArray { u"light.a"_s });
}

void TestRelatedEntities::siblings_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QString>("ids");
    QTest::newRow("one") << "light.a"_ba << u"sensor.a"_s;
    QTest::newRow("without a device") << "sun.sun"_ba << u""_s;
}

void TestRelatedEntities::siblings()
{
    QFETCH(QByteArray, id);
    const ApiAnswer answer = m_api->get("/api/entities/" + id + "/siblings");
    QCOMPARE(keyTextOf(answer.body()), "success,entity_id,siblings,count");
    QTEST(answer.column(u"siblings"_s, u"entity_id"_s), "ids");
    QCOMPARE(answer.value(u"count"_s), answer.list(u"siblings"_s).size());
}

void TestRelatedEntities::moreThanAPage()
{
    QByteArray listing;
    for (int i = 0; i < 250; ++i)
        listing += (i ? ",{\"entity_id\":\"sensor.x" : "[{\"entity_id\":\"sensor.x") + QByteArray::number(i)
            + "\",\"device_id\":\"hub\"}";
    m_api->feedEntities(listing + ']');
    QCOMPARE(m_api->get("/api/entities/by-device/hub").value(u"count"_s), 250);
}

QTEST_GUILESS_MAIN(TestRelatedEntities)
#include "tst_relatedentities.moc"
