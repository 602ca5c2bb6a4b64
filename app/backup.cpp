#include "app/backup.h"

#include "app/backups.h"
#include "app/database.h"
#include "app/drill.h"
#include "app/exitcodes.h"
#include "app/terminal.h"
#include "core/storage/filelock.h"
#include "core/storage/sqliteerror.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

QString described(const BackupManifest &manifest)
{
    return u"%1 bytes, schema version %2, journal seq %3, %4 rows, SHA-256 %5"_s.arg(manifest.bytes)
        .arg(manifest.facts.schema)
        .arg(manifest.facts.seq)
        .arg(manifest.facts.rows())
        .arg(manifest.sha256);
}

/// A path, else the name of one in the folder.
QString placeOf(const BackupFolder &folder, const QString &named)
{
    return !QFileInfo::exists(named) && BackupFolder::isName(named) ? folder.pathOf(named) : named;
}

/// A backup disk may be full, or a backup in the way, without any harm to the database.
int reportBackup(const Error &error)
{
    return reportFailure(error, isDamage(error.code) ? ExitDatabaseUnusable : ExitFailed);
}

int create(const BackupFolder &folder, DatabaseOptions options, const QString &output)
{
    if (!QFileInfo::exists(options.path))
        return reportFailure({ ErrorCode::NotFound, u"There is no database %1"_s.arg(options.path), {} },
                             ExitDatabaseUnusable);
    options.readOnly = true;
    const Result<std::unique_ptr<Connection>> source = Connection::open(options);
    if (!source)
        return reportFailure(source.error(), ExitDatabaseUnusable);
    if (!output.isEmpty()) {
        const Result<BackupManifest> made = makeBackup(**source, output, BackupReason::Asked);
        if (!made)
            return reportBackup(made.error());
        printLine(u"created %1: %2"_s.arg(output, described(*made)));
        return ExitDone;
    }
    const Result<Backup> made = folder.create(**source, BackupReason::Asked);
    if (!made)
        return reportBackup(made.error());
    printLine(u"created %1: %2"_s.arg(folder.pathOf(made->name), described(made->manifest)));
    return ExitDone;
}

int list(const BackupFolder &folder)
{
    for (const Backup &backup : folder.list()) {
        if (backup.isGood())
            printLine(u"%1 %2"_s.arg(backup.name, described(backup.manifest)));
        else
            printLine(u"%1 damaged: %2"_s.arg(backup.name, backup.manifest.verdict.problem));
    }
    return ExitDone;
}

int verify(const QString &path)
{
    const Result<BackupManifest> verified = verifyBackup(path);
    if (!verified)
        return reportFailure(verified.error(), ExitBackupUnusable);
    printLine(u"verified %1: %2"_s.arg(path, described(*verified)));
    return ExitDone;
}

/// SQLite gives this lock only to whoever has the file alone.
Result<void> checkNobodyHasIt(const DatabaseOptions &options)
{
    if (!QFileInfo::exists(options.path))
        return {};
    DatabaseOptions alone = options;
    alone.busyTimeoutMs = 0;
    const Result<std::unique_ptr<Connection>> connection = Connection::open(alone);
    if (!connection)
        return failure(connection);
    const Result<void> locked = (*connection)->execute("PRAGMA journal_mode=DELETE; PRAGMA journal_mode=WAL");
    if (locked || locked.error().code != ErrorCode::Busy)
        return locked;
    return failure(
        ErrorCode::Busy,
        u"Another program has the database %1 open: stop it first, or restore through it"_s.arg(options.path));
}

/// What SQLite cannot read is kept as it is, under another name. Tells that.
Result<QString> moveAside(const QString &database)
{
    const QString to = u"%1.damaged-%2"_s.arg(database,
                                              QDateTime::currentDateTimeUtc().toString(u"yyyyMMddTHHmmsszzz'Z'"_s));
    if (!QFile::rename(database, to))
        return failure(ErrorCode::Unavailable, u"The damaged database %1 cannot be renamed"_s.arg(database));
    for (const QString &suffix : { u"-wal"_s, u"-shm"_s, u"-journal"_s })
        QFile::rename(database + suffix, to + suffix);
    return to;
}

Result<Restoration> replace(const DatabaseOptions &options, StagedBook &staged, const BackupFolder &folder)
{
    const Result<void> free = checkNobodyHasIt(options);
    if (!free)
        return failure(free);
    const Result<std::unique_ptr<Connection>> live = Connection::open(options);
    return live ? replaceBook(**live, staged, folder) : failure(live);
}

int restore(const BackupFolder &folder, const DatabaseOptions &options, const QString &path, Proof proof)
{
    if (!QFileInfo::exists(path))
        return reportFailure({ ErrorCode::NotFound, u"There is no backup %1"_s.arg(path), {} }, ExitBackupUnusable);
    const Result<std::unique_ptr<FileLock>> lock = FileLock::acquire(options.path);
    if (!lock && lock.error().code == ErrorCode::Busy)
        return reportFailure(
            { ErrorCode::Busy,
              lock.error().message + u": stop it first, or restore through it, by POST /api/backups/NAME/restore"_s,
              {} },
            ExitDatabaseUnusable);
    if (!lock)
        return reportFailure(lock.error(), ExitDatabaseUnusable);
    const Result<std::unique_ptr<StagedBook>> staged = StagedBook::make(
        path, proof, QFileInfo(options.path).absolutePath(), commandActor());
    if (!staged && staged.error().code == ErrorCode::StorageFull)
        return reportFailure(staged.error(), ExitFailed);
    if (!staged)
        return reportFailure(staged.error(), ExitBackupUnusable);
    Result<Restoration> done = replace(options, **staged, folder);
    if (!done && isDamage(done.error().code)) {
        const Result<QString> kept = moveAside(options.path);
        if (!kept)
            return reportFailure(kept.error(), ExitDatabaseUnusable);
        printLine(u"kept %1: it is damaged"_s.arg(*kept));
        done = replace(options, **staged, folder);
    }
    if (!done)
        return reportFailure(done.error(), done.error().code == ErrorCode::Busy ? ExitDatabaseUnusable : ExitFailed);
    if (done->kept)
        printLine(u"kept %1"_s.arg(folder.pathOf(done->kept->name)));
    printLine(u"restored %1: journal seq %2, epoch %3"_s.arg(path).arg(done->seq).arg(done->epoch));
    return ExitDone;
}

int drill(const BackupFolder &folder, const QString &path)
{
    if (!path.isEmpty())
        return runDrill(path);
    const std::vector<Backup> all = folder.list();
    if (all.empty())
        return reportFailure({ ErrorCode::NotFound, u"There is no backup in %1"_s.arg(folder.path()), {} },
                             ExitBackupUnusable);
    return runDrill(folder.pathOf(all.front().name));
}

} // namespace

int runBackup(const Settings &settings, const BackupRequest &request)
{
    const DatabaseOptions options = databaseOptions(settings);
    const BackupFolder folder = backupFolder(settings, options.path);
    const QString path = placeOf(folder, request.file);
    switch (request.action) {
    case BackupAction::Create: return create(folder, options, request.file);
    case BackupAction::List: return list(folder);
    case BackupAction::Verify: return verify(path);
    case BackupAction::Restore: return restore(folder, options, path, request.proof);
    case BackupAction::Drill: return drill(folder, path);
    }
    return ExitFailed;
}

} // namespace hearthbook
