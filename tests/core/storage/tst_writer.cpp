#include "core/storage/writer.h"
#include "tests/support/homes.h"
#include "tests/support/temporarydatabase.h"

#include <QFileInfo>
#include <QTest>

#include <atomic>
#include <future>

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

Origin origin(const QString &actor = u"tester"_s)
{
    return { actor, u"api"_s, u"test"_s };
}

Result<void> insertDevice(Store &store, const QByteArray &id)
{
    return store.connection().execute("INSERT INTO devices (device_id, name) VALUES ('" + id + "', 'D')");
}

constexpr qint64 mebibyte = 1024 * 1024;

Result<void> insertMebibyte(Store &store, int number)
{
    return store.connection().execute("INSERT INTO devices (device_id, name, notes) VALUES ('" + deviceIdOf(number)
                                      + "', 'D', hex(zeroblob(524288)))");
}

/// Keeps the writer's thread busy until release(), so that what is submitted meanwhile becomes one group.
class Gate
{
public:
    explicit Gate(Writer &writer)
    {
        std::future<void> inside = m_inside.get_future();
        writer.submit({ origin(),
                        {},
                        [this, opened = m_open.get_future().share()](Store &) {
                            m_inside.set_value();
                            opened.wait();
                            return Result<void>();
                        },
                        {} });
        inside.wait();
    }
    void release() { m_open.set_value(); }

private:
    std::promise<void> m_inside;
    std::promise<void> m_open;
};

} // namespace

/// Driven by standard threads alone, so that the thread sanitizer sees all there is to see.
class TestWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup()
    {
        m_writer.reset();
        m_db.reset();
    }
    void writes();
    void sixteenWritersLoseNothing();
    void sameRowFromSixteenWriters();
    void groupIsOneTransaction();
    void failureHarmsNobodyElse();
    void failedPreparationWritesNothing();
    void eachWriteHasItsOwnAuthor();
    void submitAfterStopIsRefused();
    void stopWritesWhatWasSubmitted();
    void stopEmptiesTheWal();
    void movesTheWalIntoTheFileInAPause();
    void walIsBoundedWithoutAPause();
    void failedStartRefusesWrites();
    void destroyedWithoutStart();
    void readersSeeCommittedStateOnly();
    void indexesInAPause();
    void waitsForTheDiskAsAsked();

private:
    std::unique_ptr<TemporaryDatabase> m_db;
    std::unique_ptr<Writer> m_writer;
};

void TestWriter::init()
{
    m_db = std::make_unique<TemporaryDatabase>();
    m_writer = std::make_unique<Writer>();
    must(m_writer->start(m_db->options(), 300));
}

void TestWriter::writes()
{
    QVERIFY(m_writer->submitAndWait(origin(), [](Store &store) { return insertDevice(store, "d1"); }));
    QCOMPARE(m_db->number("SELECT count(*) FROM devices"), 1);
}

void TestWriter::sixteenWritersLoseNothing()
{
    constexpr int threads = 16;
    constexpr int each = 50;
    std::atomic<int> failed = 0;
    std::vector<std::thread> writers;
    writers.reserve(threads);
    for (int t = 0; t < threads; ++t) {
        writers.emplace_back([this, t, &failed] {
            for (int i = 0; i < each; ++i) {
                const QByteArray id = deviceIdOf(t * each + i);
                const auto done = m_writer->submitAndWait(origin(u"writer %1"_s.arg(t)),
                                                          [&id](Store &store) { return insertDevice(store, id); });
                failed += done ? 0 : 1;
            }
        });
    }
    for (std::thread &writer : writers)
        writer.join();
    QCOMPARE(failed.load(), 0);
    QCOMPARE(m_db->number("SELECT count(*) FROM devices"), threads * each);
    QCOMPARE(m_db->number("SELECT count(*) FROM operations"), threads * each);
    QCOMPARE(m_db->number("SELECT count(*) FROM changes"), threads * each);
    QCOMPARE(m_db->text("PRAGMA integrity_check"), u"ok"_s);
}

void TestWriter::sameRowFromSixteenWriters()
{
    must(m_writer->submitAndWait(origin(), [](Store &store) { return insertDevice(store, "d1"); }));
    std::vector<std::thread> writers;
    writers.reserve(16);
    for (int t = 0; t < 16; ++t) {
        writers.emplace_back([this, t] {
            for (int i = 0; i < 20; ++i) {
                const QByteArray json = R"([{"id":"d1","sw_version":")" + QByteArray::number(t * 100 + i) + "\"}]";
                must(m_writer->submitAndWait(origin(), [&json](Store &store) -> Result<void> {
                    const DeviceListing listing = must(readDevices(json));
                    return must(store.devices().upsert(listing.rows)).updated == 1
                        ? Result<void>()
                        : failure(ErrorCode::Internal, u"lost"_s);
                }));
            }
        });
    }
    for (std::thread &writer : writers)
        writer.join();
    QCOMPARE(m_db->device(u"d1"_s).revision, 1 + 16 * 20);
    QCOMPARE(m_db->journalLength(), 1 + 16 * 20);
}

void TestWriter::groupIsOneTransaction()
{
    Gate gate(*m_writer);
    std::vector<qint64> before(10, -1);
    std::vector<std::promise<void>> done(10);
    for (std::size_t i = 0; i < 10; ++i) {
        m_writer->submit({ origin(),
                           {},
                           [i](Store &store) { return insertDevice(store, deviceIdOf(int(i))); },
                           [&, i](const Result<void> &) {
                               before[i] = m_db->another()->connection().number("SELECT count(*) FROM devices");
                               done[i].set_value();
                           } });
    }
    gate.release();
    for (std::promise<void> &promise : done)
        promise.get_future().wait();
    QCOMPARE(before, std::vector<qint64>(10, 10)); // when the first is told, all are committed
}

void TestWriter::failureHarmsNobodyElse()
{
    Gate gate(*m_writer);
    std::vector<std::promise<bool>> done(9);
    for (std::size_t i = 0; i < 9; ++i) {
        m_writer->submit({ origin(),
                           {},
                           [i](Store &store) -> Result<void> {
                               const Result<void> inserted = insertDevice(store, deviceIdOf(int(i)));
                               return i % 3 == 1 ? failure(ErrorCode::Conflict, u"no"_s) : inserted;
                           },
                           [&done, i](const Result<void> &result) { done[i].set_value(result.has_value()); } });
    }
    gate.release();
    for (std::size_t i = 0; i < 9; ++i)
        QCOMPARE(done[i].get_future().get(), i % 3 != 1);
    QCOMPARE(m_db->text("SELECT group_concat(device_id) FROM (SELECT device_id FROM devices ORDER BY 1)"),
             u"d0000,d0002,d0003,d0005,d0006,d0008"_s);
    QCOMPARE(m_db->number("SELECT count(*) FROM operations"), 6);
    QCOMPARE(m_db->number("SELECT count(*) FROM operations WHERE changes = (SELECT count(*) FROM changes"
                          " WHERE operation = operations.id)"),
             6);
    QCOMPARE(m_db->number("SELECT count(*) FROM write_context WHERE actor IS NOT NULL"), 0);
}

void TestWriter::failedPreparationWritesNothing()
{
    std::promise<Result<void>> done;
    bool applied = false;
    m_writer->submit({ origin(), [] { return Result<void>(failure(ErrorCode::InvalidInput, u"no JSON"_s)); },
                       [&applied](Store &) {
                           applied = true;
                           return Result<void>();
                       },
                       [&done](Result<void> result) { done.set_value(std::move(result)); } });
    const Result<void> result = done.get_future().get();
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::InvalidInput);
    QVERIFY(!applied);
}

void TestWriter::eachWriteHasItsOwnAuthor()
{
    Gate gate(*m_writer);
    std::vector<std::promise<void>> done(3);
    for (std::size_t i = 0; i < 3; ++i) {
        m_writer->submit({ origin(u"author %1"_s.arg(i)),
                           {},
                           [i](Store &store) { return insertDevice(store, deviceIdOf(int(i))); },
                           [&done, i](const Result<void> &) { done[i].set_value(); } });
    }
    gate.release();
    for (std::promise<void> &promise : done)
        promise.get_future().wait();
    QCOMPARE(m_db->text("SELECT group_concat(actor) FROM changes"), u"author 0,author 1,author 2"_s);
    QCOMPARE(m_db->number("SELECT count(DISTINCT operation) FROM changes"), 3);
}

void TestWriter::submitAfterStopIsRefused()
{
    m_writer->stop();
    const Result<void> done = m_writer->submitAndWait(origin(), [](Store &store) { return insertDevice(store, "d1"); });
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Unavailable);
}

void TestWriter::stopWritesWhatWasSubmitted()
{
    std::atomic<int> written = 0;
    Gate gate(*m_writer);
    for (int i = 0; i < 1000; ++i) {
        m_writer->submit({ origin(),
                           {},
                           [i](Store &store) { return insertDevice(store, deviceIdOf(i)); },
                           [&written](const Result<void> &done) { written += done ? 1 : 0; } });
    }
    gate.release();
    m_writer->stop();
    QCOMPARE(written.load(), 1000);
    QCOMPARE(m_db->number("SELECT count(*) FROM devices"), 1000);
}

void TestWriter::stopEmptiesTheWal()
{
    must(m_writer->submitAndWait(origin(), [](Store &store) { return insertDevice(store, "d1"); }));
    QVERIFY(QFileInfo(m_db->options().path + u"-wal"_s).size() > 0);
    m_writer->stop();
    QCOMPARE(QFileInfo(m_db->options().path + u"-wal"_s).size(), 0);
}

void TestWriter::movesTheWalIntoTheFileInAPause()
{
    must(m_writer->submitAndWait(origin(), [](Store &store) { return insertMebibyte(store, 0); }));
    must(m_writer->submitAndWait(origin(), [](Store &store) { return insertMebibyte(store, 1); }));
    QTRY_VERIFY(QFileInfo(m_db->options().path).size() > 2 * mebibyte);
}

/// A pass beside the writer alone would never reach the end of a WAL that goes on growing.
void TestWriter::walIsBoundedWithoutAPause()
{
    for (int i = 0; i < 80; ++i)
        must(m_writer->submitAndWait(origin(), [i](Store &store) { return insertMebibyte(store, i); }));
    const qint64 wal = QFileInfo(m_db->options().path + u"-wal"_s).size();
    QVERIFY2(wal < 70 * mebibyte, qPrintable(QString::number(wal)));
    QCOMPARE(m_db->number("SELECT count(*) FROM devices"), 80);
}

void TestWriter::failedStartRefusesWrites()
{
    DatabaseOptions options;
    options.path = m_db->folder();
    Writer writer;
    const Result<void> started = writer.start(options, 300);
    QVERIFY(!started);
    QCOMPARE(started.error().code, ErrorCode::NotADatabase);
    std::promise<Result<void>> done;
    std::future<Result<void>> told = done.get_future();
    writer.submit({ origin(),
                    {},
                    [](Store &) { return Result<void>(); },
                    [&done](Result<void> result) { done.set_value(std::move(result)); } });
    QCOMPARE(told.wait_for(std::chrono::seconds(10)), std::future_status::ready);
    QCOMPARE(told.get().error().code, ErrorCode::Unavailable);
}

void TestWriter::destroyedWithoutStart()
{
    std::promise<Result<void>> done;
    {
        Writer writer;
        writer.submit({ origin(),
                        {},
                        [](Store &) { return Result<void>(); },
                        [&done](Result<void> result) { done.set_value(std::move(result)); } });
    }
    std::future<Result<void>> told = done.get_future();
    QCOMPARE(told.wait_for(std::chrono::seconds(0)), std::future_status::ready);
    QCOMPARE(told.get().error().code, ErrorCode::Unavailable);
}

/// Every write moves all rows to another room: no reader may ever see two rooms.
void TestWriter::readersSeeCommittedStateOnly()
{
    must(m_writer->submitAndWait(origin(), [](Store &store) -> Result<void> {
        must(store.devices().upsert(must(readDevices(devicesOfHome(20))).rows));
        return store.connection().execute("UPDATE devices SET area_id = 'start'");
    }));
    std::atomic<bool> stop = false;
    std::atomic<int> torn = 0;
    std::atomic<int> reads = 0;
    std::vector<std::thread> readers;
    readers.reserve(4);
    for (int t = 0; t < 4; ++t) {
        readers.emplace_back([&] {
            const std::unique_ptr<Store> store = m_db->another();
            while (!stop) {
                torn += store->connection().number("SELECT count(DISTINCT area_id) FROM devices") == 1 ? 0 : 1;
                ++reads;
            }
        });
    }
    for (int i = 0; i < 50 || reads < 200; ++i) {
        const QByteArray room = "room " + QByteArray::number(i);
        must(m_writer->submitAndWait(origin(), [&room](Store &store) -> Result<void> {
            must(store.connection().execute("UPDATE devices SET area_id = '" + room + "' WHERE device_id < 'd0010'"));
            return store.connection().execute("UPDATE devices SET area_id = '" + room + "' WHERE device_id >= 'd0010'");
        }));
    }
    stop = true;
    for (std::thread &reader : readers)
        reader.join();
    QCOMPARE(torn.load(), 0);
    QCOMPARE(m_db->text("PRAGMA integrity_check"), u"ok"_s);
}

void TestWriter::indexesInAPause()
{
    must(m_writer->submitAndWait(origin(), [](Store &store) -> Result<void> {
        must(store.devices().upsert(must(readDevices(devicesOfHome(1000))).rows));
        return {};
    }));
    QTRY_COMPARE_WITH_TIMEOUT(m_db->store().history().backlog(), 0, 20000);
    QCOMPARE(m_db->number("SELECT count(*) FROM change_keys"), 1000);
}

/// What a commit promises against a loss of power: docs/reliability.md.
void TestWriter::waitsForTheDiskAsAsked()
{
    DatabaseOptions options = m_db->options();
    options.synchronous = u"FULL"_s;
    Writer careful;
    must(careful.start(options, 300));
    QString level;
    QVERIFY(careful.submitAndWait(origin(), [&level](Store &store) -> Result<void> {
        level = store.connection().text("PRAGMA synchronous");
        return {};
    }));
    QCOMPARE(level, u"2"_s);
}

QTEST_GUILESS_MAIN(TestWriter)
#include "tst_writer.moc"
