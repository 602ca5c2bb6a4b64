#include "core/storage/listmemory.h"
#include "core/storage/transaction.h"
#include "tests/support/homes.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

#include <sqlite3.h>

#include <atomic>
#include <thread>

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

struct Found
{
    QStringList keys = {};
    bool isExact = false;
};

/// What one connection finds in a snapshot of its own.
Found find(Connection &connection, const QByteArray &kind, const QString &needle)
{
    const Snapshot snapshot(connection);
    const SearchIndex::Texts texts = must(connection.options().lists->search.textsOf(connection, kind));
    Found found { .isExact = texts.isExact };
    for (const std::string_view key : texts.rows->find(needle.toLower().toStdString()))
        found.keys += QString::fromUtf8(key.data(), qsizetype(key.size()));
    return found;
}

} // namespace

/// The index beside the journal that it follows.
class TestSearchIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_db = std::make_unique<TemporaryDatabase>(); }
    void cleanup() { m_db.reset(); }
    void followsEveryWrite_data();
    void followsEveryWrite();
    void oneOfTwoKinds();
    void manyChanges();
    void anotherEpochIsReadAnew();
    void copiedFileIsReadAnew_data();
    void copiedFileIsReadAnew();
    void prunedJournalIsReadAnew();
    void olderSnapshot();
    void unreadableRowsAreAnError();
    void manyThreads();

private:
    QStringList devicesWith(const QString &needle)
    {
        const Found found = find(m_db->connection(), "device", needle);
        return found.isExact ? found.keys : QStringList { u"not exact"_s };
    }

    std::unique_ptr<TemporaryDatabase> m_db;
};

void TestSearchIndex::followsEveryWrite_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QStringList>("kitchens");
    QTest::newRow("none") << ""_ba << QStringList { u"d1"_s };
    QTest::newRow("name") << "UPDATE devices SET name = 'Kitchen two' WHERE device_id = 'd2'"_ba
                          << QStringList { u"d1"_s, u"d2"_s };
    QTest::newRow("user's name") << "UPDATE devices SET name_by_user = 'My kitchen' WHERE device_id = 'd2'"_ba
                                 << QStringList { u"d1"_s, u"d2"_s };
    QTest::newRow("no longer") << "UPDATE devices SET name = 'Den' WHERE device_id = 'd1'"_ba << QStringList {};
    QTest::newRow("gone") << "DELETE FROM devices"_ba << QStringList {};
    QTest::newRow("another id") << "UPDATE devices SET device_id = 'd9' WHERE device_id = 'd1'"_ba
                                << QStringList { u"d9"_s };
    QTest::newRow("something else") << "UPDATE devices SET model = 'kitchen'"_ba << QStringList { u"d1"_s };
}

void TestSearchIndex::followsEveryWrite()
{
    QFETCH(QByteArray, sql);
    m_db->feedDevices(R"([{"id":"d1","name":"Kitchen"},{"id":"d2","name":"Bath"}])");
    QCOMPARE(devicesWith(u"KITCHEN"_s), QStringList { u"d1"_s });
    if (!sql.isEmpty())
        m_db->execute(sql);
    QTEST(devicesWith(u"kitchen"_s), "kitchens");
    QTEST(devicesWith(u"ki"_s), "kitchens");
}

void TestSearchIndex::oneOfTwoKinds()
{
    m_db->feedDevices(R"([{"id":"d1","name":"Moon"}])");
    m_db->feedEntities(R"([{"entity_id":"light.moon"},{"entity_id":"light.b","original_name":"MOON"}])");
    QCOMPARE(devicesWith(u"moon"_s), QStringList { u"d1"_s });
    QCOMPARE(find(m_db->connection(), "entity", u"moon"_s).keys, (QStringList { u"light.b"_s, u"light.moon"_s }));
}

void TestSearchIndex::manyChanges()
{
    m_db->feedDevices(devicesOfHome(10));
    QCOMPARE(devicesWith(u"lamp"_s).size(), 10);
    for (const int count : { 2000, 30'000 }) {
        m_db->feedDevices(devicesOfHome(count));
        QCOMPARE(devicesWith(u"lamp"_s).size(), count);
    }
}

void TestSearchIndex::anotherEpochIsReadAnew()
{
    m_db->feedDevices(R"([{"id":"d1","name":"Kitchen"}])");
    QCOMPARE(devicesWith(u"kitchen"_s).size(), 1);
    // As after a restore: other rows under the same numbers of the journal.
    m_db->execute("UPDATE devices SET name = 'Bath'; DELETE FROM changes WHERE seq > 1;"
                  " UPDATE meta SET value = 'another' WHERE key = 'epoch'");
    QCOMPARE(devicesWith(u"kitchen"_s).size(), 0);
    QCOMPARE(devicesWith(u"bath"_s).size(), 1);
}

void TestSearchIndex::copiedFileIsReadAnew_data()
{
    QTest::addColumn<QByteArray>("later");
    QTest::addColumn<QStringList>("kitchens");
    QTest::newRow("nothing written since") << ""_ba << QStringList { u"d1"_s };
    QTest::newRow("fewer changes since") << R"([{"id":"d4","name":"Kitchen four"}])"_ba
                                         << QStringList { u"d1"_s, u"d4"_s };
    QTest::newRow("as many changes since")
        << R"([{"id":"d4","name":"Kitchen four"},{"id":"d5","name":"Kitchen five"},{"id":"d6","name":"Hall"}])"_ba
        << QStringList { u"d1"_s, u"d4"_s, u"d5"_s };
}

/// As `.restore` of the sqlite3 shell beside a running server: the copy keeps the epoch and has fewer changes.
void TestSearchIndex::copiedFileIsReadAnew()
{
    QFETCH(QByteArray, later);
    m_db->feedDevices(R"([{"id":"d1","name":"Kitchen"}])");
    const QString copy = m_db->copy();
    m_db->feedDevices(R"([{"id":"d1","name":"Bath"},{"id":"d2","name":"Kitchen two"},{"id":"d3","name":"Attic"}])");
    QCOMPARE(devicesWith(u"kitchen"_s), QStringList { u"d2"_s });
    m_db->copyOver(copy);
    if (!later.isEmpty())
        m_db->feedDevices(later);
    QTEST(devicesWith(u"kitchen"_s), "kitchens");
    QCOMPARE(devicesWith(u"bath"_s), QStringList {});
}

void TestSearchIndex::prunedJournalIsReadAnew()
{
    m_db->feedDevices(R"([{"id":"d1","name":"Kitchen"}])");
    QCOMPARE(devicesWith(u"kitchen"_s).size(), 1);
    m_db->feedDevices(R"([{"id":"d1","name":"Bath"},{"id":"d2","name":"Hall"}])");
    m_db->execute("DELETE FROM changes WHERE seq < (SELECT max(seq) FROM changes)");
    QCOMPARE(devicesWith(u"kitchen"_s).size(), 0);
    QCOMPARE(devicesWith(u"bath"_s).size(), 1);
}

void TestSearchIndex::olderSnapshot()
{
    m_db->feedDevices(R"([{"id":"d1","name":"Kitchen"}])");
    const std::unique_ptr<Store> older = m_db->another();
    const Snapshot snapshot(older->connection());
    QCOMPARE(older->connection().number("SELECT count(*) FROM devices"), 1);
    m_db->feedDevices(R"([{"id":"d2","name":"Kitchen two"}])");
    QCOMPARE(devicesWith(u"kitchen"_s).size(), 2);
    const SearchIndex::Texts texts = must(
        older->connection().options().lists->search.textsOf(older->connection(), "device"));
    QVERIFY(!texts.isExact);
    QCOMPARE(texts.rows->find("kitchen").size(), 2U);
    ListQuery query;
    query.search = u"kitchen"_s;
    query.total = true;
    const Page<Device> page = must(older->devices().list(query));
    QCOMPARE(page.rows.size(), 1U);
    QCOMPARE(page.total, 1);
}

void TestSearchIndex::unreadableRowsAreAnError()
{
    DatabaseOptions options = m_db->options();
    const std::unique_ptr<Connection> connection = must(Connection::open(options));
    m_db->feedDevices(R"([{"id":"d1","name":"Kitchen"}])");
    m_db->closeStore();
    sqlite3_progress_handler(connection->handle(), 1, [](void *) { return 1; }, nullptr);
    QVERIFY(!options.lists->search.textsOf(*connection, "device"));
    sqlite3_progress_handler(connection->handle(), 0, nullptr, nullptr);
    QCOMPARE(must(options.lists->search.textsOf(*connection, "device")).rows->find("kitchen").size(), 1U);
}

/// Names change while threads search: each finds what its own snapshot holds.
void TestSearchIndex::manyThreads()
{
    m_db->feedDevices(devicesOfHome(200));
    std::atomic<bool> stop = false;
    std::atomic<int> wrong = 0;
    std::atomic<int> exact = 0;
    std::vector<std::thread> readers;
    for (int i = 0; i < 3; ++i) {
        readers.emplace_back([&] {
            const std::unique_ptr<Store> store = m_db->another();
            while (!stop) {
                const Snapshot snapshot(store->connection());
                const auto texts = must(
                    store->connection().options().lists->search.textsOf(store->connection(), "device"));
                const qint64 there = store->connection().number(
                    "SELECT count(*) FROM devices WHERE name LIKE '%moon%'");
                wrong += texts.isExact && qint64(texts.rows->find("moon").size()) != there;
                exact += texts.isExact;
            }
        });
    }
    for (int i = 0; i < 100 || exact < 100; ++i) {
        m_db->execute("UPDATE devices SET name = iif(name LIKE '%moon%', 'Lamp', 'Full moon') WHERE device_id = 'd0"
                      + QByteArray::number(i % 200).rightJustified(3, '0') + '\'');
    }
    stop = true;
    for (std::thread &reader : readers)
        reader.join();
    QCOMPARE(wrong.load(), 0);
}

QTEST_GUILESS_MAIN(TestSearchIndex)
#include "tst_searchindex.moc"
