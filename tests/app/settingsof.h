#pragma once

#include "core/settings/settingsloader.h"

namespace hearthbook::test {

/// The settings of an environment that has these variables alone: NAME, value, NAME, value.
inline Settings settingsOf(const QStringList &pairs)
{
    QProcessEnvironment environment;
    for (qsizetype i = 0; i + 1 < pairs.size(); i += 2)
        environment.insert(pairs[i], pairs[i + 1]);
    const Result<Settings> settings = loadSettings({ {}, environment, {} });
    if (!settings)
        qFatal("%s", qPrintable(settings.error().message));
    return *settings;
}

} // namespace hearthbook::test
