#include "core/webhooks/attemptoutcome.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// Runs the steps until one fails.
template<typename... Step>
Result<void> inOrder(Step... steps)
{
    Result<void> done;
    std::ignore = ((done = steps(), done.has_value()) && ...);
    return done;
}

Result<void> disable(Store &store, Webhook webhook, const QString &reason)
{
    webhook.enabled = false;
    webhook.disabledReason = reason;
    const Result<Webhook> updated = store.webhooks().update(webhook);
    return updated ? Result<void>() : failure(updated);
}

Timestamp endOf(const Attempt &attempt)
{
    return { attempt.at.microseconds + attempt.durationMs * 1000 };
}

Result<void> succeed(Store &store, const Delivery &delivery, const Timestamp &at)
{
    return inOrder([&] { return store.deliveries().finish(delivery.deliveryId, DeliveryState::Delivered, at); },
                   [&] { return store.webhooks().countSuccess(delivery.webhookId, at); });
}

Result<void> giveUp(Store &store, const Delivery &delivery, const Timestamp &at)
{
    return inOrder([&] { return store.deliveries().finish(delivery.deliveryId, DeliveryState::Failed, at); },
                   [&] { return store.webhooks().countFailure(delivery.webhookId, at); });
}

Result<void> disableIfHopeless(Store &store, const Webhook &webhook, const AttemptOutcome &outcome)
{
    if (!webhook.enabled)
        return {};
    if (meaningOf(outcome.attempt.status) == AttemptMeaning::Disable)
        return disable(store, webhook, u"The receiver answered 410 Gone: it wants nothing more."_s);
    const Result<std::optional<Timestamp>> since = store.webhooks().failingSince(webhook.webhookId);
    if (!since)
        return failure(since);
    if (shallBeDisabled(*since, outcome.attempt.at))
        return disable(store, webhook, u"Nothing could be delivered for five days."_s);
    return {};
}

/// What Hearthbook could not sign is not the receiver's failure: it waits for the key, however long that takes.
Result<void> fail(Store &store, const Delivery &delivery, const Webhook &webhook, const AttemptOutcome &outcome,
                  const RetrySchedule &schedule)
{
    const Timestamp at = endOf(outcome.attempt);
    if (outcome.attempt.error == ownFailure) {
        const int waits = qMin(outcome.attempt.number, RetrySchedule::maxAttempts - 1);
        return store.deliveries().postpone(delivery.deliveryId, *schedule.next(waits, at));
    }
    const bool gone = meaningOf(outcome.attempt.status) == AttemptMeaning::Disable;
    const std::optional<Timestamp> next = gone ? std::nullopt
                                               : schedule.next(outcome.attempt.number, at, outcome.retryAfter);
    return inOrder(
        [&] { return store.webhooks().noteFailing(webhook.webhookId, at); },
        [&] { return next ? store.deliveries().postpone(delivery.deliveryId, *next) : giveUp(store, delivery, at); },
        [&] { return disableIfHopeless(store, webhook, outcome); });
}

} // namespace

Result<void> recordOutcome(Store &store, const AttemptOutcome &outcome, const RetrySchedule &schedule)
{
    const Result<std::optional<Delivery>> delivery = store.deliveries().find(outcome.attempt.deliveryId);
    if (!delivery)
        return failure(delivery);
    if (!*delivery)
        return {};
    const Result<std::optional<Webhook>> webhook = store.webhooks().find((*delivery)->webhookId);
    if (!webhook)
        return failure(webhook);
    if (!*webhook)
        return {};
    return inOrder([&] { return store.deliveries().addAttempt(outcome.attempt); },
                   [&] {
                       return meaningOf(outcome.attempt.status) == AttemptMeaning::Delivered
                           ? succeed(store, **delivery, endOf(outcome.attempt))
                           : fail(store, **delivery, **webhook, outcome, schedule);
                   });
}

} // namespace hearthbook
