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
    void readingKeepsIt();
    void commitOfAnotherChangesIt();
    void commitOfOurOwnChangesIt();
    void rollbackKeepsIt();
    void writesAfterACheckpointChangeIt();
    void sameForAllConnections();
    void unattachedHasNone();
    void halfWrittenHeaderIsNone();
    void nobodyKeepsAStaleValue();

private:
    std::unique_ptr<TemporaryDatabase> m_database;
    WalIndex m_index;
};

void TestWalIndex::readingKeepsIt()
{
    const auto before = m_index.stamp();
    QVERIFY(before);
    m_database->number("SELECT count(*) FROM devices");
    QCOMPARE(m_index.stamp(), before);
}

void TestWalIndex::commitOfAnotherChangesIt()
{
    const auto other = m_database->another();
    const auto before = m_index.stamp();
    must(other->connection().execute("INSERT INTO devices (device_id, name) VALUES ('d1', 'Lamp')"));
    QVERIFY(m_index.stamp() != before);
}

void TestWalIndex::commitOfOurOwnChangesIt()
{
    const auto before = m_index.stamp();
    m_database->feedDevices(R"([{"id":"d1"}])");
    QVERIFY(m_index.stamp() != before);
}

void TestWalIndex::rollbackKeepsIt()
{
    const auto other = m_database->another();
    const auto before = m_index.stamp();
    must(other->connection().execute(
        "BEGIN IMMEDIATE; INSERT INTO devices (device_id, name) VALUES ('d1', 'Lamp'); ROLLBACK"));
    QCOMPARE(m_index.stamp(), before);
}

void TestWalIndex::writesAfterACheckpointChangeIt()
{
    const auto other = m_database->another();
    std::vector<std::optional<CommitStamp>> seen;
    for (int round = 0; round < 5; ++round) {
        m_database->connection().checkpoint(Connection::Checkpoint::Truncate);
        must(other->connection().execute("UPDATE meta SET value = value + 1 WHERE key = 'presence'"));
        const auto now = m_index.stamp();
        QVERIFY(now);
        QVERIFY(std::find(seen.begin(), seen.end(), now) == seen.end());
        seen.push_back(now);
    }
}

void TestWalIndex::sameForAllConnections()
{
    m_database->feedDevices(R"([{"id":"d1"}])");
    const auto other = m_database->another();
    QVERIFY(m_index.stamp());
    QCOMPARE(other->connection().commitStamp(), m_index.stamp());
    QCOMPARE(m_database->connection().commitStamp(), m_index.stamp());
}

void TestWalIndex::unattachedHasNone()
{
    QVERIFY(!WalIndex().stamp());
}

void TestWalIndex::halfWrittenHeaderIsNone()
{
    QFile shared(m_database->options().path + QStringLiteral("-shm"));
    QVERIFY(shared.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
    const auto whole = m_index.stamp();
    const QByteArray second = shared.read(96).sliced(48);
    const auto write = [&shared](const QByteArray &bytes) { return shared.seek(48) && shared.write(bytes) == 48; };
    QVERIFY(write(QByteArray(48, 'x')));
    QVERIFY(!m_index.stamp());
    QVERIFY(write(second));
    QCOMPARE(m_index.stamp(), whole);
}

/// As the answer cache does: what was read is kept while the stamp stays. Standard threads, for the thread sanitizer.
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
            std::optional<CommitStamp> stamp;
            qint64 kept = -1;
            for (int known = 0; known < commits;) {
                known = committed.load();
                if (const auto now = store->connection().commitStamp(); !now || now != stamp) {
                    stamp = now;
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
