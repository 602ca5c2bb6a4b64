#include "app/commands/exportcommand.h"

#include "app/commandline.h"

#include <CLI/CLI.hpp>

namespace hearthbook {

using namespace Qt::StringLiterals;

ExportCommand::ExportCommand(Export run) : m_export(std::move(run)) { }

void ExportCommand::declare(CLI::App &program, CommandLine &line)
{
    CLI::App *parent = program.add_subcommand("export", "Write what the old services read: the way back");
    declareKind(*parent, line, ExportKind::WebhooksJson, "webhooks-json",
                "Write the webhooks as webhooks.json, with their secrets in plain text");
    declareKind(*parent, line, ExportKind::DataApiDatabase, "data-api-db",
                "Write devices, entities and teams as a metadata.db of the old data-api");
}

void ExportCommand::declareKind(CLI::App &parent, CommandLine &line, ExportKind kind, const char *word,
                                const char *summary)
{
    CLI::App *app = parent.add_subcommand(word, summary);
    app->add_option_function<std::string>(
           "file", [this](const std::string &text) { m_request.file = QString::fromStdString(text); },
           "The file to write; it must not be there yet")
        ->type_name("FILE")
        ->required();
    app->add_flag("--force", m_request.force, "Replace a file that is there");
    line.addAction(*app, { u"database"_s, u"webhooks"_s, u"log"_s }, [this, kind](const Settings &settings) {
        m_request.kind = kind;
        return m_export(settings, m_request);
    });
}

} // namespace hearthbook
