#include "app/commands/exportcommand.h"

#include "app/commandline.h"
#include "app/exitcodes.h"
#include "app/terminal.h"
#include "core/domain/nearestword.h"
#include "core/storage/bookkinds.h"

#include <CLI/CLI.hpp>

namespace hearthbook {

using namespace Qt::StringLiterals;

ExportCommand::ExportCommand(Export run) : m_export(std::move(run)) { }

void ExportCommand::declare(CLI::App &program, CommandLine &line)
{
    CLI::App *parent = program.add_subcommand("export", "Write the whole book, or what the old services read");
    declareBook(*parent, line, BookFormat::Ndjson, "Write the book a row a line, as 'import ndjson' reads it");
    declareBook(*parent, line, BookFormat::Json, "Write the book as one JSON object with a list for each kind");
    declareBook(*parent, line, BookFormat::Csv, "Write the rows of one kind as a table");
    declareKind(*parent, line, ExportKind::WebhooksJson, "webhooks-json",
                "Write the webhooks as webhooks.json, with their secrets in plain text");
    declareKind(*parent, line, ExportKind::DataApiDatabase, "data-api-db",
                "Write devices, entities and teams as a metadata.db of the old data-api");
}

CLI::App *ExportCommand::addFile(CLI::App &parent, ExportRequest &request, const std::string &word,
                                 const std::string &summary)
{
    CLI::App *app = parent.add_subcommand(word, summary);
    app->add_option_function<std::string>(
           "file", [&request](const std::string &text) { request.file = QString::fromStdString(text); },
           "The file to write; it must not be there yet")
        ->type_name("FILE")
        ->required();
    app->add_flag("--force", request.force, "Replace a file that is there");
    return app;
}

void ExportCommand::declareKind(CLI::App &parent, CommandLine &line, ExportKind kind, const char *word,
                                const char *summary)
{
    CLI::App *app = addFile(parent, m_request, word, summary);
    line.addAction(*app, { u"database"_s, u"webhooks"_s, u"log"_s }, [this, kind](const Settings &settings) {
        m_request.kind = kind;
        return m_export(settings, m_request);
    });
}

void ExportCommand::declareBook(CLI::App &parent, CommandLine &line, BookFormat format, const char *summary)
{
    CLI::App *app = addFile(parent, m_request, bookFormatWord(format).toStdString(), summary);
    app->get_option("file")->description("The file to write; it must not be there yet; - is standard output");
    app->add_option_function<std::vector<std::string>>(
           "--kind",
           [this](const std::vector<std::string> &words) {
               for (const std::string &word : words)
                   m_request.kinds += QString::fromStdString(word);
           },
           "Only rows of this kind; may be given again")
        ->type_name("KIND")
        ->delimiter(',')
        ->allow_extra_args(false) // else it takes FILE, where that comes after it
        ->take_all();
    if (format != BookFormat::Csv)
        app->add_flag("--with-secrets", m_request.withSecrets, "With the secrets of webhooks, in plain text");
    line.addAction(*app, { u"database"_s, u"webhooks"_s, u"log"_s },
                   [this, format](const Settings &settings) { return runBook(settings, format); });
}

int ExportCommand::runBook(const Settings &settings, BookFormat format)
{
    m_request.kind = ExportKind::Book;
    m_request.format = format;
    const QStringList known = bookKindWords();
    for (const QString &word : m_request.kinds) {
        if (!known.contains(word)) {
            printError(u"--kind: there is no kind %1"_s.arg(word) + didYouMean(word, known) + u"; known are "_s
                       + known.join(u", "_s));
            return ExitUsage;
        }
    }
    if (format == BookFormat::Csv && m_request.kinds.size() != 1) {
        printError(u"export csv needs one --kind: "_s + known.join(u", "_s));
        return ExitUsage;
    }
    return m_export(settings, m_request);
}

} // namespace hearthbook
