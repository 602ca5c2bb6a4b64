#include "core/domain/registryparts.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// The small parts of what Home Assistant lists.
class TestRegistryParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areas();
    void labels();
    void integrations();
    void splits();
    void wrongRows_data();
    void wrongRows();
    void otherTypes_data();
    void otherTypes();

private:
    template<typename Read>
    static auto parsed(const QByteArray &json, Read read)
    {
        const Result<JsonDocument> document = JsonDocument::parse(json);
        return read(document->root());
    }
};

void TestRegistryParts::areas()
{
    const AreaListing listing = *parsed(
        R"([{"aliases":["lounge"],"area_id":"living_room","created_at":1735689600.123456,"floor_id":"ground","icon":"mdi:sofa",
             "labels":[],"name":"Living Room","picture":null},{"area_id":"kuche","name":"Küche"},{"area_id":"den","name":""}])",
        readAreas);
    QCOMPARE(listing.rows.size(), 3u);
    QCOMPARE(listing.rows[0].areaId, u"living_room"_s);
    QCOMPARE(listing.rows[0].name, u"Living Room"_s);
    QCOMPARE(listing.rows[0].floorId, u"ground"_s);
    QCOMPARE(listing.rows[0].icon, u"mdi:sofa"_s);
    QCOMPARE(listing.rows[1].name, u"Küche"_s);
    QCOMPARE(listing.rows[1].floorId, std::nullopt);
    QCOMPARE(listing.rows[2].name, u"den"_s);
}

void TestRegistryParts::labels()
{
    const LabelListing listing = *parsed(
        R"([{"color":"green","created_at":1.5,"description":null,"icon":"mdi:robot","label_id":"ai","name":"ai:auto"}])",
        readLabels);
    QCOMPARE(listing.rows.size(), 1u);
    QCOMPARE(listing.rows[0].labelId, u"ai"_s);
    QCOMPARE(listing.rows[0].name, u"ai:auto"_s);
    QCOMPARE(listing.rows[0].color, u"green"_s);
    QCOMPARE(listing.rows[0].icon, u"mdi:robot"_s);
    QCOMPARE(listing.rows[0].description, std::nullopt);
}

void TestRegistryParts::integrations()
{
    const IntegrationListing listing = *parsed(
        R"([{"entry_id":"01J","domain":"hue","title":"Hue Bridge","source":"zeroconf","state":"loaded","disabled_by":null,
             "supported_subentry_types":{}},{"entry_id":"02J","domain":"zha","disabled_by":"user","version":3}])",
        readIntegrations);
    QCOMPARE(listing.rows.size(), 2u);
    QCOMPARE(listing.rows[0].entryId, u"01J"_s);
    QCOMPARE(listing.rows[0].domain, u"hue"_s);
    QCOMPARE(listing.rows[0].title, u"Hue Bridge"_s);
    QCOMPARE(listing.rows[0].source, u"zeroconf"_s);
    QCOMPARE(listing.rows[0].state, u"loaded"_s);
    QCOMPARE(listing.rows[0].version, 1);
    QCOMPARE(listing.rows[1].disabledBy, u"user"_s);
    QCOMPARE(listing.rows[1].version, 3);
}

void TestRegistryParts::splits()
{
    const std::vector<CompositeSplit> splits = *parsed(
        R"({"old":{"split_ids":["a","b"],"primary_id":"b"},"older":{"split_ids":["c",7,""],"primary_id":null},
            "none":{"split_ids":[]},"odd":5,"":{"split_ids":["d"]}})",
        readSplits);
    QCOMPARE(splits.size(), 2u);
    QCOMPARE(splits[0].oldId, u"old"_s);
    QCOMPARE(splits[0].splitIds, QStringList({ u"a"_s, u"b"_s }));
    QCOMPARE(splits[0].primaryId, u"b"_s);
    QCOMPARE(splits[1].splitIds, QStringList { u"c"_s });
    QCOMPARE(splits[1].primaryId, std::nullopt);
}

void TestRegistryParts::wrongRows_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("skipped");
    QTest::addColumn<int>("rejected");
    QTest::addColumn<int>("refused");
    QTest::newRow("no object") << "7"_ba << 0 << 0 << 1 << 0;
    QTest::newRow("no id") << R"({"name":"A"})"_ba << 0 << 1 << 0 << 0;
    QTest::newRow("id of another type") << R"({"area_id":7})"_ba << 0 << 1 << 0 << 0;
    QTest::newRow("id with a control character") << R"({"area_id":"a\u0001"})"_ba << 0 << 0 << 1 << 0;
    QTest::newRow("name of another type") << R"({"area_id":"a","name":7})"_ba << 0 << 0 << 1 << 1;
    QTest::newRow("name too long") << "{\"area_id\":\"a\",\"name\":\"" + QByteArray(10'000, 'x') + "\"}" << 0 << 0 << 1
                                   << 1;
    QTest::newRow("null name") << R"({"area_id":"a","name":null})"_ba << 1 << 0 << 0 << 0;
}

void TestRegistryParts::wrongRows()
{
    QFETCH(QByteArray, row);
    QFETCH(int, rows);
    QFETCH(int, skipped);
    QFETCH(int, rejected);
    QFETCH(int, refused);
    const AreaListing listing = *parsed("[{\"area_id\":\"first\",\"name\":\"F\"}," + row + ']', readAreas);
    QCOMPARE(listing.rows.size(), std::size_t(rows) + 1);
    QCOMPARE(listing.skipped, skipped);
    QCOMPARE(listing.rejectedCount, rejected);
    QCOMPARE(listing.refused.size(), std::size_t(refused));
    if (rejected)
        QCOMPARE(listing.rejected.at(0).index, 1);
    const IntegrationListing without = *parsed(R"([{"entry_id":"e1"}])", readIntegrations);
    QCOMPARE(without.rejectedCount, 1); // a config entry needs a domain
}

void TestRegistryParts::otherTypes_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json : { "null", "7", "\"x\"", "{}" })
        QTest::newRow(json) << QByteArray(json);
}

void TestRegistryParts::otherTypes()
{
    QFETCH(QByteArray, json);
    QCOMPARE(parsed(json, readAreas).error().fields.at(0).type, u"list_type"_s);
    QCOMPARE(parsed(json, readLabels).error().code, ErrorCode::InvalidInput);
    QCOMPARE(parsed(json, readIntegrations).error().code, ErrorCode::InvalidInput);
    QCOMPARE(parsed(json == "{}" ? "[]"_ba : json, readSplits).error().fields.at(0).type, u"dict_type"_s);
}

QTEST_APPLESS_MAIN(TestRegistryParts)
#include "tst_registryparts.moc"
