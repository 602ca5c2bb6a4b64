#include "core/storage/backuprule.h"

#include <QSet>

#include <algorithm>
#include <functional>

namespace hearthbook {

namespace {

constexpr qint64 day = qint64(24) * 3600 * 1'000'000;

qint64 dayOf(const QDate &date)
{
    return date.toJulianDay();
}

/// Julian day 0 was a Monday.
qint64 weekOf(const QDate &date)
{
    return date.toJulianDay() / 7;
}

qint64 monthOf(const QDate &date)
{
    return qint64(date.year()) * 12 + date.month();
}

/// The newest of each of the newest `most` spans; `backups` has the newest first.
void keepNewest(const std::vector<DatedBackup> &backups, int most, qint64 (*spanOf)(const QDate &), QSet<QString> &kept)
{
    QSet<qint64> spans;
    for (const DatedBackup &backup : backups) {
        if (spans.size() >= most)
            return;
        const qint64 span = spanOf(backup.at.toDateTime().date());
        if (spans.contains(span))
            continue;
        spans.insert(span);
        kept.insert(backup.name);
    }
}

} // namespace

QStringList superfluous(const std::vector<DatedBackup> &backups, const BackupRule &rule, const Timestamp &now)
{
    std::vector<DatedBackup> candidates;
    std::copy_if(backups.begin(), backups.end(), std::back_inserter(candidates), [&now](const DatedBackup &backup) {
        return backup.isScheduled && backup.isGood && backup.at.microseconds <= now.microseconds + day;
    });
    std::sort(candidates.begin(), candidates.end(), [](const auto &a, const auto &b) { return a.at > b.at; });
    QSet<QString> kept;
    if (!candidates.empty())
        kept.insert(candidates.front().name);
    keepNewest(candidates, rule.daily, dayOf, kept);
    keepNewest(candidates, rule.weekly, weekOf, kept);
    keepNewest(candidates, rule.monthly, monthOf, kept);
    QStringList names;
    for (const DatedBackup &backup : candidates) {
        if (!kept.contains(backup.name))
            names += backup.name;
    }
    return names;
}

} // namespace hearthbook
