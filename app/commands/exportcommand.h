#pragma once

#include "app/command.h"
#include "core/settings/settings.h"

#include <functional>

namespace hearthbook {

/// What is exported.
enum class ExportKind {
    WebhooksJson, ///< the old sports-data service's webhooks.json
    DataApiDatabase ///< a metadata.db of the old data-api
};

/// What an export's command line asks for.
struct ExportRequest
{
    ExportKind kind = ExportKind::WebhooksJson;
    QString file = {};
    bool force = false; ///< may replace a file that is there
};

/// `export webhooks-json|data-api-db FILE [--force]`: writes what the old services read.
class ExportCommand : public Command
{
public:
    /// Does it, prints what it did and gives the exit code.
    using Export = std::function<int(const Settings &, const ExportRequest &)>;

    explicit ExportCommand(Export run);

    void declare(CLI::App &program, CommandLine &line) override;

private:
    void declareKind(CLI::App &parent, CommandLine &line, ExportKind kind, const char *word, const char *summary);

    Export m_export;
    ExportRequest m_request;
};

} // namespace hearthbook
