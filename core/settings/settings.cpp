#include "core/settings/settings.h"

#include "core/settings/settingstable.h"

#include <algorithm>

namespace hearthbook {

size_t Settings::indexOf(QStringView key)
{
    const SettingDefinition *setting = findSetting(key);
    if (!setting)
        qFatal("there is no setting %s", qPrintable(key.toString()));
    return size_t(setting - settingsTable().data());
}

template<typename T>
const T &Settings::value(QStringView key, std::initializer_list<SettingType> types) const
{
    const size_t index = indexOf(key);
    if (std::find(types.begin(), types.end(), settingsTable()[index].type) == types.end())
        qFatal("the setting %s has another type", qPrintable(key.toString()));
    return std::get<T>(m_entries[index].value);
}

QString Settings::text(QStringView key) const
{
    return value<QString>(key, { SettingType::Text, SettingType::Choice });
}

QString Settings::secret(QStringView key) const
{
    return value<QString>(key, { SettingType::Secret });
}

qint64 Settings::integer(QStringView key) const
{
    return value<qint64>(key, { SettingType::Integer });
}

bool Settings::flag(QStringView key) const
{
    return value<bool>(key, { SettingType::Flag });
}

qint64 Settings::bytes(QStringView key) const
{
    return value<qint64>(key, { SettingType::Size });
}

std::chrono::milliseconds Settings::duration(QStringView key) const
{
    return std::chrono::milliseconds(value<qint64>(key, { SettingType::Duration }));
}

QUrl Settings::url(QStringView key) const
{
    return QUrl(value<QString>(key, { SettingType::Url }), QUrl::StrictMode);
}

QStringList Settings::list(QStringView key) const
{
    return value<QStringList>(key, { SettingType::List });
}

SettingOrigin Settings::origin(QStringView key) const
{
    return m_entries[indexOf(key)].origin;
}

bool Settings::isSame(QStringView key, const Settings &other) const
{
    const size_t index = indexOf(key);
    return m_entries[index].value == other.m_entries[index].value;
}

QString Settings::shown(QStringView key) const
{
    const size_t index = indexOf(key);
    return settingToml(settingsTable()[index], m_entries[index].value);
}

} // namespace hearthbook
