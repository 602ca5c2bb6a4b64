#include "app/commands/servecommand.h"

#include "app/commandline.h"

#include <CLI/CLI.hpp>

namespace hearthbook {

using namespace Qt::StringLiterals;

ServeCommand::ServeCommand(Serve serve) : m_serve(std::move(serve)) { }

void ServeCommand::declare(CLI::App &program, CommandLine &line)
{
    CLI::App *serve = program.add_subcommand("serve", "Run the server in the foreground");
    serve->footer(
        "When it answers requests it prints 'listening on http://HOST:PORT' to standard output, with TLS https.");
    line.addAction(
        *serve,
        { u"server"_s, u"database"_s, u"auth"_s, u"log"_s, u"backup"_s, u"webhooks"_s, u"home_assistant"_s,
          u"registry"_s, u"influxdb"_s, u"legacy"_s },
        [this, &line](const Settings &settings) { return m_serve(settings, [&line] { return line.reread(); }); });
}

} // namespace hearthbook
