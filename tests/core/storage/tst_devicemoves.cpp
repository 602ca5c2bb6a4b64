#include "tests/support/registries.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// Devices that have another id keep their row: split ones, and those that were renumbered.
class TestDeviceMoves : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitKeepsRowAndHistory();
    void splitPrimary_data();
    void splitPrimary();
    void whatTheUserGaveGoesToAllParts();
    void emptyValuesOfTheListingClearNothing();
    void laterListingsMayClear();
    void partsThatWereKnownAreLeftAlone();
    void entitiesFollowTheListing();
    void entitiesThatAreNotListedFollowTheHeir();
    void devicesBehindItFollow();
    void splitIsIdempotent();
    void splitOfAnIdThatIsStillListed();
    void splitIntoNothingListed();
    void splitOfADeviceThatWasNeverKnown();
    void heirThatIsKnownAbsorbs();
    void chainOfIds();
    void newRowTakesTheOldId();
    void aliasGoesWithItsRow();
    void renumbered_data();
    void renumbered();
    void renumberedIsConservative_data();
    void renumberedIsConservative();
    void goneDeviceComesBackUnderANewId();
    void movedRowIsFoundBySearch();

private:
    static constexpr char composite[] =
        R"([{"id":"old","name":"Box","name_by_user":null,"config_entry_id":"e1","config_entries":["e1","e2"],
             "identifiers":[["hue","1"],["zha","2"]]}])";
    static constexpr char parts[] =
        R"([{"id":"part1","name":"Box","config_entry_id":"e1","identifiers":[["hue","1"]],"name_by_user":null,"area_id":null,"labels":[]},
            {"id":"part2","name":"Box","config_entry_id":"e2","identifiers":[["zha","2"]],"name_by_user":null,"area_id":null,"labels":[]}])";
    static constexpr char split2[] = R"({"old":{"split_ids":["part1","part2"],"primary_id":"part2"}})";

    static QString alias(TemporaryDatabase &db, const QString &oldId)
    {
        return must(db.store().devices().presentId(oldId)).value_or(QString());
    }
    static QString ids(TemporaryDatabase &db)
    {
        return db.text("SELECT group_concat(device_id, ' ') FROM (SELECT device_id FROM devices ORDER BY device_id)");
    }
};

void TestDeviceMoves::splitKeepsRowAndHistory()
{
    TemporaryDatabase db;
    sync(db, { .devices = composite });
    db.execute("UPDATE devices SET notes = 'mine'");
    const Device before = db.device(u"old"_s);
    const qint64 journal = db.journalLength();
    const SyncReport report = sync(db, { .devices = parts, .splits = split2 }, { 0, 0 });
    QVERIFY(!report.held);
    QCOMPARE(report.moved, 1);
    QCOMPARE(report.devices.gone, 0);
    QCOMPARE(ids(db), u"part1 part2"_s);
    const Device after = db.device(u"part2"_s);
    QCOMPARE(after.createdAt, before.createdAt);
    QVERIFY(after.revision > before.revision);
    QCOMPARE(after.notes, u"mine"_s);
    QCOMPARE(after.configEntryId, u"e2"_s);
    const Change first = db.changesSince(journal).at(0);
    QCOMPARE(first.key, u"part2"_s);
    QCOMPARE(first.action, u"update"_s);
    QCOMPARE(first.before, QByteArray(R"({"device_id":"old"})"));
    QCOMPARE(alias(db, u"old"_s), u"part2"_s);
}

void TestDeviceMoves::splitPrimary_data()
{
    QTest::addColumn<QByteArray>("split");
    QTest::addColumn<QByteArray>("listed");
    QTest::addColumn<QString>("heir");
    QTest::newRow("named") << R"({"split_ids":["part1","part2"],"primary_id":"part2"})"_ba << QByteArray(parts)
                           << u"part2"_s;
    QTest::newRow("null: same config entry")
        << R"({"split_ids":["part2","part1"],"primary_id":null})"_ba << QByteArray(parts) << u"part1"_s;
    QTest::newRow("null: common identifier")
        << R"({"split_ids":["x","y"],"primary_id":null})"_ba
        << R"([{"id":"x","config_entry_id":"e8"},{"id":"y","config_entry_id":"e9","identifiers":[["zha","2"],["q"]]}])"_ba
        << u"y"_s;
    QTest::newRow("null: none is like it") << R"({"split_ids":["y","x"],"primary_id":null})"_ba
                                           << R"([{"id":"x"},{"id":"y"}])"_ba << u"y"_s;
    QTest::newRow("named but not listed") << R"({"split_ids":["part1","part2"],"primary_id":"part2"})"_ba
                                          << R"([{"id":"part1"}])"_ba << u"part1"_s;
    QTest::newRow("named but rejected") << R"({"split_ids":["part1","part2"],"primary_id":"part2"})"_ba
                                        << R"([{"id":"part1"},{"id":"part2","name":7}])"_ba << u"part1"_s;
}

void TestDeviceMoves::splitPrimary()
{
    QFETCH(QByteArray, split);
    QFETCH(QByteArray, listed);
    QFETCH(QString, heir);
    TemporaryDatabase db;
    sync(db, { .devices = composite });
    db.execute("UPDATE devices SET notes = 'mine', created_at = '2020-01-01T00:00:00.000000+00:00'");
    sync(db, { .devices = listed, .splits = "{\"old\":" + split + '}' });
    QCOMPARE(alias(db, u"old"_s), heir);
    QVERIFY(db.device(heir).createdAt < Timestamp { 1'600'000'000'000'000 });
}

void TestDeviceMoves::whatTheUserGaveGoesToAllParts()
{
    TemporaryDatabase db;
    sync(db, { .devices = composite });
    db.execute("UPDATE devices SET name_by_user = 'Mine', area_id = 'attic', labels = '[\"x\"]', notes = 'note',"
               " disabled_by = 'user'");
    sync(db, { .devices = parts, .splits = split2 });
    for (const QString &id : { u"part1"_s, u"part2"_s }) {
        const Device device = db.device(id);
        QCOMPARE(device.nameByUser, u"Mine"_s);
        QCOMPARE(device.areaId, u"attic"_s);
        QCOMPARE(device.labels, QByteArray(R"(["x"])"));
        QCOMPARE(device.notes, u"note"_s);
        QCOMPARE(device.disabledBy, u"user"_s);
    }
}

/// What Home Assistant itself told of the old device, and does not tell of the parts.
void TestDeviceMoves::emptyValuesOfTheListingClearNothing()
{
    TemporaryDatabase db;
    sync(
        db,
        { .devices = R"([{"id":"old","name_by_user":"Mine","area_id":"attic","labels":["x"],"disabled_by":"user"}])" });
    sync(db, { .devices = parts, .splits = split2 });
    for (const QString &id : { u"part1"_s, u"part2"_s }) {
        const Device device = db.device(id);
        QCOMPARE(device.nameByUser, u"Mine"_s);
        QCOMPARE(device.areaId, u"attic"_s);
        QCOMPARE(device.labels, QByteArray(R"(["x"])"));
    }
}

void TestDeviceMoves::laterListingsMayClear()
{
    TemporaryDatabase db;
    sync(db, { .devices = R"([{"id":"old","name_by_user":"Mine"}])" });
    const QByteArray named = R"([{"id":"part1","name_by_user":"Other"},{"id":"part2","name_by_user":"Theirs"}])";
    sync(db, { .devices = named, .splits = split2 });
    QCOMPARE(db.device(u"part2"_s).nameByUser, u"Theirs"_s);
    QCOMPARE(db.device(u"part1"_s).nameByUser, u"Other"_s);
    sync(db, { .devices = parts, .splits = split2 });
    QCOMPARE(db.device(u"part2"_s).nameByUser, std::nullopt);
}

void TestDeviceMoves::partsThatWereKnownAreLeftAlone()
{
    TemporaryDatabase db;
    sync(db, { .devices = R"([{"id":"old","area_id":"attic"},{"id":"part1"}])" });
    sync(db, { .devices = parts, .splits = split2 });
    QCOMPARE(db.device(u"part1"_s).areaId, std::nullopt);
    QCOMPARE(db.device(u"part2"_s).areaId, u"attic"_s);
}

void TestDeviceMoves::entitiesFollowTheListing()
{
    TemporaryDatabase db;
    sync(
        db,
        { .devices = composite,
          .entities =
              R"([{"entity_id":"light.a","id":"r1","device_id":"old"},{"entity_id":"light.b","id":"r2","device_id":"old"}])" });
    db.execute("UPDATE entities SET name = 'Mine'");
    const SyncReport report = sync(
        db,
        { .devices = parts,
          .entities =
              R"([{"entity_id":"light.a","id":"r1","device_id":"part1"},{"entity_id":"light.b","id":"r2","device_id":"part2"}])",
          .splits = split2 });
    QCOMPARE(report.entities.inserted, 0);
    QCOMPARE(report.entities.gone, 0);
    QCOMPARE(report.entities.warnings.size(), 0u);
    QCOMPARE(db.entity(u"light.a"_s).deviceId, u"part1"_s);
    QCOMPARE(db.entity(u"light.b"_s).deviceId, u"part2"_s);
    QCOMPARE(db.entity(u"light.a"_s).name, u"Mine"_s);
    QCOMPARE(db.number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

void TestDeviceMoves::entitiesThatAreNotListedFollowTheHeir()
{
    TemporaryDatabase db;
    sync(db, { .devices = composite, .entities = R"([{"entity_id":"light.a","device_id":"old"}])" });
    sync(db, { .devices = parts, .splits = split2 });
    QCOMPARE(db.entity(u"light.a"_s).deviceId, u"part2"_s);
}

void TestDeviceMoves::devicesBehindItFollow()
{
    TemporaryDatabase db;
    sync(db, { .devices = R"([{"id":"old"},{"id":"lamp","via_device_id":"old"}])" });
    sync(db, { .devices = R"([{"id":"part2"},{"id":"lamp"}])", .splits = split2 });
    QCOMPARE(db.device(u"lamp"_s).viaDeviceId, u"part2"_s);
}

void TestDeviceMoves::splitIsIdempotent()
{
    TemporaryDatabase db;
    sync(db, { .devices = composite });
    sync(db, { .devices = parts, .splits = split2 });
    const qint64 journal = db.journalLength();
    const qint64 written = db.connection().totalChanges();
    const SyncReport report = sync(db, { .devices = parts, .splits = split2 });
    QCOMPARE(report.moved, 0);
    QCOMPARE(db.journalLength(), journal);
    QCOMPARE(db.connection().totalChanges() - written, 2); // the writer's name, put in and taken out
    QCOMPARE(db.number("SELECT count(*) FROM id_aliases"), 1);
}

void TestDeviceMoves::splitOfAnIdThatIsStillListed()
{
    TemporaryDatabase db;
    sync(db, { .devices = composite });
    QCOMPARE(sync(db, { .devices = R"([{"id":"old"},{"id":"part2"}])", .splits = split2 }).moved, 0);
    QCOMPARE(alias(db, u"old"_s), QString());
    QCOMPARE(ids(db), u"old part2"_s);
}

void TestDeviceMoves::splitIntoNothingListed()
{
    TemporaryDatabase db;
    sync(db, { .devices = composite });
    const SyncReport report = sync(db, { .devices = R"([{"id":"other"}])", .splits = split2 });
    QCOMPARE(report.moved, 0);
    QCOMPARE(report.devices.gone, 1);
    QCOMPARE(alias(db, u"old"_s), QString());
}

/// Somebody else may still hold the old id.
void TestDeviceMoves::splitOfADeviceThatWasNeverKnown()
{
    TemporaryDatabase db;
    QCOMPARE(sync(db, { .devices = parts, .splits = split2 }).moved, 0);
    QCOMPARE(alias(db, u"old"_s), u"part2"_s);
}

/// The parts were listed before anybody said what they came out of.
void TestDeviceMoves::heirThatIsKnownAbsorbs()
{
    TemporaryDatabase db;
    sync(db, { .devices = composite, .entities = R"([{"entity_id":"light.a","device_id":"old"}])" });
    db.execute("UPDATE devices SET area_id = 'attic', notes = 'mine', created_at = '2020-01-01T00:00:00.000000+00:00'");
    sync(db, { .devices = parts });
    QVERIFY(db.device(u"old"_s).goneAt);
    QCOMPARE(sync(db, { .devices = parts, .splits = split2 }).moved, 1);
    QCOMPARE(ids(db), u"part1 part2"_s);
    const Device heir = db.device(u"part2"_s);
    QCOMPARE(heir.areaId, u"attic"_s);
    QCOMPARE(heir.notes, u"mine"_s);
    QVERIFY(heir.createdAt < Timestamp { 1'600'000'000'000'000 });
    QCOMPARE(db.entity(u"light.a"_s).deviceId, u"part2"_s);
    QCOMPARE(alias(db, u"old"_s), u"part2"_s);
}

void TestDeviceMoves::chainOfIds()
{
    TemporaryDatabase db;
    sync(db, { .devices = R"([{"id":"a"}])" });
    sync(db, { .devices = R"([{"id":"b"}])", .splits = R"({"a":{"split_ids":["b"],"primary_id":"b"}})" });
    sync(db,
         { .devices = R"([{"id":"c"}])",
           .splits = R"({"a":{"split_ids":["b"],"primary_id":"b"},"b":{"split_ids":["c"],"primary_id":null}})" });
    QCOMPARE(ids(db), u"c"_s);
    QCOMPARE(alias(db, u"a"_s), u"c"_s);
    QCOMPARE(alias(db, u"b"_s), u"c"_s);
}

void TestDeviceMoves::newRowTakesTheOldId()
{
    TemporaryDatabase db;
    sync(db, { .devices = R"([{"id":"a"}])" });
    sync(db, { .devices = R"([{"id":"b"}])", .splits = R"({"a":{"split_ids":["b"],"primary_id":"b"}})" });
    sync(db, { .devices = R"([{"id":"a"},{"id":"b"}])", .splits = R"({"a":{"split_ids":["b"],"primary_id":"b"}})" });
    QCOMPARE(ids(db), u"a b"_s);
}

void TestDeviceMoves::aliasGoesWithItsRow()
{
    TemporaryDatabase db;
    sync(db, { .devices = composite });
    sync(db, { .devices = parts, .splits = split2 });
    db.execute("DELETE FROM devices WHERE device_id = 'part2'");
    QCOMPARE(db.number("SELECT count(*) FROM id_aliases"), 0);
    db.feedEntities(R"([{"entity_id":"light.a","id":"r1"}])");
    db.feedEntities(R"([{"entity_id":"light.b","id":"r1"}])");
    QCOMPARE(db.number("SELECT count(*) FROM id_aliases"), 1);
    db.execute("DELETE FROM entities");
    QCOMPARE(db.number("SELECT count(*) FROM id_aliases"), 0);
}

void TestDeviceMoves::renumbered_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("identifiers")
        << R"([{"id":"a","config_entry_id":"e1","identifiers":[["hue","1"],["hue","2"]]},{"id":"z"}])"_ba
        << R"([{"id":"b","config_entry_id":"e1","identifiers":[["hue","2"],["hue","1"]]},{"id":"z"}])"_ba;
    QTest::newRow("connections")
        << R"([{"id":"a","primary_config_entry":"e1","connections":[["mac","00"]]},{"id":"z"}])"_ba
        << R"([{"id":"b","config_entry_id":"e1","connections":[["mac","00"]]},{"id":"z"}])"_ba;
}

void TestDeviceMoves::renumbered()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    TemporaryDatabase db;
    sync(db, { .devices = before });
    db.execute("UPDATE devices SET name_by_user = 'Mine' WHERE device_id = 'a'");
    const SyncReport report = sync(db, { .devices = after });
    QCOMPARE(report.moved, 1);
    QCOMPARE(report.devices.gone, 0);
    QCOMPARE(db.device(u"b"_s).nameByUser, u"Mine"_s);
    QCOMPARE(alias(db, u"a"_s), u"b"_s);
}

void TestDeviceMoves::renumberedIsConservative_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const QByteArray known = R"([{"id":"a","config_entry_id":"e1","identifiers":[["hue","1"]]}])";
    QTest::newRow("another config entry")
        << known << R"([{"id":"b","config_entry_id":"e2","identifiers":[["hue","1"]]}])"_ba;
    QTest::newRow("no config entry") << R"([{"id":"a","identifiers":[["hue","1"]]}])"_ba
                                     << R"([{"id":"b","identifiers":[["hue","1"]]}])"_ba;
    QTest::newRow("one identifier more")
        << known << R"([{"id":"b","config_entry_id":"e1","identifiers":[["hue","1"],["hue","2"]]}])"_ba;
    QTest::newRow("other connections")
        << known << R"([{"id":"b","config_entry_id":"e1","identifiers":[["hue","1"]],"connections":[["mac","0"]]}])"_ba;
    QTest::newRow("neither identifiers nor connections") << R"([{"id":"a","config_entry_id":"e1"}])"_ba
                                                         << R"([{"id":"b","config_entry_id":"e1"}])"_ba;
    QTest::newRow("two new ones")
        << known
        << R"([{"id":"b","config_entry_id":"e1","identifiers":[["hue","1"]]},{"id":"c","config_entry_id":"e1","identifiers":[["hue","1"]]}])"_ba;
    QTest::newRow("two that vanished")
        << R"([{"id":"a","config_entry_id":"e1","identifiers":[["hue","1"]]},{"id":"x","config_entry_id":"e1","identifiers":[["hue","1"]]}])"_ba
        << R"([{"id":"b","config_entry_id":"e1","identifiers":[["hue","1"]]}])"_ba;
    QTest::newRow("the old one is still there")
        << known
        << R"([{"id":"a","config_entry_id":"e1","identifiers":[["hue","1"]]},{"id":"b","config_entry_id":"e1","identifiers":[["hue","1"]]}])"_ba;
}

void TestDeviceMoves::renumberedIsConservative()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    TemporaryDatabase db;
    sync(db, { .devices = before });
    QCOMPARE(sync(db, { .devices = after }).moved, 0);
    QCOMPARE(alias(db, u"a"_s), QString());
}

void TestDeviceMoves::goneDeviceComesBackUnderANewId()
{
    TemporaryDatabase db;
    sync(db, { .devices = R"([{"id":"a","config_entry_id":"e1","identifiers":[["hue","1"]]}])" });
    sync(db, { .devices = "[]" });
    const SyncReport report = sync(db,
                                   { .devices = R"([{"id":"b","config_entry_id":"e1","identifiers":[["hue","1"]]}])" });
    QCOMPARE(report.moved, 1);
    QCOMPARE(report.devices.returned, 1);
    QCOMPARE(ids(db), u"b"_s);
    QVERIFY(!db.device(u"b"_s).goneAt);
}

void TestDeviceMoves::movedRowIsFoundBySearch()
{
    TemporaryDatabase db;
    sync(db, { .devices = composite });
    ListQuery query;
    query.search = u"old"_s;
    QCOMPARE(must(db.store().devices().list(query)).rows.size(), 1U);
    sync(db, { .devices = parts, .splits = split2 });
    QCOMPARE(must(db.store().devices().list(query)).rows.size(), 0U);
    query.search = u"part2"_s;
    QCOMPARE(must(db.store().devices().list(query)).rows.size(), 1U);
}

QTEST_GUILESS_MAIN(TestDeviceMoves)
#include "tst_devicemoves.moc"
