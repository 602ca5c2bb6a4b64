#include "app/commands/configcommand.h"

#include "app/commandline.h"
#include "app/commands/allsections.h"
#include "app/exitcodes.h"
#include "app/terminal.h"
#include "core/settings/settingstable.h"

#include <CLI/CLI.hpp>

namespace hearthbook {

using namespace Qt::StringLiterals;

QStringList settingLines(const Settings &settings, bool withOrigin)
{
    QStringList lines;
    for (const SettingDefinition &setting : settingsTable()) {
        lines += u"%1 = %2"_s.arg(setting.key, settings.shown(setting.key));
        if (withOrigin)
            lines.last() += u" # %1"_s.arg(settings.origin(setting.key).toString());
    }
    return lines;
}

void ConfigCommand::declare(CLI::App &program, CommandLine &line)
{
    CLI::App *config = program.add_subcommand("config", "Look at the settings");
    CLI::App *show = config->add_subcommand("show", "Print the settings in force as TOML; secrets are masked");
    show->add_flag("--origin", m_origin, "Say beside each value where it comes from");
    line.addAction(*show, allSections(), [this](const Settings &settings) { return this->show(settings); });
}

int ConfigCommand::show(const Settings &settings) const
{
    for (const QString &line : settingLines(settings, m_origin))
        printVerbatim(line);
    return ExitDone;
}

} // namespace hearthbook
