#pragma once

#include "app/command.h"
#include "core/settings/settings.h"

#include <QStringList>

namespace hearthbook {

/// The settings in force, one `key = value` each, with ` # origin` behind it where wanted. Secrets are masked.
QStringList settingLines(const Settings &settings, bool withOrigin);

/// `config show [--origin]`: prints the settings in force, one `key = value` a line, as TOML that can be read again
/// except for secrets, which are masked.
class ConfigCommand : public Command
{
public:
    void declare(CLI::App &program, CommandLine &line) override;

private:
    int show(const Settings &settings) const;

    bool m_origin = false;
};

} // namespace hearthbook
