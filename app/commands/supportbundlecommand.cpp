#include "app/commands/supportbundlecommand.h"

#include "app/commandline.h"
#include "app/commands/allsections.h"
#include "app/commands/textoption.h"

namespace hearthbook {

void SupportBundleCommand::declare(CLI::App &program, CommandLine &line)
{
    CLI::App *bundle = program.add_subcommand("support-bundle",
                                              "Write findings, versions, settings and numbers into one file");
    bundle->footer("For somebody who helps: it holds no row of the book, no address of a webhook and no secret.\n"
                   "Give it the settings that the server has.");
    addText(*bundle, "--output", m_output, "The file (.tar.gz); a new one in the working directory otherwise")
        ->type_name("FILE");
    line.addAction(*bundle, allSections(), [this](const Settings &settings) { return m_run(settings, m_output); });
}

} // namespace hearthbook
