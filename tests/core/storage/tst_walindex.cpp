#include "core/storage/walindex.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace hearthbook;

class TestWalIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_database = std::make_unique<TemporaryDatabase>();
        m_index = WalIndex();
        m_index.attach(m_database->connection().handle());
    }
    void firstTimeIsAChange();
    void readingIsNone();
    void commitOfAnotherIsOne();
    void commitOfOurOwnIsOne();
    void rollbackIsNone();
    void writesAfterACheckpointAre();
    void forgottenIsAChange();
    void unattachedAlwaysSaysYes();
    void nobodyKeepsAStaleValue();

private:
    std::unique_ptr<TemporaryDatabase> m_database;
    WalIndex m_index;
};

void TestWalIndex::firstTimeIsAChange()
{
    QVERIFY(m_index.hasChanged());
}

void TestWalIndex::readingIsNone()
{
    m_index.hasChanged();
    m_database->number("SELECT count(*) FROM devices");
    QVERIFY(!m_index.hasChanged());
}

void TestWalIndex::commitOfAnotherIsOne()
{
    const auto other = m_database->another();
    m_index.hasChanged();
    must(other->connection().execute("INSERT INTO devices (device_id, name) VALUES ('d1', 'Lamp')"));
    QVERIFY(m_index.hasChanged());
    QVERIFY(!m_index.hasChanged());
}

void TestWalIndex::commitOfOurOwnIsOne()
{
    m_index.hasChanged();
    m_database->feedDevices(R"([{"id":"d1"}])");
    QVERIFY(m_index.hasChanged());
}

void TestWalIndex::rollbackIsNone()
{
    const auto other = m_database->another();
    m_index.hasChanged();
    must(other->connection().execute(
        "BEGIN IMMEDIATE; INSERT INTO devices (device_id, name) VALUES ('d1', 'Lamp'); ROLLBACK"));
    QVERIFY(!m_index.hasChanged());
}

void TestWalIndex::writesAfterACheckpointAre()
{
    const auto other = m_database->another();
    for (int round = 0; round < 5; ++round) {
        m_database->connection().checkpoint(Connection::Checkpoint::Truncate);
        m_index.hasChanged();
        must(other->connection().execute("UPDATE meta SET value = value + 1 WHERE key = 'presence'"));
        QVERIFY(m_index.hasChanged());
    }
}

void TestWalIndex::forgottenIsAChange()
{
    m_index.hasChanged();
    m_index.forget();
    QVERIFY(m_index.hasChanged());
}

void TestWalIndex::unattachedAlwaysSaysYes()
{
    WalIndex none;
    QVERIFY(none.hasChanged());
    QVERIFY(none.hasChanged());
}

/// As the answer cache does: what was read is kept while dataVersion() stays. Standard threads, for the thread sanitizer.
void TestWalIndex::nobodyKeepsAStaleValue()
{
    constexpr int commits = 300;
    constexpr int readers = 3;
    std::atomic<int> committed = 0;
    std::atomic<int> stale = 0;
    std::atomic<int> failed = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < readers; ++i) {
        threads.emplace_back([&] {
            const std::unique_ptr<Store> store = m_database->another();
            qint64 version = -1;
            qint64 kept = -1;
            for (int known = 0; known < commits;) {
                known = committed.load();
                if (const qint64 now = store->connection().dataVersion(); now != version) {
                    version = now;
                    kept = store->connection().number("SELECT value FROM meta WHERE key = 'presence'");
                }
                stale += kept < known ? 1 : 0;
            }
        });
    }
    threads.emplace_back([&] {
        const std::unique_ptr<Store> store = m_database->another();
        for (int i = 1; i <= commits; ++i) {
            const QByteArray value = QByteArray::number(i);
            const bool done =
                store->connection().execute("UPDATE meta SET value = " + value + " WHERE key = 'presence'").has_value();
            failed += done ? 0 : 1;
            committed = i;
        }
    });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(failed.load(), 0);
    QCOMPARE(stale.load(), 0);
}

QTEST_GUILESS_MAIN(TestWalIndex)
#include "tst_walindex.moc"
