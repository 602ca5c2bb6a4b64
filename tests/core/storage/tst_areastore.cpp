#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestAreaStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areasOfTheRegistryAndOthers();
    void upsertIsJournalledOnce();
    void labelsAreCounted();
};

void TestAreaStore::areasOfTheRegistryAndOthers()
{
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1","area_id":"den"},{"id":"d2","area_id":"attic"}])");
    db.feedEntities(
        R"([{"entity_id":"sensor.a","area_id":"den"},{"entity_id":"light.a","area_id":"den"},{"entity_id":"light.b","area_id":"den"}])");
    must(db.store().areas().upsert(std::vector<Area> { { u"den"_s, u"The Den"_s, u"ground"_s, u"mdi:sofa"_s } }));
    const std::vector<Area> areas = must(db.store().areas().list({})).rows;
    QCOMPARE(areas.size(), std::size_t(2));
    QCOMPARE(areas[0].areaId, u"attic"_s);
    QCOMPARE(areas[0].displayName(), u"Attic"_s);
    QCOMPARE(areas[0].revision, 0);
    QCOMPARE(areas[0].deviceCount, 1);
    QCOMPARE(areas[1].displayName(), u"The Den"_s);
    QCOMPARE(areas[1].floorId, u"ground"_s);
    QCOMPARE(areas[1].entityCount, 3);
    QCOMPARE(areas[1].domains, (std::vector<QString> { u"light"_s, u"sensor"_s }));
}

void TestAreaStore::upsertIsJournalledOnce()
{
    TemporaryDatabase db;
    std::vector<Area> areas { { u"den"_s, u"Den"_s }, { u"bath"_s, std::nullopt } };
    must(db.store().areas().upsert(areas));
    must(db.store().areas().upsert(areas));
    QCOMPARE(db.journalLength(), 2);
    areas[0].name = u"Parlour"_s;
    must(db.store().areas().upsert(areas));
    QCOMPARE(db.journalLength(), 3);
    QCOMPARE(db.changesSince(2)[0].before, QByteArray(R"({"name":"Den"})"));
    QCOMPARE(must(db.store().areas().list({})).rows[1].revision, 2);
}

void TestAreaStore::labelsAreCounted()
{
    TemporaryDatabase db;
    db.feedEntities(
        R"([{"entity_id":"light.a","labels":["x","ai:auto"]},{"entity_id":"light.b","labels":["x"]},{"entity_id":"light.c"}])");
    const std::vector<Label> labels = must(db.store().areas().labels({})).rows;
    QCOMPARE(labels.size(), std::size_t(2));
    QCOMPARE(labels[0].label, u"ai:auto"_s);
    QCOMPARE(labels[1].label, u"x"_s);
    QCOMPARE(labels[1].entityCount, 2);
}

QTEST_GUILESS_MAIN(TestAreaStore)
#include "tst_areastore.moc"
