#include "core/storage/backupservice.h"
#include "core/storage/filelock.h"
#include "tests/support/eventually.h"
#include "tests/support/files.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

#include <future>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Backups beside a writer: asked, by the clock, and back again.
class TestBackupService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void createAndVerify();
    void restoreGoesThroughTheWriter();
    void writersLoseNothing();
    void stoppedWriterRestoresNothing();
    void restoreBesideAServer();
    void unknownNames();
    void scheduleMakesOneAndPrunes();
    void scheduleWaitsAfterTheStart();
    void problemIsTold();
    void stopRefusesWhatWaits();

private:
    void start(const BackupSchedule &schedule = {}, bool isServer = true)
    {
        m_service = std::make_unique<BackupService>(
            BackupService::Options { m_db->options(), BackupFolder(folder()), schedule, isServer }, *m_writer);
        m_service->start();
    }
    QString folder() const { return BackupFolder::beside(m_db->options().path); }
    template<typename T, typename Ask>
    static Result<T> await(const Ask &ask)
    {
        std::promise<Result<T>> promise;
        ask([&promise](Result<T> answer) { promise.set_value(std::move(answer)); });
        return promise.get_future().get();
    }
    Result<Backup> create()
    {
        return await<Backup>([this](auto answer) { m_service->create(answer); });
    }
    Result<Backup> verify(const QString &name)
    {
        return await<Backup>([&](auto answer) { m_service->verify(name, answer); });
    }
    Result<Restoration> restore(const QString &name)
    {
        return await<Restoration>([&](auto answer) { m_service->restore(name, u"ann"_s, answer); });
    }
    Result<void> rename(const QString &name)
    {
        return m_writer->submitAndWait(TemporaryDatabase::feeder(), [name](Store &store) {
            return store.connection()
                .statement("INSERT INTO devices (device_id, name) VALUES ('d1', ?1)"
                           " ON CONFLICT DO UPDATE SET name = ?1")
                .bind(name)
                .run();
        });
    }

    std::unique_ptr<TemporaryDatabase> m_db;
    std::unique_ptr<Writer> m_writer;
    std::unique_ptr<BackupService> m_service;
};

void TestBackupService::init()
{
    m_db = std::make_unique<TemporaryDatabase>();
    m_writer = std::make_unique<Writer>();
    must(m_writer->start(m_db->options(), 300));
    must(rename(u"One"_s));
}

void TestBackupService::cleanup()
{
    m_service.reset();
    m_writer.reset();
    m_db.reset();
}

void TestBackupService::createAndVerify()
{
    start();
    const Backup made = must(create());
    QCOMPARE(made.manifest.facts.count(u"devices"_s), 1);
    QVERIFY(must(verify(made.name)).isGood());
    QVERIFY(m_service->state().last.has_value());
    QCOMPARE(m_service->state().last->name, made.name);
    QCOMPARE(m_service->state().count, 1);
    QVERIFY(m_service->state().problem.isEmpty());
}

void TestBackupService::restoreGoesThroughTheWriter()
{
    int restored = 0;
    m_service = std::make_unique<BackupService>(
        BackupService::Options { m_db->options(), BackupFolder(folder()), {}, true }, *m_writer);
    m_service->setRestored([&restored] { ++restored; });
    m_service->start();
    const Backup made = must(create());
    must(rename(u"Two"_s));
    const Restoration done = must(restore(made.name));
    QCOMPARE(restored, 1);
    QCOMPARE(m_db->device(u"d1"_s).name, u"One"_s);
    QCOMPARE(must(m_db->store().journal().epoch()), done.epoch);
    QVERIFY(done.kept.has_value());
    must(rename(u"Three"_s));
    QCOMPARE(m_db->device(u"d1"_s).name, u"Three"_s);
}

/// Each write was answered: it is in the kept backup, or in the restored book.
void TestBackupService::writersLoseNothing()
{
    start();
    const Backup made = must(create());
    std::atomic_bool isDone = false;
    std::vector<QString> written;
    std::thread writer([&] {
        for (int i = 0; !isDone; ++i) {
            const QString id = u"w%1"_s.arg(i);
            const Result<void> stored = m_writer->submitAndWait(TemporaryDatabase::feeder(), [id](Store &store) {
                return store.connection()
                    .statement("INSERT INTO devices (device_id, name) VALUES (?1, ?1)")
                    .bind(id)
                    .run();
            });
            if (stored)
                written.push_back(id);
        }
    });
    const Result<Restoration> done = restore(made.name);
    isDone = true;
    writer.join();
    must(done);
    const auto kept = must(
        Connection::open({ .path = m_service->folder().pathOf(done->kept->name), .readOnly = true }));
    const auto has = [](Connection &connection, const QString &id) {
        return connection.number("SELECT count(*) FROM devices WHERE device_id = '" + id.toLatin1() + '\'') == 1;
    };
    for (const QString &id : written)
        QVERIFY2(has(*kept, id) != has(m_db->connection(), id), qPrintable(id));
}

void TestBackupService::stoppedWriterRestoresNothing()
{
    start();
    const Backup made = must(create());
    m_writer->stop();
    const Result<Restoration> done = restore(made.name);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Unavailable);
}

void TestBackupService::restoreBesideAServer()
{
    start({}, false);
    const Backup made = must(create());
    {
        const std::unique_ptr<FileLock> server = must(FileLock::acquire(m_db->options().path));
        const Result<Restoration> done = restore(made.name);
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Busy);
    }
    must(restore(made.name));
}

void TestBackupService::unknownNames()
{
    start();
    for (const QString &name : { u"hearthbook-20251014T170005123Z.db"_s, u"../metadata.db"_s, QString() }) {
        const Result<Backup> verified = verify(name);
        QVERIFY(!verified);
        QCOMPARE(verified.error().code, ErrorCode::NotFound);
        const Result<Restoration> restored = restore(name);
        QVERIFY(!restored);
        QCOMPARE(restored.error().code, ErrorCode::NotFound);
    }
}

void TestBackupService::scheduleMakesOneAndPrunes()
{
    BackupFolder before(folder());
    const QString old = must(before.create(m_db->connection(), BackupReason::Schedule)).name;
    // As if it had been made two days ago.
    const QString name = u"hearthbook-20251014T170005123Z.db"_s;
    BackupManifest manifest = must(before.find(old)).manifest;
    manifest.createdAt = Timestamp::fromText("2025-10-14T17:00:05Z").value();
    QVERIFY(QFile::rename(before.pathOf(old), before.pathOf(name)));
    QVERIFY(QFile::remove(manifestPath(before.pathOf(old))));
    writeFile(manifestPath(before.pathOf(name)), manifestText(manifest));
    BackupSchedule schedule;
    schedule.isOn = true;
    schedule.startDelay = 0ms;
    schedule.rule = { 1, 0, 0 };
    start(schedule);
    QVERIFY(eventually([&] { return m_service->state().last && m_service->state().last->name != name; }));
    const std::vector<Backup> all = before.list();
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.front().manifest.reason, BackupReason::Schedule);
    QVERIFY(all.front().isGood());
    must(create()); // somebody's own, after another look at the clock
    QCOMPARE(before.list().size(), 2);
}

void TestBackupService::scheduleWaitsAfterTheStart()
{
    BackupSchedule schedule;
    schedule.isOn = true;
    schedule.startDelay = 1h;
    start(schedule);
    must(create());
    QCOMPARE(m_service->folder().list().size(), 1);
    QVERIFY(m_service->state().isScheduled);
}

void TestBackupService::problemIsTold()
{
    start();
    writeFile(folder(), "no folder");
    const Result<Backup> made = create();
    QVERIFY(!made);
    QVERIFY(!m_service->state().problem.isEmpty());
    QCOMPARE(m_service->state().failed, 1);
    QVERIFY2(!m_service->state().problem.contains(m_db->folder()), qPrintable(m_service->state().problem));
    QVERIFY(QFile::remove(folder()));
    must(create());
    QVERIFY(m_service->state().problem.isEmpty());
}

void TestBackupService::stopRefusesWhatWaits()
{
    start();
    m_service->stop();
    const Result<Backup> made = create();
    QVERIFY(!made);
}

QTEST_GUILESS_MAIN(TestBackupService)
#include "tst_backupservice.moc"
