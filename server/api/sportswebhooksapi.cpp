#include "server/api/sportswebhooksapi.h"

#include "server/api/etag.h"
#include "server/api/handlers.h"
#include "server/api/jsonbody.h"
#include "server/api/webhookcreation.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// In the order of the old service's file, the id last.
void writeOldForm(JsonWriter &json, const Webhook &webhook)
{
    json.beginObject().member("url", webhook.url);
    writeEvents(json.key("events"), webhook.events);
    json.member("secret", u"***"_s).member("team", webhook.team).member("created_at", webhook.createdAt);
    json.member("total_calls", webhook.totalCalls).member("failed_calls", webhook.failedCalls);
    json.member("last_success", webhook.lastSuccess).member("last_failure", webhook.lastFailure);
    json.member("enabled", webhook.enabled).member("id", webhook.webhookId).endObject();
}

Result<Response> list(Store &store, const Request &)
{
    const Result<std::vector<Webhook>> webhooks = store.webhooks().all();
    if (!webhooks)
        return failure(webhooks);
    JsonWriter json(64 + qsizetype(webhooks->size()) * 320);
    json.beginObject().key("webhooks").beginArray();
    for (const Webhook &webhook : *webhooks)
        writeOldForm(json, webhook);
    json.endArray().endObject();
    return taggedResponse(json, contentEtag(json.text()));
}

Response registered(const Webhook &webhook)
{
    JsonWriter json(320);
    json.beginObject().member("webhook_id", webhook.webhookId).member("url", webhook.url);
    writeEvents(json.key("events"), webhook.events);
    json.member("team", webhook.team).member("message", u"Webhook registered successfully"_s).endObject();
    return jsonResponse(json.take(), 201);
}

WriteHandler registering(ApiContext &context)
{
    return [&context](const Request &request) -> Result<Transact> {
        Result<WebhookRegistration> wanted = readSportsRegistration(request, *context.targets.current());
        Result<NewWebhook> made = wanted ? NewWebhook::make(context.secrets, std::move(*wanted)) : failure(wanted);
        if (!made)
            return failure(made);
        return Transact([made = std::move(*made)](Store &store) -> Result<Response> {
            const Result<Webhook> webhook = store.webhooks().insert(made.webhook, made.sealed);
            return webhook ? Result<Response>(registered(*webhook)) : failure(webhook);
        });
    };
}

Result<Transact> removing(const Request &request)
{
    return Transact([id = request.parameter("webhook_id")](Store &store) -> Result<Response> {
        const Result<bool> removed = store.webhooks().remove(id);
        if (!removed)
            return failure(removed);
        return *removed ? Result<Response>(noContent()) : failure(ErrorCode::NotFound, u"Webhook not found"_s);
    });
}

} // namespace

void addSportsWebhooksApi(Router &router, ApiContext &context)
{
    router.add({ .method = Method::Post,
                 .path = u"/api/v1/webhooks/register"_s,
                 .access = Access::Write,
                 .dropIn = true,
                 .summary = u"Registers a webhook as the old sports-data did"_s,
                 .handler = writing(context.writer, u"webhooks.create"_s, Rows::Few, registering(context)),
                 .bodyTypes = anyBodyType(),
                 .tag = u"Webhooks"_s,
                 .journalled = true,
                 .body = u"SportsRegistration"_s,
                 .answers = { { 201, u"SportsRegistered"_s } } });
    router.add({ .method = Method::Get,
                 .path = u"/api/v1/webhooks/list"_s,
                 .access = Access::Read,
                 .dropIn = true,
                 .summary = u"All webhooks, as the old sports-data listed them"_s,
                 .handler = reading(context.readers, Keep::Answer, list),
                 .tag = u"Webhooks"_s,
                 .answers = { { 200, u"SportsWebhookList"_s } } });
    router.add({ .method = Method::Delete,
                 .path = u"/api/v1/webhooks/{webhook_id}"_s,
                 .access = Access::Write,
                 .dropIn = true,
                 .summary = u"Removes a webhook"_s,
                 .handler = writing(context.writer, u"webhooks.remove"_s, Rows::Few, removing),
                 .tag = u"Webhooks"_s,
                 .journalled = true,
                 .answers = { { 204 }, { 404 } } });
}

} // namespace hearthbook
