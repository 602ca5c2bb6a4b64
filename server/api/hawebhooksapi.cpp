#include "server/api/hawebhooksapi.h"

#include "server/api/etag.h"
#include "server/api/handlers.h"
#include "server/api/jsonbody.h"
#include "server/api/webhookcreation.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// A team is text there; webhooks of other faces may have none.
void writeOldForm(JsonWriter &json, const Webhook &webhook)
{
    json.beginObject().member("id", webhook.webhookId).member("webhook_url", webhook.url);
    json.member("team", webhook.team.value_or(u""_s));
    writeEvents(json.key("events"), webhook.events);
    json.member("created_at", webhook.createdAt);
    json.member("status", webhook.enabled ? u"active"_s : u"disabled"_s).endObject();
}

Result<Response> list(Store &store, const Request &)
{
    const Result<std::vector<Webhook>> webhooks = store.webhooks().all();
    if (!webhooks)
        return failure(webhooks);
    JsonWriter json(64 + qsizetype(webhooks->size()) * 256);
    json.beginArray();
    for (const Webhook &webhook : *webhooks)
        writeOldForm(json, webhook);
    json.endArray();
    return taggedResponse(json, contentEtag(json.text()));
}

WriteHandler registering(ApiContext &context)
{
    return [&context](const Request &request) -> Result<Transact> {
        Result<WebhookRegistration> wanted = readHaRegistration(request, *context.targets.current());
        Result<NewWebhook> made = wanted ? NewWebhook::make(context.secrets, std::move(*wanted)) : failure(wanted);
        if (!made)
            return failure(made);
        return Transact([made = std::move(*made)](Store &store) -> Result<Response> {
            const Result<Webhook> webhook = store.webhooks().insert(made.webhook, made.sealed);
            if (!webhook)
                return failure(webhook);
            JsonWriter json(384);
            writeOldForm(json, *webhook);
            return jsonResponse(json.take());
        });
    };
}

Result<Transact> removing(const Request &request)
{
    return Transact([id = request.parameter("webhook_id")](Store &store) -> Result<Response> {
        const Result<bool> removed = store.webhooks().remove(id);
        if (!removed)
            return failure(removed);
        if (!*removed)
            return failure(ErrorCode::NotFound, u"Webhook %1 not found"_s.arg(id));
        JsonWriter json(160);
        json.beginObject().member("success", true).member("message", u"Webhook %1 deleted"_s.arg(id));
        return jsonResponse(json.member("timestamp", Timestamp::now()).endObject().take());
    });
}

} // namespace

void addHaWebhooksApi(Router &router, ApiContext &context)
{
    router.add({ .method = Method::Post,
                 .path = u"/api/v1/ha/webhooks/register"_s,
                 .access = Access::Write,
                 .dropIn = true,
                 .summary = u"Registers a webhook as the old data-api did"_s,
                 .handler = writing(context.writer, u"webhooks.create"_s, Rows::Few, registering(context)),
                 .bodyTypes = anyBodyType(),
                 .tag = u"Webhooks"_s,
                 .journalled = true,
                 .body = u"HaRegistration"_s,
                 .answers = { { 200, u"HaWebhook"_s } } });
    router.add({ .method = Method::Get,
                 .path = u"/api/v1/ha/webhooks"_s,
                 .access = Access::Read,
                 .dropIn = true,
                 .summary = u"All webhooks, as the old data-api listed them"_s,
                 .handler = reading(context.readers, Keep::Answer, list),
                 .tag = u"Webhooks"_s,
                 .answers = { { 200, u"HaWebhookList"_s } } });
    router.add({ .method = Method::Delete,
                 .path = u"/api/v1/ha/webhooks/{webhook_id}"_s,
                 .access = Access::Write,
                 .dropIn = true,
                 .summary = u"Removes a webhook"_s,
                 .handler = writing(context.writer, u"webhooks.remove"_s, Rows::Few, removing),
                 .tag = u"Webhooks"_s,
                 .journalled = true,
                 .answers = { { 200, u"Removed"_s }, { 404 } } });
}

} // namespace hearthbook
