#pragma once

#include "app/command.h"
#include "core/settings/settings.h"

#include <functional>

namespace hearthbook {

/// `migrate [--dry-run]` and `migrate status`: the schema of the database.
class MigrateCommand : public Command
{
public:
    enum class Mode {
        Apply,  ///< bring the schema up to date
        DryRun, ///< only say what Apply would do
        Status  ///< say which migrations the database has
    };

    /// Does it, prints what it did and gives the exit code.
    using Migrate = std::function<int(const Settings &, Mode)>;

    explicit MigrateCommand(Migrate migrate);

    void declare(CLI::App &program, CommandLine &line) override;

private:
    Migrate m_migrate;
    bool m_dryRun = false;
};

} // namespace hearthbook
