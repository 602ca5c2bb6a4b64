#include "core/domain/webhookjson.h"

#include "core/domain/textrules.h"

namespace hearthbook {

namespace dom = simdjson::dom;

namespace {

void writeList(JsonWriter &json, const QStringList &texts)
{
    json.beginArray();
    for (const QString &text : texts)
        json.value(text);
    json.endArray();
}

} // namespace

QByteArray eventsJson(const QStringList &events)
{
    JsonWriter json;
    writeList(json, events);
    return json.take();
}

QStringList readEvents(const QByteArray &json)
{
    const Result<JsonDocument> document = JsonDocument::parse(json);
    QStringList events;
    dom::array array;
    if (!document || document->root().get_array().get(array) != simdjson::SUCCESS)
        return events;
    for (const dom::element item : array) {
        if (std::string_view event; item.get_string().get(event) == simdjson::SUCCESS)
            events += text(event);
    }
    return events;
}

} // namespace hearthbook
