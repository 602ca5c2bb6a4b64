#include "tests/support/apifixture.h"
#include "tests/support/homes.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// What feeders post, and what becomes of it.
class TestBulkUpsert : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_api = std::make_unique<ApiFixture>(); }
    void cleanup() { m_api.reset(); }
    void envelope_data();
    void envelope();
    void countsInsertedUpdatedUnchanged();
    void emptyListing();
    void duplicatesAreMergedInOrder();
    void absentKeepsNullClears();
    void partialObjectKeepsTheRest();
    void falsyIdsAreSkipped_data();
    void falsyIdsAreSkipped();
    void deviceIdIsTakenWithoutId();
    void unknownDeviceIsNullAndReported();
    void badRowsAreRejectedAlone();
    void renameKeepsTheRow();
    void journalNamesTheOperation();
    void clear();
    void clearOfNothing();

private:
    std::unique_ptr<ApiFixture> m_api;
};

void TestBulkUpsert::envelope_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::newRow("devices") << "devices"_ba;
    QTest::newRow("entities") << "entities"_ba;
}

void TestBulkUpsert::envelope()
{
    QFETCH(QByteArray, what);
    const ApiAnswer answer = m_api->feed(what, R"([{"id":"a","entity_id":"light.a"}])");
    QCOMPARE(keyTextOf(answer.body()),
             "success,upserted,timestamp,inserted,updated,unchanged,skipped,rejected,warnings");
    QCOMPARE(answer.value(u"success"_s), true);
    QCOMPARE(answer.value(u"upserted"_s), 1);
}

void TestBulkUpsert::countsInsertedUpdatedUnchanged()
{
    m_api->feedDevices(devicesOfHome(10));
    m_api->feedDevices(devicesOfHome(3, 1));
    const ApiAnswer answer = m_api->feedDevices(devicesOfHome(12, 1));
    QCOMPARE(answer.value(u"upserted"_s), 12);
    QCOMPARE(answer.value(u"inserted"_s), 2);
    QCOMPARE(answer.value(u"updated"_s), 7);
    QCOMPARE(answer.value(u"unchanged"_s), 3);
}

void TestBulkUpsert::emptyListing()
{
    QCOMPARE(m_api->feedDevices("[]").value(u"upserted"_s), 0);
    QCOMPARE(m_api->feedEntities(" [ ] ").value(u"upserted"_s), 0);
}

void TestBulkUpsert::duplicatesAreMergedInOrder()
{
    m_api->feedDevices(R"([{"id":"a","name":"one","model":"m"},{"id":"a","name":"two"}])");
    const QJsonObject device = m_api->get("/api/devices/a").object();
    QCOMPARE(device[u"name"], u"two"_s);
    QCOMPARE(device[u"model"], u"m"_s);
    QCOMPARE(m_api->get("/api/devices").value(u"count"_s), 1);
}

void TestBulkUpsert::absentKeepsNullClears()
{
    m_api->feedDevices(R"([{"id":"a","name":"n","model":"m","sw_version":"1","area_id":"x"}])");
    m_api->feedDevices(R"([{"id":"a","model":null,"area_id":null}])");
    const QJsonObject device = m_api->get("/api/devices/a").object();
    QCOMPARE(device[u"model"], u"Unknown"_s);
    QVERIFY(device[u"area_id"].isNull());
    QCOMPARE(device[u"sw_version"], u"1"_s);
    QCOMPARE(device[u"name"], u"n"_s);
}

void TestBulkUpsert::partialObjectKeepsTheRest()
{
    m_api->feedEntities(R"([{"entity_id":"light.a","platform":"hue","unique_id":"u","disabled_by":"user"}])");
    m_api->feedEntities(R"([{"entity_id":"light.a","labels":["x"]}])");
    const QJsonObject entity = m_api->get("/api/entities/light.a").object();
    QCOMPARE(entity[u"platform"], u"hue"_s);
    QCOMPARE(entity[u"unique_id"], u"u"_s);
    QCOMPARE(entity[u"disabled"], true);
    QCOMPARE(entity[u"labels"].toArray(), QJsonArray { u"x"_s });
}

void TestBulkUpsert::falsyIdsAreSkipped_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("row");
    for (const char *id : { "null", "\"\"", "0", "false" }) {
        QTest::addRow("device %s", id) << "devices"_ba << "{\"id\":" + QByteArray(id) + '}';
        QTest::addRow("entity %s", id) << "entities"_ba << "{\"entity_id\":" + QByteArray(id) + '}';
    }
    QTest::newRow("device without") << "devices"_ba << R"({"name":"x"})"_ba;
    QTest::newRow("entity without") << "entities"_ba << R"({"name":"x","id":"r1"})"_ba;
}

void TestBulkUpsert::falsyIdsAreSkipped()
{
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, row);
    const ApiAnswer answer = m_api->feed(what, '[' + row + ']');
    QCOMPARE(answer.value(u"upserted"_s), 0);
    QCOMPARE(answer.value(u"skipped"_s), 1);
    QCOMPARE(answer.list(u"rejected"_s).size(), 0);
}

void TestBulkUpsert::deviceIdIsTakenWithoutId()
{
    m_api->feedDevices(R"([{"device_id":"a"},{"id":"","device_id":"b"},{"id":"c","device_id":"other"}])");
    QCOMPARE(m_api->get("/api/devices").column(u"devices"_s, u"device_id"_s), u"a b c"_s);
}

void TestBulkUpsert::unknownDeviceIsNullAndReported()
{
    const ApiAnswer answer = m_api->feedEntities(R"([{"entity_id":"light.a","device_id":"ghost"}])");
    QCOMPARE(answer.value(u"upserted"_s), 1);
    QCOMPARE(answer.list(u"warnings"_s).at(0)[u"id"], u"light.a"_s);
    QVERIFY(answer.list(u"warnings"_s).at(0)[u"reason"].toString().contains(u"ghost"_s));
    QVERIFY(m_api->get("/api/entities/light.a").value(u"device_id"_s).isNull());
}

void TestBulkUpsert::badRowsAreRejectedAlone()
{
    const ApiAnswer answer = m_api->feedDevices(R"([{"id":"a"},17,{"id":"b","name":5},{"id":"c"},{"id":["d"]}])");
    QCOMPARE(answer.value(u"upserted"_s), 2);
    QCOMPARE(answer.column(u"rejected"_s, u"index"_s), u"1 2 4"_s);
    QCOMPARE(keyTextOf(answer.body(), "/rejected/0"), "index,id,reason");
    QVERIFY(answer.list(u"rejected"_s).at(1)[u"reason"].toString().startsWith(u"name: "_s));
    QCOMPARE(m_api->get("/api/devices").column(u"devices"_s, u"device_id"_s), u"a c"_s);
}

void TestBulkUpsert::renameKeepsTheRow()
{
    m_api->feedEntities(R"([{"entity_id":"light.old","id":"r1","name":"Mine"}])");
    const QString created = m_api->get("/api/entities/light.old").value(u"created_at"_s).toString();
    const ApiAnswer answer = m_api->feedEntities(R"([{"entity_id":"light.new","id":"r1"}])");
    QCOMPARE(answer.value(u"updated"_s), 1);
    QCOMPARE(m_api->get("/api/entities/light.old").status(), 308);
    const QJsonObject entity = m_api->get("/api/entities/light.new").object();
    QCOMPARE(entity[u"created_at"].toString(), created);
    QCOMPARE(entity[u"name"], u"Mine"_s);
}

void TestBulkUpsert::journalNamesTheOperation()
{
    m_api->feedDevices(R"([{"id":"a"}])");
    const std::vector<Change> changes = m_api->database().changesSince(0);
    QCOMPARE(changes.size(), 1u);
    QCOMPARE(changes[0].origin, u"api"_s);
    QCOMPARE(m_api->database().text("SELECT what FROM operations"), u"devices.bulk_upsert"_s);
}

void TestBulkUpsert::clear()
{
    m_api->feedDevices(devicesOfHome(5));
    m_api->feedEntities(entitiesOfHome(7, 5));
    const ApiAnswer answer = m_api->send(Method::Delete, "/internal/devices/clear");
    QCOMPARE(keyTextOf(answer.body()), "success,devices_deleted,entities_deleted,timestamp");
    QCOMPARE(answer.value(u"devices_deleted"_s), 5);
    QCOMPARE(answer.value(u"entities_deleted"_s), 7);
    QCOMPARE(m_api->get("/api/entities").value(u"count"_s), 0);
}

void TestBulkUpsert::clearOfNothing()
{
    const ApiAnswer answer = m_api->send(Method::Delete, "/internal/devices/clear");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.value(u"devices_deleted"_s), 0);
}

QTEST_GUILESS_MAIN(TestBulkUpsert)
#include "tst_bulkupsert.moc"
