#pragma once

#include "core/settings/settingstable.h"

namespace hearthbook {

/// For commands that look at every setting.
inline QStringList allSections()
{
    QStringList sections;
    for (const SettingDefinition &setting : settingsTable()) {
        if (!sections.contains(setting.section()))
            sections += setting.section();
    }
    return sections;
}

} // namespace hearthbook
