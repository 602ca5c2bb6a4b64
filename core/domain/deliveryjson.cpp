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

/// What the form is written of.
struct ToldDelivery
{
    const Delivery &delivery;
    std::span<const Attempt> attempts;
    Disclosure disclosure;
};

template<auto Member>
constexpr WireField<ToldDelivery> told(QByteArrayView key)
{
    return { key, [](JsonWriter &json, const ToldDelivery &d) { json.value(d.delivery.*Member); } };
}

void writeAttempts(JsonWriter &json, const ToldDelivery &told)
{
    json.beginArray();
    for (const Attempt &attempt : told.attempts)
        writeAttempt(json, attempt, told.disclosure);
    json.endArray();
}

constexpr std::array deliveryForm {
    told<&Delivery::deliveryId>("delivery_id"),
    told<&Delivery::webhookId>("webhook_id"),
    told<&Delivery::event>("event"),
    WireField<ToldDelivery> {
        "state", [](JsonWriter &json, const ToldDelivery &d) { json.value(deliveryStateWord(d.delivery.state)); } },
    told<&Delivery::createdAt>("created_at"),
    told<&Delivery::nextAttemptAt>("next_attempt_at"),
    told<&Delivery::finishedAt>("finished_at"),
    WireField<ToldDelivery> { "attempts", writeAttempts },
};

} // namespace

template<>
QStringList RecordFields<Delivery>::names()
{
    return keysOf(deliveryForm);
}

bool showsAttempts(FieldMask fields)
{
    return fields >> (deliveryForm.size() - 1) & 1;
}

void writeJson(JsonWriter &json, const Delivery &delivery, std::span<const Attempt> attempts, Disclosure disclosure,
               FieldMask fields)
{
    json.beginObject();
    writeMembers(json, deliveryForm, { delivery, attempts, disclosure }, fields);
    if (disclosure == Disclosure::Everything)
        json.key("payload").raw(soundJson(delivery.payload, "null"));
    json.endObject();
}

} // namespace hearthbook
