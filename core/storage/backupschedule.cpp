#include "core/storage/backupschedule.h"

#include <algorithm>

namespace hearthbook {

namespace {

constexpr qint64 day = qint64(24) * 3600 * 1'000'000;

} // namespace

Timestamp lastSlot(const Timestamp &now, int hour, const QTimeZone &zone)
{
    const QDateTime here = now.toDateTime().toTimeZone(zone);
    const QDateTime today(here.date(), QTime(hour, 0), zone);
    return Timestamp::fromDateTime(today <= here ? today : QDateTime(here.date().addDays(-1), QTime(hour, 0), zone));
}

bool isBackupDue(const std::vector<Backup> &backups, const Timestamp &now, int hour, const QTimeZone &zone)
{
    const Timestamp slot = lastSlot(now, hour, zone);
    return std::none_of(backups.begin(), backups.end(), [&](const Backup &backup) {
        const Timestamp at = backup.manifest.createdAt;
        return backup.manifest.reason == BackupReason::Schedule && backup.isGood() && at >= slot
            && at.microseconds <= now.microseconds + day;
    });
}

} // namespace hearthbook
