#include "core/domain/deliveryjson.h"

#include "core/domain/jsontext.h"

namespace hearthbook {

namespace {

void writeAttempt(JsonWriter &json, const Attempt &attempt, Disclosure disclosure)
{
    json.beginObject()
        .member("number", attempt.number)
        .member("at", attempt.at)
        .member("duration_ms", attempt.durationMs);
    if (attempt.status)
        json.member("status", *attempt.status);
    else
        json.key("status").null();
    json.member("error", attempt.error);
    if (disclosure == Disclosure::Everything)
        json.member("answer", QString::fromUtf8(attempt.answer)); // whatever bytes came
    json.endObject();
}

} // namespace

void writeJson(JsonWriter &json, const Delivery &delivery, std::span<const Attempt> attempts, Disclosure disclosure)
{
    json.beginObject().member("delivery_id", delivery.deliveryId).member("webhook_id", delivery.webhookId);
    json.member("event", delivery.event).member("state", deliveryStateWord(delivery.state));
    json.member("created_at", delivery.createdAt).member("next_attempt_at", delivery.nextAttemptAt);
    json.member("finished_at", delivery.finishedAt).key("attempts").beginArray();
    for (const Attempt &attempt : attempts)
        writeAttempt(json, attempt, disclosure);
    json.endArray();
    if (disclosure == Disclosure::Everything)
        json.key("payload").raw(soundJson(delivery.payload, "null"));
    json.endObject();
}

} // namespace hearthbook
