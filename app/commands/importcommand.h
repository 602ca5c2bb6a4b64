#pragma once

#include "app/command.h"
#include "core/importers/sourcefile.h"
#include "core/settings/settings.h"

#include <chrono>
#include <functional>

namespace hearthbook {

/// What an import's command line asks for.
struct ImportRequest
{
    ImportKind kind = ImportKind::Webhooks;
    bool influx = false; ///< from InfluxDB; then `since` counts, and no source
    std::chrono::milliseconds since { 0 }; ///< how far back; 0: all of it
    QString source = {};
    QString userId = QStringLiteral("default"); ///< whose browser it was; for local-storage
    bool dryRun = false;
    QString report = {}; ///< file to write the report to; empty: none
    QString undo = {};   ///< file with the report of the import to take back; empty: none
};

/// `import webhooks|local-storage|database|ndjson SOURCE [--dry-run] [--report FILE]`, `import influx [--since 90d]` and
/// `import --undo REPORT`.
class ImportCommand : public Command
{
public:
    /// Does it, prints what it did and gives the exit code.
    using Import = std::function<int(const Settings &, const ImportRequest &)>;

    explicit ImportCommand(Import import);

    void declare(CLI::App &program, CommandLine &line) override;

private:
    void declareKind(CLI::App &import, CommandLine &line, ImportKind kind, const char *summary);
    void declareInflux(CLI::App &import, CommandLine &line);
    void addOptions(CLI::App &app);
    int runInflux(const Settings &settings);
    int run(const Settings &settings, std::optional<ImportKind> kind);

    Import m_import;
    QString m_since;
    ImportRequest m_request;
};

} // namespace hearthbook
