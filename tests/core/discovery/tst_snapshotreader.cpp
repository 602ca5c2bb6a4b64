#include "core/discovery/snapshotreader.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// From the lists as they came to what the book takes.
class TestSnapshotReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allParts();
    void partsThatWereNotGivenStayAbsent();
    void configEntryOfOldReleases();
    void wrongForm_data();
    void wrongForm();

private:
    static RegistryLists lists()
    {
        RegistryLists lists;
        lists[RegistryPart::Devices] = R"([{"id":"d1","name":"Lamp"},{"name":"no id"}])";
        lists[RegistryPart::Entities] = R"([{"entity_id":"light.a","device_id":"d1"},{"entity_id":"light.b"}])";
        return lists;
    }
};

void TestSnapshotReader::allParts()
{
    RegistryLists given = lists();
    given[RegistryPart::Areas] = R"([{"area_id":"kitchen","name":"Kitchen"}])";
    given[RegistryPart::Labels] = R"([{"label_id":"l","name":"L"}])";
    given[RegistryPart::ConfigEntries] = R"([{"entry_id":"e","domain":"hue","title":"Hue","state":"loaded"}])";
    given[RegistryPart::Splits] = R"({"old":{"split_ids":["d1"],"primary_id":"d1"}})";
    const Result<RegistrySnapshot> snapshot = readSnapshot(given);
    QVERIFY(snapshot.has_value());
    QCOMPARE(snapshot->splits.size(), std::size_t(1));
    const DiscoveryCounts counts = countsOf(*snapshot);
    QCOMPARE(counts.devices, 1);
    QCOMPARE(counts.entities, 2);
    QCOMPARE(counts.areas, 1);
    QCOMPARE(counts.labels, 1);
    QCOMPARE(counts.integrations, 1);
}

void TestSnapshotReader::partsThatWereNotGivenStayAbsent()
{
    const Result<RegistrySnapshot> snapshot = readSnapshot(lists());
    QVERIFY(snapshot.has_value());
    QVERIFY(!snapshot->areas && !snapshot->labels && !snapshot->integrations && snapshot->splits.empty());
    QVERIFY(!countsOf(*snapshot).areas);
}

/// Before 2024.7 a device named none as its own: its integration follows from the first.
void TestSnapshotReader::configEntryOfOldReleases()
{
    RegistryLists given = lists();
    given[RegistryPart::Devices] = R"([{"id":"d1","name":"Lamp","config_entries":["e1","e2"]}])";
    const Result<RegistrySnapshot> snapshot = readSnapshot(given);
    QVERIFY(snapshot.has_value());
    QCOMPARE(snapshot->devices->rows.at(0).values[fieldIndex(deviceFields, "config_entry_id")], "e1");
}

void TestSnapshotReader::wrongForm_data()
{
    QTest::addColumn<int>("part");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("devices as an object") << int(RegistryPart::Devices) << "{}"_ba;
    QTest::newRow("entities as null") << int(RegistryPart::Entities) << "null"_ba;
    QTest::newRow("areas as text") << int(RegistryPart::Areas) << "\"a\""_ba;
    QTest::newRow("splits as an array") << int(RegistryPart::Splits) << "[]"_ba;
}

void TestSnapshotReader::wrongForm()
{
    QFETCH(int, part);
    RegistryLists given = lists();
    QFETCH(QByteArray, json);
    given[RegistryPart(part)] = json;
    const Result<RegistrySnapshot> snapshot = readSnapshot(given);
    QVERIFY(!snapshot.has_value());
    QCOMPARE(snapshot.error().code, ErrorCode::InvalidInput);
    QVERIFY(snapshot.error().message.startsWith(u"The "_s));
}

QTEST_GUILESS_MAIN(TestSnapshotReader)
#include "tst_snapshotreader.moc"
