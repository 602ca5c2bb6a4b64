#include "core/storage/backupservice.h"

#include "core/storage/filelock.h"

#include <QFileInfo>
#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Q_LOGGING_CATEGORY(lcBackup, "hearthbook.backup")

constexpr std::size_t mostWaiting = 8;
constexpr std::chrono::milliseconds lookEvery = 1min; ///< at the clock, which somebody may set, and at what others made
constexpr auto againAfter = 1h; ///< one could not be made

DatabaseOptions readingOptions(DatabaseOptions options)
{
    options.readOnly = true;
    options.cacheSize = -2000; // each page is read once
    return options;
}

} // namespace

BackupService::BackupService(Options options, Writer &writer) : m_options(std::move(options)), m_writer(writer)
{
    m_state.isScheduled = m_options.schedule.isOn;
}

BackupService::~BackupService()
{
    stop();
}

void BackupService::start()
{
    m_notBefore = std::chrono::steady_clock::now() + m_options.schedule.startDelay;
    m_thread = std::thread([this] { loop(); });
}

void BackupService::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_wake.notify_one();
    }
    if (m_thread.joinable())
        m_thread.join();
    std::deque<Job> left;
    {
        const std::lock_guard lock(m_mutex);
        left.swap(m_jobs);
    }
    for (const Job &job : left)
        job(true);
}

BackupState BackupService::state() const
{
    const std::lock_guard lock(m_mutex);
    return m_state;
}

QString BackupService::withoutPlaces(QString message) const
{
    const QString &folder = m_options.folder.path();
    message.replace(folder + u'/', QString());
    message.replace(folder, QFileInfo(folder).fileName());
    return message.replace(QFileInfo(m_options.database.path).path() + u'/', QString());
}

bool BackupService::enqueue(Job job)
{
    const std::lock_guard lock(m_mutex);
    if (m_stopping || m_jobs.size() >= mostWaiting)
        return false;
    m_jobs.push_back(std::move(job));
    m_wake.notify_one();
    return true;
}

template<typename T, typename Work>
void BackupService::submit(const Answer<T> &answer, Work work)
{
    const bool isTaken = enqueue([this, answer, work = std::move(work)](bool isStopping) {
        if (isStopping)
            return answer(failure(ErrorCode::Unavailable, u"The server is stopping"_s));
        Result<T> done = work();
        refresh(); // who was answered finds it in the state
        answer(std::move(done));
    });
    if (!isTaken)
        answer(failure(ErrorCode::Busy, u"Other backups are waiting to be made or checked; try again later"_s));
}

void BackupService::create(const Answer<Backup> &answer)
{
    submit<Backup>(answer, [this] { return createNow(BackupReason::Asked); });
}

void BackupService::verify(const QString &name, const Answer<Backup> &answer)
{
    submit<Backup>(answer, [this, name] { return m_options.folder.verify(name); });
}

void BackupService::restore(const QString &name, const QString &actor, const Answer<Restoration> &answer)
{
    submit<Restoration>(answer, [this, name, actor] { return restoreNow(name, actor); });
}

void BackupService::loop()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        lock.unlock();
        tick();
        lock.lock();
        m_wake.wait_for(lock, std::min(lookEvery, std::max(m_options.schedule.startDelay, 10ms)),
                        [this] { return m_stopping || !m_jobs.empty(); });
        while (!m_stopping && !m_jobs.empty()) {
            const Job job = std::move(m_jobs.front());
            m_jobs.pop_front();
            lock.unlock();
            job(false);
            lock.lock();
        }
    }
}

void BackupService::tick()
{
    const BackupSchedule &schedule = m_options.schedule;
    const bool mayNow = schedule.isOn && std::chrono::steady_clock::now() >= m_notBefore;
    if (mayNow && isBackupDue(m_options.folder.list(), Timestamp::now(), schedule.hour, QTimeZone::systemTimeZone())) {
        const Result<Backup> made = createNow(BackupReason::Schedule);
        if (!made)
            m_notBefore = std::chrono::steady_clock::now() + againAfter;
        for (const QString &name : made ? m_options.folder.prune(schedule.rule, Timestamp::now()) : QStringList())
            qCInfo(lcBackup).noquote() << u"The backup %1 was removed: newer ones stand for it"_s.arg(name);
    }
    refresh();
}

Result<Backup> BackupService::createNow(BackupReason reason)
{
    const Result<std::unique_ptr<Connection>> source = Connection::open(readingOptions(m_options.database));
    Result<Backup> made = source ? m_options.folder.create(**source, reason) : failure(source);
    noteOutcome(made);
    return made;
}

void BackupService::noteOutcome(const Result<Backup> &made)
{
    if (made)
        qCInfo(lcBackup).noquote() << u"Backup %1: %2 bytes"_s.arg(made->name).arg(made->manifest.bytes);
    else
        qCWarning(lcBackup).noquote() << made.error().message;
    const std::lock_guard lock(m_mutex);
    ++(made ? m_state.made : m_state.failed);
    m_state.problem = made ? QString() : withoutPlaces(made.error().message);
}

Result<Restoration> BackupService::restoreNow(const QString &name, const QString &actor)
{
    if (const Result<Backup> found = m_options.folder.find(name); !found)
        return failure(found);
    const QString &database = m_options.database.path;
    if (!m_options.isServer && FileLock::isHeld(database))
        return failure(ErrorCode::Busy, u"A server works on %1: restore through it"_s.arg(database));
    const Result<std::unique_ptr<StagedBook>> staged = StagedBook::make(m_options.folder.pathOf(name), Proof::Manifest,
                                                                        QFileInfo(database).absolutePath(), actor);
    if (!staged)
        return failure(staged);
    Result<Restoration> done = failure(ErrorCode::Internal, u"It was not tried"_s);
    Write write;
    write.bulk = true;
    write.replacesAll = true;
    write.apply = [&](Store &store) -> Result<void> {
        done = replaceBook(store.connection(), **staged, m_options.folder);
        return done.map([](const Restoration &) { });
    };
    if (const Result<void> written = m_writer.submitAndWait(std::move(write)); !written)
        return failure(written);
    if (!done)
        return done;
    qCInfo(lcBackup).noquote() << u"The book was replaced by the backup %1; what it was is in %2"_s.arg(
        name, done->kept ? done->kept->name : QString());
    m_restored();
    return done;
}

void BackupService::refresh()
{
    const std::vector<Backup> all = m_options.folder.list();
    const auto good = std::find_if(all.begin(), all.end(), [](const Backup &backup) { return backup.isGood(); });
    const auto bad = std::count_if(all.begin(), all.end(), [](const Backup &backup) { return !backup.isGood(); });
    const std::lock_guard lock(m_mutex);
    m_state.count = all.size();
    m_state.bad = std::size_t(bad);
    m_state.last = good == all.end() ? std::nullopt : std::optional(*good);
}

} // namespace hearthbook
