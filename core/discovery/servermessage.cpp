#include "core/discovery/servermessage.h"

#include "core/domain/jsondocument.h"

#include <array>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

using Type = ServerMessage::Type;
using Object = simdjson::dom::object;

Type typeOf(std::string_view word)
{
    constexpr std::array<std::pair<std::string_view, Type>, 6> words { { { "auth_required", Type::AuthRequired },
                                                                         { "auth_ok", Type::AuthOk },
                                                                         { "auth_invalid", Type::AuthInvalid },
                                                                         { "result", Type::Result },
                                                                         { "event", Type::Event },
                                                                         { "pong", Type::Pong } } };
    for (const auto &[name, type] : words) {
        if (name == word)
            return type;
    }
    return Type::Other;
}

QString textOf(const Object &object, std::string_view key)
{
    std::string_view text;
    if (object.at_key(key).get_string().get(text) != simdjson::SUCCESS)
        return {};
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

void readResult(const Object &object, ServerMessage &message)
{
    if (object.at_key("success").get_bool().get(message.success) != simdjson::SUCCESS)
        message.success = false;
    simdjson::dom::element result;
    if (message.success && object.at_key("result").get(result) == simdjson::SUCCESS)
        message.result = QByteArray::fromStdString(simdjson::minify(result));
    Object error;
    if (!message.success && object.at_key("error").get_object().get(error) == simdjson::SUCCESS) {
        message.errorCode = textOf(error, "code");
        message.text = textOf(error, "message");
    }
}

std::optional<ServerMessage> readMessage(simdjson::dom::element element)
{
    Object object;
    std::string_view type;
    if (element.get_object().get(object) != simdjson::SUCCESS
        || object.at_key("type").get_string().get(type) != simdjson::SUCCESS)
        return std::nullopt;
    ServerMessage message;
    message.type = typeOf(type);
    if (int64_t id = 0; object.at_key("id").get_int64().get(id) == simdjson::SUCCESS)
        message.id = id;
    if (message.type == Type::Result)
        readResult(object, message);
    if (message.type == Type::AuthInvalid)
        message.text = textOf(object, "message");
    return message;
}

} // namespace

Result<std::vector<ServerMessage>> readFrame(const QByteArray &frame)
{
    const Result<JsonDocument> document = JsonDocument::parse(frame);
    if (!document)
        return failure(document);
    std::vector<ServerMessage> messages;
    const auto add = [&messages](simdjson::dom::element element) {
        std::optional<ServerMessage> message = readMessage(element);
        if (message)
            messages.push_back(std::move(*message));
        return message.has_value();
    };
    simdjson::dom::array many;
    bool readable = true;
    if (document->root().get_array().get(many) == simdjson::SUCCESS) {
        for (const simdjson::dom::element element : many)
            readable = readable && add(element);
    } else {
        readable = add(document->root());
    }
    if (!readable)
        return failure(ErrorCode::InvalidInput, u"It is no message of the WebSocket API"_s);
    return messages;
}

} // namespace hearthbook
