#pragma once

#include "app/command.h"
#include "core/settings/settings.h"
#include "core/storage/bookform.h"

#include <functional>

namespace hearthbook {

/// What is exported.
enum class ExportKind {
    WebhooksJson, ///< the old sports-data service's webhooks.json
    DataApiDatabase, ///< a metadata.db of the old data-api
    Book ///< the book itself
};

/// What an export's command line asks for.
struct ExportRequest
{
    ExportKind kind = ExportKind::WebhooksJson;
    BookFormat format = BookFormat::Ndjson; ///< of the book
    QStringList kinds = {}; ///< of the book's rows, as named; empty: all
    bool withSecrets = false; ///< the book's webhooks have them in plain text
    QString file = {}; ///< "-": standard output, for the book alone
    bool force = false; ///< may replace a file that is there
};

/// `export webhooks-json|data-api-db FILE [--force]`: writes what the old services read; `export ndjson|json|csv FILE
/// [--kind KIND] [--with-secrets] [--force]`: the book itself.
class ExportCommand : public Command
{
public:
    /// Does it, prints what it did and gives the exit code.
    using Export = std::function<int(const Settings &, const ExportRequest &)>;

    explicit ExportCommand(Export run);

    void declare(CLI::App &program, CommandLine &line) override;

private:
    void declareKind(CLI::App &parent, CommandLine &line, ExportKind kind, const char *word, const char *summary);

    void declareBook(CLI::App &parent, CommandLine &line, BookFormat format, const char *summary);
    int runBook(const Settings &settings, BookFormat format);
    static CLI::App *addFile(CLI::App &parent, ExportRequest &request, const std::string &word,
                             const std::string &summary);

    Export m_export;
    ExportRequest m_request;
};

} // namespace hearthbook
