#include "core/storage/journalcare.h"
#include "core/storage/journalpruner.h"
#include "core/storage/undo.h"
#include "tests/support/homes.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Ten changes by two operations, the first of them in 2020, all of them read by history and webhooks.
class TestJournalPruner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void bounds_data();
    void bounds();
    void whatIsNotReadStays_data();
    void whatIsNotReadStays();
    void goesInSteps();
    void historyForgetsThem();
    void labelsAndServicesGoToo();
    void operationsGoWithTheirLastChange();
    void operationsWithoutChangesGoByAge();
    void halfAnOperationCannotBeTakenBack();
    void numbersGoOn();
    void careGoesOnUntilNothingIsDue();

private:
    int prune(const JournalBounds &bounds, int most = 100)
    {
        int removed = 0;
        must(m_db->tryWrite([&](Store &store) {
            removed = must(JournalPruner(store.connection()).step(bounds, most));
            return Result<void>();
        }));
        return removed;
    }
    qint64 first() { return must(m_db->store().journal().span()).first; }

    static constexpr int perOperation = 5;
    const Timestamp m_between = *Timestamp::fromText("2021-01-01T00:00:00.000000+00:00");
    std::unique_ptr<TemporaryDatabase> m_db;
};

void TestJournalPruner::init()
{
    m_db = std::make_unique<TemporaryDatabase>();
    m_db->feedDevices(devicesOfHome(perOperation));
    m_db->execute("UPDATE changes SET at = '2020-01-01T00:00:00.000000+00:00'");
    m_db->execute("UPDATE operations SET at = '2020-01-01T00:00:00.000000+00:00'");
    m_db->feedDevices(devicesOfHome(perOperation, 1));
    must(m_db->tryWrite([](Store &store) { return must(store.history().advance(100)), Result<void>(); }));
    m_db->execute("UPDATE meta SET value = 10 WHERE key = 'webhook_seq'");
    m_db->execute("UPDATE meta SET value = 2 WHERE key = 'webhook_operation'");
}

void TestJournalPruner::bounds_data()
{
    QTest::addColumn<JournalBounds>("bounds");
    QTest::addColumn<qint64>("first");
    QTest::newRow("none") << JournalBounds() << qint64(1);
    QTest::newRow("age") << JournalBounds { .since = m_between } << qint64(6);
    QTest::newRow("all by age") << JournalBounds { .since = Timestamp { Timestamp::now().microseconds + 1'000'000 } }
                                << qint64(10);
    QTest::newRow("size") << JournalBounds { .rows = 3 } << qint64(8);
    QTest::newRow("size of one") << JournalBounds { .rows = 1 } << qint64(10);
    QTest::newRow("size that is not reached") << JournalBounds { .rows = 10 } << qint64(1);
    QTest::newRow("age before size") << JournalBounds { .since = m_between, .rows = 8 } << qint64(6);
    QTest::newRow("size before age") << JournalBounds { .since = m_between, .rows = 2 } << qint64(9);
    QTest::newRow("somebody needs it") << JournalBounds { .rows = 1, .needed = 4 } << qint64(5);
    QTest::newRow("somebody needs all") << JournalBounds { .rows = 1, .needed = 0 } << qint64(1);
}

void TestJournalPruner::bounds()
{
    QFETCH(JournalBounds, bounds);
    prune(bounds);
    QTEST(first(), "first");
    QCOMPARE(m_db->journalLength(), 10);
}

void TestJournalPruner::whatIsNotReadStays_data()
{
    QTest::addColumn<QByteArray>("reader");
    QTest::newRow("webhooks") << "webhook_seq"_ba;
    QTest::newRow("history") << "history_seq"_ba;
}

void TestJournalPruner::whatIsNotReadStays()
{
    QFETCH(QByteArray, reader);
    m_db->execute("UPDATE meta SET value = 3 WHERE key = '" + reader + '\'');
    prune({ .rows = 1 });
    QCOMPARE(first(), 4);
}

void TestJournalPruner::goesInSteps()
{
    QCOMPARE(prune({ .rows = 3 }, 4), 4);
    QCOMPARE(first(), 5);
    QCOMPARE(prune({ .rows = 3 }, 4), 3);
    QCOMPARE(first(), 8);
    QCOMPARE(prune({ .rows = 3 }, 4), 0);
}

void TestJournalPruner::historyForgetsThem()
{
    QCOMPARE(m_db->number("SELECT count(*) FROM change_keys"), 10);
    prune({ .rows = 3 });
    QCOMPARE(m_db->number("SELECT count(*) FROM change_keys"), 3);
    QCOMPARE(m_db->number("SELECT min(seq) FROM change_keys"), 8);
}

void TestJournalPruner::labelsAndServicesGoToo()
{
    must(m_db->tryWrite([](Store &store) {
        must(store.labels().upsert(std::vector<RegistryLabel> { { u"a"_s, u"A"_s } }));
        must(store.services().upsert(std::vector<ServiceDefinition> { { u"light"_s, u"on"_s } }));
        return Result<void>();
    }));
    m_db->feedDevices(devicesOfHome(1, 2));
    QCOMPARE(first(), 1);
    must(m_db->tryWrite([](Store &store) { return must(store.history().advance(100)), Result<void>(); }));
    m_db->execute("UPDATE meta SET value = 13 WHERE key = 'webhook_seq'");
    QCOMPARE(prune({ .rows = 1 }), 12);
    QCOMPARE(m_db->number("SELECT count(*) FROM change_keys"), 1);
    QCOMPARE(m_db->number("SELECT count(*) FROM labels") + m_db->number("SELECT count(*) FROM services"), 2);
}

void TestJournalPruner::operationsGoWithTheirLastChange()
{
    prune({ .rows = 6 });
    QCOMPARE(m_db->number("SELECT count(*) FROM operations"), 2);
    prune({ .rows = 5 });
    QCOMPARE(m_db->number("SELECT count(*) FROM operations"), 1);
    prune({ .rows = 1 });
    QCOMPARE(m_db->number("SELECT max(id) FROM operations"), 2);
}

void TestJournalPruner::operationsWithoutChangesGoByAge()
{
    m_db->execute("DELETE FROM operations; UPDATE meta SET value = 4 WHERE key = 'webhook_operation';"
                  "INSERT INTO operations (id, at, actor, origin, what, changes, last_seq) VALUES"
                  " (1, '2020-01-01T00:00:00.000000+00:00', 'a', 'api', 'w', 0, 10),"
                  " (2, '2020-01-02T00:00:00.000000+00:00', 'a', 'api', 'w', 0, NULL),"
                  " (3, '2024-01-02T00:00:00.000000+00:00', 'a', 'api', 'w', 0, 10),"
                  " (4, '2024-01-03T00:00:00.000000+00:00', 'a', 'api', 'w', 0, 10)");
    prune({ .since = m_between });
    QCOMPARE(m_db->number("SELECT min(id) FROM operations"), 3);
}

void TestJournalPruner::halfAnOperationCannotBeTakenBack()
{
    prune({ .rows = 7 });
    const auto undone = Undo(m_db->connection()).run(1, Undo::Mode::Look);
    QVERIFY(!undone);
    QCOMPARE(undone.error().code, ErrorCode::Conflict);
    QCOMPARE(must(Undo(m_db->connection()).run(2, Undo::Mode::Look)).size(), 5U);
}

void TestJournalPruner::numbersGoOn()
{
    prune({ .rows = 1 });
    m_db->feedDevices(devicesOfHome(1, 2));
    QCOMPARE(m_db->journalLength(), 11);
    QCOMPARE(m_db->store().journal().lastOperation(), 3);
}

void TestJournalPruner::careGoesOnUntilNothingIsDue()
{
    constexpr int many = 2 * JournalCare::stepRows + 100;
    m_db->feedDevices(devicesOfHome(many, 2));
    must(m_db->tryWrite([](Store &store) { return must(store.history().advance(many)), Result<void>(); }));
    m_db->execute("UPDATE meta SET value = " + QByteArray::number(10 + many) + " WHERE key = 'webhook_seq'");
    Writer writer;
    must(writer.start(m_db->options(), 300));
    std::optional<qint64> needed = 20;
    JournalCare care(writer, { .age = 24h, .rows = 7 }, [&needed] { return needed; });
    care.run();
    QTRY_COMPARE(first(), 21);
    needed.reset();
    care.run();
    QTRY_COMPARE(first(), 10 + many - 6);
    writer.stop();
}

QTEST_GUILESS_MAIN(TestJournalPruner)
#include "tst_journalpruner.moc"
