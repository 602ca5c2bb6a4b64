#pragma once

#include "core/settings/settingdefinition.h"

#include <vector>

namespace hearthbook {

/// The rows of section `registry` in the table of settings.
std::vector<SettingDefinition> registrySettings();

} // namespace hearthbook
