#include "core/discovery/commandledger.h"

#include "core/domain/jsonwriter.h"

#include <algorithm>

namespace hearthbook {

namespace {

QByteArrayView view(std::string_view text)
{
    return { text.data(), qsizetype(text.size()) };
}

JsonWriter begun(qint64 id, std::string_view type)
{
    JsonWriter json;
    json.beginObject().member("id", id).key("type").utf8(view(type));
    return json;
}

} // namespace

QByteArray CommandLedger::issue(const SentCommand &command)
{
    const qint64 id = ++m_lastId;
    m_awaited.insert(id, command);
    switch (command.kind) {
    case SentCommand::Kind::Features: {
        JsonWriter json = begun(id, "supported_features");
        json.key("features").beginObject().member("coalesce_messages", 1).endObject();
        return json.endObject().take();
    }
    case SentCommand::Kind::Subscribe: {
        JsonWriter json = begun(id, "subscribe_events");
        return json.key("event_type").utf8(view(command.name)).endObject().take();
    }
    case SentCommand::Kind::List: break;
    }
    return begun(id, command.name).endObject().take();
}

QByteArray CommandLedger::issuePing()
{
    return begun(++m_lastId, "ping").endObject().take();
}

std::optional<SentCommand> CommandLedger::answered(qint64 id)
{
    const auto found = m_awaited.constFind(id);
    if (found == m_awaited.cend())
        return std::nullopt;
    const SentCommand command = *found;
    m_awaited.erase(found);
    return command;
}

bool CommandLedger::awaits(SentCommand::Kind kind) const
{
    return std::ranges::any_of(m_awaited, [kind](const SentCommand &command) { return command.kind == kind; });
}

QByteArray authMessage(const QString &token)
{
    JsonWriter json;
    json.beginObject().key("type").utf8("auth").member("access_token", token);
    return json.endObject().take();
}

} // namespace hearthbook
