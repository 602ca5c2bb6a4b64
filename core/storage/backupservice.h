#pragma once

#include "core/storage/backupschedule.h"
#include "core/storage/restore.h"
#include "core/storage/writer.h"

#include <atomic>

namespace hearthbook {

/// What is known of the backups, as of the last look: at least once a minute.
struct BackupState
{
    std::optional<Backup> last = {};  ///< the newest that is good
    std::size_t count = 0;            ///< all that are there
    std::size_t bad = 0;              ///< of these, those that cannot be used
    qint64 made = 0;                  ///< by this process, asked or by the clock
    qint64 failed = 0;                ///< likewise: could not be made
    QString problem = {};             ///< why the last one could not be made; empty: it could
    bool isScheduled = false;
};

/// Makes, checks and restores the backups of one database, one after the other, on a thread of its own: asked, and by the clock. Readers and
/// writers go on; a restore goes through the writer, who meanwhile writes nothing else. Answers come on its thread. Thread: any.
class BackupService
{
public:
    template<typename T>
    using Answer = std::function<void(Result<T>)>;

    struct Options
    {
        DatabaseOptions database = {};
        BackupFolder folder;
        BackupSchedule schedule = {};
        /// Whether this process holds the database's FileLock. One that does not restores nothing while another serves the file.
        bool isServer = false;
    };

    /// The writer outlives it.
    BackupService(Options options, Writer &writer);
    ~BackupService();
    Q_DISABLE_COPY_MOVE(BackupService)

    /// Called on its thread when another book has taken the place of the present one. Set it before start().
    void setRestored(std::function<void()> restored) { m_restored = std::move(restored); }

    void start();
    /// Ends what is under way; what waits is refused.
    void stop();

    const BackupFolder &folder() const { return m_options.folder; }
    const BackupSchedule &schedule() const { return m_options.schedule; }
    BackupState state() const;
    /// An error's message without the places of files, which are nothing to clients.
    QString withoutPlaces(QString message) const;

    /// Errors: those of BackupFolder::create(); Busy where too many wait already; Unavailable once it was stopped.
    void create(const Answer<Backup> &answer);
    /// The verdict is in what it answers. Errors: NotFound; else as create().
    void verify(const QString &name, const Answer<Backup> &answer);
    /// Errors: NotFound; those of StagedBook::make() and replaceBook(); else as create().
    void restore(const QString &name, const QString &actor, const Answer<Restoration> &answer);

private:
    using Job = std::function<void(bool isStopping)>;

    template<typename T, typename Work>
    void submit(const Answer<T> &answer, Work work);
    bool enqueue(Job job);
    void loop();
    void tick();
    Result<Backup> createNow(BackupReason reason);
    Result<Restoration> restoreNow(const QString &name, const QString &actor);
    void noteOutcome(const Result<Backup> &made);
    void refresh();

    const Options m_options;
    Writer &m_writer;
    std::function<void()> m_restored = [] { };
    std::chrono::steady_clock::time_point m_notBefore = {}; ///< of the schedule
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    BackupState m_state;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace hearthbook
