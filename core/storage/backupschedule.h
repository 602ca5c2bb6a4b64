#pragma once

#include "core/storage/backupfolder.h"

#include <QTimeZone>

#include <chrono>

namespace hearthbook {

/// When a server makes backups by itself.
struct BackupSchedule
{
    bool isOn = false;
    int hour = 3; ///< of the day, in the machine's own time
    BackupRule rule = {};
    std::chrono::milliseconds startDelay = std::chrono::minutes(
        5); ///< a server that just started has other things to do
};

/// The last moment up to `now` at which one was to be made.
Timestamp lastSlot(const Timestamp &now, int hour, const QTimeZone &zone);

/// Whether the schedule wants one: there is no good one of its own since lastSlot(). So what was missed while the server was off is made up
/// for, once. One that is dated more than a day after `now` comes from a wrong clock and counts for nothing.
bool isBackupDue(const std::vector<Backup> &backups, const Timestamp &now, int hour, const QTimeZone &zone);

} // namespace hearthbook
