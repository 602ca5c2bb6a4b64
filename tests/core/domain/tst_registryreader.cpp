#include "core/domain/registryreader.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

QByteArray bytes(std::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

/// The value of a column of the first row: "<absent>", "<null>" or its stored form.
QByteArray deviceValue(const QByteArray &row, std::string_view column)
{
    const Result<DeviceListing> listing = readDevices('[' + row + ']');
    if (!listing || listing->rows.size() != 1)
        return "<no row>";
    const std::size_t at = fieldIndex(deviceFields, column);
    const DevicePatch &patch = listing->rows.front();
    return !patch.has(at) ? QByteArray("<absent>") : patch.isNull(at) ? QByteArray("<null>") : bytes(patch.values[at]);
}

QByteArray entityValue(const QByteArray &row, std::string_view column)
{
    const Result<EntityListing> listing = readEntities('[' + row + ']');
    if (!listing || listing->rows.size() != 1)
        return "<no row>";
    const std::size_t at = fieldIndex(entityFields, column);
    const EntityPatch &patch = listing->rows.front();
    return !patch.has(at) ? QByteArray("<absent>") : patch.isNull(at) ? QByteArray("<null>") : bytes(patch.values[at]);
}

} // namespace

class TestRegistryReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deviceValues_data();
    void deviceValues();
    void entityValues_data();
    void entityValues();
    void deviceIds_data();
    void deviceIds();
    void rowsWithoutIdAreSkipped_data();
    void rowsWithoutIdAreSkipped();
    void orderOfSetsDoesNotMatter_data();
    void orderOfSetsDoesNotMatter();
    void duplicatesStayInOrder();
    void orderOfKeysMayChangeFromRowToRow();
    void emptyListing();
    void listingOutlivesItsBody();
    void movedListingKeepsItsViews();
};

void TestRegistryReader::deviceValues_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<QByteArray>("stored");
    const auto add = [](const char *name, const char *row, const char *column, const char *stored) {
        QTest::newRow(name) << QByteArray(row) << QByteArray(column) << QByteArray(stored);
    };
    add("text", R"({"id":"a","model":"LCA001"})", "model", "LCA001");
    add("null", R"({"id":"a","model":null})", "model", "<null>");
    add("absent", R"({"id":"a"})", "model", "<absent>");
    add("empty text", R"({"id":"a","model":""})", "model", "");
    add("non-ASCII", R"({"id":"a","name":"Küche ☀"})", "name", "Küche ☀");
    add("escaped non-ASCII", R"({"id":"a","name":"K\u00fcche"})", "name", "Küche");
    add("unknown keys do not matter", R"({"colour":{"r":[1,{"x":null}]},"id":"a","name":"A","created_at":1.5e9})",
        "name", "A");
    add("modern config entry", R"({"id":"a","config_entry_id":"new","primary_config_entry":"old"})", "config_entry_id",
        "new");
    add("config entry of 2024", R"({"id":"a","primary_config_entry":"old"})", "config_entry_id", "old");
    add("alternative first", R"({"id":"a","primary_config_entry":"old","config_entry_id":"new"})", "config_entry_id",
        "new");
    add("alternative twice", R"({"id":"a","primary_config_entry":"old","primary_config_entry":"newer"})",
        "config_entry_id", "newer");
    add("null wins over alternative", R"({"id":"a","config_entry_id":null,"primary_config_entry":"old"})",
        "config_entry_id", "<null>");
    add("hub of the fork", R"({"id":"a","via_device":"hub"})", "via_device_id", "hub");
    add("child device", R"({"id":"a","parent_device_id":"p"})", "parent_device_id", "p");
    add("key twice: the last", R"({"id":"a","name":"A","name":"B"})", "name", "B");
    add("labels null", R"({"id":"a","labels":null})", "labels", "[]");
    add("labels absent", R"({"id":"a"})", "labels", "<absent>");
    add("labels sorted, once each", R"({"id":"a","labels":["b","a","b"]})", "labels", R"(["a","b"])");
    add("identifiers of odd arity", R"({"id":"a","identifiers":[["zwave","1",2,3.5],["b"],[]]})", "identifiers",
        R"([["b"],["zwave","1",2,3.5],[]])");
    add("identifiers with numbers",
        R"({"id":"a","identifiers":[["hue",18446744073709551615],["hue",-7],["hue",true]]})", "identifiers",
        R"([["hue",-7],["hue",18446744073709551615],["hue",true]])");
    add("identifiers empty", R"({"id":"a","identifiers":[]})", "identifiers", "[]");
    add("connections", R"({"id":"a","connections":[ ["mac" , "00:11"] ]})", "connections", R"([["mac","00:11"]])");
}

void TestRegistryReader::deviceValues()
{
    QFETCH(QByteArray, row);
    QFETCH(QByteArray, column);
    QTEST(deviceValue(row, column.toStdString()), "stored");
}

void TestRegistryReader::entityValues_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<QByteArray>("stored");
    const auto add = [](const char *name, const char *row, const char *column, const char *stored) {
        QTest::newRow(name) << QByteArray(row) << QByteArray(column) << QByteArray(stored);
    };
    add("registry id", R"({"entity_id":"light.a","id":"r1"})", "registry_id", "r1");
    add("registry id null", R"({"entity_id":"light.a","id":null})", "registry_id", "<null>");
    add("registry id empty is none", R"({"entity_id":"light.a","id":""})", "registry_id", "<null>");
    add("device", R"({"entity_id":"light.a","device_id":"d1"})", "device_id", "d1");
    add("device empty is none", R"({"entity_id":"light.a","device_id":""})", "device_id", "<null>");
    add("user's name", R"({"entity_id":"light.a","name":"Mine"})", "name", "Mine");
    add("user's name of the fork", R"({"entity_id":"light.a","name_by_user":"Mine"})", "name", "Mine");
    add("null name wins over the fork's", R"({"entity_id":"light.a","name":null,"name_by_user":"Mine"})", "name",
        "<null>");
    add("options", R"({"entity_id":"light.a","options":{ "b": {"x": 1}, "a": null }})", "options",
        R"({"b":{"x":1},"a":null})");
    add("options null", R"({"entity_id":"light.a","options":null})", "options", "{}");
    add("aliases sorted", R"({"entity_id":"light.a","aliases":["z","y"]})", "aliases", R"(["y","z"])");
    add("original name", R"({"entity_id":"light.a","original_name":"Lamp"})", "original_name", "Lamp");
    add("hidden by", R"({"entity_id":"light.a","hidden_by":"user"})", "hidden_by", "user");
}

void TestRegistryReader::entityValues()
{
    QFETCH(QByteArray, row);
    QFETCH(QByteArray, column);
    QTEST(entityValue(row, column.toStdString()), "stored");
}

void TestRegistryReader::deviceIds_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("id") << QByteArray(R"({"id":"a","device_id":"b"})") << QByteArray("a");
    QTest::newRow("id after device_id") << QByteArray(R"({"device_id":"b","id":"a"})") << QByteArray("a");
    QTest::newRow("device_id alone") << QByteArray(R"({"device_id":"b"})") << QByteArray("b");
    QTest::newRow("null id") << QByteArray(R"({"id":null,"device_id":"b"})") << QByteArray("b");
    QTest::newRow("empty id") << QByteArray(R"({"id":"","device_id":"b"})") << QByteArray("b");
    QTest::newRow("zero id") << QByteArray(R"({"id":0,"device_id":"b"})") << QByteArray("b");
    QTest::newRow("255 bytes") << QByteArray("{\"id\":\"" + QByteArray(255, 'x') + "\"}") << QByteArray(255, 'x');
}

void TestRegistryReader::deviceIds()
{
    QFETCH(QByteArray, row);
    const Result<DeviceListing> listing = readDevices('[' + row + ']');
    QVERIFY(listing);
    QCOMPARE(listing->rows.size(), std::size_t(1));
    QTEST(bytes(listing->rows.front().id), "id");
}

void TestRegistryReader::rowsWithoutIdAreSkipped_data()
{
    QTest::addColumn<QByteArray>("row");
    for (const char *row : { R"({})", R"({"name":"A"})", R"({"id":null})", R"({"id":""})", R"({"id":0})",
                             R"({"id":0.0})", R"({"id":false})", R"({"id":null,"device_id":null})" })
        QTest::newRow(row) << QByteArray(row);
}

void TestRegistryReader::rowsWithoutIdAreSkipped()
{
    QFETCH(QByteArray, row);
    const Result<DeviceListing> listing = readDevices('[' + row + R"(,{"id":"a"}])");
    QVERIFY(listing);
    QCOMPARE(listing->skipped, qsizetype(1));
    QCOMPARE(listing->rejected.size(), std::size_t(0));
    QCOMPARE(listing->rows.size(), std::size_t(1));
    QCOMPARE(listing->rows.front().index, qsizetype(1));
}

void TestRegistryReader::orderOfSetsDoesNotMatter_data()
{
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    QTest::newRow("labels") << QByteArray("labels") << QByteArray(R"(["b","a","c"])") << QByteArray(R"(["c","b","a"])");
    QTest::newRow("escapes") << QByteArray("labels") << QByteArray(R"(["\u00fc"])") << QByteArray(R"(["ü"])");
    QTest::newRow("identifiers") << QByteArray("identifiers") << QByteArray(R"([["hue","1"],["hue",2]])")
                                 << QByteArray(R"([["hue", 2], ["hue", "1"]])");
    QTest::newRow("connections") << QByteArray("connections") << QByteArray(R"([["mac","a"],["bt","b"]])")
                                 << QByteArray(R"([["bt","b"],["mac","a"]])");
}

void TestRegistryReader::orderOfSetsDoesNotMatter()
{
    QFETCH(QByteArray, column);
    QFETCH(QByteArray, one);
    QFETCH(QByteArray, other);
    const auto stored = [&](const QByteArray &value) {
        return deviceValue("{\"id\":\"a\",\"" + column + "\":" + value + '}', column.toStdString());
    };
    QVERIFY(stored(one).startsWith('['));
    QCOMPARE(stored(one), stored(other));
}

void TestRegistryReader::duplicatesStayInOrder()
{
    const Result<DeviceListing> listing = readDevices(R"([{"id":"a","name":"1"},{"id":"b"},{"id":"a","name":"2"}])");
    QVERIFY(listing);
    QCOMPARE(listing->rows.size(), std::size_t(3));
    QCOMPARE(bytes(listing->rows[0].values[0]), QByteArray("1"));
    QCOMPARE(bytes(listing->rows[2].id), QByteArray("a"));
    QCOMPARE(bytes(listing->rows[2].values[0]), QByteArray("2"));
}

void TestRegistryReader::orderOfKeysMayChangeFromRowToRow()
{
    const Result<DeviceListing> listing = readDevices(
        R"([{"id":"a","name":"A","model":"m"},{"model":"n","id":"b","name":"B"},{"name":"C","id":"c"}])");
    QVERIFY(listing);
    QByteArrayList read;
    for (const DevicePatch &row : listing->rows)
        read += bytes(row.id) + '/' + bytes(row.values[fieldIndex(deviceFields, "name")]) + '/'
            + bytes(row.values[fieldIndex(deviceFields, "model")]);
    QCOMPARE(read, QByteArrayList({ "a/A/m", "b/B/n", "c/C/" }));
}

void TestRegistryReader::emptyListing()
{
    const Result<EntityListing> listing = readEntities("[]");
    QVERIFY(listing);
    QCOMPARE(listing->rows.size() + listing->rejected.size() + std::size_t(listing->skipped), std::size_t(0));
}

void TestRegistryReader::listingOutlivesItsBody()
{
    Result<DeviceListing> listing;
    {
        QByteArray body = R"([{"id":"abc","name":"Kitchen lamp","labels":["b","a"]}])";
        listing = readDevices(body);
        body.fill('x');
    }
    QCOMPARE(bytes(listing->rows.front().id), QByteArray("abc"));
    QCOMPARE(bytes(listing->rows.front().values[fieldIndex(deviceFields, "labels")]), QByteArray(R"(["a","b"])"));
}

void TestRegistryReader::movedListingKeepsItsViews()
{
    Result<DeviceListing> listing = readDevices(R"([{"id":"abc","name":"Kitchen lamp","labels":["b","a"]}])");
    const DeviceListing moved = std::move(*listing);
    listing = readDevices(R"([{"id":"zzz"}])");
    QCOMPARE(bytes(moved.rows.front().values[0]), QByteArray("Kitchen lamp"));
    QCOMPARE(bytes(moved.rows.front().values[fieldIndex(deviceFields, "labels")]), QByteArray(R"(["a","b"])"));
}

QTEST_GUILESS_MAIN(TestRegistryReader)
#include "tst_registryreader.moc"
