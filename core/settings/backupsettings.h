#pragma once

#include "core/settings/settingdefinition.h"

#include <vector>

namespace hearthbook {

/// The rows of section `backup` in the table of settings.
std::vector<SettingDefinition> backupSettings();

} // namespace hearthbook
