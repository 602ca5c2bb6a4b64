#include "app/migrate.h"

#include "app/database.h"
#include "app/exitcodes.h"
#include "app/terminal.h"
#include "core/storage/filelock.h"
#include "core/storage/store.h"

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
    if (mode == MigrateCommand::Mode::DryRun && !status->empty && !status->pending.isEmpty())
        printLine(u"a copy would be made beside %1"_s.arg(options.path));
    printLine(u"schema version %1 of %2"_s.arg(status->version).arg(status->shipped));
    return ExitDone;
}

} // namespace hearthbook
