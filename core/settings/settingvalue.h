#pragma once

#include "core/settings/settingdefinition.h"

#include <variant>

namespace hearthbook {

/// A checked value. Text, Url, Secret and Choice are QString; Integer, Size (bytes) and Duration (milliseconds) qint64.
using SettingValue = std::variant<QString, qint64, bool, QStringList>;

/// Reads `text` as the setting's type and checks bounds, choices and form. Errors: InvalidInput whose message quotes
/// the value, but never a secret nor a URL's password, and says what would be right.
Result<SettingValue> settingFromText(const SettingDefinition &setting, const QString &text);

/// The same for items that were separate already, as a list in the configuration file.
SettingValue settingFromItems(const QStringList &items);

/// The form that settingFromText() reads, not masked: `64 MiB`, `true`, `a,b`.
QString settingText(const SettingDefinition &setting, const SettingValue &value);

/// The value as TOML, for people: secrets as "***", passwords in URLs likewise, an empty secret as "".
QString settingToml(const SettingDefinition &setting, const SettingValue &value);

/// What would be right, as `a whole number from 0 to 65535`.
QString settingExpectation(const SettingDefinition &setting);

/// The words that a Choice knows, without synonyms.
QStringList settingChoices(const SettingDefinition &setting);

/// What stands for a secret that is not shown.
QString secretMask();

} // namespace hearthbook
