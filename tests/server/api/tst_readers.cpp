#include "core/storage/writer.h"
#include "server/api/readers.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

#include <array>
#include <atomic>
#include <set>
#include <thread>
#include <vector>

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 cacheBytes = 1 << 20;

/// The presence counter, as an HTTP thread reads it: a kept answer while the database stays as it was.
qint64 presence(Readers &readers)
{
    Connection &connection = must(readers.local())->connection();
    const std::optional<CommitStamp> stamp = connection.commitStamp();
    const std::optional<Response> kept = stamp ? readers.cache().find(*stamp, "/presence") : std::nullopt;
    if (kept)
        return kept->body.toLongLong();
    const qint64 read = connection.number("SELECT value FROM meta WHERE key = 'presence'");
    if (stamp)
        readers.cache().put(*stamp, "/presence", textResponse(QByteArray::number(read)));
    return read;
}

} // namespace

/// Driven by standard threads alone, so that the thread sanitizer sees all there is to see.
class TestReaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_db = std::make_unique<TemporaryDatabase>(); }
    void cleanup()
    {
        Readers::closeLocal();
        m_db.reset();
    }
    void threadKeepsItsStore();
    void eachThreadHasItsOwn();
    void otherReadersOpenTheirOwn();
    void closedIsOpenedAgain();
    void readOnly();
    void unusableDatabaseIsToldEachTime();
    void noThreadGivesAStaleAnswer();

private:
    std::unique_ptr<TemporaryDatabase> m_db;
};

void TestReaders::threadKeepsItsStore()
{
    Readers readers(m_db->options(), cacheBytes);
    QCOMPARE(must(readers.local()), must(readers.local()));
}

void TestReaders::eachThreadHasItsOwn()
{
    constexpr std::size_t threads = 4;
    Readers readers(m_db->options(), cacheBytes);
    std::atomic<std::size_t> ready = 0;
    std::array<Store *, threads> stores = {};
    std::vector<std::thread> asking;
    for (Store *&store : stores) {
        asking.emplace_back([&] {
            store = must(readers.local());
            ++ready;
            while (ready < threads)
                std::this_thread::yield(); // all live at once, or an address could come round again
        });
    }
    for (std::thread &thread : asking)
        thread.join();
    QCOMPARE(std::set<Store *>(stores.begin(), stores.end()).size(), threads);
}

void TestReaders::otherReadersOpenTheirOwn()
{
    const TemporaryDatabase other;
    Readers ours(m_db->options(), cacheBytes);
    Readers theirs(other.options(), cacheBytes);
    m_db->execute("UPDATE meta SET value = 7 WHERE key = 'presence'");
    QCOMPARE(presence(ours), 7);
    QCOMPARE(presence(theirs), 0);
    QCOMPARE(presence(ours), 7);
}

void TestReaders::closedIsOpenedAgain()
{
    Readers readers(m_db->options(), cacheBytes);
    QCOMPARE(presence(readers), 0);
    Readers::closeLocal();
    m_db->execute("UPDATE meta SET value = 7 WHERE key = 'presence'");
    QCOMPARE(presence(readers), 7);
}

void TestReaders::readOnly()
{
    Readers readers(m_db->options(), cacheBytes);
    QVERIFY(!must(readers.local())->connection().execute("DELETE FROM devices"));
}

void TestReaders::unusableDatabaseIsToldEachTime()
{
    DatabaseOptions folder = m_db->options();
    folder.path = m_db->folder();
    Readers readers(folder, cacheBytes);
    QVERIFY(!readers.local());
    QVERIFY(!readers.local());
}

/// A thread that knows of a commit must read it, or a later one.
void TestReaders::noThreadGivesAStaleAnswer()
{
    constexpr int commits = 300;
    constexpr int threads = 3;
    Readers readers(m_db->options(), cacheBytes);
    Writer writer;
    must(writer.start(m_db->options(), 300));
    std::atomic<int> committed = 0;
    std::atomic<int> stale = 0;
    std::vector<std::thread> reading;
    for (int i = 0; i < threads; ++i) {
        reading.emplace_back([&] {
            for (int known = 0; known < commits;) {
                known = committed;
                stale += presence(readers) < known ? 1 : 0;
            }
            Readers::closeLocal();
        });
    }
    int failed = 0;
    for (int i = 1; i <= commits; ++i) {
        const QByteArray sql = "UPDATE meta SET value = " + QByteArray::number(i) + " WHERE key = 'presence'";
        failed += writer.submitAndWait(TemporaryDatabase::feeder(),
                                       [&sql](Store &store) { return store.connection().execute(sql); })
            ? 0
            : 1;
        committed = i;
    }
    for (std::thread &thread : reading)
        thread.join();
    QCOMPARE(failed, 0);
    QCOMPARE(stale.load(), 0);
}

QTEST_GUILESS_MAIN(TestReaders)
#include "tst_readers.moc"
