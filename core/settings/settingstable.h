#pragma once

#include "core/settings/settingdefinition.h"

#include <vector>

namespace hearthbook {

/// The one table of settings, in the order of the manual. Command line, environment, configuration file, help and
/// docs/settings.md all come from it or are checked against it. Thread-safe.
const std::vector<SettingDefinition> &settingsTable();

/// The row of `key`, or nullptr.
const SettingDefinition *findSetting(QStringView key);

} // namespace hearthbook
