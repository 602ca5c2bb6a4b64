#include "core/domain/recordjson.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

template<typename Record>
QByteArray jsonOf(const Record &record, const QStringList &fields = {})
{
    JsonWriter json;
    writeJson(json, record, fields.isEmpty() ? allFields : maskOf(RecordFields<Record>::names(), fields).value());
    return json.take();
}

template<typename Record>
QJsonObject objectOf(const Record &record)
{
    return QJsonDocument::fromJson(jsonOf(record)).object();
}

Device device()
{
    Device d;
    d.deviceId = u"ab12"_s;
    d.name = u"Lamp"_s;
    d.updatedAt = Timestamp { 1'000'000 };
    return d;
}

} // namespace

class TestRecordJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deviceKeysOfTheOldApiComeFirst();
    void entityKeysOfTheOldApiComeFirst();
    void unknownWords_data();
    void unknownWords();
    void unknownPlatform();
    void shownNameIsTheUsers();
    void deviceTimeIsLastSeen();
    void entityTimeIsItsUpdate();
    void jsonColumnsAreValues();
    void maskPicksInWireOrder();
    void maskTellsTheUnknownField();
    void namesMatchWhatIsWritten();
    void areaForm();
    void integrationForm();
    void labelForm();
};

void TestRecordJson::deviceKeysOfTheOldApiComeFirst()
{
    const QStringList old { u"device_id"_s,  u"name"_s,    u"manufacturer"_s, u"model"_s,
                            u"sw_version"_s, u"area_id"_s, u"entity_count"_s, u"timestamp"_s };
    QCOMPARE(RecordFields<Device>::names().first(old.size()), old);
    const QByteArray form =
        R"({"device_id":"ab12","name":"Lamp","manufacturer":"Unknown","model":"Unknown",)"
        R"("sw_version":null,"area_id":null,"entity_count":0,"timestamp":"1970-01-01T00:00:01.000000+00:00",)";
    QCOMPARE(jsonOf(device()).first(form.size()), form);
}

void TestRecordJson::entityKeysOfTheOldApiComeFirst()
{
    Entity e;
    e.entityId = u"light.a"_s;
    e.domain = u"light"_s;
    const QByteArray form =
        R"({"entity_id":"light.a","device_id":null,"domain":"light","platform":"unknown","unique_id":null,)"
        R"("area_id":null,"disabled":false,"timestamp":"1970-01-01T00:00:00.000000+00:00",)";
    QCOMPARE(jsonOf(e).first(form.size()), form);
}

void TestRecordJson::unknownWords_data()
{
    using Text = std::optional<QString>;
    QTest::addColumn<Text>("stored");
    QTest::addColumn<QString>("shown");
    QTest::newRow("null") << Text() << u"Unknown"_s;
    QTest::newRow("empty") << Text(QString()) << u"Unknown"_s;
    QTest::newRow("value") << Text(u"Signify"_s) << u"Signify"_s;
}

void TestRecordJson::unknownWords()
{
    QFETCH(std::optional<QString>, stored);
    Device d = device();
    d.manufacturer = stored;
    d.model = stored;
    QTEST(objectOf(d)[u"manufacturer"_s].toString(), "shown");
    QTEST(objectOf(d)[u"model"_s].toString(), "shown");
}

void TestRecordJson::unknownPlatform()
{
    Entity e;
    e.entityId = u"light.a"_s;
    e.platform = QString();
    QCOMPARE(objectOf(e)[u"platform"_s].toString(), u"unknown"_s);
    e.platform = u"hue"_s;
    QCOMPARE(objectOf(e)[u"platform"_s].toString(), u"hue"_s);
}

void TestRecordJson::shownNameIsTheUsers()
{
    Device d = device();
    d.nameByUser = u"Reading lamp"_s;
    QCOMPARE(objectOf(d)[u"name"_s].toString(), u"Reading lamp"_s);
}

void TestRecordJson::deviceTimeIsLastSeen()
{
    Device d = device();
    d.lastSeen = Timestamp { 2'000'000 };
    QCOMPARE(objectOf(d)[u"timestamp"_s].toString(), u"1970-01-01T00:00:02.000000+00:00"_s);
}

void TestRecordJson::entityTimeIsItsUpdate()
{
    Entity e;
    e.entityId = u"light.a"_s;
    e.createdAt = Timestamp { 1'000'000 };
    e.updatedAt = Timestamp { 2'000'000 };
    QCOMPARE(objectOf(e)[u"timestamp"_s].toString(), u"1970-01-01T00:00:02.000000+00:00"_s);
}

void TestRecordJson::jsonColumnsAreValues()
{
    Device d = device();
    d.labels = R"(["a","b"])";
    d.identifiers = R"([["hue",7]])";
    const QByteArray json = jsonOf(d, { u"labels"_s, u"identifiers"_s, u"connections"_s });
    QCOMPARE(json, QByteArray(R"({"labels":["a","b"],"identifiers":[["hue",7]],"connections":[]})"));
}

void TestRecordJson::maskPicksInWireOrder()
{
    QCOMPARE(jsonOf(device(), { u"revision"_s, u"device_id"_s }), QByteArray(R"({"device_id":"ab12","revision":0})"));
}

void TestRecordJson::maskTellsTheUnknownField()
{
    QString unknown;
    QVERIFY(!maskOf(RecordFields<Entity>::names(), { u"entity_id"_s, u"colour"_s }, &unknown));
    QCOMPARE(unknown, u"colour"_s);
}

void TestRecordJson::namesMatchWhatIsWritten()
{
    QStringList names = RecordFields<Device>::names();
    names.sort();
    QCOMPARE(objectOf(device()).keys(), names);
}

void TestRecordJson::areaForm()
{
    Area area;
    area.areaId = u"living_room"_s;
    area.entityCount = 3;
    area.deviceCount = 2;
    area.domains = { u"light"_s, u"sensor"_s };
    JsonWriter json;
    writeJson(json, area);
    const QByteArray form =
        R"({"area_id":"living_room","display_name":"Living Room","entity_count":3,"domains":["light","sensor"],)"
        R"("name":null,"floor_id":null,"icon":null,"device_count":2})";
    QCOMPARE(json.take(), form);
}

void TestRecordJson::integrationForm()
{
    Integration integration;
    integration.entryId = u"01"_s;
    integration.domain = u"hue"_s;
    JsonWriter json;
    writeJson(json, integration);
    const QByteArray form =
        R"({"entry_id":"01","domain":"hue","title":"Unknown","state":"unknown","version":1,"timestamp":")";
    QCOMPARE(json.text().first(form.size()), form);
}

void TestRecordJson::labelForm()
{
    JsonWriter json;
    writeJson(json, Label { u"ai:automatable"_s, 4 });
    QCOMPARE(json.take(), QByteArray(R"({"label":"ai:automatable","entity_count":4,"prefix":"ai"})"));
}

QTEST_GUILESS_MAIN(TestRecordJson)
#include "tst_recordjson.moc"
