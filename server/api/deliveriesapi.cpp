#include "server/api/deliveriesapi.h"

#include "core/domain/deliveryjson.h"
#include "core/webhooks/outbox.h"
#include "server/api/dispatchbody.h"
#include "server/api/handlers.h"
#include "server/api/jsonbody.h"
#include "server/api/listanswer.h"
#include "server/api/webhookrow.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> noDelivery(const QString &id)
{
    return failure(ErrorCode::NotFound, u"Delivery %1 not found"_s.arg(id));
}

Result<Response> listDeliveries(Store &store, const Request &request)
{
    const Result<Webhook> webhook = wantedWebhook(store, request.parameter("webhook_id"));
    if (!webhook)
        return failure(webhook);
    const auto write = [&store](JsonWriter &json, const Delivery &delivery, FieldMask fields) -> Result<void> {
        const Result<std::vector<Attempt>> attempts = showsAttempts(fields)
            ? store.deliveries().attempts(delivery.deliveryId)
            : std::vector<Attempt>();
        if (!attempts)
            return failure(attempts);
        writeJson(json, delivery, *attempts, Disclosure::Outcome, fields);
        return {};
    };
    return answerList<Delivery>(
        request, listQuery(request, DeliveryStore::listFields()),
        { .name = "deliveries",
          .end = ListEnd::Cursor,
          .read = [&](const ListQuery &query) { return store.deliveries().list(webhook->webhookId, query); },
          .write = write });
}

Result<Response> oneDelivery(Store &store, const Request &request)
{
    const QString id = request.parameter("delivery_id");
    const Result<std::optional<Delivery>> delivery = store.deliveries().find(id);
    if (!delivery)
        return failure(delivery);
    if (!*delivery || (*delivery)->webhookId != request.parameter("webhook_id"))
        return noDelivery(id);
    const Result<std::vector<Attempt>> attempts = store.deliveries().attempts(id);
    if (!attempts)
        return failure(attempts);
    JsonWriter json(2000);
    writeJson(json, **delivery, *attempts, Disclosure::Everything);
    return taggedResponse(json, contentEtag(json.text()));
}

Response accepted(const QString &deliveryId)
{
    JsonWriter json(96);
    json.beginObject().member("success", true).member("delivery_id", deliveryId).endObject();
    return jsonResponse(json.take(), 202);
}

/// A delivery to one that is off would wait until it is on again.
Result<Webhook> enabledWebhook(Store &store, const QString &id)
{
    Result<Webhook> webhook = wantedWebhook(store, id);
    if (webhook && !webhook->enabled)
        return failure(ErrorCode::Conflict, u"Webhook %1 is disabled"_s.arg(id));
    return webhook;
}

Result<Transact> test(const Request &request)
{
    return Transact([id = request.parameter("webhook_id")](Store &store) -> Result<Response> {
        const Result<Webhook> webhook = enabledWebhook(store, id);
        if (!webhook)
            return failure(webhook);
        JsonWriter json(96);
        json.beginObject().member("webhook_id", id).endObject();
        const Result<QString> delivery = deliver(store, *webhook, u"ping"_s, Timestamp::now(), json.take());
        return delivery ? Result<Response>(accepted(*delivery)) : failure(delivery);
    });
}

Result<Transact> redeliver(const Request &request)
{
    return Transact([webhook = request.parameter("webhook_id"),
                     delivery = request.parameter("delivery_id")](Store &store) -> Result<Response> {
        const Result<Webhook> target = enabledWebhook(store, webhook);
        const Result<bool> known = target ? store.deliveries().resend(webhook, delivery, Timestamp::now())
                                          : failure(target);
        if (!known)
            return failure(known);
        return *known ? Result<Response>(accepted(delivery)) : noDelivery(delivery);
    });
}

WriteHandler dispatching(const Result<TeamCatalogue> &teams)
{
    return [&teams](const Request &request) -> Result<Transact> {
        const Result<DispatchBody> body = readDispatch(request, teams);
        if (!body)
            return failure(body);
        return Transact([body = *body](Store &store) -> Result<Response> {
            const Result<qint64> count = dispatchGame(store, body.event, Timestamp::now(), body.payload);
            if (!count)
                return failure(count);
            JsonWriter json(128);
            json.beginObject().member("success", true).member("event", body.event.name);
            json.member("deliveries", *count).member("timestamp", Timestamp::now()).endObject();
            return jsonResponse(json.take(), 202);
        });
    };
}

} // namespace

void addDeliveriesApi(Router &router, ApiContext &context)
{
    const QString one = u"/api/webhooks/{webhook_id}"_s;
    const auto read = [&](const QString &path, Access access, const QString &summary, ReadHandler handler,
                          const QString &answer, std::vector<Parameter> parameters = {}) {
        router.add({ .method = Method::Get,
                     .path = path,
                     .access = access,
                     .summary = summary,
                     .parameters = std::move(parameters),
                     .handler = reading(context.readers, Keep::Nothing, std::move(handler)),
                     .tag = u"Webhooks"_s,
                     .answers = { { 200, answer }, { 404 } } });
    };
    const auto write = [&](const QString &path, Access access, const QString &summary, const QString &what,
                           WriteHandler handler, std::vector<RouteAnswer> answers, const QString &body = {}) {
        router.add({ .method = Method::Post,
                     .path = path,
                     .access = access,
                     .summary = summary,
                     .handler = writing(context.writer, what, Rows::Few, std::move(handler)),
                     .bodyTypes = anyBodyType(),
                     .tag = u"Webhooks"_s,
                     .journalled = true,
                     .body = body,
                     .answers = std::move(answers) });
    };
    read(one + u"/deliveries"_s, Access::Read, u"What it was sent, newest first"_s, listDeliveries, u"DeliveryList"_s,
         listParameters({}, DeliveryStore::listFields()));
    read(one + u"/deliveries/{delivery_id}"_s, Access::Admin, u"One delivery with its payload and the answers"_s,
         oneDelivery, u"DeliveryDetail"_s);
    write(one + u"/test"_s, Access::Write, u"Sends it a ping"_s, u"webhooks.test"_s, test,
          { { 202, u"DeliveryAccepted"_s }, { 404 }, { 409 } });
    write(one + u"/deliveries/{delivery_id}/redeliver"_s, Access::Write, u"Sends a delivery again, under its id"_s,
          u"webhooks.redeliver"_s, redeliver, { { 202, u"DeliveryAccepted"_s }, { 404 }, { 409 } });
    write(u"/internal/webhooks/dispatch"_s, Access::Ingest, u"Takes a game event and sends it on"_s,
          u"webhooks.dispatch"_s, dispatching(context.teams), { { 202, u"DispatchReport"_s } }, u"GameEvent"_s);
}

} // namespace hearthbook
