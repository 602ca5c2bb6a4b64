#pragma once

#include "app/command.h"
#include "core/settings/settingdefinition.h"
#include "core/settings/settings.h"

#include <QHash>
#include <QProcessEnvironment>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace CLI {
class Option;
}

namespace hearthbook {

/// The command line of hearthbookd: takes the commands, parses, loads the settings, runs. Thread: main.
class CommandLine
{
public:
    /// What a command does: gets the settings in force and gives an exit code.
    using Action = std::function<int(const Settings &)>;

    CommandLine();
    ~CommandLine();

    void add(std::unique_ptr<Command> command);

    /// For commands: lets `app` take --config and the flags of these sections of the settings table ("server"), and
    /// runs `action` when it is the innermost command that was named. The flags' meaning is the table's alone.
    void addAction(CLI::App &app, const QStringList &sections, Action action);

    /// Parses `arguments` (without the program's name) and runs what they ask for. Prints help, version and errors
    /// itself; an error is one line `hearthbookd: …`. Gives the exit code.
    int run(const QStringList &arguments, const QProcessEnvironment &environment);

    /// While a command runs: the settings as they would be if it were started now. Errors: InvalidInput.
    Result<Settings> reread() const;

private:
    struct Runnable
    {
        CLI::App *app = nullptr;
        Action action = {};
    };

    void addFlag(CLI::App &app, const SettingDefinition &setting);
    int runParsed(const QProcessEnvironment &environment);
    QHash<QString, QString> givenFlags() const;

    std::unique_ptr<CLI::App> m_program;
    std::vector<std::unique_ptr<Command>> m_commands;
    std::vector<Runnable> m_runnables;
    QMultiHash<QString, CLI::Option *> m_options; ///< key of the setting -> its flag, once for each action
    QString m_configFile;
    QProcessEnvironment m_environment;
};

} // namespace hearthbook
