#include "app/doctor/backupchecks.h"

#include "app/doctor/filechecks.h"
#include "core/storage/writingrights.h"

#include <QFileInfo>
#include <QStorageInfo>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 day = qint64(24) * 60 * 60 * 1'000'000; ///< microseconds
constexpr qint64 mostAge = 2 * day;

constexpr auto others = QFile::ReadGroup | QFile::ReadOther;

} // namespace

Findings checkBackups(const std::vector<Backup> &backups, const Timestamp &now)
{
    Findings found;
    for (const Backup &backup : backups) {
        if (!backup.isGood())
            found.push_back(finding(u"backup-unusable", u"%1: %2"_s.arg(backup.name, backup.manifest.verdict.problem)));
    }
    const auto good = std::ranges::find_if(backups, &Backup::isGood); // newest first
    if (good == backups.end())
        found.push_back(
            finding(u"backup-missing",
                    backups.empty() ? u"There is none at all"_s : u"None of %1 can be used"_s.arg(backups.size())));
    else if (now.microseconds - good->manifest.createdAt.microseconds > mostAge)
        found.push_back(finding(u"backup-old", u"%1 is of %2"_s.arg(good->name, good->manifest.createdAt.toString())));
    return found;
}

Findings checkBackupFolder(const BackupFolder &folder, const QString &database)
{
    Findings found;
    const QString there = existingFolder(folder.path());
    if (QFileInfo(folder.path()).exists() && !QFileInfo(folder.path()).isDir())
        found.push_back(finding(u"backup-folder-unwritable", u"%1 is no folder"_s.arg(folder.path())));
    else if (!QFileInfo(there).isWritable())
        found.push_back(finding(u"backup-folder-unwritable", u"%1 cannot be written"_s.arg(there)));
    for (const Backup &backup : folder.list()) {
        if (QFileInfo(folder.pathOf(backup.name)).permissions() & others)
            found.push_back(finding(u"database-readable-by-others",
                                    u"The backup %1 may be read by others"_s.arg(folder.pathOf(backup.name))));
    }
    const QStorageInfo own(existingFolder(QFileInfo(database).path()));
    if (own.isValid() && own == QStorageInfo(there))
        found.push_back(finding(u"backup-same-disk", u"Both lie on %1"_s.arg(own.rootPath())));
    return found;
}

} // namespace hearthbook
