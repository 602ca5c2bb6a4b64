#pragma once

#include "core/settings/configfile.h"
#include "core/settings/settings.h"

#include <QHash>
#include <QProcessEnvironment>

namespace hearthbook {

/// What the settings are made of.
struct SettingsSources
{
    QHash<QString, QString> flags = {};     ///< key -> text, as the command line gave it
    QProcessEnvironment environment = {};   ///< an empty value counts as unset
    QString configFile = {};                ///< from --config; empty: HEARTHBOOK_CONFIG, else none
};

/// Puts the settings together: flag > environment > configuration file > default. See docs/settings.md for the rules.
class SettingsLoader
{
public:
    explicit SettingsLoader(SettingsSources sources);

    /// Errors: InvalidInput naming the setting, its origin and what would be right; those of ConfigFile::read().
    /// Reads the configuration file and the files that secrets are in, once.
    Result<Settings> load();

private:
    Result<void> readConfigFile();
    Result<void> takeEntry(const QString &path, const ConfigEntry &entry);
    Result<void> readEnvironment();
    bool isBeaten(const SettingDefinition &setting) const;
    QString variableOf(const SettingDefinition &setting) const;
    Result<void> takeVariable(const SettingDefinition &setting, const QString &name);
    Result<void> readFlags();
    void composeListenAddress();

    Result<void> take(const SettingDefinition &setting, const QString &text, const SettingOrigin &origin);
    Result<void> takeSecretFile(const SettingDefinition &setting, const QString &path, const SettingOrigin &origin);
    QString variable(const QString &name) const;

    SettingsSources m_sources;
    Settings m_settings;
};

/// Short for SettingsLoader(sources).load().
Result<Settings> loadSettings(const SettingsSources &sources);

} // namespace hearthbook
