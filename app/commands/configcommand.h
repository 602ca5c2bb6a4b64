#pragma once

#include "app/command.h"
#include "core/settings/settings.h"

namespace hearthbook {

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
