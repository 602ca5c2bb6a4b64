#include "core/storage/goneremoval.h"
#include "core/storage/gonerows.h"
#include "tests/support/homes.h"
#include "tests/support/registries.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What is gone for long is removed, by an injected clock.
class TestGoneRemoval : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void afterTheRetention_data();
    void afterTheRetention();
    void zeroKeepsForGood();
    void presentRowsStay();
    void isJournalledAsUpkeep();
    void goesInSteps();
    void entityThatIsNotDueLosesItsDevice();
    void aliasesGoToo();
    void rowsOfAShellAreRemovedToo();
    void returnedRowStays();

private:
    void gone(const QByteArray &table, const QByteArray &id, std::chrono::hours ago)
    {
        const Timestamp at { m_now.microseconds - std::chrono::microseconds(ago).count() };
        const QByteArray key = table == "devices" ? "device_id" : "entity_id";
        m_db->execute("UPDATE " + table + " SET gone_at = '" + at.toString().toUtf8() + "' WHERE " + key + " = '" + id
                      + '\'');
    }

    /// Runs until nothing is left to do: the steps of a run follow each other in the writer's queue.
    void remove(std::chrono::milliseconds retention = 720h)
    {
        Writer writer;
        must(writer.start(m_db->options(), 300));
        GoneRemoval removal(writer, retention, [this] { return m_now; });
        removal.run();
        for (qint64 before = -1;;) {
            qint64 after = 0;
            must(writer.submitAndWait(TemporaryDatabase::feeder(), [&after](Store &store) {
                after = store.journal().lastSeq();
                return Result<void>();
            }));
            if (after == before)
                break;
            before = after;
        }
        writer.stop();
    }

    qint64 count(const QByteArray &table) { return m_db->number("SELECT count(*) FROM " + table); }

    std::unique_ptr<TemporaryDatabase> m_db;
    Timestamp m_now = {};
};

void TestGoneRemoval::init()
{
    m_db = std::make_unique<TemporaryDatabase>();
    m_now = Timestamp { 1'800'000'000'000'000 };
}

void TestGoneRemoval::cleanup()
{
    m_db.reset();
}

void TestGoneRemoval::afterTheRetention_data()
{
    QTest::addColumn<int>("hours");
    QTest::addColumn<bool>("removed");
    QTest::newRow("just gone") << 0 << false;
    QTest::newRow("an hour before it is due") << 719 << false;
    QTest::newRow("to the microsecond") << 720 << false;
    QTest::newRow("an hour after") << 721 << true;
}

void TestGoneRemoval::afterTheRetention()
{
    QFETCH(int, hours);
    QFETCH(bool, removed);
    m_db->feedDevices(devicesOfHome(2));
    m_db->feedEntities(entitiesOfHome(2, 2));
    gone("devices", "d0001", std::chrono::hours(hours));
    gone("entities", "light.e0001", std::chrono::hours(hours));
    remove();
    QCOMPARE(count("devices"), removed ? 1 : 2);
    QCOMPARE(count("entities"), removed ? 1 : 2);
}

void TestGoneRemoval::zeroKeepsForGood()
{
    m_db->feedDevices(devicesOfHome(1));
    gone("devices", "d0000", 100'000h);
    remove(0ms);
    QCOMPARE(count("devices"), 1);
}

void TestGoneRemoval::presentRowsStay()
{
    m_db->feedDevices(devicesOfHome(3));
    const qint64 journal = m_db->journalLength();
    remove(1ms);
    QCOMPARE(count("devices"), 3);
    QCOMPARE(m_db->journalLength(), journal);
    QCOMPARE(m_db->number("SELECT count(*) FROM operations WHERE origin = 'upkeep'"), 0);
}

void TestGoneRemoval::isJournalledAsUpkeep()
{
    m_db->feedDevices(devicesOfHome(2));
    m_db->feedEntities(entitiesOfHome(2, 2));
    gone("devices", "d0001", 721h);
    gone("entities", "light.e0001", 721h);
    const qint64 journal = m_db->journalLength();
    remove();
    const std::vector<Change> changes = m_db->changesSince(journal);
    QCOMPARE(changes.size(), 2u);
    QCOMPARE(changes.at(0).key, u"light.e0001"_s);
    QCOMPARE(changes.at(1).key, u"d0001"_s);
    for (const Change &change : changes) {
        QCOMPARE(change.action, u"remove"_s);
        QCOMPARE(change.origin, u"upkeep"_s);
        QVERIFY(change.before.contains("\"gone_at\":\"20"));
    }
    QCOMPARE(changes.at(0).operation, changes.at(1).operation);
    QCOMPARE(m_db->text("SELECT what FROM operations WHERE origin = 'upkeep'"), u"registry.remove_gone"_s);
}

void TestGoneRemoval::goesInSteps()
{
    m_db->feedDevices(devicesOfHome(450));
    m_db->execute("UPDATE devices SET gone_at = '2020-01-01T00:00:00.000000+00:00'");
    remove();
    QCOMPARE(count("devices"), 0);
    QCOMPARE(m_db->text("SELECT group_concat(changes, ' ') FROM operations WHERE origin = 'upkeep'"), u"200 200 50"_s);
}

void TestGoneRemoval::entityThatIsNotDueLosesItsDevice()
{
    m_db->feedDevices(devicesOfHome(1));
    m_db->feedEntities(entitiesOfHome(2, 1));
    gone("devices", "d0000", 721h);
    gone("entities", "light.e0001", 10h);
    remove();
    QCOMPARE(count("devices"), 0);
    QCOMPARE(m_db->entity(u"light.e0000"_s).deviceId, std::nullopt);
    QVERIFY(m_db->entity(u"light.e0001"_s).goneAt);
}

void TestGoneRemoval::aliasesGoToo()
{
    m_db->feedEntities(R"([{"entity_id":"light.a","id":"r1"}])");
    m_db->feedEntities(R"([{"entity_id":"light.b","id":"r1"}])");
    gone("entities", "light.b", 721h);
    remove();
    QCOMPARE(count("id_aliases"), 0);
}

/// Who writes gone_at in a shell says the same as a listing would.
void TestGoneRemoval::rowsOfAShellAreRemovedToo()
{
    m_db->feedDevices(devicesOfHome(1));
    const qint64 journal = m_db->journalLength();
    m_db->execute("UPDATE devices SET gone_at = '2020-01-01T00:00:00.000000+00:00'");
    QCOMPARE(m_db->changesSince(journal).at(0).actor, u"external"_s);
    QCOMPARE(m_db->changesSince(journal).at(0).before, QByteArray(R"({"gone_at":null})"));
    QCOMPARE(m_db->device(u"d0000"_s).revision, 2);
    remove();
    QCOMPARE(count("devices"), 0);
}

void TestGoneRemoval::returnedRowStays()
{
    m_db->feedDevices(devicesOfHome(1));
    gone("devices", "d0000", 721h);
    m_db->feedDevices(devicesOfHome(1));
    remove();
    QCOMPARE(count("devices"), 1);
}

QTEST_GUILESS_MAIN(TestGoneRemoval)
#include "tst_goneremoval.moc"
