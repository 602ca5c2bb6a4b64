#include "core/discovery/historypoints.h"
#include "core/discovery/snapshotreader.h"
#include "tests/support/homes.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// The points as the old service wrote them.
class TestHistoryPoints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void devices_data();
    void devices();
    void entities_data();
    void entities();
    void configEntries();
    void entitiesAreCounted();
    void timeIsToTheSecond();
    void pieces_data();
    void pieces();
    void nothingListed();

private:
    static constexpr Timestamp time = { 1'760'393'703'987'654 };

    static HistoryPoints points(RegistryPart part, const QByteArray &json)
    {
        RegistryLists lists;
        lists[part] = json;
        return points(lists);
    }
    static HistoryPoints points(const RegistryLists &lists)
    {
        Result<RegistrySnapshot> snapshot = readSnapshot(lists);
        if (!snapshot)
            qFatal("%s", qPrintable(snapshot.error().message));
        return { std::move(*snapshot), time };
    }
};

void TestHistoryPoints::devices_data()
{
    QTest::addColumn<QByteArray>("listed");
    QTest::addColumn<QByteArray>("tags");
    QTest::addColumn<QByteArray>("fields");
    QTest::newRow("whole")
        << R"({"id":"d1","name":"Hue Bridge","manufacturer":"Signify","model":"Hue Bridge","area_id":"hallway","sw_version":"1.68"})"_ba
        << R"(area_id=hallway,device_id=d1,manufacturer=Signify,model=Hue\ Bridge)"_ba
        << R"(name="Hue Bridge",sw_version="1.68",entity_count=0i)"_ba;
    const QByteArray sentinels = "area_id=unassigned,device_id=d1,manufacturer=Unknown,model=Unknown";
    QTest::newRow("nulls")
        << R"({"id":"d1","name":"Lamp, \"Küche\"","manufacturer":null,"model":null,"area_id":null,"sw_version":null})"_ba
        << sentinels << R"(name="Lamp, \"Küche\"",sw_version="Unknown",entity_count=0i)"_ba;
    QTest::newRow("empty") << R"({"id":"d1","name":"L","manufacturer":"","model":"","area_id":"","sw_version":""})"_ba
                           << sentinels << R"(name="L",sw_version="Unknown",entity_count=0i)"_ba;
    QTest::newRow("absent") << R"({"id":"d1","name":"L"})"_ba << sentinels
                            << R"(name="L",sw_version="Unknown",entity_count=0i)"_ba;
    QTest::newRow("named by the user alone") << R"({"id":"d1","name":null,"name_by_user":"Mine"})"_ba << sentinels
                                             << R"(name="Mine",sw_version="Unknown",entity_count=0i)"_ba;
    QTest::newRow("no name") << R"({"id":"d1"})"_ba << sentinels
                             << R"(name="d1",sw_version="Unknown",entity_count=0i)"_ba;
}

void TestHistoryPoints::devices()
{
    QFETCH(QByteArray, listed);
    QFETCH(QByteArray, tags);
    QFETCH(QByteArray, fields);
    QCOMPARE(points(RegistryPart::Devices, '[' + listed + ']').next(10),
             "devices," + tags + ' ' + fields + " 1760393703000000000\n");
}

void TestHistoryPoints::entities_data()
{
    QTest::addColumn<QByteArray>("listed");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("whole")
        << R"({"entity_id":"light.lamp","device_id":"d2","platform":"hue","area_id":"kitchen","unique_id":"a-1","disabled_by":"user"})"_ba
        << R"(area_id=kitchen,device_id=d2,domain=light,entity_id=light.lamp,platform=hue unique_id="a-1",disabled=true)"_ba;
    QTest::newRow("nulls")
        << R"({"entity_id":"automation.morning","device_id":null,"platform":"automation","area_id":null,"unique_id":null,"disabled_by":null})"_ba
        << R"(area_id=unassigned,device_id=unknown,domain=automation,entity_id=automation.morning,platform=automation unique_id="",disabled=false)"_ba;
    QTest::newRow("an old release")
        << R"({"entity_id":"sun.sun"})"_ba
        << R"(area_id=unassigned,device_id=unknown,domain=sun,entity_id=sun.sun unique_id="",disabled=false)"_ba;
}

void TestHistoryPoints::entities()
{
    QFETCH(QByteArray, listed);
    QFETCH(QByteArray, line);
    QCOMPARE(points(RegistryPart::Entities, '[' + listed + ']').next(10),
             "entities," + line + " 1760393703000000000\n");
}

void TestHistoryPoints::configEntries()
{
    const QByteArray listed = R"([{"entry_id":"e1","domain":"hue","title":"Philips Hue","state":"loaded"},)"
                              R"({"entry_id":"e2","domain":"sun"}])";
    QCOMPARE(points(RegistryPart::ConfigEntries, listed).next(10),
             "config_entries,domain=hue,entry_id=e1,state=loaded title=\"Philips Hue\",version=1i 1760393703000000000\n"
             "config_entries,domain=sun,entry_id=e2 title=\"\",version=1i 1760393703000000000\n"_ba);
}

void TestHistoryPoints::entitiesAreCounted()
{
    RegistryLists lists;
    lists[RegistryPart::Devices] = devicesOfHome(3);
    lists[RegistryPart::Entities] = entitiesOfHome(5, 2);
    const QByteArrayList lines = points(lists).next(100).split('\n');
    QVERIFY(lines[0].contains("entity_count=3i "));
    QVERIFY(lines[1].contains("entity_count=2i "));
    QVERIFY(lines[2].contains("entity_count=0i "));
}

void TestHistoryPoints::timeIsToTheSecond()
{
    QVERIFY(points(RegistryPart::Devices, devicesOfHome(1)).next(1).endsWith(" 1760393703000000000\n"));
}

void TestHistoryPoints::pieces_data()
{
    QTest::addColumn<int>("most");
    QTest::addColumn<QList<int>>("sizes");
    QTest::newRow("across the parts") << 4 << QList<int> { 4, 4, 2 };
    QTest::newRow("evenly") << 5 << QList<int> { 5, 5 };
    QTest::newRow("all at once") << 100 << QList<int> { 10 };
}

void TestHistoryPoints::pieces()
{
    QFETCH(int, most);
    RegistryLists lists;
    lists[RegistryPart::Devices] = devicesOfHome(3);
    lists[RegistryPart::Entities] = entitiesOfHome(6, 3);
    lists[RegistryPart::ConfigEntries] = R"([{"entry_id":"e1","domain":"hue"}])";
    HistoryPoints all = points(lists);
    QList<int> sizes;
    QByteArray lines;
    for (QByteArray piece = all.next(most); !piece.isEmpty(); piece = all.next(most)) {
        sizes += int(piece.count('\n'));
        lines += piece;
    }
    QTEST(sizes, "sizes");
    QCOMPARE(lines, points(lists).next(100));
    QVERIFY(all.next(most).isEmpty());
}

void TestHistoryPoints::nothingListed()
{
    QVERIFY(points(RegistryLists()).next(10).isEmpty());
}

QTEST_GUILESS_MAIN(TestHistoryPoints)
#include "tst_historypoints.moc"
