#include "app/migrate.h"

#include "app/database.h"
#include "app/exitcodes.h"
#include "app/terminal.h"
#include "core/storage/filelock.h"
#include "core/storage/store.h"

#include <QFileInfo>
#include <QLocale>
#include <QStorageInfo>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

int fail(const Error &error)
{
    printError(unusableDatabase(error));
    return ExitDatabaseUnusable;
}

void printPending(const SchemaStatus &status)
{
    for (const Migration &migration : status.pending)
        printLine(u"pending %1"_s.arg(migration.name));
}

/// Whether a copy of the file, and as much again for tables that are made anew, find room beside it. Errors: StorageFull.
Result<void> roomToMigrate(const QString &path)
{
    const QStorageInfo disk(path);
    const qint64 needed = 2 * QFileInfo(path).size();
    if (!disk.isValid() || disk.bytesAvailable() >= needed)
        return {};
    return failure(
        ErrorCode::StorageFull,
        u"There is no room to change the schema of %1: a copy and new tables take %2, and %3 are left"_s.arg(
            path, QLocale::c().formattedDataSize(needed), QLocale::c().formattedDataSize(disk.bytesAvailable())));
}

int rehearse(const SchemaStatus &status, const QString &path)
{
    if (status.empty || status.pending.isEmpty())
        return ExitDone;
    if (const Result<void> room = roomToMigrate(path); !room)
        return fail(room.error());
    printLine(u"a copy would be made beside %1"_s.arg(path));
    return ExitDone;
}

int apply(const DatabaseOptions &options)
{
    const Result<std::unique_ptr<FileLock>> lock = FileLock::acquire(options.path);
    if (!lock)
        return fail(lock.error());
    const Result<SchemaStatus> before = lookAtSchema(options);
    const Result<SchemaStatus> after = before ? migrateDatabase(options) : before;
    if (!after)
        return fail(after.error());
    for (const Migration &migration : before->pending)
        printLine(u"applied %1"_s.arg(migration.name));
    if (after->copy)
        printLine(u"copy %1"_s.arg(*after->copy));
    printLine(u"schema version %1 of %2"_s.arg(after->version).arg(after->shipped));
    return ExitDone;
}

} // namespace

int runMigrate(const Settings &settings, MigrateCommand::Mode mode)
{
    const DatabaseOptions options = databaseOptions(settings);
    if (mode == MigrateCommand::Mode::Apply)
        return apply(options);
    const Result<SchemaStatus> status = lookAtSchema(options);
    if (!status)
        return fail(status.error());
    printPending(*status);
    printLine(u"schema version %1 of %2"_s.arg(status->version).arg(status->shipped));
    return mode == MigrateCommand::Mode::DryRun ? rehearse(*status, options.path) : int(ExitDone);
}

} // namespace hearthbook
