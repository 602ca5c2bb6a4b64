#include "app/commands/healthcheckcommand.h"

#include "app/commandline.h"

#include <CLI/CLI.hpp>

namespace hearthbook {

using namespace Qt::StringLiterals;

void HealthcheckCommand::declare(CLI::App &program, CommandLine &line)
{
    CLI::App *check = program.add_subcommand("healthcheck", "Ask the server of this machine whether it is ready");
    check->footer("For the health check of a container. Give it the settings that the server has.\n"
                  "Ends with 0 where the server answers and can read its database, else with 1.");
    line.addAction(*check, { u"server"_s }, [this](const Settings &settings) { return m_run(settings); });
}

} // namespace hearthbook
