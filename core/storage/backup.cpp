#include "core/storage/backup.h"

#include "core/storage/durablefile.h"
#include "core/storage/rawdatabase.h"
#include "core/storage/sqliteerror.h"

#include <QFile>

#include <sqlite3.h>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// So few that a step takes about a millisecond.
constexpr int stepPages = 256;
/// What was copied goes to the disk bit by bit: all of it at once would hold up whoever else waits for the disk.
constexpr int pagesBetweenSyncs = 4096;

/// One read of `db` for as long as it lives, unless the caller has one.
class PinnedRead
{
public:
    explicit PinnedRead(sqlite3 *db) : m_db(sqlite3_get_autocommit(db) != 0 ? db : nullptr)
    {
        if (m_db)
            sqlite3_exec(m_db, "BEGIN; SELECT count(*) FROM sqlite_master", nullptr, nullptr, nullptr);
    }
    ~PinnedRead()
    {
        if (m_db)
            sqlite3_exec(m_db, "COMMIT", nullptr, nullptr, nullptr);
    }
    Q_DISABLE_COPY_MOVE(PinnedRead)

private:
    sqlite3 *m_db;
};

/// SQLite knows a full disk, but not a bound on file sizes.
Error copyError(sqlite3 *to, int code, const QString &doing)
{
    const int system = sqlite3_system_errno(to);
    const bool isFull = (code & 0xff) == SQLITE_IOERR && saysFull(system);
    return { isFull ? ErrorCode::StorageFull : sqliteErrorCode(code),
             u"%1: %2"_s.arg(doing, isFull ? u"there is no room"_s : QString::fromUtf8(sqlite3_errmsg(to))),
             {} };
}

Result<void> copyPages(sqlite3 *from, sqlite3 *to, const QString &path, const QString &doing)
{
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
    if (!backup)
        return tl::unexpected(sqliteError(to, doing));
    int copied = SQLITE_OK;
    for (int pages = stepPages; copied == SQLITE_OK; pages += stepPages) {
        copied = sqlite3_backup_step(backup, stepPages);
        if (pages % pagesBetweenSyncs == 0)
            std::ignore = syncToDisk(path);
    }
    const int finished = sqlite3_backup_finish(backup);
    if (copied == SQLITE_DONE && finished == SQLITE_OK)
        return {};
    return tl::unexpected(copyError(to, copied == SQLITE_DONE ? finished : copied, doing));
}

/// Without a journal: a copy that is not finished is thrown away. It ends as a file that stands alone, without a WAL.
Result<void> writePages(sqlite3 *source, const QString &path, const QString &doing)
{
    sqlite3 *opened = nullptr;
    const int code = sqlite3_open(QFile::encodeName(path).constData(), &opened);
    const RawDatabase to(opened);
    if (code != SQLITE_OK)
        return tl::unexpected(sqliteError(opened, doing));
    sqlite3_exec(opened, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF", nullptr, nullptr, nullptr);
    const PinnedRead pinned(source);
    if (const Result<void> copied = copyPages(source, opened, path, doing); !copied)
        return copied;
    const int ended = sqlite3_exec(opened, "PRAGMA journal_mode=DELETE", nullptr, nullptr, nullptr);
    return ended == SQLITE_OK ? Result<void>() : tl::unexpected(copyError(opened, ended, doing));
}

} // namespace

Result<void> writeCopy(sqlite3 *source, const QString &path)
{
    const QString doing = u"The copy %1 cannot be written"_s.arg(path);
    QFile::remove(path);
    QFile::remove(path + u"-journal"_s);
    Result<void> done = writeAnew(path, {});
    if (done)
        done = writePages(source, path, doing);
    if (done)
        done = syncToDisk(path);
    if (!done) {
        QFile::remove(path);
        QFile::remove(path + u"-journal"_s);
    }
    return done;
}

Result<void> copyDatabase(Connection &source, const QString &target)
{
    return copyDatabase(source.handle(), target);
}

Result<void> copyDatabase(sqlite3 *source, const QString &target)
{
    if (QFile::exists(target))
        return failure(ErrorCode::Conflict, u"The copy %1 cannot be written: the file exists"_s.arg(target));
    // Whoever finds a copy may trust it: until it is whole it has another name.
    const QString part = partOf(target);
    Result<void> done = writeCopy(source, part);
    if (done)
        done = publishFile(part, target);
    if (!done)
        QFile::remove(part);
    return done;
}

Result<void> replaceContents(sqlite3 *to, sqlite3 *from, const std::function<bool()> &mayGoOn)
{
    const QString doing = u"The database cannot be replaced"_s;
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
    if (!backup)
        return tl::unexpected(sqliteError(to, doing));
    int code = sqlite3_backup_step(backup, 0); // takes the lock that keeps others from writing
    const bool isOurs = code == SQLITE_OK;
    const bool goesOn = isOurs && mayGoOn();
    if (goesOn)
        code = sqlite3_backup_step(backup, -1);
    const int finished = sqlite3_backup_finish(backup);
    if (goesOn && code == SQLITE_DONE && finished == SQLITE_OK)
        return {};
    if (isOurs && !goesOn)
        return failure(ErrorCode::Conflict, u"%1: somebody has written to it meanwhile"_s.arg(doing));
    return tl::unexpected(copyError(to, code == SQLITE_DONE ? finished : code, doing));
}

} // namespace hearthbook
