#include "server/api/webhooksapi.h"

#include "core/webhooks/eventfilter.h"
#include "server/api/handlers.h"
#include "server/api/jsonbody.h"
#include "server/api/listanswer.h"
#include "server/api/precondition.h"
#include "server/api/rowanswer.h"
#include "server/api/webhookcreation.h"
#include "server/api/webhookrow.h"

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// All ids of the teams that are asked for, as teamKey() compares them.
QStringList teamKeys(const QStringList &wanted, const Result<TeamCatalogue> &teams)
{
    QStringList keys;
    for (const QString &team : wanted) {
        for (const QString &same : teams ? teams->sameTeams(team) : QStringList { team })
            keys += teamKey(same);
    }
    keys.removeDuplicates();
    return keys;
}

/// The fields that the store filters by as they stand; teams and events have ways of their own.
std::vector<ListField> plainFields()
{
    std::vector<ListField> fields = WebhookStore::listFields();
    std::erase_if(fields, [](const ListField &field) { return field.name == u"team"; });
    return fields;
}

Result<Response> listWebhooks(Store &store, const Request &request, const Result<TeamCatalogue> &teams)
{
    WebhookFilter filter;
    filter.events = filterValues(request, "event");
    filter.teams = teamKeys(filterValues(request, "team"), teams);
    return answerList<Webhook>(request, listQuery(request, plainFields()),
                               { .name = "webhooks",
                                 .end = ListEnd::Cursor,
                                 .read = [&](const ListQuery &query) { return store.webhooks().list(query, filter); },
                                 .write = writeRecord<Webhook> });
}

Result<Response> oneWebhook(Store &store, const Request &request)
{
    const Result<Webhook> webhook = wantedWebhook(store, request.parameter("webhook_id"));
    return webhook ? Result<Response>(rowAnswer(*webhook)) : failure(webhook);
}

Result<Response> create(Store &store, WebhookSecrets &secrets, const NewWebhook &made,
                        const IdempotentCreation &creation)
{
    const Result<std::optional<Response>> before = creation.replay(store, secrets);
    if (!before)
        return failure(before);
    if (*before)
        return **before;
    const Result<Webhook> webhook = store.webhooks().insert(made.webhook, made.sealed);
    if (!webhook)
        return failure(webhook);
    const Result<void> remembered = creation.remember(store, webhook->webhookId);
    if (!remembered)
        return failure(remembered);
    return creationAnswer(*webhook, *made.secret);
}

WriteHandler creating(ApiContext &context)
{
    return [&context](const Request &request) -> Result<Transact> {
        Result<WebhookRegistration> wanted = readRegistration(request, *context.targets.current());
        Result<NewWebhook> made = wanted ? NewWebhook::make(context.secrets, std::move(*wanted)) : failure(wanted);
        if (!made)
            return failure(made);
        const Result<IdempotentCreation> creation = IdempotentCreation::read(request, context.secrets);
        if (!creation)
            return failure(creation);
        return Transact([&context, made = std::move(*made), creation = *creation](Store &store) {
            return create(store, context.secrets, made, creation);
        });
    };
}

WriteHandler changing(ApiContext &context)
{
    return [&context](const Request &request) -> Result<Transact> {
        Result<WebhookPatch> patch = readWebhookPatch(request, *context.targets.current());
        if (!patch)
            return failure(patch);
        return Transact([patch = std::move(*patch), id = request.parameter("webhook_id"),
                         condition = Precondition(request)](Store &store) -> Result<Response> {
            const Result<Webhook> stored = wantedWebhook(store, id);
            if (!stored)
                return failure(stored);
            if (std::optional<Response> refused = condition.refusal(*stored, webhookChanged(*stored)))
                return *refused;
            const Result<Webhook> wanted = patched(*stored, patch);
            const Result<Webhook> written = wanted ? store.webhooks().update(*wanted) : wanted;
            return written ? Result<Response>(rowAnswer(*written)) : failure(written);
        });
    };
}

Result<Transact> removing(const Request &request)
{
    return Transact(
        [id = request.parameter("webhook_id"), condition = Precondition(request)](Store &store) -> Result<Response> {
            const Result<Webhook> stored = wantedWebhook(store, id);
            if (!stored)
                return failure(stored);
            if (std::optional<Response> refused = condition.refusal(*stored, webhookChanged(*stored)))
                return *refused;
            const Result<bool> removed = store.webhooks().remove(id);
            return removed ? Result<Response>(noContent()) : failure(removed);
        });
}

std::vector<Parameter> listingParameters()
{
    std::vector<Parameter> parameters = listParameters({}, WebhookStore::listFields());
    const auto team = std::find_if(parameters.begin(), parameters.end(),
                                   [](const Parameter &one) { return one.name == "team"; });
    team->summary = u"Webhooks of this team; capitals, the league's prefix and aliases do not count"_s;
    parameters.push_back(filterParameter("event", u"Webhooks that listen to this event, also by a pattern"_s));
    return parameters;
}

} // namespace

void addWebhooksApi(Router &router, ApiContext &context)
{
    const QString list = u"/api/webhooks"_s;
    const QString one = u"/api/webhooks/{webhook_id}"_s;
    router.add({ .method = Method::Get,
                 .path = list,
                 .access = Access::Read,
                 .summary = u"Webhooks, in the order of registration"_s,
                 .parameters = listingParameters(),
                 .handler = reading(context.readers, Keep::Answer,
                                    [&context](Store &store, const Request &request) {
                                        return listWebhooks(store, request, context.teams);
                                    }),
                 .tag = u"Webhooks"_s,
                 .answers = { { 200, u"WebhookList"_s } } });
    router.add({ .method = Method::Get,
                 .path = one,
                 .access = Access::Read,
                 .summary = u"One webhook"_s,
                 .handler = reading(context.readers, Keep::Answer, oneWebhook),
                 .tag = u"Webhooks"_s,
                 .answers = { { 200, u"Webhook"_s }, { 404 } } });
    const auto write = [&](Method method, const QString &path, const QString &what, const QString &summary,
                           WriteHandler handler, const QString &body, std::vector<RouteAnswer> answers) {
        std::vector<QByteArray> headers;
        if (method == Method::Post)
            headers = { "Idempotency-Key" };
        router.add({ .method = method,
                     .path = path,
                     .access = Access::Write,
                     .summary = summary,
                     .handler = writing(context.writer, what, Rows::Few, std::move(handler)),
                     .bodyTypes = anyBodyType(),
                     .tag = u"Webhooks"_s,
                     .conditional = method != Method::Post,
                     .journalled = true,
                     .headers = headers,
                     .body = body,
                     .answers = std::move(answers) });
    };
    write(Method::Post, list, u"webhooks.create"_s, u"Registers a webhook and gives its secret, this once"_s,
          creating(context), u"NewWebhook"_s, { { 201, u"WebhookWithSecret"_s }, { 409 } });
    write(Method::Patch, one, u"webhooks.update"_s, u"Changes what is named (merge patch)"_s, changing(context),
          u"WebhookPatch"_s, { { 200, u"Webhook"_s }, { 404 } });
    write(Method::Delete, one, u"webhooks.remove"_s, u"Removes a webhook"_s, removing, {}, { { 204 }, { 404 } });
}

} // namespace hearthbook
