#pragma once

#include "core/domain/webhook.h"
#include "core/storage/listquery.h"

#include <vector>

namespace hearthbook {

/// A webhook with something to send.
struct Backlog
{
    QString webhookId = {};
    Timestamp next = {}; ///< when its first pending delivery is due
};

struct StateCount
{
    DeliveryState state = DeliveryState::Pending;
    qint64 count = 0;
};

/// The outbox: deliveries and their attempts, and how far the journal was read for them. Not journalled. Whoever writes
/// calls it in a transaction. Thread: the connection's.
class DeliveryStore
{
public:
    explicit DeliveryStore(Connection &connection) : m_connection(connection) { }

    /// Does nothing where the webhook is gone by now.
    Result<void> add(const Delivery &delivery);
    Result<std::optional<Delivery>> find(const QString &deliveryId);

    /// What lists can be asked by.
    static const std::vector<ListField> &listFields();
    /// The deliveries of a webhook, newest first unless sorted. Errors: InvalidInput (see ListStatement::make).
    Result<Page<Delivery>> list(const QString &webhookId, ListQuery query = {});
    /// Oldest first.
    Result<std::vector<Attempt>> attempts(const QString &deliveryId);

    /// Enabled webhooks with pending deliveries, due or not.
    Result<std::vector<Backlog>> backlogs();
    /// How many there are of each state that any has.
    Result<std::vector<StateCount>> states();
    /// Pending deliveries of a webhook whose time has come, in the order of their times.
    Result<std::vector<Delivery>> due(const QString &webhookId, const Timestamp &now, int limit);

    /// Stores the attempt and counts it.
    Result<void> addAttempt(const Attempt &attempt);
    /// Makes due now what is due later than `after`.
    Result<void> bringForward(const Timestamp &after, const Timestamp &now);
    Result<void> postpone(const QString &deliveryId, const Timestamp &next);
    Result<void> finish(const QString &deliveryId, DeliveryState state, const Timestamp &at);
    /// Makes it pending again, now, under its own id. False where the webhook has no such delivery.
    Result<bool> resend(const QString &webhookId, const QString &deliveryId, const Timestamp &now);

    /// Removes finished deliveries from before then, and of each webhook all finished ones but the newest `most`.
    Result<void> prune(const Timestamp &before, int most);

    /// The last journal row whose deliveries are stored.
    qint64 position();
    Result<void> setPosition(qint64 seq);
    /// The last operation that was told of.
    qint64 operationPosition();
    Result<void> setOperationPosition(qint64 id);

private:
    Connection &m_connection;
};

} // namespace hearthbook
