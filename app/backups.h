#pragma once

#include "core/settings/settings.h"
#include "core/storage/backupservice.h"

namespace hearthbook {

/// Where the settings want the backups of that database.
BackupFolder backupFolder(const Settings &settings, const QString &database);

/// How a server makes backups of its database.
BackupService::Options backupOptions(const Settings &settings, const DatabaseOptions &database);

} // namespace hearthbook
