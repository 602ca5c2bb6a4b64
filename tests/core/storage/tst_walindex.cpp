#include "core/storage/walindex.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

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

QTEST_GUILESS_MAIN(TestWalIndex)
#include "tst_walindex.moc"
