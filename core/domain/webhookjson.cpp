#include "core/domain/webhookjson.h"

#include "core/domain/fielderrors.h"
#include "core/domain/mergepatch.h"
#include "core/domain/textrules.h"

namespace hearthbook {

using namespace Qt::StringLiterals;
namespace dom = simdjson::dom;

namespace {

Result<WebhookFilters> mergedFilters(const WebhookFilters &base, const QByteArray &patch)
{
    if (patch == "null")
        return WebhookFilters();
    const Result<JsonDocument> former = JsonDocument::parse(base.json);
    const Result<JsonDocument> change = JsonDocument::parse(patch);
    if (!former || !change)
        return failure(former ? change : former);
    JsonWriter merged(base.json.size() + patch.size());
    writeMerged(merged, JsonMembers(former->root()), JsonMembers(change->root()));
    const QByteArray json = merged.take();
    if (json.size() <= qsizetype(maxJsonBytes))
        return WebhookFilters::fromJson(json);
    const QString message = u"filters has %1 bytes, at most %2 are allowed"_s.arg(json.size()).arg(maxJsonBytes);
    return tl::unexpected(invalid({ { u"value_error"_s, { u"body"_s, u"filters"_s }, message, QJsonValue(), {} } }));
}

constexpr std::array webhookForm {
    plainField<Webhook, &Webhook::webhookId>("webhook_id"),
    plainField<Webhook, &Webhook::url>("url"),
    WireField<Webhook> { "events", [](JsonWriter &json, const Webhook &w) { writeEvents(json, w.events); } },
    plainField<Webhook, &Webhook::team>("team"),
    WireField<Webhook> { "filters", [](JsonWriter &json, const Webhook &w) { json.raw(w.filters.json); } },
    WireField<Webhook> { "scheme", [](JsonWriter &json, const Webhook &w) { json.value(schemeWord(w.scheme)); } },
    plainField<Webhook, &Webhook::enabled>("enabled"),
    plainField<Webhook, &Webhook::disabledReason>("disabled_reason"),
    plainField<Webhook, &Webhook::createdAt>("created_at"),
    plainField<Webhook, &Webhook::updatedAt>("updated_at"),
    plainField<Webhook, &Webhook::revision>("revision"),
    plainField<Webhook, &Webhook::totalCalls>("total_calls"),
    plainField<Webhook, &Webhook::failedCalls>("failed_calls"),
    plainField<Webhook, &Webhook::lastSuccess>("last_success"),
    plainField<Webhook, &Webhook::lastFailure>("last_failure"),
    plainField<Webhook, &Webhook::failingSince>("failing_since"),
};

} // namespace

template<>
QStringList RecordFields<Webhook>::names()
{
    return keysOf(webhookForm);
}

void writeMembers(JsonWriter &json, const Webhook &webhook)
{
    writeMembers(json, webhookForm, webhook);
}

void writeJson(JsonWriter &json, const Webhook &webhook, FieldMask fields)
{
    writeForm(json, webhookForm, webhook, fields);
}

void writeEvents(JsonWriter &json, const QStringList &events)
{
    json.beginArray();
    for (const QString &event : events)
        json.value(event);
    json.endArray();
}

QByteArray eventsJson(const QStringList &events)
{
    JsonWriter json;
    writeEvents(json, events);
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

Result<Webhook> patched(Webhook base, const WebhookPatch &patch)
{
    base.url = patch.url.value_or(base.url);
    base.events = patch.events.value_or(base.events);
    base.team = patch.team.value_or(base.team);
    if (!patch.filters.isEmpty()) {
        Result<WebhookFilters> filters = mergedFilters(base.filters, patch.filters);
        if (!filters)
            return failure(filters);
        base.filters = std::move(*filters);
    }
    if (patch.enabled.value_or(false))
        base.disabledReason.reset();
    base.enabled = patch.enabled.value_or(base.enabled);
    return base;
}

} // namespace hearthbook
