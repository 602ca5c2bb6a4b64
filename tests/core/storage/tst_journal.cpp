#include "tests/support/homes.h"
#include "tests/support/temporarydatabase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ourWritesNameTheirAuthor();
    void contextIsEmptyAfterwards();
    void operationOnlyWhereSomethingChanged();
    void operationsCountTheirChanges();
    void insertNeedsNoImage();
    void imageHoldsOldValuesAlone_data();
    void imageHoldsOldValuesAlone();
    void removalKeepsTheWholeRow();
    void cascadesAreJournalled();
    void unfedFieldsOfTheFeederAreNotJournalled();
    void undoneWriteLeavesNothing();
    void versionChangesWithEachWrite();
    void versionChangesWithPresence();
    void listPagesBySeq();
    void lastChangeIsTheNewest();
    void emptiedJournalGoesOn();
};

void TestJournal::ourWritesNameTheirAuthor()
{
    TemporaryDatabase db;
    const Timestamp before = Timestamp::now();
    db.feedDevices(R"([{"id":"d1"}])");
    const Change change = db.changesSince(0).at(0);
    QCOMPARE(change.actor, u"tester"_s);
    QCOMPARE(change.origin, u"api"_s);
    QCOMPARE(change.kind, u"device"_s);
    QCOMPARE(change.key, u"d1"_s);
    QCOMPARE(change.action, u"create"_s);
    QVERIFY(change.at >= before && change.at <= Timestamp::now());
    const QString operation = db.text(
        "SELECT actor || '/' || origin || '/' || what || '/' || changes FROM operations WHERE id = "
        + QByteArray::number(change.operation.value()));
    QCOMPARE(operation, u"tester/api/test.upsert/1"_s);
}

void TestJournal::contextIsEmptyAfterwards()
{
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1"}])");
    QCOMPARE(db.number("SELECT count(*) FROM write_context"), 1);
    QCOMPARE(db.number("SELECT count(*) FROM write_context WHERE coalesce(at, actor, origin, operation) IS NOT NULL"),
             0);
    db.execute("UPDATE devices SET name = 'Other'");
    QCOMPARE(db.changesSince(1).at(0).actor, u"external"_s);
}

void TestJournal::operationOnlyWhereSomethingChanged()
{
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1"}])");
    db.feedDevices(R"([{"id":"d1"}])");
    db.feedDevices("[]");
    QCOMPARE(db.number("SELECT count(*) FROM operations"), 1);
}

void TestJournal::operationsCountTheirChanges()
{
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(3));
    db.feedDevices(devicesOfHome(5, 1));
    QCOMPARE(db.text("SELECT group_concat(changes) FROM operations"), u"3,5"_s);
    QCOMPARE(db.number("SELECT count(*) FROM changes JOIN operations ON operation = operations.id"), 8);
}

void TestJournal::insertNeedsNoImage()
{
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1","name":"Lamp"}])");
    QVERIFY(db.changesSince(0).at(0).before.isEmpty());
}

void TestJournal::imageHoldsOldValuesAlone_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QByteArray>("before");
    QTest::newRow("text") << QByteArray(R"("model":"LCB")") << QByteArray(R"({"model":"LCA"})");
    QTest::newRow("to null") << QByteArray(R"("model":null)") << QByteArray(R"({"model":"LCA"})");
    QTest::newRow("from null") << QByteArray(R"("sw_version":"2")") << QByteArray(R"({"sw_version":null})");
    QTest::newRow("quotes and line breaks") << QByteArray(R"("name":"x")") << QByteArray(R"({"name":"7\" \n\\ ü"})");
    QTest::newRow("JSON stays JSON") << QByteArray(R"("labels":["b"],"identifiers":[])")
                                     << QByteArray(R"({"labels":["a"],"identifiers":[["hue",7]]})");
    QTest::newRow("several") << QByteArray(R"("model":"LCB","hw_version":"1","name":"7\" \n\\ ü")")
                             << QByteArray(R"({"model":"LCA","hw_version":null})");
}

void TestJournal::imageHoldsOldValuesAlone()
{
    QFETCH(QByteArray, row);
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1","name":"7\" \n\\ ü","model":"LCA","labels":["a"],"identifiers":[["hue",7]]}])");
    db.feedDevices(R"([{"id":"d1",)" + row + "}]");
    const std::vector<Change> changes = db.changesSince(1);
    QCOMPARE(changes.size(), std::size_t(1));
    QCOMPARE(changes[0].action, u"update"_s);
    QTEST(changes[0].before, "before");
}

void TestJournal::removalKeepsTheWholeRow()
{
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1"}])");
    db.feedEntities(
        R"([{"entity_id":"light.a","id":"r1","device_id":"d1","name":"Mine","labels":["x"],"disabled_by":"user"}])");
    db.execute("DELETE FROM entities");
    const QJsonObject row = QJsonDocument::fromJson(db.changesSince(2).at(0).before).object();
    QCOMPARE(row[u"entity_id"_s].toString(), u"light.a"_s);
    QCOMPARE(row[u"registry_id"_s].toString(), u"r1"_s);
    QCOMPARE(row[u"device_id"_s].toString(), u"d1"_s);
    QCOMPARE(row[u"labels"_s].toArray(), QJsonArray { u"x"_s });
    QCOMPARE(row[u"disabled"_s].toInt(), 1);
    QVERIFY(row[u"area_id"_s].isNull());
    QCOMPARE(row.size(), 20); // all that is journalled of an entity
}

void TestJournal::cascadesAreJournalled()
{
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(1));
    db.feedEntities(entitiesOfHome(3, 1));
    const qint64 before = db.journalLength();
    must(db.tryWrite([](Store &store) {
        must(store.devices().clear());
        return Result<void>();
    }));
    QStringList removed;
    for (const Change &change : db.changesSince(before)) {
        QCOMPARE(change.actor, u"tester"_s);
        removed += change.action + u' ' + change.key;
    }
    removed.sort();
    QCOMPARE(
        removed,
        (QStringList { u"remove d0000"_s, u"remove light.e0000"_s, u"remove light.e0001"_s, u"remove light.e0002"_s }));
}

void TestJournal::unfedFieldsOfTheFeederAreNotJournalled()
{
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1","area_id":"den"}])");
    db.execute("UPDATE devices SET area_id = 'attic'");
    const qint64 before = db.journalLength();
    db.feedDevices(R"([{"id":"d1","area_id":"attic"}])"); // the feeder's last value changes, the one in force does not
    QCOMPARE(db.journalLength(), before);
    QVERIFY(!db.text("SELECT group_concat(before) FROM changes").contains(u"fed_"_s));
}

void TestJournal::undoneWriteLeavesNothing()
{
    TemporaryDatabase db;
    const Result<void> done = db.tryWrite([](Store &store) -> Result<void> {
        const DeviceListing listing = must(readDevices(R"([{"id":"d1"}])"));
        must(store.devices().upsert(listing.rows));
        return failure(ErrorCode::Conflict, u"no"_s);
    });
    QVERIFY(!done);
    QCOMPARE(db.journalLength(), 0);
    QCOMPARE(db.number("SELECT count(*) FROM operations"), 0);
    QCOMPARE(db.number("SELECT count(*) FROM write_context WHERE actor IS NOT NULL"), 0);
}

void TestJournal::versionChangesWithEachWrite()
{
    TemporaryDatabase db;
    QSet<QByteArray> versions { db.store().journal().version() };
    db.feedDevices(devicesOfHome(1));
    versions += db.store().journal().version();
    db.feedDevices(devicesOfHome(1, 1));
    versions += db.store().journal().version();
    db.execute("DELETE FROM devices");
    versions += db.store().journal().version();
    QCOMPARE(versions.size(), 4);
    QVERIFY(versions.contains(db.text("SELECT value FROM meta WHERE key = 'epoch'").toLatin1() + "-0-0"));
}

void TestJournal::versionChangesWithPresence()
{
    TemporaryDatabase db(0);
    db.feedDevices(devicesOfHome(1));
    const QByteArray before = db.store().journal().version();
    db.feedDevices(devicesOfHome(1));
    QVERIFY(db.store().journal().version() != before);
    QCOMPARE(db.journalLength(), 1);
}

void TestJournal::listPagesBySeq()
{
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(10));
    const std::vector<Change> page = must(db.store().journal().list(3, 4));
    QCOMPARE(page.size(), std::size_t(4));
    QCOMPARE(page.front().seq, 4);
    QCOMPARE(page.back().seq, 7);
    QVERIFY(must(db.store().journal().list(10, 4)).empty());
}

void TestJournal::lastChangeIsTheNewest()
{
    TemporaryDatabase db;
    QVERIFY(!db.store().journal().lastChange());
    db.feedDevices(devicesOfHome(2));
    QCOMPARE(db.store().journal().lastChange(), db.changesSince(1).at(0).at);
}

/// Search, deliveries and cursors remember numbers: one must never come twice.
void TestJournal::emptiedJournalGoesOn()
{
    TemporaryDatabase db;
    db.feedDevices(devicesOfHome(3));
    db.execute("DELETE FROM changes");
    QCOMPARE(db.number("SELECT count(*) FROM changes"), 1);
    QCOMPARE(db.journalLength(), 3);
    db.feedDevices(devicesOfHome(1, 1));
    QCOMPARE(db.changesSince(3).at(0).seq, 4);
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
