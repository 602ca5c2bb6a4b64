#pragma once

#include "app/command.h"
#include "core/settings/settings.h"
#include "core/storage/restore.h"

#include <functional>

namespace hearthbook {

/// What is done with backups.
enum class BackupAction { Create, List, Verify, Restore, Drill };

/// What the command line asks for.
struct BackupRequest
{
    BackupAction action = BackupAction::List;
    QString file = {}; ///< a path, or a name of the folder's; Create: where to; empty: the folder's own, or its newest
    Proof proof = Proof::Manifest;
};

/// `backup create [--output PATH]|list|verify PATH|restore PATH [--without-manifest]|drill [PATH]`.
class BackupCommand : public Command
{
public:
    /// Does it, prints what it did and gives the exit code.
    using Run = std::function<int(const Settings &, const BackupRequest &)>;

    explicit BackupCommand(Run run);

    void declare(CLI::App &program, CommandLine &line) override;

private:
    CLI::App *add(CLI::App &parent, CommandLine &line, BackupAction action, const char *word, const char *summary);
    void addFile(CLI::App &app, const char *summary, bool isNeeded);

    Run m_run;
    BackupRequest m_request;
};

} // namespace hearthbook
