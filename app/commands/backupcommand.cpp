#include "app/commands/backupcommand.h"

#include "app/commandline.h"

#include <CLI/CLI.hpp>

namespace hearthbook {

using namespace Qt::StringLiterals;

BackupCommand::BackupCommand(Run run) : m_run(std::move(run)) { }

void BackupCommand::declare(CLI::App &program, CommandLine &line)
{
    CLI::App *parent = program.add_subcommand("backup", "Copy the whole book, and go back to a copy");
    CLI::App *create = add(*parent, line, BackupAction::Create, "create",
                           "Make a backup, also beside a running server");
    create
        ->add_option_function<std::string>(
            "--output", [this](const std::string &text) { m_request.file = QString::fromStdString(text); },
            "The file to write, instead of one in the folder; it must not be there yet")
        ->type_name("PATH");
    add(*parent, line, BackupAction::List, "list", "List the backups of the folder, newest first");
    addFile(*add(*parent, line, BackupAction::Verify, "verify", "Check a backup byte by byte; needs no database"),
            "The backup, or its name in the folder", true);
    CLI::App *restore = add(*parent, line, BackupAction::Restore, "restore",
                            "Check a backup and put it in place of the book, which is kept as another backup");
    addFile(*restore, "The backup, or its name in the folder", true);
    restore->add_flag_callback(
        "--without-manifest", [this] { m_request.proof = Proof::None; },
        "Take a file that another program copied: only SQLite checks it");
    addFile(*add(*parent, line, BackupAction::Drill, "drill",
                 "Restore a backup to a temporary place, serve it there and compare what it answers"),
            "The backup, or its name in the folder; the newest unless given", false);
}

CLI::App *BackupCommand::add(CLI::App &parent, CommandLine &line, BackupAction action, const char *word,
                             const char *summary)
{
    CLI::App *app = parent.add_subcommand(word, summary);
    line.addAction(*app, { u"database"_s, u"backup"_s, u"log"_s }, [this, action](const Settings &settings) {
        m_request.action = action;
        return m_run(settings, m_request);
    });
    return app;
}

void BackupCommand::addFile(CLI::App &app, const char *summary, bool isNeeded)
{
    app.add_option_function<std::string>(
           "path", [this](const std::string &text) { m_request.file = QString::fromStdString(text); }, summary)
        ->type_name("PATH")
        ->required(isNeeded);
}

} // namespace hearthbook
