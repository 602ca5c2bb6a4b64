#pragma once

#include "core/settings/settingorigin.h"
#include "core/settings/settingvalue.h"

#include <QUrl>

#include <chrono>
#include <vector>

namespace hearthbook {

/// All settings in force: one checked value and its origin for each row of settingsTable(). A value; loadSettings()
/// makes it. Asking for a key that is not in the table, or as the wrong type, is a programming error and ends the
/// program with a message. Thread-safe after it was made.
class Settings
{
public:
    /// Text and Choice.
    QString text(QStringView key) const;
    /// Secret; empty where it is not set. Never print or log it.
    QString secret(QStringView key) const;
    /// Integer.
    qint64 integer(QStringView key) const;
    /// Flag.
    bool flag(QStringView key) const;
    /// Size.
    qint64 bytes(QStringView key) const;
    /// Duration.
    std::chrono::milliseconds duration(QStringView key) const;
    /// Url; empty where it is not set.
    QUrl url(QStringView key) const;
    /// List.
    QStringList list(QStringView key) const;

    /// Where the value comes from.
    SettingOrigin origin(QStringView key) const;

    /// Whether both have the same value, secrets too.
    bool isSame(QStringView key, const Settings &other) const;

    /// The value as TOML for people; secrets are masked.
    QString shown(QStringView key) const;

private:
    friend class SettingsLoader;

    struct Entry
    {
        SettingValue value = {};
        SettingOrigin origin = {};
    };

    Settings() = default;
    static size_t indexOf(QStringView key);
    template<typename T>
    const T &value(QStringView key, std::initializer_list<SettingType> types) const;

    std::vector<Entry> m_entries; ///< in the order of settingsTable()
};

} // namespace hearthbook
