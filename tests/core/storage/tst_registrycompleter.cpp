#include "core/storage/registrycompleter.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// What an old source may do to a book that knows its rows already, or not.
class TestRegistryCompleter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_db = std::make_unique<TemporaryDatabase>(); }
    void cleanup() { m_db.reset(); }
    void missingRowsAreAdded();
    void oldTimesAreKept();
    void nameFallsBack();
    void gapsAreFilled();
    void nothingIsOverwritten();
    void whatTheUserClearedStaysCleared();
    void feederHasTheLastWord();
    void listingTakesBackWhatWasFilled();
    void enabledEntityIsNotDisabled();
    void disabledByNobodyKnown();
    void goneRowStaysGone();
    void secondRunChangesNothing();
    void unknownDeviceIsLeftOut();
    void formerIdsStandForThePresentOne();
    void presentRowWinsOverAFormerId();
    void changesAreJournalled();
    void lookWritesNothing();
    void rowThatCannotBeStored();

private:
    CompletedRow device(const QByteArray &json, const OldRow &old = {})
    {
        const DeviceListing listing = must(readDevices('[' + json + ']'));
        CompletedRow done;
        must(m_db->tryWrite([&](Store &store) {
            done = must(
                RegistryCompleter(store.connection(), RegistryCompleter::Mode::Write).device(listing.rows.at(0), old));
            return Result<void>();
        }));
        return done;
    }
    CompletedRow entity(const QByteArray &json, const OldRow &old = {})
    {
        const EntityListing listing = must(readEntities('[' + json + ']'));
        CompletedRow done;
        must(m_db->tryWrite([&](Store &store) {
            done = must(
                RegistryCompleter(store.connection(), RegistryCompleter::Mode::Write).entity(listing.rows.at(0), old));
            return Result<void>();
        }));
        return done;
    }

    std::unique_ptr<TemporaryDatabase> m_db;
};

void TestRegistryCompleter::missingRowsAreAdded()
{
    QCOMPARE(device(R"({"id":"d1","name":"Lamp","model":"LCA001","labels":["x"]})").outcome, RowOutcome::Inserted);
    QCOMPARE(entity(R"({"entity_id":"light.a","device_id":"d1","platform":"hue"})").outcome, RowOutcome::Inserted);
    QCOMPARE(m_db->device(u"d1"_s).labels, R"(["x"])"_ba);
    QCOMPARE(m_db->entity(u"light.a"_s).domain, u"light"_s);
    QCOMPARE(m_db->entity(u"light.a"_s).deviceId, u"d1"_s);
}

void TestRegistryCompleter::oldTimesAreKept()
{
    const Timestamp made = Timestamp::fromText("2025-09-01 08:00:00.000001").value();
    const Timestamp seen = Timestamp::fromText("2025-10-14 17:00:05.123456").value();
    device(R"({"id":"d1","name":"Lamp"})", { made, seen, false });
    device(R"({"id":"d2","name":"Plug"})");
    entity(R"({"entity_id":"light.a"})", { made, {}, false });
    QCOMPARE(m_db->device(u"d1"_s).createdAt, made);
    QCOMPARE(m_db->device(u"d1"_s).lastSeen, std::optional(seen));
    QVERIFY(m_db->device(u"d1"_s).updatedAt > seen);
    QVERIFY(m_db->device(u"d2"_s).createdAt > seen);
    QVERIFY(!m_db->device(u"d2"_s).lastSeen);
    QCOMPARE(m_db->entity(u"light.a"_s).createdAt, made);
    device(R"({"id":"d1","sw_version":"1"})", { seen, made, false }); // a known row keeps its own
    QCOMPARE(m_db->device(u"d1"_s).createdAt, made);
    QCOMPARE(m_db->device(u"d1"_s).lastSeen, std::optional(seen));
}

void TestRegistryCompleter::nameFallsBack()
{
    device(R"({"id":"d1","name":null,"model":"Plug"})");
    device(R"({"id":"d2","name":""})");
    QCOMPARE(m_db->device(u"d1"_s).name, u"Plug"_s);
    QCOMPARE(m_db->device(u"d2"_s).name, u"d2"_s);
}

void TestRegistryCompleter::gapsAreFilled()
{
    m_db->feedDevices(R"([{"id":"d1","name":"Lamp","manufacturer":"","model":null,"labels":[]}])");
    m_db->feedEntities(R"([{"entity_id":"light.a","unique_id":null,"options":{}}])");
    QCOMPARE(
        device(R"({"id":"d1","manufacturer":"Signify","model":"LCA001","area_id":"kitchen","labels":["x"]})").outcome,
        RowOutcome::Updated);
    QCOMPARE(
        entity(R"({"entity_id":"light.a","unique_id":"u","device_id":"d1","options":{"a":1},"name":"Lampe"})").outcome,
        RowOutcome::Updated);
    const Device filled = m_db->device(u"d1"_s);
    QCOMPARE(filled.manufacturer, u"Signify"_s);
    QCOMPARE(filled.model, u"LCA001"_s);
    QCOMPARE(filled.areaId, u"kitchen"_s);
    QCOMPARE(filled.labels, R"(["x"])"_ba);
    QCOMPARE(filled.revision, 2);
    QCOMPARE(m_db->entity(u"light.a"_s).uniqueId, u"u"_s);
    QCOMPARE(m_db->entity(u"light.a"_s).deviceId, u"d1"_s);
    QCOMPARE(m_db->entity(u"light.a"_s).name, u"Lampe"_s);
}

void TestRegistryCompleter::nothingIsOverwritten()
{
    const QByteArray known =
        R"({"id":"d1","name":"Lamp","name_by_user":"Mine","model":"A","area_id":"kitchen","labels":["a"]})";
    m_db->feedDevices('[' + known + ']');
    const qint64 length = m_db->journalLength();
    const CompletedRow done = device(
        R"({"id":"d1","name":"Old","name_by_user":"His","model":"B","area_id":"hall","labels":["b"]})");
    QCOMPARE(done.outcome, RowOutcome::Unchanged);
    QCOMPARE(m_db->journalLength(), length);
    QCOMPARE(m_db->device(u"d1"_s).name, u"Lamp"_s);
    QCOMPARE(device(R"({"id":"d1","name":null,"model":null,"area_id":null})").outcome, RowOutcome::Unchanged);
}

void TestRegistryCompleter::whatTheUserClearedStaysCleared()
{
    m_db->feedDevices(R"([{"id":"d1","name":"Lamp","area_id":"kitchen","labels":["a"]}])");
    m_db->execute("UPDATE devices SET area_id = NULL, labels = '[]'");
    QCOMPARE(device(R"({"id":"d1","area_id":"kitchen","labels":["a"]})").outcome, RowOutcome::Unchanged);
    QVERIFY(!m_db->device(u"d1"_s).areaId);
}

void TestRegistryCompleter::feederHasTheLastWord()
{
    m_db->feedDevices(R"([{"id":"d1","name":"Lamp","area_id":null}])");
    device(R"({"id":"d1","area_id":"kitchen"})");
    m_db->feedDevices(R"([{"id":"d1","name":"Lamp","area_id":"hall"}])");
    QCOMPARE(m_db->device(u"d1"_s).areaId, u"hall"_s);
}

/// Home Assistant said "no area" before and after; the old source is only right until it says so again.
void TestRegistryCompleter::listingTakesBackWhatWasFilled()
{
    const QByteArray listed = R"([{"id":"d1","name":"Lamp","area_id":null}])";
    m_db->feedDevices(listed);
    QCOMPARE(device(R"({"id":"d1","area_id":"hall"})").outcome, RowOutcome::Updated);
    QCOMPARE(m_db->device(u"d1"_s).areaId, u"hall"_s);
    m_db->feedDevices(listed);
    QCOMPARE(m_db->device(u"d1"_s).areaId, std::nullopt);
}

void TestRegistryCompleter::enabledEntityIsNotDisabled()
{
    m_db->feedEntities(R"([{"entity_id":"light.a","disabled_by":null,"hidden_by":null}])");
    QCOMPARE(entity(R"({"entity_id":"light.a","disabled_by":"user","hidden_by":"user"})", { {}, {}, true }).outcome,
             RowOutcome::Unchanged);
    QVERIFY(!m_db->entity(u"light.a"_s).disabled);
}

void TestRegistryCompleter::disabledByNobodyKnown()
{
    entity(R"({"entity_id":"light.a"})", { {}, {}, true });
    QVERIFY(m_db->entity(u"light.a"_s).disabled);
    QVERIFY(!m_db->entity(u"light.a"_s).disabledBy);
    m_db->feedEntities(R"([{"entity_id":"light.a","disabled_by":null}])");
    QVERIFY(!m_db->entity(u"light.a"_s).disabled);
}

void TestRegistryCompleter::goneRowStaysGone()
{
    m_db->feedDevices(R"([{"id":"d1","name":"Lamp"}])");
    m_db->execute("UPDATE devices SET gone_at = '2025-10-14T17:00:05.123456+00:00'");
    device(R"({"id":"d1","model":"LCA001"})");
    QCOMPARE(m_db->device(u"d1"_s).model, u"LCA001"_s);
    QVERIFY(m_db->device(u"d1"_s).goneAt);
}

void TestRegistryCompleter::secondRunChangesNothing()
{
    const QByteArray old = R"({"id":"d1","name":"Lamp","model":"A","labels":["b","a"],"identifiers":[["hue","1"]]})";
    device(old);
    entity(R"({"entity_id":"light.a","device_id":"d9"})");
    const qint64 length = m_db->journalLength();
    QCOMPARE(device(old).outcome, RowOutcome::Unchanged);
    QCOMPARE(entity(R"({"entity_id":"light.a","device_id":"d9"})").outcome, RowOutcome::Unchanged);
    QCOMPARE(m_db->journalLength(), length);
}

void TestRegistryCompleter::unknownDeviceIsLeftOut()
{
    const CompletedRow done = entity(R"({"entity_id":"light.a","device_id":"d9"})");
    QCOMPARE(done.outcome, RowOutcome::Inserted);
    QCOMPARE(done.remark, u"device_id: no device d9 is known, taken without"_s);
    QVERIFY(!m_db->entity(u"light.a"_s).deviceId);
}

void TestRegistryCompleter::formerIdsStandForThePresentOne()
{
    m_db->feedDevices(R"([{"id":"new","name":"Lamp"}])");
    m_db->feedEntities(R"([{"entity_id":"light.old","id":"r1"}])");
    m_db->feedEntities(R"([{"entity_id":"light.new","id":"r1"}])");
    m_db->execute("INSERT INTO id_aliases VALUES ('device', 'old', 'new', '2025-10-14T17:00:05.123456+00:00')");
    QCOMPARE(device(R"({"id":"old","model":"LCA001"})").outcome, RowOutcome::Updated);
    QCOMPARE(entity(R"({"entity_id":"light.old","device_id":"old","platform":"hue"})").outcome, RowOutcome::Updated);
    QCOMPARE(m_db->device(u"new"_s).model, u"LCA001"_s);
    QCOMPARE(m_db->entity(u"light.new"_s).deviceId, u"new"_s);
    QCOMPARE(m_db->number("SELECT count(*) FROM devices") + m_db->number("SELECT count(*) FROM entities"), 2);
}

void TestRegistryCompleter::presentRowWinsOverAFormerId()
{
    m_db->feedDevices(R"([{"id":"new","name":"Lamp"},{"id":"old","name":"Plug"}])");
    m_db->execute("INSERT INTO id_aliases VALUES ('device', 'old', 'new', '2025-10-14T17:00:05.123456+00:00')");
    QCOMPARE(device(R"({"id":"old","model":"LCA001"})").outcome, RowOutcome::Updated);
    QCOMPARE(m_db->device(u"old"_s).model, u"LCA001"_s);
    QVERIFY(!m_db->device(u"new"_s).model);
}

void TestRegistryCompleter::changesAreJournalled()
{
    m_db->feedDevices(R"([{"id":"d1","name":"Lamp"}])");
    const qint64 before = m_db->journalLength();
    device(R"({"id":"d1","model":"LCA001"})");
    device(R"({"id":"d2","name":"Plug"})");
    const std::vector<Change> changes = m_db->changesSince(before);
    QCOMPARE(changes.size(), 2U);
    QCOMPARE(changes[0].action, u"update"_s);
    QCOMPARE(changes[0].before, R"({"model":null})"_ba);
    QCOMPARE(changes[1].action, u"create"_s);
}

void TestRegistryCompleter::lookWritesNothing()
{
    m_db->feedDevices(R"([{"id":"d1","name":"Lamp"}])");
    const DeviceListing devices = must(
        readDevices(R"([{"id":"d1","model":"A"},{"id":"d2"},{"id":"d1","name":"Lamp"}])"));
    const EntityListing entities = must(
        readEntities(R"([{"entity_id":"light.a","device_id":"d2"},{"entity_id":"light.b","device_id":"d9"}])"));
    const qint64 before = m_db->connection().totalChanges();
    RegistryCompleter completer(m_db->connection(), RegistryCompleter::Mode::Look);
    QCOMPARE(must(completer.device(devices.rows.at(0), {})).outcome, RowOutcome::Updated);
    QCOMPARE(must(completer.device(devices.rows.at(1), {})).outcome, RowOutcome::Inserted);
    QCOMPARE(must(completer.device(devices.rows.at(2), {})).outcome, RowOutcome::Unchanged);
    QCOMPARE(must(completer.entity(entities.rows.at(0), {})).remark, QString());
    QVERIFY(!must(completer.entity(entities.rows.at(1), {})).remark.isEmpty());
    QCOMPARE(m_db->connection().totalChanges(), before);
}

void TestRegistryCompleter::rowThatCannotBeStored()
{
    m_db->feedEntities(R"([{"entity_id":"light.a","id":"r1"}])");
    const EntityListing listing = must(readEntities(R"([{"entity_id":"light.b","id":"r1"}])"));
    const Result<void> written = m_db->tryWrite([&](Store &store) -> Result<void> {
        const Result<CompletedRow> done =
            RegistryCompleter(store.connection(), RegistryCompleter::Mode::Write).entity(listing.rows.at(0), {});
        return done ? Result<void>() : failure(done);
    });
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Conflict);
}

QTEST_GUILESS_MAIN(TestRegistryCompleter)
#include "tst_registrycompleter.moc"
