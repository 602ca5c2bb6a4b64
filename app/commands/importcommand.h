#pragma once

#include "app/command.h"
#include "core/importers/sourcefile.h"
#include "core/settings/settings.h"

#include <functional>

namespace hearthbook {

/// What an import's command line asks for.
struct ImportRequest
{
    ImportKind kind = ImportKind::Webhooks;
    QString source = {};
    QString userId = QStringLiteral("default"); ///< whose browser it was; for local-storage
    bool dryRun = false;
    QString report = {}; ///< file to write the report to; empty: none
    QString undo = {};   ///< file with the report of the import to take back; empty: none
};

/// `import webhooks|local-storage|database SOURCE [--dry-run] [--report FILE]` and `import --undo REPORT`.
class ImportCommand : public Command
{
public:
    /// Does it, prints what it did and gives the exit code.
    using Import = std::function<int(const Settings &, const ImportRequest &)>;

    explicit ImportCommand(Import import);

    void declare(CLI::App &program, CommandLine &line) override;

private:
    void declareKind(CLI::App &import, CommandLine &line, ImportKind kind, const char *summary);
    void addOptions(CLI::App &app);
    int run(const Settings &settings, std::optional<ImportKind> kind);

    Import m_import;
    ImportRequest m_request;
};

} // namespace hearthbook
