#include "core/storage/writer.h"
#include "tests/support/homes.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

#include <atomic>
#include <future>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// The writer on a full disk, and beside others who hold the database. No other process: the thread sanitizer does not
/// follow a fork (see TestInterruption).
class TestWriterFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fullDatabase();
    void fullDatabaseWithinAGroup();
    void busyConnection();
    void shortWaitIsNoFailure();
    void longReaderStopsNobody();

private:
    static Origin origin() { return { u"tester"_s, u"api"_s, u"test"_s }; }
    static Result<void> feed(Writer &writer, const QByteArray &json)
    {
        return writer.submitAndWait(origin(), [&json](Store &store) -> Result<void> {
            const DeviceListing listing = must(readDevices(json));
            const auto report = store.devices().upsert(listing.rows);
            return report ? Result<void>() : failure(report);
        });
    }
    static Result<void> limitPages(Writer &writer, int more)
    {
        return writer.submitAndWait(origin(), [more](Store &store) {
            const qint64 limit = more > 0 ? store.connection().number("PRAGMA page_count") + more : 1'000'000'000;
            return store.connection().execute("PRAGMA max_page_count = " + QByteArray::number(limit));
        });
    }
    static DatabaseOptions impatient(const TemporaryDatabase &db)
    {
        DatabaseOptions options = db.options();
        options.busyTimeoutMs = 100;
        return options;
    }
};

void TestWriterFaults::fullDatabase()
{
    TemporaryDatabase db;
    Writer writer;
    must(writer.start(db.options(), 300));
    must(feed(writer, devicesOfHome(10)));
    must(limitPages(writer, 5));
    const Result<void> full = feed(writer, devicesOfHome(2000));
    QVERIFY(!full);
    QCOMPARE(full.error().code, ErrorCode::StorageFull);
    QCOMPARE(db.number("SELECT count(*) FROM devices"), 10);
    QCOMPARE(db.journalLength(), 10);
    QCOMPARE(db.number("SELECT count(*) FROM operations"), 1);
    must(limitPages(writer, 0));
    QVERIFY(feed(writer, devicesOfHome(2000)));
    QCOMPARE(db.number("SELECT count(*) FROM devices"), 2000);
    writer.stop();
    QCOMPARE(db.text("PRAGMA integrity_check"), u"ok"_s);
}

/// Whoever is told of success is stored, whoever is told of failure is not.
void TestWriterFaults::fullDatabaseWithinAGroup()
{
    TemporaryDatabase db;
    Writer writer;
    must(writer.start(db.options(), 300));
    must(limitPages(writer, 8));
    std::promise<void> open;
    writer.submit({ origin(),
                    {},
                    [opened = open.get_future().share()](Store &) {
                        opened.wait();
                        return Result<void>();
                    },
                    {} });
    constexpr int writes = 40;
    std::vector<std::promise<bool>> done(writes);
    for (int i = 0; i < writes; ++i) {
        const int rows = i % 4 == 2 ? 1000 : 1;
        writer.submit(
            { origin(),
              {},
              [i, rows](Store &store) -> Result<void> {
                  const DeviceListing listing = must(readDevices(devicesOfHome(rows, 0, i * 1000)));
                  const auto report = store.devices().upsert(listing.rows);
                  return report ? Result<void>() : failure(report);
              },
              [&done, i](const Result<void> &result) { done[std::size_t(i)].set_value(result.has_value()); } });
    }
    open.set_value();
    int failed = 0;
    for (int i = 0; i < writes; ++i) {
        const bool told = done[std::size_t(i)].get_future().get();
        const bool stored = must(db.store().devices().find(QString::fromLatin1(deviceIdOf(i * 1000)))).has_value();
        QCOMPARE(stored, told);
        failed += told ? 0 : 1;
    }
    QVERIFY(failed > 0);
    must(limitPages(writer, 0));
    QVERIFY(feed(writer, devicesOfHome(1)));
    QCOMPARE(db.text("PRAGMA integrity_check"), u"ok"_s);
}

void TestWriterFaults::busyConnection()
{
    TemporaryDatabase db;
    Writer writer;
    must(writer.start(impatient(db), 300));
    PlainDatabase other(db.options().path);
    other.run("BEGIN IMMEDIATE; UPDATE meta SET value = 1 WHERE key = 'presence'");
    const Result<void> busy = feed(writer, devicesOfHome(1));
    QVERIFY(!busy);
    QCOMPARE(busy.error().code, ErrorCode::Busy);
    other.run("ROLLBACK");
    QVERIFY(feed(writer, devicesOfHome(1)));
}

void TestWriterFaults::shortWaitIsNoFailure()
{
    TemporaryDatabase db;
    Writer writer;
    DatabaseOptions patient = db.options();
    patient.busyTimeoutMs = 30000;
    must(writer.start(patient, 300));
    PlainDatabase other(db.options().path);
    other.run("BEGIN IMMEDIATE");
    std::promise<Result<void>> done;
    std::atomic<bool> preparing = false;
    writer.submit({ origin(),
                    [&preparing] {
                        preparing = true;
                        return Result<void>();
                    },
                    [](Store &store) {
                        return store.connection().execute("INSERT INTO devices (device_id, name) VALUES ('d1', 'D')");
                    },
                    [&done](Result<void> result) { done.set_value(std::move(result)); } });
    QTRY_VERIFY(preparing);
    other.run("COMMIT");
    QVERIFY(done.get_future().get());
}

/// A reader that keeps its snapshot, as a shell that somebody left open.
void TestWriterFaults::longReaderStopsNobody()
{
    TemporaryDatabase db;
    Writer writer;
    must(writer.start(impatient(db), 300));
    must(feed(writer, devicesOfHome(1)));
    PlainDatabase reader(db.options().path);
    reader.run("BEGIN; SELECT count(*) FROM devices");
    must(feed(writer, devicesOfHome(100)));
    QCOMPARE(reader.value("SELECT count(*) FROM devices"), u"1"_s);
    writer.stop();
    reader.run("COMMIT");
    QCOMPARE(reader.value("SELECT count(*) FROM devices"), u"100"_s);
}

QTEST_GUILESS_MAIN(TestWriterFaults)
#include "tst_writerfaults.moc"
