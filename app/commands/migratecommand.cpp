#include "app/commands/migratecommand.h"

#include "app/commandline.h"

#include <CLI/CLI.hpp>

namespace hearthbook {

using namespace Qt::StringLiterals;

MigrateCommand::MigrateCommand(Migrate migrate) : m_migrate(std::move(migrate)) { }

void MigrateCommand::declare(CLI::App &program, CommandLine &line)
{
    const QStringList sections { u"database"_s, u"log"_s };
    CLI::App *migrate = program.add_subcommand("migrate", "Bring the schema of the database up to date");
    migrate->add_flag("--dry-run", m_dryRun, "Only say what would be done");
    line.addAction(*migrate, sections, [this](const Settings &settings) {
        return m_migrate(settings, m_dryRun ? Mode::DryRun : Mode::Apply);
    });
    CLI::App *status = migrate->add_subcommand("status", "Say which migrations the database has");
    line.addAction(*status, sections, [this](const Settings &settings) { return m_migrate(settings, Mode::Status); });
}

} // namespace hearthbook
