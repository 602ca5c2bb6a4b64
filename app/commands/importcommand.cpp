#include "app/commands/importcommand.h"

#include "app/commandline.h"
#include "app/commands/textoption.h"
#include "app/exitcodes.h"
#include "app/terminal.h"
#include "core/importers/influxregistry.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

ImportCommand::ImportCommand(Import import) : m_import(std::move(import)) { }

void ImportCommand::declare(CLI::App &program, CommandLine &line)
{
    CLI::App *import = program.add_subcommand("import", "Take over what the old services kept, or an export");
    addOptions(*import);
    line.addAction(*import, { u"database"_s, u"log"_s },
                   [this](const Settings &settings) { return run(settings, std::nullopt); });
    declareKind(*import, line, ImportKind::Webhooks, "Take the webhooks of webhooks.json");
    declareKind(*import, line, ImportKind::LocalStorage, "Take the preferences of a browser's storage, saved as JSON");
    declareKind(*import, line, ImportKind::Database,
                "Take what metadata.db, webhooks.db, sports_teams.db or another Hearthbook database hold");
    declareKind(*import, line, ImportKind::Ndjson, "Take the rows of an export by 'export ndjson'");
    declareInflux(*import, line);
}

void ImportCommand::declareInflux(CLI::App &import, CommandLine &line)
{
    CLI::App *app = import.add_subcommand("influx", "Take the devices and entities that InfluxDB holds");
    addText(*app, "--since", m_since, "How far back to look, as 90d; all of it otherwise")->type_name("TIME");
    addOptions(*app);
    line.addAction(*app, { u"database"_s, u"influxdb"_s, u"log"_s },
                   [this](const Settings &settings) { return runInflux(settings); });
}

int ImportCommand::runInflux(const Settings &settings)
{
    const std::optional<std::chrono::milliseconds> since = InfluxSource::timeOf(m_since);
    if (!m_since.isEmpty() && !since) {
        printError(u"--since must be a time such as 90d or 12h"_s);
        return ExitUsage;
    }
    m_request.influx = m_request.undo.isEmpty();
    m_request.since = since.value_or(std::chrono::milliseconds(0));
    return m_import(settings, m_request);
}

void ImportCommand::declareKind(CLI::App &import, CommandLine &line, ImportKind kind, const char *summary)
{
    CLI::App *app = import.add_subcommand(importKindWord(kind).toStdString(), summary);
    addText(*app, "source", m_request.source, "The file to import; it is only read")->type_name("SOURCE");
    addOptions(*app);
    if (kind == ImportKind::LocalStorage)
        addText(*app, "--user-id", m_request.userId, "Whose browser it was [default]")->type_name("USER");
    line.addAction(*app, { u"database"_s, u"webhooks"_s, u"log"_s },
                   [this, kind](const Settings &settings) { return run(settings, kind); });
}

void ImportCommand::addOptions(CLI::App &app)
{
    app.add_flag("--dry-run", m_request.dryRun, "Only say what would be done");
    addText(app, "--report", m_request.report, "Also write the report to a file, as JSON")->type_name("FILE");
    addText(app, "--undo", m_request.undo, "Take back the import that a report tells of")->type_name("REPORT");
}

int ImportCommand::run(const Settings &settings, std::optional<ImportKind> kind)
{
    if (m_request.undo.isEmpty() && !kind) {
        printError(
            u"import needs to know what: webhooks, local-storage, database, ndjson or influx; or --undo REPORT"_s);
        return ExitUsage;
    }
    if (m_request.undo.isEmpty() == m_request.source.isEmpty()) {
        printError(u"import needs either a SOURCE or --undo REPORT"_s);
        return ExitUsage;
    }
    m_request.kind = kind.value_or(ImportKind::Webhooks);
    return m_import(settings, m_request);
}

} // namespace hearthbook
