#include "core/storage/backupfolder.h"

#include "core/storage/backup.h"
#include "core/storage/durablefile.h"
#include "core/storage/filelock.h"
#include "core/storage/transaction.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

const QString timeForm = u"yyyyMMdd'T'HHmmsszzz'Z'"_s;

QString nameAt(const QDateTime &time)
{
    return u"hearthbook-%1.db"_s.arg(time.toString(timeForm));
}

/// The copy under the name of an unfinished file, compared with what was copied.
Result<BackupManifest> makePart(Connection &source, const QString &part, BackupReason reason)
{
    BackupManifest manifest { .createdAt = Timestamp::now(), .reason = reason };
    manifest.program = QStringLiteral(HEARTHBOOK_VERSION);
    {
        const Snapshot snapshot(source);
        const Result<BookFacts> facts = factsOf(source.handle());
        if (!facts)
            return failure(facts);
        manifest.facts = *facts;
        if (const Result<void> copied = writeCopy(source.handle(), part); !copied)
            return failure(copied);
    }
    const Result<std::unique_ptr<BackupFile>> copy = BackupFile::open(part);
    const Result<BookFacts> found = copy ? (*copy)->check() : failure(copy);
    if (!found)
        return failure(ErrorCode::Corrupt,
                       u"The database %1 is damaged, and so is a copy of it: %2"_s.arg(source.options().path,
                                                                                       found.error().message));
    if (*found != manifest.facts)
        return failure(ErrorCode::Corrupt,
                       u"The copy of %1 does not hold what it was made of"_s.arg(source.options().path));
    const Result<QString> sha256 = sha256Of(part);
    if (!sha256)
        return failure(sha256);
    manifest.sha256 = *sha256;
    manifest.bytes = QFileInfo(part).size();
    manifest.verdict.at = Timestamp::now();
    return manifest;
}

} // namespace

Result<BackupManifest> makeBackup(Connection &source, const QString &path, BackupReason reason)
{
    for (const QString &file : { path, manifestPath(path) }) {
        if (const QFileInfo info(file); info.exists() || info.isSymLink())
            return failure(ErrorCode::Conflict, u"The backup %1 cannot be made: %2 is there already"_s.arg(path, file));
    }
    const QString part = partOf(path);
    Result<BackupManifest> manifest = makePart(source, part, reason);
    // The manifest first: a backup with its own name always has one.
    Result<void> done = manifest ? writeDurably(manifestPath(path), manifestText(*manifest)) : failure(manifest);
    if (done)
        done = publishFile(part, path);
    if (done)
        return manifest;
    QFile::remove(part);
    if (manifest)
        QFile::remove(manifestPath(path));
    return failure(done.error().code, u"The backup %1 cannot be made: %2"_s.arg(path, done.error().message));
}

QString BackupFolder::beside(const QString &database)
{
    return QFileInfo(database).absoluteDir().filePath(u"backups"_s);
}

bool BackupFolder::isName(const QString &name)
{
    static const QRegularExpression form(u"\\Ahearthbook-[0-9]{8}T[0-9]{9}Z\\.db\\z"_s);
    return form.match(name).hasMatch();
}

Result<Backup> BackupFolder::create(Connection &source, BackupReason reason) const
{
    if (!QDir().mkpath(m_path))
        return failure(ErrorCode::Unavailable, u"The folder %1 of the backups cannot be made"_s.arg(m_path));
    const Result<std::unique_ptr<FileLock>> lock = FileLock::acquire(pathOf(u"hearthbook"_s));
    if (!lock && lock.error().code == ErrorCode::Busy)
        return failure(ErrorCode::Busy, u"Another backup is being made in %1"_s.arg(m_path));
    if (!lock)
        return failure(lock);
    removeUnfinished();
    QDateTime time = QDateTime::currentDateTimeUtc();
    while (QFileInfo::exists(pathOf(nameAt(time))))
        time = time.addMSecs(1);
    const QString name = nameAt(time);
    return makeBackup(source, pathOf(name), reason).map([&name](const BackupManifest &manifest) {
        return Backup { name, manifest };
    });
}

/// Whoever holds the lock is the only one who makes something here.
void BackupFolder::removeUnfinished() const
{
    const QDir folder(m_path);
    for (const QString &name : folder.entryList({ u"hearthbook-*"_s }, QDir::Files | QDir::NoSymLinks)) {
        const qsizetype end = name.indexOf(u".db"_s) + 3;
        const QString backup = name.first(end < 3 ? 0 : end);
        const bool isOurs = isName(backup) && name != backup;
        const bool isOrphan = name == manifestPath(backup) && !QFileInfo::exists(pathOf(backup));
        if (isOurs && (isOrphan || name.contains(u".part"_s)))
            QFile::remove(pathOf(name));
    }
}

std::optional<Backup> BackupFolder::look(const QString &name) const
{
    const QFileInfo file(pathOf(name));
    if (!isName(name) || file.isSymLink() || !file.isFile())
        return std::nullopt;
    Backup backup { name, {} };
    const QDateTime time = QDateTime::fromString(name.sliced(11, 19), timeForm);
    backup.manifest.createdAt = Timestamp::fromDateTime(QDateTime(time.date(), time.time(), QTimeZone::utc()));
    backup.manifest.bytes = file.size();
    QFile manifest(manifestPath(file.filePath()));
    const Result<BackupManifest> read = manifest.open(QIODevice::ReadOnly)
        ? readManifest(manifest.readAll())
        : failure(ErrorCode::NotFound, u"there is none"_s);
    if (!read) {
        backup.manifest.verdict.problem = u"Its manifest cannot be used: %1"_s.arg(read.error().message);
        return backup;
    }
    backup.manifest = *read;
    if (read->isGood() && file.size() != read->bytes)
        backup.manifest.verdict.problem = u"It has %1 bytes, its manifest says %2"_s.arg(file.size()).arg(read->bytes);
    return backup;
}

std::vector<Backup> BackupFolder::list() const
{
    std::vector<Backup> backups;
    const QStringList names = QDir(m_path).entryList({ u"hearthbook-*.db"_s }, QDir::Files,
                                                     QDir::Name | QDir::Reversed);
    for (const QString &name : names) {
        if (std::optional<Backup> backup = look(name))
            backups.push_back(std::move(*backup));
    }
    return backups;
}

Result<Backup> BackupFolder::find(const QString &name) const
{
    std::optional<Backup> backup = look(name);
    if (!backup)
        return failure(ErrorCode::NotFound, u"There is no backup %1"_s.arg(name));
    return std::move(*backup);
}

Result<Backup> BackupFolder::verify(const QString &name) const
{
    Result<Backup> backup = find(name);
    if (!backup)
        return backup;
    const Result<BackupManifest> verified = verifyBackup(pathOf(name));
    backup->manifest.verdict.at = Timestamp::now();
    backup->manifest.verdict.problem = QString();
    if (!verified)
        backup->manifest.verdict.problem = QString(verified.error().message).replace(m_path + u'/', QString());
    if (!backup->manifest.sha256.isEmpty()) // else the manifest is what is damaged: nothing is made up for it
        std::ignore = writeDurably(manifestPath(pathOf(name)), manifestText(backup->manifest), true);
    return backup;
}

/// The backup first: without it its manifest is nothing.
bool BackupFolder::remove(const QString &name) const
{
    return QFile::remove(pathOf(name)) && QFile::remove(manifestPath(pathOf(name)));
}

QStringList BackupFolder::prune(const BackupRule &rule, const Timestamp &now) const
{
    std::vector<DatedBackup> dated;
    for (const Backup &backup : list())
        dated.push_back({ backup.name, backup.manifest.createdAt, backup.manifest.reason == BackupReason::Schedule,
                          backup.isGood() });
    QStringList removed;
    for (const QString &name : superfluous(dated, rule, now)) {
        if (remove(name))
            removed += name;
    }
    return removed;
}

} // namespace hearthbook
