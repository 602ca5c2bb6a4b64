#pragma once

#include <QSettings>

#include <memory>

namespace hearthbook::test {

/// A file for DeskSettings.
inline std::unique_ptr<QSettings> settingsFile(const QString &path)
{
    return std::make_unique<QSettings>(path, QSettings::IniFormat);
}

} // namespace hearthbook::test
