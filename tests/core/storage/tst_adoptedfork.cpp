#include "core/storage/store.h"
#include "tests/support/legacyhomes.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/temporarydatabase.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// Files of the fork, with more columns than we have.
class TestAdoptedFork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deviceValues();
    void entityValues();
    void userNameBeforeName_data();
    void userNameBeforeName();
    void jsonColumnsTakeOurForm_data();
    void jsonColumnsTakeOurForm();
    void repeatedListingChangesNothing();
    void otherColumnsAreKept();
    void userNameLeavesTheOtherBeside();
    void blobIsKeptAsHex();
    void blobInATextColumnIsText();
    void servicesAreKept();

private:
    std::unique_ptr<Store> adopt(const QByteArray &rows)
    {
        m_folder = std::make_unique<QTemporaryDir>();
        DatabaseOptions options;
        options.path = m_folder->filePath(u"metadata.db"_s);
        PlainDatabase(options.path).run(legacyTables() + legacyDeviceColumns() + forkTables() + rows);
        must(migrateDatabase(options));
        return must(Store::open(options));
    }
    static QJsonObject attributes(Store &store, const QByteArray &key)
    {
        return QJsonDocument::fromJson(store.connection()
                                           .text("SELECT attributes FROM legacy_attributes WHERE key = '" + key + '\'')
                                           .toUtf8())
            .object();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestAdoptedFork::deviceValues()
{
    const auto store = adopt(
        "INSERT INTO devices (device_id, name, serial_number, model_id, config_entry_id) VALUES ('hub', 'Hub', 'S1', 'BSB002', 'c1');"
        "INSERT INTO devices (device_id, name, via_device) VALUES ('d1', 'Lamp', 'hub')");
    const Device hub = must(store->devices().find(u"hub"_s)).value();
    QCOMPARE(hub.serialNumber, u"S1"_s);
    QCOMPARE(hub.modelId, u"BSB002"_s);
    QCOMPARE(hub.configEntryId, u"c1"_s);
    QCOMPARE(must(store->devices().find(u"d1"_s)).value().viaDeviceId, u"hub"_s);
}

void TestAdoptedFork::entityValues()
{
    const auto store = adopt(
        "INSERT INTO entities (entity_id, domain, original_name, icon, config_entry_id, updated_at, created_at) VALUES"
        " ('light.a', 'light', 'Lamp', 'mdi:lamp', 'c1', '2025-11-17 10:00:00.000002', '2025-11-17 09:00:00.000001')");
    const Entity e = must(store->entities().find(u"light.a"_s)).value();
    QCOMPARE(e.originalName, u"Lamp"_s);
    QCOMPARE(e.icon, u"mdi:lamp"_s);
    QCOMPARE(e.configEntryId, u"c1"_s);
    QCOMPARE(e.createdAt.toString(), u"2025-11-17T09:00:00.000001+00:00"_s);
    QCOMPARE(e.updatedAt.toString(), u"2025-11-17T10:00:00.000002+00:00"_s);
}

void TestAdoptedFork::userNameBeforeName_data()
{
    QTest::addColumn<QByteArray>("names");
    QTest::addColumn<QString>("name");
    QTest::newRow("both") << QByteArray("'Mine', 'Theirs'") << u"Mine"_s;
    QTest::newRow("no user name") << QByteArray("NULL, 'Theirs'") << u"Theirs"_s;
    QTest::newRow("empty user name") << QByteArray("'', 'Theirs'") << u"Theirs"_s;
}

void TestAdoptedFork::userNameBeforeName()
{
    QFETCH(QByteArray, names);
    const auto store = adopt("INSERT INTO entities (entity_id, domain, name_by_user, name) VALUES ('light.a', 'light', "
                             + names + ')');
    QTEST(must(store->entities().find(u"light.a"_s)).value().name.value_or(QString()), "name");
}

void TestAdoptedFork::jsonColumnsTakeOurForm_data()
{
    QTest::addColumn<QByteArray>("stored");
    QTest::addColumn<QByteArray>("labels");
    QTest::newRow("SQL null") << QByteArray("NULL") << QByteArray("[]");
    QTest::newRow("JSON null") << QByteArray("'null'") << QByteArray("[]");
    QTest::newRow("empty") << QByteArray("'[]'") << QByteArray("[]");
    QTest::newRow("blanks, order, duplicates")
        << QByteArray("'[\"b\", \"a b\", \"a\", \"b\"]'") << QByteArray(R"(["a b","a","b"])");
    QTest::newRow("escaped") << QByteArray("'[\"k\\u00fcche\"]'")
                             << QByteArray("[\"k\xc3\xbc"
                                           "che\"]");
    QTest::newRow("no JSON") << QByteArray("'red'") << QByteArray("[]");
    QTest::newRow("no list") << QByteArray("'{\"a\":1}'") << QByteArray("[]");
}

void TestAdoptedFork::jsonColumnsTakeOurForm()
{
    QFETCH(QByteArray, stored);
    const auto store = adopt(
        "INSERT INTO devices (device_id, name, labels) VALUES ('d1', 'D', " + stored
        + "); INSERT INTO entities (entity_id, domain, labels, aliases) VALUES ('light.a', 'light', " + stored + ", "
        + stored + ')');
    QTEST(must(store->devices().find(u"d1"_s)).value().labels, "labels");
    QTEST(must(store->entities().find(u"light.a"_s)).value().labels, "labels");
    QTEST(must(store->entities().find(u"light.a"_s)).value().aliases, "labels");
}

void TestAdoptedFork::repeatedListingChangesNothing()
{
    const auto store = adopt("INSERT INTO entities (entity_id, domain, labels, options) VALUES"
                             " ('light.a', 'light', '[\"b\", \"a\"]', '{\"x\": {\"y\": 1}}')");
    const UpsertReport report = must(store->entities().upsert(
        must(readEntities(R"([{"entity_id":"light.a","labels":["a","b"],"options":{"x":{"y":1}}}])")).rows));
    QCOMPARE(report.unchanged, 1);
    QCOMPARE(store->journal().lastSeq(), 0);
}

void TestAdoptedFork::otherColumnsAreKept()
{
    const auto store = adopt(
        "INSERT INTO devices (device_id, name, device_type, community_rating) VALUES ('d1', 'D', 'lamp', 4.5);"
        "INSERT INTO entities (entity_id, domain, friendly_name, supported_features) VALUES ('light.a', 'light', 'A', 44)");
    QCOMPARE(attributes(*store, "d1")[u"device_type"_s].toString(), u"lamp"_s);
    QCOMPARE(attributes(*store, "d1")[u"community_rating"_s].toDouble(), 4.5);
    QCOMPARE(attributes(*store, "light.a")[u"friendly_name"_s].toString(), u"A"_s);
    QCOMPARE(attributes(*store, "light.a")[u"supported_features"_s].toInt(), 44);
    QVERIFY(!attributes(*store, "d1").contains(u"name"_s));
}

void TestAdoptedFork::blobIsKeptAsHex()
{
    const auto store = adopt("INSERT INTO devices (device_id, name, infrared_codes_json) VALUES ('d1', 'D', x'00ff')");
    QCOMPARE(attributes(*store, "d1")[u"infrared_codes_json"_s].toString(), u"00FF"_s);
}

void TestAdoptedFork::userNameLeavesTheOtherBeside()
{
    const auto store = adopt("INSERT INTO entities (entity_id, domain, name_by_user, name) VALUES"
                             " ('light.a', 'light', 'Mine', 'Theirs')");
    QCOMPARE(attributes(*store, "light.a")[u"name"_s].toString(), u"Theirs"_s);
}

void TestAdoptedFork::blobInATextColumnIsText()
{
    const auto store = adopt(
        "INSERT INTO devices (device_id, name, manufacturer, labels) VALUES (x'6431', x'4cc3a46d70', x'49', x'5b2261225d');"
        "INSERT INTO entities (entity_id, device_id, domain) VALUES ('light.a', x'6431', x'6c69676874')");
    const Device device = must(store->devices().find(u"d1"_s)).value();
    QCOMPARE(device.name, u"L\u00e4mp"_s);
    QCOMPARE(device.manufacturer, u"I"_s);
    QCOMPARE(device.labels, R"(["a"])");
    QCOMPARE(must(store->entities().find(u"light.a"_s)).value().deviceId, u"d1"_s);
    QCOMPARE(must(store->entities().find(u"light.a"_s)).value().domain, u"light"_s);
}

void TestAdoptedFork::servicesAreKept()
{
    const auto store = adopt(
        "INSERT INTO services VALUES ('light', 'turn_on', 'Turn on', 'Turns a light on', '{\"brightness\": {}}', NULL, '2025-11-17 10:00:00.000000'),"
        " ('light', 'toggle', NULL, NULL, 'broken', 'null', NULL)");
    const QByteArray definition = must(store->services().find(u"light"_s, u"turn_on"_s)).value().definition;
    const QJsonObject object = QJsonDocument::fromJson(definition).object();
    QCOMPARE(object[u"name"_s].toString(), u"Turn on"_s);
    QCOMPARE(object[u"fields"_s].toObject().keys(), QStringList { u"brightness"_s });
    QVERIFY(must(store->services().find(u"light"_s, u"toggle"_s)));
}

QTEST_GUILESS_MAIN(TestAdoptedFork)
#include "tst_adoptedfork.moc"
