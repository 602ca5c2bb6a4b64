#include "core/domain/snapshotjson.h"
#include "tests/support/homes.h"
#include "tests/support/registries.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// A listing that lacks too much is held, and waits for somebody's word.
class TestRemovalGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bounds_data();
    void bounds();
    void countsPresentRowsAlone();
    void oneKindHoldsTheWholeListing();
    void everyKindIsGuarded_data();
    void everyKindIsGuarded();
    void renumberedDevicesAreNotMissing();
    void heldListingSurvivesARestart();
    void sameAgainIsNotJournalled();
    void moreMissingIsJournalled();
    void newestListingIsKept();
    void onePerSource();
    void passingListingDropsTheHeld();
    void otherSourceLeavesTheHeld();
    void approvalTakesTheHeldListing();
    void approvalIsOneOperation();
    void approvalSparesNewerRows();
    void approvalOfNothing();
    void approvalKeepsRejectedRows();
    void unreadableHeldListing();
    void nothingUnknownIsKept();

private:
    static HeldListing held(TemporaryDatabase &db)
    {
        return must(db.store().held().find(discoverySource.toString())).value();
    }
    static bool isHeld(TemporaryDatabase &db, const QString &source = discoverySource.toString())
    {
        return must(db.store().held().find(source)).has_value();
    }
    static QByteArray keptText(TemporaryDatabase &db)
    {
        return must(db.store().held().snapshot(discoverySource.toString())).value();
    }
    /// 40 devices, of which the next listing has 20.
    static void hold(TemporaryDatabase &db, const QByteArray &listing = devicesOfHome(20))
    {
        sync(db, { .devices = devicesOfHome(40) });
        QVERIFY(sync(db, { .devices = listing }).held);
    }
};

void TestRemovalGuard::bounds_data()
{
    QTest::addColumn<int>("present");
    QTest::addColumn<int>("missing");
    QTest::addColumn<RemovalGuard>("guard");
    QTest::addColumn<bool>("passes");
    const RemovalGuard usual;
    QTest::newRow("19 %") << 100 << 19 << usual << true;
    QTest::newRow("20 %") << 100 << 20 << usual << true;
    QTest::newRow("21 %") << 100 << 21 << usual << false;
    QTest::newRow("10 rows of 20") << 20 << 10 << usual << true;
    QTest::newRow("11 rows of 20") << 20 << 11 << usual << false;
    QTest::newRow("all of 10") << 10 << 10 << usual << true;
    QTest::newRow("all of 11") << 11 << 11 << usual << false;
    QTest::newRow("11 rows of 55") << 55 << 11 << usual << true;
    QTest::newRow("11 rows of 54") << 54 << 11 << usual << false;
    QTest::newRow("share 0") << 100 << 11 << RemovalGuard { 0, 10 } << false;
    QTest::newRow("share 100") << 20 << 20 << RemovalGuard { 100, 0 } << true;
    QTest::newRow("one row is too many") << 3 << 1 << RemovalGuard { 0, 0 } << false;
    QTest::newRow("nothing is missing") << 3 << 0 << RemovalGuard { 0, 0 } << true;
    QTest::newRow("an empty book") << 0 << 0 << RemovalGuard { 0, 0 } << true;
}

void TestRemovalGuard::bounds()
{
    QFETCH(int, present);
    QFETCH(int, missing);
    QFETCH(RemovalGuard, guard);
    QFETCH(bool, passes);
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(present));
    const qint64 journal = db.journalLength();
    const SyncReport report = sync(db, { .devices = devicesOfHome(present - missing, 7) }, guard);
    QCOMPARE(!report.held, passes);
    QCOMPARE(db.number("SELECT count(*) FROM devices WHERE gone_at IS NOT NULL"), passes ? missing : 0);
    QCOMPARE(db.number("SELECT count(*) FROM devices WHERE sw_version = '1.7'"), passes ? present - missing : 0);
    if (passes)
        return;
    QCOMPARE(report.held->wouldRemove(), missing);
    QCOMPARE(report.held->removals.at(0), (RemovalCount { u"devices"_s, missing, present, true }));
    QCOMPARE(report.devices.stored(), 0);
    const std::vector<Change> changes = db.changesSince(journal);
    QCOMPARE(changes.size(), 1u);
    QCOMPARE(changes.at(0).kind, u"sync"_s);
    QCOMPARE(changes.at(0).key, u"discovery"_s);
    QCOMPARE(db.text("SELECT what FROM operations ORDER BY id DESC LIMIT 1"), u"registry.hold"_s);
}

void TestRemovalGuard::countsPresentRowsAlone()
{
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(100));
    db.execute("UPDATE devices SET gone_at = '2026-01-01T00:00:00.000000+00:00' WHERE device_id >= 'd0050'");
    QVERIFY(sync(db, { .devices = devicesOfHome(39) }).held); // 11 of 50
    QVERIFY(!sync(db, { .devices = devicesOfHome(40) }).held);
}

void TestRemovalGuard::oneKindHoldsTheWholeListing()
{
    TemporaryDatabase db;
    sync(db, { .devices = devicesOfHome(40), .entities = entitiesOfHome(40, 40) });
    const SyncReport report = sync(db, { .devices = devicesOfHome(40, 1), .entities = entitiesOfHome(10, 40, 1) });
    QVERIFY(report.held);
    QCOMPARE(report.held->removals.size(), 2u);
    QVERIFY(!report.held->removals.at(0).tooMany);
    QVERIFY(report.held->removals.at(1).tooMany);
    QCOMPARE(db.number("SELECT count(*) FROM devices WHERE sw_version = '1.1'"), 0);
}

void TestRemovalGuard::everyKindIsGuarded_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : { "entities", "areas", "labels", "integrations" })
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestRemovalGuard::everyKindIsGuarded()
{
    QFETCH(QString, kind);
    TemporaryDatabase db;
    const auto listing = [&](int count) {
        JsonWriter json;
        json.beginArray();
        for (int i = 0; i < count; ++i) {
            json.beginObject();
            for (const char *key : { "entity_id", "area_id", "label_id", "entry_id", "domain" })
                json.member(key, QString(u"x.%1"_s.arg(i)));
            json.endObject();
        }
        const QByteArray text = json.endArray().take();
        RegistryTexts texts;
        (kind == u"entities"_s     ? texts.entities
             : kind == u"areas"_s  ? texts.areas
             : kind == u"labels"_s ? texts.labels
                                   : texts.integrations) = text;
        return texts;
    };
    sync(db, listing(30));
    const SyncReport report = sync(db, listing(0));
    QVERIFY(report.held);
    QCOMPARE(report.held->removals.at(0), (RemovalCount { kind, 30, 30, true }));
    QVERIFY(!sync(db, listing(25)).held);
}

/// A registry that was set up again numbers its devices anew.
void TestRemovalGuard::renumberedDevicesAreNotMissing()
{
    const auto home = [](const QByteArray &prefix) {
        JsonWriter json;
        json.beginArray();
        for (int i = 0; i < 50; ++i)
            json.beginObject()
                .key("id")
                .utf8(prefix + QByteArray::number(i))
                .key("config_entry_id")
                .utf8("e1")
                .key("identifiers")
                .raw("[[\"hue\",\"" + QByteArray::number(i) + "\"]]")
                .endObject();
        return json.endArray().take();
    };
    TemporaryDatabase db;
    sync(db, { .devices = home("a") });
    const SyncReport report = sync(db, { .devices = home("b") });
    QVERIFY(!report.held);
    QCOMPARE(report.moved, 50);
    QCOMPARE(db.number("SELECT count(*) FROM devices"), 50);
}

void TestRemovalGuard::heldListingSurvivesARestart()
{
    TemporaryDatabase db;
    hold(db);
    const auto store = db.another();
    const std::vector<HeldListing> listings = must(store->held().list());
    QCOMPARE(listings.size(), 1u);
    QCOMPARE(listings.at(0).source, u"discovery"_s);
    QCOMPARE(listings.at(0).wouldRemove(), 20);
    QVERIFY(listings.at(0).at > Timestamp());
    JsonWriter json;
    writeJson(json, listings.at(0));
    QVERIFY(json.text().endsWith(
        R"("reason":"refused","would_remove":20,"removals":{"devices":{"missing":20,"present":40,"too_many":true}}})"));
}

void TestRemovalGuard::sameAgainIsNotJournalled()
{
    TemporaryDatabase db;
    hold(db);
    const qint64 journal = db.journalLength();
    const Timestamp at = held(db).at;
    QVERIFY(sync(db, { .devices = devicesOfHome(20) }).held);
    QVERIFY(sync(db, { .devices = devicesOfHome(20, 3) }).held);
    QCOMPARE(db.journalLength(), journal);
    QCOMPARE(held(db).at, at);
    QVERIFY(keptText(db).contains("\"1.3\""));
}

void TestRemovalGuard::moreMissingIsJournalled()
{
    TemporaryDatabase db;
    hold(db);
    const qint64 journal = db.journalLength();
    QVERIFY(sync(db, { .devices = devicesOfHome(10) }).held);
    const std::vector<Change> changes = db.changesSince(journal);
    QCOMPARE(changes.size(), 1u);
    QCOMPARE(changes.at(0).action, u"update"_s);
    QCOMPARE(held(db).wouldRemove(), 30);
}

void TestRemovalGuard::newestListingIsKept()
{
    TemporaryDatabase db;
    hold(db);
    QVERIFY(sync(db, { .devices = devicesOfHome(5, 9) }).held);
    QCOMPARE(must(readSnapshot(keptText(db))).devices->rows.size(), 5u);
    QCOMPARE(db.number("SELECT count(*) FROM held_listings"), 1);
}

void TestRemovalGuard::onePerSource()
{
    TemporaryDatabase db;
    hold(db);
    QVERIFY(sync(db, { .devices = "[]" }, {}, u"feeder:devices"_s).held);
    QCOMPARE(must(db.store().held().list()).size(), 2u);
}

void TestRemovalGuard::passingListingDropsTheHeld()
{
    TemporaryDatabase db;
    hold(db);
    QVERIFY(!sync(db, { .devices = devicesOfHome(39) }).held);
    QVERIFY(!isHeld(db));
    QCOMPARE(db.changesSince(0).back().kind, u"sync"_s);
    QCOMPARE(db.changesSince(0).back().action, u"remove"_s);
}

void TestRemovalGuard::otherSourceLeavesTheHeld()
{
    TemporaryDatabase db;
    hold(db);
    QVERIFY(!sync(db, { .devices = devicesOfHome(40) }, {}, u"feeder:devices"_s).held);
    QVERIFY(isHeld(db));
}

void TestRemovalGuard::approvalTakesTheHeldListing()
{
    TemporaryDatabase db;
    hold(db, devicesOfHome(20, 5));
    const SyncReport report = approve(db);
    QCOMPARE(report.devices.gone, 20);
    QCOMPARE(report.devices.updated, 20);
    QCOMPARE(db.number("SELECT count(*) FROM devices WHERE gone_at IS NULL AND sw_version = '1.5'"), 20);
    QVERIFY(!isHeld(db));
    QVERIFY(!sync(db, { .devices = devicesOfHome(20, 5) }).held); // it is what is expected now
}

void TestRemovalGuard::approvalIsOneOperation()
{
    TemporaryDatabase db;
    hold(db);
    const qint64 journal = db.journalLength();
    approve(db);
    QCOMPARE(db.number("SELECT count(DISTINCT operation) FROM changes WHERE seq > " + QByteArray::number(journal)), 1);
}

/// What came to be after the listing is none of its business.
void TestRemovalGuard::approvalSparesNewerRows()
{
    TemporaryDatabase db;
    sync(db, { .devices = devicesOfHome(40), .entities = entitiesOfHome(40, 40) });
    QVERIFY(sync(db, { .devices = devicesOfHome(20), .entities = entitiesOfHome(20, 40) }).held);
    db.feedDevices(R"([{"id":"later"}])");
    db.feedEntities(R"([{"entity_id":"light.later"}])");
    approve(db);
    QVERIFY(!db.device(u"later"_s).goneAt);
    QVERIFY(!db.entity(u"light.later"_s).goneAt);
    QVERIFY(db.device(u"d0030"_s).goneAt);
    QVERIFY(db.entity(u"light.e0030"_s).goneAt);
}

void TestRemovalGuard::approvalOfNothing()
{
    TemporaryDatabase db;
    const Result<SyncReport> report = RegistrySync(db.store()).approve(u"discovery"_s);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::NotFound);
}

void TestRemovalGuard::approvalKeepsRejectedRows()
{
    TemporaryDatabase db;
    hold(db, R"([{"id":"d0000"},{"id":"d0001","name":5}])");
    QCOMPARE(approve(db).devices.gone, 38);
    QVERIFY(!db.device(u"d0001"_s).goneAt);
}

void TestRemovalGuard::unreadableHeldListing()
{
    TemporaryDatabase db;
    hold(db);
    db.execute("UPDATE held_listings SET snapshot = x'00'");
    const Result<SyncReport> report = RegistrySync(db.store()).approve(u"discovery"_s);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Corrupt);
}

/// A feeder may send what is nobody's business here.
void TestRemovalGuard::nothingUnknownIsKept()
{
    TemporaryDatabase db;
    hold(db, R"([{"id":"d0000","name":"Lamp","token":"s3cret","config":{"password":"s3cret"}}])");
    QVERIFY(keptText(db).contains("Lamp"));
    QVERIFY(!keptText(db).contains("s3cret"));
}

QTEST_GUILESS_MAIN(TestRemovalGuard)
#include "tst_removalguard.moc"
