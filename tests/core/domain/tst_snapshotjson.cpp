#include "core/domain/registryparts.h"
#include "core/domain/snapshotjson.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// What is written of a snapshot is read again as it was.
class TestSnapshotJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_data();
    void roundTrip();
    void absentPartsStayAbsent();
    void fieldsThatWereNotSentStayUnsent();
    void rejectedRowsComeBackAsRejected();
    void malformed_data();
    void malformed();
};

void TestSnapshotJson::roundTrip_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << R"({"splits":{}})"_ba;
    QTest::newRow("devices")
        << R"({"devices":[{"id":"d1","name":"Lamp \"ö\"","area_id":null,"labels":["a","b"],"identifiers":[["hue",1]]}],"splits":{}})"_ba;
    QTest::newRow("entities")
        << R"({"entities":[{"entity_id":"light.a","id":"r1","device_id":null,"name":"x","options":{"a":{"b":1}}}],"splits":{}})"_ba;
    QTest::newRow("small parts")
        << R"({"areas":[{"area_id":"a","name":"A","floor_id":null,"icon":"mdi:x"}],"labels":[{"label_id":"l","name":"L","color":"red","icon":null,"description":"d"}],"integrations":[{"entry_id":"e","domain":"hue","title":"T","state":"loaded","source":"user","disabled_by":null,"version":2}],"splits":{}})"_ba;
    QTest::newRow("splits")
        << R"({"splits":{"old \"1\"":{"split_ids":["a","b"],"primary_id":null},"z":{"split_ids":["c"],"primary_id":"c"}}})"_ba;
    QTest::newRow("empty parts")
        << R"({"areas":[],"labels":[],"integrations":[],"devices":[],"entities":[],"splits":{}})"_ba;
}

void TestSnapshotJson::roundTrip()
{
    QFETCH(QByteArray, json);
    const Result<RegistrySnapshot> snapshot = readSnapshot(json);
    QVERIFY(snapshot);
    QCOMPARE(writeSnapshot(*snapshot), json);
}

void TestSnapshotJson::absentPartsStayAbsent()
{
    const RegistrySnapshot snapshot = *readSnapshot(R"({"areas":[]})");
    QVERIFY(snapshot.areas);
    QVERIFY(!snapshot.devices);
    QVERIFY(!snapshot.entities);
    QVERIFY(!snapshot.labels);
    QVERIFY(!snapshot.integrations);
}

void TestSnapshotJson::fieldsThatWereNotSentStayUnsent()
{
    RegistrySnapshot snapshot;
    snapshot.devices = *readDevices(R"([{"id":"d1","model":null,"secret":"x"}])");
    const RegistrySnapshot again = *readSnapshot(writeSnapshot(snapshot));
    QCOMPARE(again.devices->rows.at(0).present, snapshot.devices->rows.at(0).present);
    QVERIFY(!writeSnapshot(snapshot).contains("secret"));
}

void TestSnapshotJson::rejectedRowsComeBackAsRejected()
{
    RegistrySnapshot snapshot;
    snapshot.devices = *readDevices(R"([{"id":"d1","model":7},{"id":"d2"},9])");
    snapshot.entities = *readEntities(
        R"([{"entity_id":"light.a","id":"r1","icon":7},{"entity_id":"light.b","icon":7}])");
    const Result<JsonDocument> parts = JsonDocument::parse(
        R"([[{"area_id":"a","name":7}],[{"label_id":"l","name":7}],[{"entry_id":"e"}]])");
    snapshot.areas = *readAreas(parts->root().at(0));
    snapshot.labels = *readLabels(parts->root().at(1));
    snapshot.integrations = *readIntegrations(parts->root().at(2));
    const RegistrySnapshot again = *readSnapshot(writeSnapshot(snapshot));
    QCOMPARE(again.devices->rows.size(), 1u);
    QCOMPARE(again.devices->refused.size(), 1u);
    QCOMPARE(again.devices->refused.at(0).id, std::string_view("d1"));
    QCOMPARE(again.entities->refused.size(), 2u);
    constexpr std::size_t registryField = fieldIndex(entityFields, "registry_id");
    QCOMPARE(again.entities->refused.at(0).values[registryField], std::string_view("r1"));
    QVERIFY(again.entities->refused.at(1).isNull(registryField));
    QCOMPARE(again.areas->refused.at(0).areaId, u"a"_s);
    QCOMPARE(again.labels->refused.at(0).labelId, u"l"_s);
    QCOMPARE(again.integrations->refused.at(0).entryId, u"e"_s);
}

void TestSnapshotJson::malformed_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("cut off") << "{\"areas\":["_ba;
    QTest::newRow("areas are no list") << R"({"areas":{}})"_ba;
    QTest::newRow("devices are no list") << R"({"devices":1})"_ba;
    QTest::newRow("splits are no object") << R"({"splits":[]})"_ba;
}

void TestSnapshotJson::malformed()
{
    QFETCH(QByteArray, json);
    QVERIFY(!readSnapshot(json));
}

QTEST_APPLESS_MAIN(TestSnapshotJson)
#include "tst_snapshotjson.moc"
