#include "core/domain/registryreader.h"
#include "core/domain/textrules.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// One wrong row is refused alone, by its index and with a reason a person understands.
class TestRegistryRejects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void devices_data();
    void devices();
    void entities_data();
    void entities();
    void longIdIsShortened();
    void goodRowsOfTheSameListingAreRead();
    void severalWrongRows();
};

void TestRegistryRejects::devices_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("reason");
    const QString text = u"Input should be a valid string"_s;
    const QString object = u"Input should be a valid dictionary"_s;
    QTest::newRow("number for a row") << QByteArray("5") << object;
    QTest::newRow("null for a row") << QByteArray("null") << object;
    QTest::newRow("text for a row") << QByteArray("\"id\"") << object;
    QTest::newRow("list for a row") << QByteArray("[{\"id\":\"a\"}]") << object;
    QTest::newRow("number for an id") << QByteArray(R"({"id":17})") << u"id: "_s + text;
    QTest::newRow("true for an id") << QByteArray(R"({"id":true})") << u"id: "_s + text;
    QTest::newRow("list for an id") << QByteArray(R"({"id":["a"]})") << u"id: "_s + text;
    QTest::newRow("long id") << QByteArray("{\"id\":\"" + QByteArray(4096, 'x') + "\"}")
                             << u"id has 4096 bytes, at most 255 are allowed"_s;
    QTest::newRow("line break in the id") << QByteArray(R"({"id":"a\nb"})") << u"id has control characters"_s;
    QTest::newRow("NUL in the id") << QByteArray(R"({"id":"a\u0000"})") << u"id has control characters"_s;
    QTest::newRow("number for a name") << QByteArray(R"({"id":"a","name":5})") << u"name: "_s + text;
    QTest::newRow("flag for a model") << QByteArray(R"({"id":"a","model":false})") << u"model: "_s + text;
    QTest::newRow("object for an area") << QByteArray(R"({"id":"a","area_id":{}})") << u"area_id: "_s + text;
    QTest::newRow("number by the alternative key")
        << QByteArray(R"({"id":"a","primary_config_entry":1})") << u"primary_config_entry: "_s + text;
    QTest::newRow("control character in a name")
        << QByteArray(R"({"id":"a","name":"\u001b[0m"})") << u"name: text has control characters"_s;
    QTest::newRow("10 MB name") << QByteArray("{\"id\":\"a\",\"name\":\"" + QByteArray(10'000'000, 'x') + "\"}")
                                << u"name: text has 10000000 bytes, at most 8192 are allowed"_s;
    QTest::newRow("text for labels") << QByteArray(R"({"id":"a","labels":"red"})")
                                     << u"labels: Input should be a valid list"_s;
    QTest::newRow("number among labels") << QByteArray(R"({"id":"a","labels":["red",1]})")
                                         << u"labels: Input should be a list of strings"_s;
    QTest::newRow("null among labels") << QByteArray(R"({"id":"a","labels":[null]})")
                                       << u"labels: Input should be a list of strings"_s;
    QTest::newRow("object for identifiers")
        << QByteArray(R"({"id":"a","identifiers":{}})") << u"identifiers: Input should be a valid list"_s;
    QTest::newRow("identifiers of 100 KB")
        << QByteArray("{\"id\":\"a\",\"identifiers\":[[\"" + QByteArray(100'000, 'x') + "\"]]}")
        << u"identifiers: value has 100006 bytes, at most 65536 are allowed"_s;
    QTest::newRow("first of two problems") << QByteArray(R"({"id":"a","name":5,"model":6})") << u"name: "_s + text;
}

void TestRegistryRejects::devices()
{
    QFETCH(QByteArray, row);
    const Result<DeviceListing> listing = readDevices('[' + row + ']');
    QVERIFY(listing);
    QCOMPARE(listing->rows.size(), std::size_t(0));
    QCOMPARE(listing->rejected.size(), std::size_t(1));
    QCOMPARE(listing->rejected.front().index, qsizetype(0));
    QTEST(listing->rejected.front().reason, "reason");
}

void TestRegistryRejects::entities_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("reason");
    QTest::newRow("number for an id") << QByteArray(R"({"entity_id":17})") << u"id: Input should be a valid string"_s;
    QTest::newRow("number for a registry id")
        << QByteArray(R"({"entity_id":"light.a","id":5})") << u"id: Input should be a valid string"_s;
    QTest::newRow("long registry id") << QByteArray("{\"entity_id\":\"light.a\",\"id\":\"" + QByteArray(256, 'x')
                                                    + "\"}")
                                      << u"id: id has 256 bytes, at most 255 are allowed"_s;
    QTest::newRow("list for options") << QByteArray(R"({"entity_id":"light.a","options":[]})")
                                      << u"options: Input should be a valid dictionary"_s;
    QTest::newRow("options of 100 KB") << QByteArray(R"({"entity_id":"light.a","options":{"a":")"
                                                     + QByteArray(100'000, 'x') + "\"}}")
                                       << u"options: value has 100008 bytes, at most 65536 are allowed"_s;
}

void TestRegistryRejects::entities()
{
    QFETCH(QByteArray, row);
    const Result<EntityListing> listing = readEntities('[' + row + ']');
    QVERIFY(listing);
    QCOMPARE(listing->rejected.size(), std::size_t(1));
    QTEST(listing->rejected.front().reason, "reason");
}

void TestRegistryRejects::longIdIsShortened()
{
    const Result<DeviceListing> listing = readDevices("[{\"id\":\"" + QByteArray(4096, 'x') + "\"}]");
    QVERIFY(listing);
    QCOMPARE(listing->rejected.front().id, QString(qsizetype(maxIdBytes), u'x'));
}

void TestRegistryRejects::goodRowsOfTheSameListingAreRead()
{
    const Result<DeviceListing> listing = readDevices(R"([{"id":"a"},{"id":"b","name":1},{"id":"c"}])");
    QVERIFY(listing);
    QCOMPARE(listing->rows.size(), std::size_t(2));
    QCOMPARE(listing->rows[1].index, qsizetype(2));
    QCOMPARE(listing->rejected.front().index, qsizetype(1));
    QCOMPARE(listing->rejected.front().id, u"b"_s);
}

void TestRegistryRejects::severalWrongRows()
{
    const Result<DeviceListing> listing = readDevices(R"([1,{"id":"a","name":"A"},2])");
    QVERIFY(listing);
    QCOMPARE(listing->rejected.size(), std::size_t(2));
    QCOMPARE(listing->rejected[1].index, qsizetype(2));
}

QTEST_GUILESS_MAIN(TestRegistryRejects)
#include "tst_registryrejects.moc"
