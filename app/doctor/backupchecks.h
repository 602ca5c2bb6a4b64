#pragma once

#include "app/doctor/finding.h"
#include "core/storage/backupfolder.h"

namespace hearthbook {

/// Codes: backup-missing, backup-old, backup-unusable.
Findings checkBackups(const std::vector<Backup> &backups, const Timestamp &now);

/// Whether backups can be written there, who may read them, and what happens to them when the database's disk fails. Codes:
/// backup-folder-unwritable, database-readable-by-others, backup-same-disk.
Findings checkBackupFolder(const BackupFolder &folder, const QString &database);

} // namespace hearthbook
