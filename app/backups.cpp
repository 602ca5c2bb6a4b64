#include "app/backups.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

BackupFolder backupFolder(const Settings &settings, const QString &database)
{
    const QString folder = settings.text(u"backup.folder");
    return BackupFolder(folder.isEmpty() ? BackupFolder::beside(database) : folder);
}

BackupService::Options backupOptions(const Settings &settings, const DatabaseOptions &database)
{
    BackupSchedule schedule;
    schedule.isOn = settings.flag(u"backup.schedule");
    schedule.hour = int(settings.integer(u"backup.hour"));
    schedule.rule = { int(settings.integer(u"backup.keep_daily")), int(settings.integer(u"backup.keep_weekly")),
                      int(settings.integer(u"backup.keep_monthly")) };
    return { database, backupFolder(settings, database.path), schedule, true };
}

} // namespace hearthbook
