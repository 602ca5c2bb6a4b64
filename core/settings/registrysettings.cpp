#include "core/settings/registrysettings.h"

namespace hearthbook {

using namespace Qt::StringLiterals;
using Type = SettingType;

namespace {

constexpr qint64 day = qint64(24) * 60 * 60 * 1000;

} // namespace

std::vector<SettingDefinition> registrySettings()
{
    return {
        { .key = u"registry.gone_retention"_s,
          .type = Type::Duration,
          .fallback = u"30 d"_s,
          .environment = { u"HEARTHBOOK_GONE_RETENTION"_s },
          .flag = u"--gone-retention"_s,
          .summary = u"Devices and entities that are gone for longer than this are removed; 0 keeps them for good"_s,
          .minimum = 0,
          .maximum = 3650 * day },
        { .key = u"registry.removal_share"_s,
          .type = Type::Integer,
          .fallback = u"20"_s,
          .environment = { u"HEARTHBOOK_REMOVAL_SHARE"_s },
          .flag = u"--removal-share"_s,
          .summary =
              u"A whole listing that lacks more of the present rows of a kind, in per cent, is held for approval;"
              " 100 holds none"_s,
          .minimum = 0,
          .maximum = 100 },
        { .key = u"registry.removal_rows"_s,
          .type = Type::Integer,
          .fallback = u"10"_s,
          .environment = { u"HEARTHBOOK_REMOVAL_ROWS"_s },
          .flag = u"--removal-rows"_s,
          .summary = u"A whole listing that lacks no more rows of a kind than this is never held"_s,
          .minimum = 0,
          .maximum = 1'000'000 },
        { .key = u"journal.retention"_s,
          .type = Type::Duration,
          .fallback = u"365 d"_s,
          .environment = { u"HEARTHBOOK_JOURNAL_RETENTION"_s },
          .flag = u"--journal-retention"_s,
          .summary =
              u"Changes that are older than this leave the journal, and can no longer be taken back; 0 keeps them"_s,
          .minimum = 0,
          .maximum = 36500 * day },
        { .key = u"journal.max_changes"_s,
          .type = Type::Integer,
          .fallback = u"1000000"_s,
          .environment = { u"HEARTHBOOK_JOURNAL_MAX_CHANGES"_s },
          .flag = u"--journal-max-changes"_s,
          .summary = u"The journal keeps this many changes, about 300 bytes each, and drops the oldest; 0: no bound"_s,
          .minimum = 0,
          .maximum = 1'000'000'000 },
    };
}

} // namespace hearthbook
