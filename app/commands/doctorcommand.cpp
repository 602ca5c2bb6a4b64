#include "app/commands/doctorcommand.h"

#include "app/commandline.h"
#include "app/commands/allsections.h"

#include <CLI/CLI.hpp>

namespace hearthbook {

void DoctorCommand::declare(CLI::App &program, CommandLine &line)
{
    CLI::App *doctor = program.add_subcommand("doctor", "Look for what is wrong, and say what helps");
    doctor->footer("Changes nothing, and works beside a running server. Give it the settings that the server has.\n"
                   "Ends with 1 where an error was found; warnings alone end with 0.");
    doctor->add_flag("--json", m_asJson, "Print one JSON object, for programs");
    line.addAction(*doctor, allSections(), [this](const Settings &settings) { return m_run(settings, m_asJson); });
}

} // namespace hearthbook
