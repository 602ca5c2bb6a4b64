#pragma once

#include <QString>

namespace hearthbook {

/// Where a value comes from. A higher level beats a lower one.
struct SettingOrigin
{
    enum class Level { Default, File, Environment, Flag };

    Level level = Level::Default;
    QString name = {}; ///< the flag, the variable, or PATH:LINE

    /// `flag --listen`, `environment DATABASE_URL`, `file PATH:LINE`, `default`.
    QString toString() const;
};

} // namespace hearthbook
