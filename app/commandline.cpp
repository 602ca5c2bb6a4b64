#include "app/commandline.h"

#include "app/exitcodes.h"
#include "app/logging.h"
#include "app/terminal.h"
#include "core/domain/nearestword.h"
#include "core/settings/settingsloader.h"
#include "core/settings/settingstable.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int helpNameWidth = 34;
constexpr qsizetype helpTextWidth = 64;
constexpr auto about = "Hearthbook keeps the book of a smart home: devices, entities, webhooks and preferences.";

constexpr auto closing = R"('hearthbookd COMMAND --help' lists the flags of a command.

Values come from flags, then the environment, then the configuration file, then defaults;
'hearthbookd config show --origin' prints what is in force and where it comes from.

Exit codes: 0 done, 1 failed, 2 usage, 3 some records rejected, 4 verification found a
difference, 5 backup not usable, 6 database not usable.)";

/// The word for a value in the help.
QString placeholder(const SettingDefinition &setting)
{
    if (!setting.placeholder.isEmpty())
        return setting.placeholder;
    switch (setting.type) {
    case SettingType::Integer: return u"NUMBER"_s;
    case SettingType::Size: return u"SIZE"_s;
    case SettingType::Duration: return u"TIME"_s;
    case SettingType::Url: return u"URL"_s;
    case SettingType::List: return u"A,B"_s;
    case SettingType::Choice: return settingChoices(setting).join(u'|');
    default: return u"TEXT"_s;
    }
}

std::string group(const QString &section)
{
    static const QHash<QString, QString> titles {
        { u"server"_s, u"Server"_s },     { u"database"_s, u"Database"_s },
        { u"auth"_s, u"Access"_s },       { u"log"_s, u"Messages"_s },
        { u"webhooks"_s, u"Webhooks"_s }, { u"home_assistant"_s, u"Home Assistant"_s },
        { u"influxdb"_s, u"InfluxDB"_s }, { u"legacy"_s, u"Old service"_s },
        { u"registry"_s, u"Registry"_s }, { u"backup"_s, u"Backups"_s }
    };
    return titles.value(section, section).toStdString();
}

/// Breaks the right column of the help between words.
QString wrapped(const QString &text)
{
    QString out;
    qsizetype column = 0;
    for (const QString &word : text.split(u' ')) {
        const bool fits = column + 1 + word.size() <= helpTextWidth;
        if (column > 0)
            out += fits ? u' ' : u'\n';
        column = fits ? column + 1 + word.size() : word.size();
        out += word;
    }
    return out;
}

std::string description(const SettingDefinition &setting)
{
    if (setting.type == SettingType::Flag || setting.fallback.isEmpty())
        return wrapped(setting.summary).toStdString();
    // No line ends within a default such as "30 s".
    const QChar fixedSpace(QChar::Nbsp);
    const QString fallback = QString(setting.fallback).replace(u' ', fixedSpace);
    return wrapped(u"%1 [%2]"_s.arg(setting.summary, fallback)).replace(fixedSpace, u' ').toStdString();
}

/// The innermost command that was named.
CLI::App &selected(CLI::App &app)
{
    const auto named = app.get_subcommands();
    return named.empty() ? app : selected(*named.front());
}

QString fullName(const CLI::App &app)
{
    const QString own = QString::fromStdString(app.get_name());
    return app.get_parent() ? fullName(*app.get_parent()) + u' ' + own : own;
}

QStringList commandNames(const CLI::App &app)
{
    QStringList names;
    for (const CLI::App *command : app.get_subcommands(nullptr))
        names += QString::fromStdString(command->get_name());
    return names;
}

QStringList optionNames(const CLI::App &app)
{
    QStringList names;
    for (const CLI::Option *option : app.get_options()) {
        for (const std::string &name : option->get_lnames())
            names += u"--"_s + QString::fromStdString(name);
    }
    return names;
}

void titleCommands(CLI::App &app)
{
    for (CLI::App *command : app.get_subcommands(nullptr)) {
        command->group("Commands");
        titleCommands(*command);
    }
}

int usageError(const CLI::App &app, const QString &message)
{
    const QString link = message.endsWith(u'?') ? u" Try"_s : u"; try"_s;
    printError(u"%1%2 '%3 --help'"_s.arg(message, link, fullName(app)));
    return ExitUsage;
}

/// What nobody took, in `app` or the commands named below it.
int reportExtra(const CLI::App &app)
{
    const CLI::App *owner = &app;
    while (owner->remaining(false).empty() && !owner->get_subcommands().empty())
        owner = owner->get_subcommands().front();
    const QString word = QString::fromStdString(owner->remaining(false).front()).section(u'=', 0, 0);
    if (word.startsWith(u'-'))
        return usageError(*owner, u"unknown option %1"_s.arg(word) + didYouMean(word, optionNames(*owner)));
    const QStringList commands = commandNames(*owner);
    if (commands.isEmpty())
        return usageError(*owner, u"unexpected argument %1"_s.arg(word));
    return usageError(*owner, u"unknown command %1"_s.arg(word) + didYouMean(word, commands));
}

} // namespace

CommandLine::CommandLine() : m_program(std::make_unique<CLI::App>(about, "hearthbookd"))
{
    m_program->set_version_flag("--version", "hearthbookd " HEARTHBOOK_VERSION, "Print the version and exit");
    m_program->set_help_flag("-h,--help", "Print this help and exit");
    m_program->footer(closing);
    m_program->allow_extras();
    m_program->get_formatter()->column_width(helpNameWidth);
    m_program->get_formatter()->label("SUBCOMMAND", "COMMAND");
    m_program->option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

CommandLine::~CommandLine() = default;

void CommandLine::add(std::unique_ptr<Command> command)
{
    command->declare(*m_program, *this);
    titleCommands(*m_program);
    m_commands.push_back(std::move(command));
}

void CommandLine::addAction(CLI::App &app, const QStringList &sections, Action action)
{
    app.add_option_function<std::string>(
           "--config", [this](const std::string &path) { m_configFile = QString::fromStdString(path); },
           "Configuration file (TOML); also HEARTHBOOK_CONFIG")
        ->type_name("FILE");
    for (const SettingDefinition &setting : settingsTable()) {
        if (!setting.flag.isEmpty() && sections.contains(setting.section()))
            addFlag(app, setting);
    }
    m_runnables.push_back({ &app, std::move(action) });
}

void CommandLine::addFlag(CLI::App &app, const SettingDefinition &setting)
{
    const std::string name = setting.flag.toStdString();
    const std::string text = description(setting); // const: CLI11 takes another for the place of the result
    CLI::Option *option = setting.type == SettingType::Flag
        ? app.add_flag(name, text)
        : app.add_option(name, CLI::callback_t([](const CLI::results_t &) { return true; }), text)
              ->type_name(placeholder(setting).toStdString());
    option->group(group(setting.section()));
    m_options.insert(setting.key, option);
}

QHash<QString, QString> CommandLine::givenFlags() const
{
    QHash<QString, QString> given;
    for (auto option = m_options.cbegin(); option != m_options.cend(); ++option) {
        if (!(*option)->results().empty())
            given.insert(option.key(), QString::fromStdString((*option)->results().back()));
    }
    return given;
}

int CommandLine::run(const QStringList &arguments, const QProcessEnvironment &environment)
{
    // CLI11 takes the last argument first.
    std::vector<std::string> reversed;
    for (auto argument = arguments.crbegin(); argument != arguments.crend(); ++argument)
        reversed.push_back(argument->toStdString());
    try {
        m_program->parse(reversed);
    } catch (const CLI::CallForHelp &) {
        printVerbatim(QString::fromStdString(m_program->help()).trimmed().replace(u"\n\n\n"_s, u"\n\n"_s));
        return ExitDone;
    } catch (const CLI::CallForVersion &) {
        printLine(QString::fromStdString(m_program->version()));
        return ExitDone;
    } catch (const CLI::ParseError &error) {
        return usageError(selected(*m_program), QString::fromUtf8(error.what()));
    } catch (const std::exception &error) { // CLI11 lets those of std::stoll and the like through
        return usageError(selected(*m_program), QString::fromUtf8(error.what()));
    }
    return runParsed(environment);
}

Result<Settings> CommandLine::reread() const
{
    return loadSettings({ givenFlags(), m_environment, m_configFile });
}

int CommandLine::runParsed(const QProcessEnvironment &environment)
{
    if (m_program->remaining_size(true) > 0)
        return reportExtra(*m_program);
    CLI::App &app = selected(*m_program);
    const auto runnable = std::find_if(m_runnables.begin(), m_runnables.end(),
                                       [&app](const Runnable &candidate) { return candidate.app == &app; });
    if (runnable == m_runnables.end())
        return usageError(app, u"a command is needed: %1"_s.arg(commandNames(app).join(u", "_s)));
    m_environment = environment;
    const Result<Settings> settings = reread();
    if (!settings) {
        printError(settings.error().message);
        return ExitUsage;
    }
    installLogging(*settings);
    return runnable->action(*settings);
}

} // namespace hearthbook
