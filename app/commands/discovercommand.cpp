#include "app/commands/discovercommand.h"

#include "app/commandline.h"
#include "app/exitcodes.h"
#include "app/terminal.h"

#include <CLI/CLI.hpp>

namespace hearthbook {

using namespace Qt::StringLiterals;

DiscoverCommand::DiscoverCommand(Discover discover) : m_discover(std::move(discover)) { }

void DiscoverCommand::declare(CLI::App &program, CommandLine &line)
{
    CLI::App *discover = program.add_subcommand("discover", "Take over Home Assistant's registries, and follow them");
    discover->footer("Works beside a running server on the same database.");
    discover->add_flag("--once", m_request.once, "End after one listing");
    discover->add_flag("--dry-run", m_request.dryRun, "Only say what one listing would change");
    discover->add_flag("--approve", m_request.approve,
                       "Take the listing that was held because it lacks too much; asks nobody");
    discover
        ->add_option_function<std::string>(
            "--server", [this](const std::string &text) { m_server = QString::fromStdString(text); },
            "Hand devices and entities to this hearthbookd instead of a database")
        ->type_name("URL");
    line.addAction(*discover, { u"home_assistant"_s, u"database"_s, u"registry"_s, u"influxdb"_s, u"log"_s },
                   [this](const Settings &settings) { return run(settings); });
}

int DiscoverCommand::run(const Settings &settings)
{
    m_request.server = QUrl(m_server);
    const QString scheme = m_request.server.scheme();
    if (!m_server.isEmpty() && (m_request.server.host().isEmpty() || (scheme != u"http"_s && scheme != u"https"_s))) {
        printError(u"--server needs an address such as http://127.0.0.1:8006"_s);
        return ExitUsage;
    }
    if (m_request.approve && (m_request.once || !m_server.isEmpty())) {
        printError(u"--approve takes what is held in the database: neither --once nor --server belongs to it"_s);
        return ExitUsage;
    }
    return m_discover(settings, m_request);
}

} // namespace hearthbook
