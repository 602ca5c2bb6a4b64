#pragma once

#include "core/storage/backupmanifest.h"

#include <QStringList>

namespace hearthbook {

/// How many backups of the schedule are kept: the newest of each of the last days, weeks (from Monday) and months that have one. Days
/// are those of UTC. 0 keeps none for that sort.
struct BackupRule
{
    int daily = 7;
    int weekly = 4;
    int monthly = 6;
};

/// A backup, as far as the rule looks at it.
struct DatedBackup
{
    QString name = {};
    Timestamp at = {};
    bool isScheduled = true; ///< others are nobody's to remove
    bool isGood = true; ///< its last check found it whole
};

/// Which backups can go. It counts days that have a backup, not days of the calendar: after a pause, or where the clock went ahead, nothing
/// goes that would not go otherwise. What is dated more than a day after `now` stays and counts for nothing, as does what is damaged. The
/// newest good one never goes.
QStringList superfluous(const std::vector<DatedBackup> &backups, const BackupRule &rule, const Timestamp &now);

} // namespace hearthbook
