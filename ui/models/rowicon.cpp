#include "ui/models/rowicon.h"

#include <algorithm>
#include <array>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

struct DomainIcon
{
    QLatin1StringView domain;
    QLatin1StringView icon;
};

/// Domains of Home Assistant 2025.10; those that begin with input_ look like the ones without it. In the order of their names.
constexpr std::array domainIcons {
    DomainIcon { "air_quality"_L1, "weather"_L1 },
    DomainIcon { "alarm_control_panel"_L1, "alarm_control_panel"_L1 },
    DomainIcon { "assist_satellite"_L1, "voice"_L1 },
    DomainIcon { "automation"_L1, "automation"_L1 },
    DomainIcon { "binary_sensor"_L1, "binary_sensor"_L1 },
    DomainIcon { "boolean"_L1, "switch"_L1 },
    DomainIcon { "button"_L1, "button"_L1 },
    DomainIcon { "calendar"_L1, "calendar"_L1 },
    DomainIcon { "camera"_L1, "camera"_L1 },
    DomainIcon { "climate"_L1, "climate"_L1 },
    DomainIcon { "conversation"_L1, "voice"_L1 },
    DomainIcon { "counter"_L1, "number"_L1 },
    DomainIcon { "cover"_L1, "cover"_L1 },
    DomainIcon { "date"_L1, "calendar"_L1 },
    DomainIcon { "datetime"_L1, "calendar"_L1 },
    DomainIcon { "device_tracker"_L1, "device_tracker"_L1 },
    DomainIcon { "event"_L1, "event"_L1 },
    DomainIcon { "fan"_L1, "fan"_L1 },
    DomainIcon { "humidifier"_L1, "water"_L1 },
    DomainIcon { "image"_L1, "image"_L1 },
    DomainIcon { "lawn_mower"_L1, "lawn_mower"_L1 },
    DomainIcon { "light"_L1, "light"_L1 },
    DomainIcon { "lock"_L1, "lock"_L1 },
    DomainIcon { "media_player"_L1, "media_player"_L1 },
    DomainIcon { "notify"_L1, "voice"_L1 },
    DomainIcon { "number"_L1, "number"_L1 },
    DomainIcon { "person"_L1, "person"_L1 },
    DomainIcon { "remote"_L1, "remote"_L1 },
    DomainIcon { "scene"_L1, "scene"_L1 },
    DomainIcon { "schedule"_L1, "timer"_L1 },
    DomainIcon { "script"_L1, "script"_L1 },
    DomainIcon { "select"_L1, "select"_L1 },
    DomainIcon { "sensor"_L1, "sensor"_L1 },
    DomainIcon { "siren"_L1, "siren"_L1 },
    DomainIcon { "stt"_L1, "voice"_L1 },
    DomainIcon { "sun"_L1, "sun"_L1 },
    DomainIcon { "switch"_L1, "switch"_L1 },
    DomainIcon { "text"_L1, "text"_L1 },
    DomainIcon { "time"_L1, "timer"_L1 },
    DomainIcon { "timer"_L1, "timer"_L1 },
    DomainIcon { "todo"_L1, "todo"_L1 },
    DomainIcon { "tts"_L1, "voice"_L1 },
    DomainIcon { "update"_L1, "update"_L1 },
    DomainIcon { "vacuum"_L1, "vacuum"_L1 },
    DomainIcon { "valve"_L1, "water"_L1 },
    DomainIcon { "wake_word"_L1, "voice"_L1 },
    DomainIcon { "water_heater"_L1, "water"_L1 },
    DomainIcon { "weather"_L1, "weather"_L1 },
    DomainIcon { "zone"_L1, "zone"_L1 },
};

QString domainIcon(QStringView domain)
{
    constexpr auto input = "input_"_L1;
    if (domain.startsWith(input))
        domain = domain.mid(input.size());
    const auto found = std::lower_bound(domainIcons.begin(), domainIcons.end(), domain,
                                        [](const DomainIcon &one, QStringView name) { return one.domain < name; });
    const bool isKnown = found != domainIcons.end() && found->domain == domain;
    return u"domains/"_s + (isKnown ? found->icon : "other"_L1);
}

} // namespace

QString rowIcon(const RowKind &kind, const QJsonObject &row)
{
    if (kind.kind == entityRows().kind)
        return domainIcon(row.value(u"domain").toString());
    if (kind.kind == deviceRows().kind)
        return row.value(u"entry_type") == "service"_L1 ? u"integration"_s : u"devices"_s;
    return kind.kind == areaRows().kind ? u"areas"_s : QString();
}

} // namespace hearthbook
