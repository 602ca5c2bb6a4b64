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

} // namespace

void writeMembers(JsonWriter &json, const Webhook &webhook)
{
    json.member("webhook_id", webhook.webhookId).member("url", webhook.url);
    writeEvents(json.key("events"), webhook.events);
    json.member("team", webhook.team).key("filters").raw(webhook.filters.json);
    json.member("scheme", schemeWord(webhook.scheme)).member("enabled", webhook.enabled);
    json.member("disabled_reason", webhook.disabledReason);
    json.member("created_at", webhook.createdAt).member("updated_at", webhook.updatedAt);
    json.member("revision", webhook.revision);
    json.member("total_calls", webhook.totalCalls).member("failed_calls", webhook.failedCalls);
    json.member("last_success", webhook.lastSuccess).member("last_failure", webhook.lastFailure);
    json.member("failing_since", webhook.failingSince);
}

void writeJson(JsonWriter &json, const Webhook &webhook)
{
    json.beginObject();
    writeMembers(json, webhook);
    json.endObject();
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
