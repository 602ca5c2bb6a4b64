#include "tests/support/homes.h"
#include "tests/support/registries.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// What a whole listing does to rows that are listed, and to those that are not.
class TestRegistrySync : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesEveryPart();
    void isOneOperation();
    void theSameAgainWritesNothing();
    void absentPartsStayUntouched();
    void rowsOfPlainUpsertsAreGoneToo();
    void goneReturnedAndGoneAgain();
    void goneOnceIsJournalledOnce();
    void plainUpsertNeverMarks();
    void plainUpsertBringsBack();
    void emptyListingOfAFewRows();
    void smallPartsAreRemoved_data();
    void smallPartsAreRemoved();
    void renamedEntityIsNotMissing();
    void displacedEntityIsGone();
    void rejectedRowsWereListed_data();
    void rejectedRowsWereListed();
    void integrationFollowsFromTheConfigEntry();
    void integrationOfAnEntryListedBefore();
    void parentsAreJournalledFirst();
    void entitiesOfUnlistedDevices();

private:
    static QString goneDevices(TemporaryDatabase &db)
    {
        return db.text(
            "SELECT group_concat(device_id, ' ') FROM (SELECT device_id FROM devices WHERE gone_at IS NOT NULL"
            " ORDER BY device_id)");
    }
    static QString goneEntities(TemporaryDatabase &db)
    {
        return db.text(
            "SELECT group_concat(entity_id, ' ') FROM (SELECT entity_id FROM entities WHERE gone_at IS NOT NULL"
            " ORDER BY entity_id)");
    }
    static RegistryTexts home()
    {
        return { .devices = devicesOfHome(3),
                 .entities = entitiesOfHome(6, 3),
                 .areas = R"([{"area_id":"kitchen","name":"Kitchen","floor_id":"ground","icon":"mdi:pot"}])",
                 .labels = R"([{"label_id":"old","name":"Old","color":"red"}])",
                 .integrations = R"([{"entry_id":"e1","domain":"hue","title":"Hue","state":"loaded"}])" };
    }
};

void TestRegistrySync::writesEveryPart()
{
    TemporaryDatabase db;
    const SyncReport report = sync(db, home());
    QVERIFY(!report.held);
    QCOMPARE(report.devices.inserted, 3);
    QCOMPARE(report.entities.inserted, 6);
    QCOMPARE(report.areas.inserted, 1);
    QCOMPARE(report.labels.inserted, 1);
    QCOMPARE(report.integrations.inserted, 1);
    QCOMPARE(db.entity(u"light.e0004"_s).deviceId, u"d0001"_s);
    QCOMPARE(db.text("SELECT name || floor_id || icon FROM areas"), u"Kitchengroundmdi:pot"_s);
    QCOMPARE(must(db.store().labels().list()).at(0).color, u"red"_s);
    QCOMPARE(must(db.store().integrations().list({ .limit = 10 })).rows.at(0).domain, u"hue"_s);
}

void TestRegistrySync::isOneOperation()
{
    TemporaryDatabase db;
    sync(db, home());
    QCOMPARE(db.number("SELECT count(*) FROM operations"), 1);
    QCOMPARE(db.number("SELECT count(DISTINCT operation) FROM changes"), 1);
    QCOMPARE(db.number("SELECT changes FROM operations"), 3 + 6 + 1 + 1 + 1);
}

void TestRegistrySync::theSameAgainWritesNothing()
{
    TemporaryDatabase db;
    sync(db, home());
    const qint64 journal = db.journalLength();
    const qint64 written = db.connection().totalChanges();
    const SyncReport report = sync(db, home());
    QCOMPARE(report.devices.unchanged, 3);
    QCOMPARE(report.entities.unchanged, 6);
    QCOMPARE(report.areas.unchanged + report.labels.unchanged + report.integrations.unchanged, 3);
    QCOMPARE(db.journalLength(), journal);
    QCOMPARE(db.connection().totalChanges() - written, 2); // the writer's name, put in and taken out
    QCOMPARE(db.number("SELECT count(*) FROM operations"), 1);
}

void TestRegistrySync::absentPartsStayUntouched()
{
    TemporaryDatabase db;
    sync(db, home());
    const SyncReport report = sync(db, { .devices = devicesOfHome(2) });
    QCOMPARE(report.devices.gone, 1);
    QCOMPARE(goneEntities(db), QString());
    QCOMPARE(
        db.number(
            "SELECT (SELECT count(*) FROM areas) + (SELECT count(*) FROM labels) + (SELECT count(*) FROM integrations)"),
        3);
    QCOMPARE(sync(db, { .entities = entitiesOfHome(5, 3) }).entities.gone, 1);
    QCOMPARE(goneDevices(db), u"d0002"_s);
}

/// The book has one home: a listing of all of it speaks of each row, whichever way that came.
void TestRegistrySync::rowsOfPlainUpsertsAreGoneToo()
{
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(3));
    db.execute("INSERT INTO devices (device_id, name) VALUES ('shell', 'From a shell')");
    QCOMPARE(sync(db, { .devices = devicesOfHome(2) }).devices.gone, 2);
    QCOMPARE(goneDevices(db), u"d0002 shell"_s);
}

void TestRegistrySync::goneReturnedAndGoneAgain()
{
    TemporaryDatabase db;
    const RegistryTexts two { .devices = devicesOfHome(2), .entities = entitiesOfHome(2, 2) };
    const RegistryTexts one { .devices = devicesOfHome(1), .entities = entitiesOfHome(1, 1) };
    sync(db, two);
    const Timestamp before = Timestamp::now();
    SyncReport report = sync(db, one);
    QCOMPARE(report.devices.gone, 1);
    QCOMPARE(report.entities.gone, 1);
    QVERIFY(db.device(u"d0001"_s).goneAt >= before);
    QCOMPARE(db.device(u"d0001"_s).revision, 2);
    QVERIFY(db.entity(u"light.e0001"_s).goneAt >= before);
    report = sync(db, two);
    QCOMPARE(report.devices.returned, 1);
    QCOMPARE(report.entities.returned, 1);
    QCOMPARE(report.devices.gone, 0);
    QVERIFY(!db.device(u"d0001"_s).goneAt);
    QCOMPARE(db.device(u"d0001"_s).revision, 3);
    report = sync(db, one);
    QCOMPARE(report.devices.gone, 1);
    QVERIFY(db.device(u"d0001"_s).goneAt);
    QCOMPARE(db.number("SELECT count(*) FROM operations"), 4);
}

void TestRegistrySync::goneOnceIsJournalledOnce()
{
    TemporaryDatabase db;
    sync(db, { .devices = devicesOfHome(2) });
    sync(db, { .devices = devicesOfHome(1) });
    const qint64 journal = db.journalLength();
    const std::vector<Change> changes = db.changesSince(journal - 1);
    QCOMPARE(changes.at(0).key, u"d0001"_s);
    QCOMPARE(changes.at(0).action, u"update"_s);
    QCOMPARE(changes.at(0).before, QByteArray(R"({"gone_at":null})"));
    const std::optional<Timestamp> gone = db.device(u"d0001"_s).goneAt;
    QCOMPARE(sync(db, { .devices = devicesOfHome(1) }).devices.gone, 0);
    QCOMPARE(db.journalLength(), journal);
    QCOMPARE(db.device(u"d0001"_s).goneAt, gone);
}

void TestRegistrySync::plainUpsertNeverMarks()
{
    TemporaryDatabase db;
    sync(db, { .devices = devicesOfHome(3) });
    db.feedDevices("[]");
    db.feedDevices(devicesOfHome(1));
    QCOMPARE(goneDevices(db), QString());
}

void TestRegistrySync::plainUpsertBringsBack()
{
    TemporaryDatabase db;
    sync(db, { .devices = devicesOfHome(3) });
    sync(db, { .devices = devicesOfHome(1) });
    const UpsertReport report = db.feedDevices(devicesOfHome(2));
    QCOMPARE(report.updated, 1);
    QCOMPARE(report.returned, 1);
    QCOMPARE(goneDevices(db), u"d0002"_s);
}

void TestRegistrySync::emptyListingOfAFewRows()
{
    TemporaryDatabase db;
    sync(db, home());
    const SyncReport report = sync(
        db, { .devices = "[]", .entities = "[]", .areas = "[]", .labels = "[]", .integrations = "[]" });
    QVERIFY(!report.held);
    QCOMPARE(report.devices.gone, 3);
    QCOMPARE(report.entities.gone, 6);
    QCOMPARE(report.areas.removed, 1);
    QCOMPARE(db.number("SELECT count(*) FROM devices"), 3);
    QCOMPARE(db.number("SELECT count(*) FROM areas"), 0);
}

void TestRegistrySync::smallPartsAreRemoved_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QByteArray>("table");
    QTest::newRow("area") << "area"_ba << "areas"_ba;
    QTest::newRow("config entry") << "integration"_ba << "integrations"_ba;
    QTest::newRow("label") << "label"_ba << "labels"_ba;
}

void TestRegistrySync::smallPartsAreRemoved()
{
    QFETCH(QByteArray, kind);
    QFETCH(QByteArray, table);
    TemporaryDatabase db;
    sync(db,
         { .areas = R"([{"area_id":"a","name":"A"},{"area_id":"b","name":"B"}])",
           .labels = R"([{"label_id":"a","name":"A"},{"label_id":"b","name":"B"}])",
           .integrations = R"([{"entry_id":"a","domain":"hue"},{"entry_id":"b","domain":"zha"}])" });
    const qint64 journal = db.journalLength();
    sync(db,
         { .areas = R"([{"area_id":"b","name":"B"}])",
           .labels = R"([{"label_id":"b","name":"B"}])",
           .integrations = R"([{"entry_id":"b","domain":"zha"}])" });
    QCOMPARE(db.number("SELECT count(*) FROM " + table), 1);
    const std::vector<Change> changes = db.changesSince(journal);
    QCOMPARE(changes.size(), 3u);
    const auto removal = [&](const Change &change) {
        return change.kind.toUtf8() == kind && change.key == u"a"_s && change.action == u"remove"_s;
    };
    QCOMPARE(std::ranges::count_if(changes, removal), 1);
}

void TestRegistrySync::renamedEntityIsNotMissing()
{
    TemporaryDatabase db;
    sync(db, { .entities = R"([{"entity_id":"light.a","id":"r1"},{"entity_id":"light.b","id":"r2"}])" });
    const SyncReport report = sync(
        db, { .entities = R"([{"entity_id":"light.c","id":"r1"},{"entity_id":"light.b","id":"r2"}])" }, { 0, 0 });
    QVERIFY(!report.held);
    QCOMPARE(report.entities.gone, 0);
    QCOMPARE(report.entities.updated, 1);
    QCOMPARE(db.number("SELECT count(*) FROM entities"), 2);
}

/// Its id belongs to another entity now, and it is listed under none.
void TestRegistrySync::displacedEntityIsGone()
{
    TemporaryDatabase db;
    sync(db, { .entities = R"([{"entity_id":"light.a","id":"r1"},{"entity_id":"light.b","id":"r2"}])" });
    const SyncReport report = sync(db, { .entities = R"([{"entity_id":"light.b","id":"r1"}])" });
    QCOMPARE(report.entities.gone, 1);
    QCOMPARE(goneEntities(db), u"light.b~r2"_s);
}

void TestRegistrySync::rejectedRowsWereListed_data()
{
    QTest::addColumn<QByteArray>("devices");
    QTest::addColumn<QByteArray>("entities");
    QTest::newRow("wrong type") << R"([{"id":"d1","name":5}])"_ba << R"([{"entity_id":"light.a","platform":5}])"_ba;
    QTest::newRow("by the second id") << R"([{"device_id":"d1","name":5}])"_ba
                                      << R"([{"entity_id":"light.a","icon":[]}])"_ba;
    QTest::newRow("renamed and wrong") << R"([{"id":"d1","labels":1}])"_ba
                                       << R"([{"entity_id":"light.other","id":"r1","platform":5}])"_ba;
}

void TestRegistrySync::rejectedRowsWereListed()
{
    QFETCH(QByteArray, devices);
    QFETCH(QByteArray, entities);
    TemporaryDatabase db;
    sync(db,
         { .devices = R"([{"id":"d1"},{"id":"d2"}])",
           .entities = R"([{"entity_id":"light.a","id":"r1"},{"entity_id":"light.b","id":"r2"}])" });
    const SyncReport report = sync(db, { .devices = devices, .entities = entities });
    QCOMPARE(report.devices.rejectedCount, 1);
    QCOMPARE(report.entities.rejectedCount, 1);
    QCOMPARE(goneDevices(db), u"d2"_s);
    QCOMPARE(goneEntities(db), u"light.b"_s);
}

void TestRegistrySync::integrationFollowsFromTheConfigEntry()
{
    TemporaryDatabase db;
    sync(db,
         { .devices = R"([{"id":"new","config_entry_id":"e1","primary_config_entry":"e2"},
                              {"id":"primary","primary_config_entry":"e2","config_entries":["e1","e2"]},
                              {"id":"first","primary_config_entry":null,"config_entries":["e1","e2"]},
                              {"id":"old","config_entries":["e2"]},
                              {"id":"sent","integration":"mine","config_entry_id":"e1"},
                              {"id":"unknown","config_entry_id":"e9"},
                              {"id":"none","config_entries":[]}])",
           .integrations = R"([{"entry_id":"e1","domain":"hue"},{"entry_id":"e2","domain":"zha"}])" });
    QCOMPARE(db.device(u"new"_s).integration, u"hue"_s);
    QCOMPARE(db.device(u"primary"_s).integration, u"zha"_s);
    QCOMPARE(db.device(u"first"_s).integration, u"hue"_s);
    QCOMPARE(db.device(u"old"_s).integration, u"zha"_s);
    QCOMPARE(db.device(u"old"_s).configEntryId, u"e2"_s);
    QCOMPARE(db.device(u"sent"_s).integration, u"mine"_s);
    QCOMPARE(db.device(u"unknown"_s).integration, std::nullopt);
    QCOMPARE(db.device(u"none"_s).integration, std::nullopt);
}

/// A token that may not list config entries leaves those that are known.
void TestRegistrySync::integrationOfAnEntryListedBefore()
{
    TemporaryDatabase db;
    sync(db, { .integrations = R"([{"entry_id":"e1","domain":"hue"}])" });
    sync(db, { .devices = R"([{"id":"d1","config_entry_id":"e1"}])" });
    QCOMPARE(db.device(u"d1"_s).integration, u"hue"_s);
}

void TestRegistrySync::parentsAreJournalledFirst()
{
    TemporaryDatabase db;
    sync(db, { .devices = R"([{"id":"a","parent_device_id":"c"},{"id":"b","via_device_id":"a"},{"id":"c"}])" });
    QStringList keys;
    for (const Change &change : db.changesSince(0))
        keys += change.key;
    QCOMPARE(keys.join(u' '), u"c a b"_s);
}

/// The device and the entity list are two commands: a device may come to be between them.
void TestRegistrySync::entitiesOfUnlistedDevices()
{
    TemporaryDatabase db;
    const SyncReport report = sync(db,
                                   { .devices = "[]", .entities = R"([{"entity_id":"light.a","device_id":"soon"}])" });
    QCOMPARE(report.entities.inserted, 1);
    QCOMPARE(report.entities.warnings.size(), 1u);
    QCOMPARE(db.entity(u"light.a"_s).deviceId, std::nullopt);
}

QTEST_GUILESS_MAIN(TestRegistrySync)
#include "tst_registrysync.moc"
