#include "app/commands/keyscommand.h"

#include "app/commandline.h"
#include "app/commands/textoption.h"
#include "app/terminal.h"
#include "core/domain/nearestword.h"
#include "core/settings/quantity.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longest = qint64(36'500) * 24 * 60 * 60 * 1000; ///< milliseconds

} // namespace

KeysCommand::KeysCommand(Actions actions) : m_actions(std::move(actions)) { }

void KeysCommand::declare(CLI::App &program, CommandLine &line)
{
    const QStringList sections { u"database"_s, u"log"_s };
    CLI::App *keys = program.add_subcommand("keys", "Make, list and revoke the API keys of a server");
    keys->footer("A server that runs on the database follows within a second.");
    CLI::App *add = keys->add_subcommand("add", "Make a key; it is printed this once, as the last word");
    addText(*add, "name", m_name, "Whose key it is, such as 'kitchen tablet'")->type_name("NAME")->required();
    addText(*add, "--scope", m_scope, "read, write (reads too), ingest (for feeders; reads too) or admin (everything)")
        ->type_name("SCOPE")
        ->required();
    addText(*add, "--expires", m_expires, "When it ends, as 90d or 2027-01-31; never otherwise")->type_name("WHEN");
    line.addAction(*add, sections, [this](const Settings &settings) { return this->add(settings); });
    CLI::App *list = keys->add_subcommand("list", "List the keys, without what makes them keys");
    line.addAction(*list, sections, [this](const Settings &settings) { return m_actions.list(settings); });
    CLI::App *revoke = keys->add_subcommand("revoke", "Take a key's right, for good");
    addText(*revoke, "key", m_name, "Its name, or its prefix")->type_name("NAME")->required();
    line.addAction(*revoke, sections, [this](const Settings &settings) { return m_actions.revoke(settings, m_name); });
}

int KeysCommand::add(const Settings &settings) const
{
    const QStringList words { u"read"_s, u"write"_s, u"ingest"_s, u"admin"_s };
    const std::optional<KeyScope> scope = keyScopeFromWord(m_scope);
    if (!scope) {
        printError(u"--scope must be read, write, ingest or admin, not %1"_s.arg(m_scope) + didYouMean(m_scope, words));
        return ExitUsage;
    }
    if (const QString problem = keyNameProblem(m_name); !problem.isEmpty()) {
        printError(problem);
        return ExitUsage;
    }
    const std::optional<Timestamp> end = m_expires.isEmpty() ? std::nullopt : expiry(m_expires);
    if (!m_expires.isEmpty() && !end) {
        printError(u"--expires must be a time to come, such as 90d, 12h or 2027-01-31, not %1"_s.arg(m_expires));
        return ExitUsage;
    }
    return m_actions.add(settings, { m_name, *scope, end });
}

std::optional<Timestamp> KeysCommand::expiry(const QString &text, const Timestamp &now)
{
    if (text.isEmpty())
        return std::nullopt;
    const std::optional<qint64> duration = parseDuration(text);
    if (duration) { // without a unit it would be seconds, which nobody means
        const bool isTime = *duration > 0 && *duration <= longest && text.back().isLetter();
        return isTime ? std::optional(Timestamp { now.microseconds + *duration * 1000 }) : std::nullopt;
    }
    const bool isDay = text.size() == 10;
    const std::optional<Timestamp> time = Timestamp::fromText((isDay ? text + u"T00:00:00Z"_s : text).toLatin1());
    return time && *time > now ? time : std::nullopt;
}

} // namespace hearthbook
