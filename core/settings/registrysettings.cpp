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
    };
}

} // namespace hearthbook
