#pragma once

#include "core/discovery/registrypart.h"

#include <QHash>

namespace hearthbook {

/// A command whose answer matters.
struct SentCommand
{
    enum class Kind { Features, Subscribe, List };

    Kind kind = Kind::Features;
    std::string_view name; ///< the event of a subscription, the command of a list
    RegistryPart part = RegistryPart::Devices; ///< of a list

    /// For logs.
    QByteArray text() const { return { name.data(), qsizetype(name.size()) }; }
};

/// The commands of one connection: gives each the next id and tells later what an answer belongs to.
class CommandLedger
{
public:
    /// The message for the command.
    QByteArray issue(const SentCommand &command);
    /// The message that asks whether anybody is there.
    QByteArray issuePing();
    /// What the answer belongs to; nothing where nobody asked. Each is answered once.
    std::optional<SentCommand> answered(qint64 id);
    /// Home Assistant has seen higher ids already: goes on far above.
    void leap() { m_lastId += 1000; }
    /// Whether an answer to such a command is awaited.
    bool awaits(SentCommand::Kind kind) const;

private:
    qint64 m_lastId = 0;
    QHash<qint64, SentCommand> m_awaited;
};

/// The message that opens the connection. It holds the token.
QByteArray authMessage(const QString &token);

} // namespace hearthbook
