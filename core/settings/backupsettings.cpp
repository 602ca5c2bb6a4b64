#include "core/settings/backupsettings.h"

namespace hearthbook {

using namespace Qt::StringLiterals;
using Type = SettingType;

namespace {

SettingDefinition keptBackups(const QString &span, const QString &spans, int most)
{
    return { .key = u"backup.keep_"_s + span,
             .type = Type::Integer,
             .fallback = QString::number(most),
             .environment = { u"HEARTHBOOK_BACKUP_KEEP_"_s + span.toUpper() },
             .flag = u"--backup-keep-"_s + span,
             .summary = u"The schedule keeps the newest backup of each of so many last %1 that have one"_s.arg(spans),
             .minimum = 0,
             .maximum = 10'000 };
}

} // namespace

std::vector<SettingDefinition> backupSettings()
{
    return {
        { .key = u"backup.schedule"_s,
          .type = Type::Flag,
          .fallback = u"true"_s,
          .environment = { u"HEARTHBOOK_BACKUP_SCHEDULE"_s },
          .flag = u"--backup-schedule"_s,
          .summary = u"Whether a running server makes a backup every day"_s },
        { .key = u"backup.hour"_s,
          .type = Type::Integer,
          .fallback = u"3"_s,
          .environment = { u"HEARTHBOOK_BACKUP_HOUR"_s },
          .flag = u"--backup-hour"_s,
          .summary =
              u"The hour of that backup, in the machine's own time; one that was missed is made up for after the start"_s,
          .minimum = 0,
          .maximum = 23 },
        { .key = u"backup.folder"_s,
          .environment = { u"HEARTHBOOK_BACKUP_FOLDER"_s },
          .flag = u"--backup-folder"_s,
          .placeholder = u"FOLDER"_s,
          .summary = u"Where backups are kept; backups, beside the database, unless set"_s },
        keptBackups(u"daily"_s, u"days"_s, 7),
        keptBackups(u"weekly"_s, u"weeks"_s, 4),
        keptBackups(u"monthly"_s, u"months"_s, 6),
    };
}

} // namespace hearthbook
