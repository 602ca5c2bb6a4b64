#include "core/storage/backup.h"

#include "core/storage/sqliteerror.h"

#include <QFile>

#include <sqlite3.h>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Result<void> copyPages(sqlite3 *from, sqlite3 *to, const QString &doing)
{
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
    if (!backup)
        return tl::unexpected(sqliteError(to, doing));
    const int copied = sqlite3_backup_step(backup, -1);
    const int finished = sqlite3_backup_finish(backup);
    if (copied == SQLITE_DONE && finished == SQLITE_OK)
        return {};
    return failure(sqliteErrorCode(copied == SQLITE_DONE ? finished : copied),
                   u"%1: %2"_s.arg(doing, QString::fromUtf8(sqlite3_errmsg(to))));
}

} // namespace

Result<void> copyDatabase(Connection &source, const QString &target)
{
    return copyDatabase(source.handle(), target);
}

Result<void> copyDatabase(sqlite3 *source, const QString &target)
{
    const QString doing = u"The copy %1 cannot be written"_s.arg(target);
    if (QFile::exists(target))
        return failure(ErrorCode::Conflict, u"%1: the file exists"_s.arg(doing));
    // Whoever finds a copy may trust it: until it is whole it has another name.
    const QString part = target + u".part"_s;
    QFile::remove(part);
    QFile::remove(part + u"-journal"_s);
    sqlite3 *to = nullptr;
    const int opened = sqlite3_open(QFile::encodeName(part).constData(), &to);
    Result<void> done = opened == SQLITE_OK ? copyPages(source, to, doing)
                                            : Result<void>(tl::unexpected(sqliteError(to, doing)));
    if (done && sqlite3_exec(to, "PRAGMA journal_mode=DELETE", nullptr, nullptr, nullptr) != SQLITE_OK)
        done = tl::unexpected(sqliteError(to, doing));
    sqlite3_close(to);
    if (done && !QFile::rename(part, target))
        done = failure(ErrorCode::Unavailable, u"%1: it cannot be renamed"_s.arg(doing));
    if (!done)
        QFile::remove(part);
    return done;
}

} // namespace hearthbook
