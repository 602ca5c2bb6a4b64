#include "tests/support/apifixture.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestDevicesApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_api.reset(); }
    void oldKeysComeFirst_data();
    void oldKeysComeFirst();
    void listEnvelope();
    void emptyList();
    void oneDevice();
    void nullsArePresent();
    void unknownWords();
    void nameFallsBack_data();
    void nameFallsBack();
    void notFound_data();
    void notFound();
    void filters_data();
    void filters();
    void platformCountsItsEntitiesAlone();
    void hierarchy();
    void hierarchyOfUnknownDevice();
    void statusOf_data();
    void statusOf();

private:
    std::unique_ptr<ApiFixture> m_api;
};

void TestDevicesApi::init()
{
    m_api = std::make_unique<ApiFixture>();
    m_api->feedDevices(R"([
        {"id":"a","name":"Hub","manufacturer":"Signify","model":"BSB002","area_id":"hall","integration":"hue","sw_version":"1.2"},
        {"id":"b","name":"Lamp","name_by_user":"Reading lamp","manufacturer":"Signify","model":"LCA001","area_id":"kitchen","via_device_id":"a"},
        {"id":"c","name":"Sun"},
        {"id":"d","name":"Blank","manufacturer":"","model":""},
        {"id":"e","name":"Outlet 1","parent_device_id":"a","manufacturer":"signify"}])");
    m_api->feedEntities(R"([
        {"entity_id":"light.b","device_id":"b","platform":"hue"},{"entity_id":"sensor.b","device_id":"b","platform":"hue"},
        {"entity_id":"button.b","device_id":"b","platform":"tools"},{"entity_id":"sensor.a","device_id":"a","platform":"hue"},
        {"entity_id":"sun.sun","device_id":"c","platform":"sun"}])");
}

void TestDevicesApi::oldKeysComeFirst_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("pointer");
    QTest::newRow("one") << "/api/devices/b"_ba << ""_ba;
    QTest::newRow("list") << "/api/devices"_ba << "/devices/0"_ba;
    QTest::newRow("list of a platform") << "/api/devices?platform=hue"_ba << "/devices/0"_ba;
}

void TestDevicesApi::oldKeysComeFirst()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, pointer);
    const QByteArray keys = keyTextOf(m_api->get(target).body(), pointer);
    QVERIFY2(keys.startsWith(oldDeviceKeys), keys.constData());
    QVERIFY(keys.contains(",integration,") && keys.contains(",labels,") && keys.endsWith(",revision"));
}

void TestDevicesApi::listEnvelope()
{
    const ApiAnswer answer = m_api->get("/api/devices?limit=2");
    QCOMPARE(keyTextOf(answer.body()), "devices,count,limit,next_cursor");
    QCOMPARE(answer.value(u"count"_s), 2);
    QCOMPARE(answer.value(u"limit"_s), 2);
    QCOMPARE(keyTextOf(m_api->get("/api/devices?total=1").body()), "devices,count,limit,total");
    QCOMPARE(answer.response.contentType, "application/json");
}

void TestDevicesApi::emptyList()
{
    QCOMPARE(m_api->get("/api/devices?area_id=nowhere").body(), R"({"devices":[],"count":0,"limit":100})");
}

void TestDevicesApi::oneDevice()
{
    const QJsonObject device = m_api->get("/api/devices/b").object();
    QCOMPARE(device[u"name"], u"Reading lamp"_s);
    QCOMPARE(device[u"entity_count"], 3);
    QCOMPARE(device[u"via_device_id"], u"a"_s);
    QVERIFY(Timestamp::fromText(device[u"timestamp"].toString().toLatin1()));
    QVERIFY(device[u"timestamp"].toString().endsWith(u"+00:00"_s));
}

void TestDevicesApi::nullsArePresent()
{
    const ApiAnswer answer = m_api->get("/api/devices/c");
    for (const QString &key : { u"sw_version"_s, u"area_id"_s, u"name_by_user"_s, u"config_entry_id"_s, u"gone_at"_s })
        QVERIFY2(answer.object().contains(key) && answer.value(key).isNull(), qPrintable(key));
}

void TestDevicesApi::unknownWords()
{
    for (const QByteArray &id : { "c"_ba, "d"_ba }) {
        const ApiAnswer answer = m_api->get("/api/devices/" + id);
        QCOMPARE(answer.value(u"manufacturer"_s), u"Unknown"_s);
        QCOMPARE(answer.value(u"model"_s), u"Unknown"_s);
    }
}

void TestDevicesApi::nameFallsBack_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("name");
    QTest::newRow("user's name") << R"({"id":"x","name":"n","name_by_user":"u","model":"m"})"_ba << u"u"_s;
    QTest::newRow("empty user's name") << R"({"id":"x","name":"n","name_by_user":""})"_ba << u"n"_s;
    QTest::newRow("null name, user's name") << R"({"id":"x","name":null,"name_by_user":"u"})"_ba << u"u"_s;
    QTest::newRow("null name, model") << R"({"id":"x","name":null,"model":"m"})"_ba << u"m"_s;
    QTest::newRow("empty name, model") << R"({"id":"x","name":"","model":"m"})"_ba << u"m"_s;
    QTest::newRow("nothing but an id") << R"({"id":"x"})"_ba << u"x"_s;
    QTest::newRow("nothing but nulls") << R"({"id":"x","name":null,"model":null,"name_by_user":null})"_ba << u"x"_s;
}

void TestDevicesApi::nameFallsBack()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, name);
    m_api->feedDevices('[' + row + ']');
    QCOMPARE(m_api->get("/api/devices/x").value(u"name"_s), name);
}

void TestDevicesApi::notFound_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << "/api/devices/nonexistent"_ba << u"Device nonexistent not found"_s;
    QTest::newRow("shadowed route") << "/api/devices/reliability"_ba << u"Device reliability not found"_s;
    QTest::newRow("encoded") << "/api/devices/a%20%C3%A4"_ba << u"Device a \u00e4 not found"_s;
    QTest::newRow("encoded slash") << "/api/devices/a%2Fb"_ba << u"Device a/b not found"_s;
    QTest::newRow("other case") << "/api/devices/A"_ba << u"Device A not found"_s;
    QTest::newRow("quote") << "/api/devices/%22%27--"_ba << u"Device \"'-- not found"_s;
}

void TestDevicesApi::notFound()
{
    QFETCH(QByteArray, target);
    QFETCH(QString, text);
    const ApiAnswer answer = m_api->get(target);
    QCOMPARE(answer.status(), 404);
    QCOMPARE(answer.value(u"error"_s), text);
    QCOMPARE(answer.value(u"detail"_s), text);
    QCOMPARE(answer.value(u"success"_s), false);
    QCOMPARE(answer.value(u"error_code"_s), u"HTTP_404"_s);
}

void TestDevicesApi::filters_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("ids");
    QTest::newRow("none") << ""_ba << u"a b c d e"_s;
    QTest::newRow("manufacturer") << "manufacturer=Signify"_ba << u"a b"_s;
    QTest::newRow("other case") << "manufacturer=SIGNIFY"_ba << u""_s;
    QTest::newRow("part of it") << "manufacturer=Sign"_ba << u""_s;
    QTest::newRow("Unknown is no null") << "manufacturer=Unknown"_ba << u""_s;
    QTest::newRow("empty filters nothing") << "manufacturer="_ba << u"a b c d e"_s;
    QTest::newRow("any of two") << "model=BSB002&model=LCA001"_ba << u"a b"_s;
    QTest::newRow("one of two is empty") << "model=BSB002&model="_ba << u"a"_s;
    QTest::newRow("both") << "manufacturer=Signify&area_id=kitchen"_ba << u"b"_s;
    QTest::newRow("both, none has both") << "manufacturer=signify&area_id=kitchen"_ba << u""_s;
    QTest::newRow("integration") << "integration=hue"_ba << u"a"_s;
    QTest::newRow("unknown parameter") << "colour=red"_ba << u"a b c d e"_s;
    QTest::newRow("platform") << "platform=hue"_ba << u"a b"_s;
    QTest::newRow("platform nobody has") << "platform=none"_ba << u""_s;
    QTest::newRow("empty platform") << "platform="_ba << u"a b c d e"_s;
    QTest::newRow("platform and area") << "platform=hue&area_id=kitchen"_ba << u"b"_s;
    QTest::newRow("platform and search") << "platform=hue&q=reading"_ba << u"b"_s;
    QTest::newRow("SQL in a value") << "area_id=%27+OR+1%3D1+--"_ba << u""_s;
}

void TestDevicesApi::filters()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, ids);
    const ApiAnswer answer = m_api->get("/api/devices?total=1&" + query);
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.column(u"devices"_s, u"device_id"_s), ids);
    QCOMPARE(answer.value(u"total"_s).toInt(), ids.split(u' ', Qt::SkipEmptyParts).size());
}

void TestDevicesApi::platformCountsItsEntitiesAlone()
{
    QCOMPARE(m_api->get("/api/devices?platform=hue").column(u"devices"_s, u"entity_count"_s), u"1 2"_s);
    QCOMPARE(m_api->get("/api/devices?platform=tools").column(u"devices"_s, u"entity_count"_s), u"1"_s);
    QCOMPARE(m_api->get("/api/devices").column(u"devices"_s, u"entity_count"_s), u"1 3 1 0 0"_s);
}

void TestDevicesApi::hierarchy()
{
    const ApiAnswer hub = m_api->get("/api/devices/a/hierarchy");
    QCOMPARE(keyTextOf(hub.body()), "success,device_id,device,via_device,parent_device,children,count");
    QCOMPARE(hub.value(u"success"_s), true);
    QCOMPARE(hub.column(u"children"_s, u"device_id"_s), u"b e"_s);
    QCOMPARE(hub.value(u"count"_s), 2);
    QVERIFY(hub.value(u"via_device"_s).isNull());
    QCOMPARE(m_api->get("/api/devices/b/hierarchy").value(u"via_device"_s)[u"device_id"], u"a"_s);
    QCOMPARE(m_api->get("/api/devices/e/hierarchy").value(u"parent_device"_s)[u"device_id"], u"a"_s);
}

void TestDevicesApi::hierarchyOfUnknownDevice()
{
    const ApiAnswer answer = m_api->get("/api/devices/none/hierarchy");
    QCOMPARE(answer.status(), 404);
    QCOMPARE(answer.value(u"error"_s), u"Device none not found"_s);
}

void TestDevicesApi::statusOf_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::newRow("trailing slash") << "/api/devices/"_ba << 307;
    QTest::newRow("old version's path") << "/api/v1/devices"_ba << 404;
    QTest::newRow("broken escape stands for itself") << "/api/devices/%zz"_ba << 404;
    QTest::newRow("NUL") << "/api/devices/a%00"_ba << 400;
    QTest::newRow("invalid UTF-8") << "/api/devices/%ff"_ba << 400;
    QTest::newRow("below a device") << "/api/devices/a/nothing"_ba << 404;
}

void TestDevicesApi::statusOf()
{
    QFETCH(QByteArray, target);
    QTEST(m_api->get(target).status(), "status");
}

QTEST_GUILESS_MAIN(TestDevicesApi)
#include "tst_devicesapi.moc"
