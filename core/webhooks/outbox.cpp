#include "core/webhooks/outbox.h"

#include "core/domain/newid.h"
#include "core/webhooks/payload.h"
#include "core/webhooks/subscriptions.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Result<QString> store(Store &store, const Webhook &webhook, const QString &event, Timestamp at,
                      const QByteArray &payload, std::optional<qint64> seq)
{
    Delivery delivery;
    delivery.deliveryId = u"msg_"_s + newId(at).toString(QUuid::Id128);
    delivery.webhookId = webhook.webhookId;
    delivery.event = event;
    delivery.payload = payload;
    delivery.nextAttemptAt = at;
    delivery.seq = seq;
    delivery.createdAt = at;
    const Result<void> added = store.deliveries().add(delivery);
    if (!added)
        return failure(added);
    return delivery.deliveryId;
}

} // namespace

Result<QString> deliver(Store &target, const Webhook &webhook, const QString &event, Timestamp at,
                        const QByteArray &data, std::optional<qint64> seq)
{
    return store(target, webhook, event, at, standardPayload(event, at, data), seq);
}

Result<qint64> dispatchGame(Store &target, const Event &event, Timestamp at, const QByteArray &payload)
{
    Subscriptions subscriptions;
    const Result<std::vector<const Webhook *>> webhooks = subscriptions.wanting(target, event);
    if (!webhooks)
        return failure(webhooks);
    for (const Webhook *webhook : *webhooks) {
        const Result<QByteArray> made = gamePayload(webhook->scheme, event.name, at, payload);
        if (!made)
            return failure(made);
        const Result<QString> stored = store(target, *webhook, event.name, at, *made, {});
        if (!stored)
            return failure(stored);
    }
    return qint64(webhooks->size());
}

} // namespace hearthbook
