#include "core/discovery/registrysession.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRepetitions = 5;

using Reason = SessionEnd::Reason;
using Type = ServerMessage::Type;

/// "devices", of a list.
QString meaningOf(const SentCommand &command)
{
    const std::string_view meaning = registryCommands[std::size_t(command.part)].meaning;
    return QString::fromLatin1(meaning.data(), qsizetype(meaning.size()));
}

QString reasonOf(const ServerMessage &message)
{
    return message.text.isEmpty() ? message.errorCode : message.text;
}

} // namespace

RegistrySession::RegistrySession(QString token, std::chrono::milliseconds listingInterval, Moment now)
    : m_token(std::move(token)), m_listingInterval(listingInterval), m_asked(now)
{
}

void RegistrySession::received(const QByteArray &frame, Moment now)
{
    m_ping.heard(now);
    const Result<std::vector<ServerMessage>> messages = readFrame(frame);
    if (!messages)
        return finish(Reason::Protocol, u"Home Assistant sent what cannot be read: %1"_s.arg(messages.error().message));
    for (const ServerMessage &message : *messages) {
        if (m_output.end)
            return;
        handle(message, now);
    }
}

void RegistrySession::receivedBytes()
{
    finish(Reason::Protocol, u"Home Assistant sent bytes where text belongs"_s);
}

void RegistrySession::handle(const ServerMessage &message, Moment now)
{
    switch (message.type) {
    case Type::AuthRequired:
        if (m_state == State::Authenticating)
            m_output.messages += authMessage(m_token);
        return;
    case Type::AuthOk:
        if (m_state == State::Authenticating)
            authenticated(now);
        return;
    case Type::AuthInvalid:
        return finish(Reason::AuthInvalid, u"Home Assistant refuses the access token: %1"_s.arg(message.text));
    case Type::Result: return answered(message, now);
    case Type::Event: return m_quiet.happened(now);
    case Type::Pong:
    case Type::Other: return;
    }
}

/// Subscribes before it lists: what changes in between is lost otherwise.
void RegistrySession::authenticated(Moment now)
{
    m_state = State::Subscribing;
    m_asked = now;
    send({ SentCommand::Kind::Features, "supported_features" });
    for (const std::string_view event : registryEvents)
        send({ SentCommand::Kind::Subscribe, event });
}

void RegistrySession::answered(const ServerMessage &message, Moment now)
{
    const std::optional<SentCommand> command = m_ledger.answered(message.id);
    if (!command || repeated(message, *command))
        return;
    switch (command->kind) {
    case SentCommand::Kind::Features: return; // an old release sends each message by itself
    case SentCommand::Kind::Subscribe: return subscribed(message, *command, now);
    case SentCommand::Kind::List: return listed(message, *command, now);
    }
}

/// Somebody between us has used higher ids; it is asked again with ids far above.
bool RegistrySession::repeated(const ServerMessage &message, const SentCommand &command)
{
    if (message.success || message.errorCode != u"id_reuse"_s)
        return false;
    if (++m_repetitions > mostRepetitions) {
        finish(Reason::Protocol, u"Home Assistant takes none of the message ids"_s);
        return true;
    }
    m_ledger.leap();
    send(command);
    return true;
}

void RegistrySession::subscribed(const ServerMessage &message, const SentCommand &command, Moment now)
{
    if (!message.success)
        m_output.refusals.push_back({ command.text(), reasonOf(message) });
    if (!m_ledger.awaits(SentCommand::Kind::Subscribe))
        beginListing(now);
}

void RegistrySession::listed(const ServerMessage &message, const SentCommand &command, Moment now)
{
    if (message.success)
        m_lists[command.part] = message.result;
    else if (registryCommands[std::size_t(command.part)].required)
        return finish(Reason::Refused,
                      u"Home Assistant does not list its %1: %2"_s.arg(meaningOf(command), reasonOf(message)));
    else
        m_output.refusals.push_back({ command.text(), reasonOf(message) });
    if (m_ledger.awaits(SentCommand::Kind::List))
        return;
    m_output.listing = std::exchange(m_lists, {});
    m_state = State::Storing;
    m_nextListing = now + m_listingInterval;
}

void RegistrySession::beginListing(Moment now)
{
    m_state = State::Listing;
    m_asked = now;
    m_quiet.clear();
    m_lists = {};
    for (const RegistryCommand &command : registryCommands)
        send({ SentCommand::Kind::List, command.type, command.part });
}

void RegistrySession::listSoon(Moment now)
{
    if (m_state == State::Following)
        beginListing(now);
    else
        m_quiet.happened(now);
}

void RegistrySession::stored(Moment now)
{
    if (m_state != State::Storing)
        return;
    m_state = State::Following;
    m_ping.heard(now);
}

void RegistrySession::notStored(Moment now)
{
    stored(now);
    m_nextListing = now + storeAgain;
}

void RegistrySession::advance(Moment now)
{
    if (m_output.end || !isDue(deadline(), now))
        return;
    switch (m_state) {
    case State::Authenticating:
        return finish(Reason::NoAnswer, u"Home Assistant does not answer to the access token"_s);
    case State::Subscribing:
    case State::Listing: return finish(Reason::NoAnswer, u"Home Assistant does not answer"_s);
    case State::Storing: return;
    case State::Following: break;
    }
    if (isDue(earlier(m_quiet.deadline(), m_nextListing), now))
        return beginListing(now);
    switch (m_ping.check(now)) {
    case PingWatch::Due::Nothing: return;
    case PingWatch::Due::Ping: m_output.messages += m_ledger.issuePing(); return;
    case PingWatch::Due::Dead: return finish(Reason::NoAnswer, u"Home Assistant does not answer any more"_s);
    }
}

std::optional<Moment> RegistrySession::deadline() const
{
    switch (m_state) {
    case State::Authenticating: return m_asked + authTimeout;
    case State::Subscribing:
    case State::Listing: return m_asked + answerTimeout;
    case State::Storing: return std::nullopt;
    case State::Following: break;
    }
    return earlier(m_ping.deadline(), earlier(m_quiet.deadline(), m_nextListing));
}

void RegistrySession::finish(Reason reason, const QString &message)
{
    m_output.end = SessionEnd { reason, message };
}

} // namespace hearthbook
