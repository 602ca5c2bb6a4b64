#include "core/storage/deliverystore.h"

#include "core/domain/textrules.h"
#include "core/storage/listpage.h"
#include "core/storage/rows.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr char columns[] =
    "delivery_id, webhook_id, event, payload, state, attempts, next_attempt_at, seq, created_at, finished_at";

Delivery readDelivery(Statement &row)
{
    Delivery d;
    d.deliveryId = row.text();
    d.webhookId = row.text();
    d.event = row.text();
    d.payload = row.utf8();
    d.state = deliveryStateOf(row.text()).value_or(DeliveryState::Failed);
    d.attempts = int(row.integer());
    d.nextAttemptAt = row.optionalTimestamp();
    const bool ofJournal = !row.isNull();
    const qint64 seq = row.integer();
    d.seq = ofJournal ? std::optional(seq) : std::nullopt;
    d.createdAt = row.timestamp();
    d.finishedAt = row.optionalTimestamp();
    return d;
}

const ListShape &listShape()
{
    static const ListShape shape {
        .columns = columns,
        .from = "webhook_deliveries",
        .key = "delivery_id",
        .searched = "(delivery_id || char(10) || event)",
        .fields = { orderField("delivery_id", "delivery_id"), asTime(orderField("created_at", "created_at")),
                    asTime(textField("next_attempt_at", "next_attempt_at")),
                    asTime(textField("finished_at", "finished_at")), numberField("attempts", "attempts"),
                    textField("event", "event", ListUse::Facet), textField("state", "state", ListUse::Facet) }
    };
    return shape;
}

Attempt readAttempt(Statement &row)
{
    Attempt a;
    a.deliveryId = row.text();
    a.number = int(row.integer());
    a.at = row.timestamp();
    a.durationMs = row.integer();
    const bool answered = !row.isNull();
    const int status = int(row.integer());
    a.status = answered ? std::optional(status) : std::nullopt;
    a.error = row.optionalText();
    a.answer = row.utf8();
    return a;
}

} // namespace

Result<void> DeliveryStore::add(const Delivery &delivery)
{
    Statement statement = m_connection.statement(
        "INSERT INTO webhook_deliveries"
        " (delivery_id, webhook_id, event, payload, state, next_attempt_at, seq, created_at)"
        " SELECT ?1, webhook_id, ?3, ?4, ?5, ?6, ?7, ?8 FROM webhooks WHERE webhook_id = ?2");
    statement.bind(delivery.deliveryId).bind(delivery.webhookId).bind(delivery.event).bindUtf8(view(delivery.payload));
    statement.bind(deliveryStateWord(delivery.state)).bind(delivery.nextAttemptAt);
    if (delivery.seq)
        statement.bind(*delivery.seq);
    else
        statement.bindNull();
    return statement.bind(delivery.createdAt).run();
}

Result<std::optional<Delivery>> DeliveryStore::find(const QString &deliveryId)
{
    Statement query = m_connection.statement(QByteArray("SELECT ") + columns
                                             + " FROM webhook_deliveries WHERE delivery_id = ?");
    const Result<bool> row = query.bind(deliveryId).step();
    if (!row)
        return failure(row);
    return *row ? std::optional(readDelivery(query)) : std::nullopt;
}

const std::vector<ListField> &DeliveryStore::listFields()
{
    return listShape().fields;
}

Result<Page<Delivery>> DeliveryStore::list(const QString &webhookId, ListQuery query)
{
    if (query.sort.isEmpty())
        query.sort = u"-created_at"_s;
    query.scope = { { "webhook_id", { webhookId } } };
    query.scopeName = webhookId;
    return readPage<Delivery>(m_connection, query, listShape(), readDelivery,
                              [](const Delivery &delivery) { return delivery.deliveryId; });
}

Result<std::vector<Attempt>> DeliveryStore::attempts(const QString &deliveryId)
{
    Statement query = m_connection.statement("SELECT delivery_id, number, at, duration_ms, status, error, answer"
                                             " FROM webhook_attempts WHERE delivery_id = ? ORDER BY number");
    query.bind(deliveryId);
    return readRows(query, readAttempt);
}

/// One seek for each webhook that has something pending, however much that is.
Result<std::vector<Backlog>> DeliveryStore::backlogs()
{
    Statement query = m_connection.statement(
        "WITH RECURSIVE waiting (id) AS ("
        " SELECT min(webhook_id) FROM webhook_deliveries WHERE state = 'pending'"
        " UNION ALL SELECT (SELECT min(webhook_id) FROM webhook_deliveries WHERE state = 'pending' AND webhook_id > id)"
        " FROM waiting WHERE id IS NOT NULL)"
        " SELECT id, (SELECT min(next_attempt_at) FROM webhook_deliveries WHERE state = 'pending' AND webhook_id = id)"
        " FROM waiting JOIN webhooks ON webhooks.webhook_id = id AND enabled = 1");
    return readRows(query, [](Statement &row) {
        Backlog backlog;
        backlog.webhookId = row.text();
        backlog.next = row.timestamp();
        return backlog;
    });
}

Result<std::vector<StateCount>> DeliveryStore::states()
{
    Statement query = m_connection.statement("SELECT state, count(*) FROM webhook_deliveries GROUP BY state");
    return readRows(query, [](Statement &row) {
        StateCount one;
        one.state = deliveryStateOf(row.text()).value_or(DeliveryState::Failed);
        one.count = row.integer();
        return one;
    });
}

Result<std::vector<Delivery>> DeliveryStore::due(const QString &webhookId, const Timestamp &now, int limit)
{
    Statement query = m_connection.statement(
        QByteArray("SELECT ") + columns
        + " FROM webhook_deliveries WHERE state = 'pending' AND webhook_id = ? AND next_attempt_at <= ?"
          " ORDER BY next_attempt_at LIMIT ?");
    query.bind(webhookId).bind(now).bind(limit);
    return readRows(query, readDelivery);
}

Result<void> DeliveryStore::addAttempt(const Attempt &attempt)
{
    {
        Statement statement = m_connection.statement(
            "INSERT OR REPLACE INTO webhook_attempts (delivery_id, number, at, duration_ms, status, error, answer)"
            " SELECT delivery_id, ?2, ?3, ?4, ?5, ?6, CAST(?7 AS BLOB) FROM webhook_deliveries WHERE delivery_id = ?1");
        statement.bind(attempt.deliveryId).bind(attempt.number).bind(attempt.at).bind(attempt.durationMs);
        if (attempt.status)
            statement.bind(*attempt.status);
        else
            statement.bindNull();
        const Result<void> stored = statement.bind(attempt.error).bindUtf8(view(attempt.answer)).run();
        if (!stored)
            return stored;
    }
    Statement count = m_connection.statement("UPDATE webhook_deliveries SET attempts = ? WHERE delivery_id = ?");
    return count.bind(attempt.number).bind(attempt.deliveryId).run();
}

Result<void> DeliveryStore::postpone(const QString &deliveryId, const Timestamp &next)
{
    Statement statement = m_connection.statement(
        "UPDATE webhook_deliveries SET next_attempt_at = ? WHERE delivery_id = ? AND state = 'pending'");
    return statement.bind(next).bind(deliveryId).run();
}

Result<void> DeliveryStore::bringForward(const Timestamp &after, const Timestamp &now)
{
    Statement statement = m_connection.statement(
        "UPDATE webhook_deliveries SET next_attempt_at = ? WHERE state = 'pending' AND next_attempt_at > ?");
    return statement.bind(now).bind(after).run();
}

Result<void> DeliveryStore::finish(const QString &deliveryId, DeliveryState state, const Timestamp &at)
{
    Statement statement = m_connection.statement(
        "UPDATE webhook_deliveries SET state = ?, finished_at = ?, next_attempt_at = NULL WHERE delivery_id = ?");
    return statement.bind(deliveryStateWord(state)).bind(at).bind(deliveryId).run();
}

Result<bool> DeliveryStore::resend(const QString &webhookId, const QString &deliveryId, const Timestamp &now)
{
    Statement statement = m_connection.statement(
        "UPDATE webhook_deliveries SET state = 'pending', next_attempt_at = ?, finished_at = NULL"
        " WHERE delivery_id = ? AND webhook_id = ? RETURNING 1");
    return statement.bind(now).bind(deliveryId).bind(webhookId).step();
}

Result<void> DeliveryStore::prune(const Timestamp &before, int most)
{
    {
        // What waits for a webhook that is off would go out months later.
        Statement old = m_connection.statement(
            "DELETE FROM webhook_deliveries WHERE finished_at < ?1 OR (state = 'pending' AND created_at < ?1"
            " AND webhook_id IN (SELECT webhook_id FROM webhooks WHERE enabled = 0))");
        const Result<void> removed = old.bind(before).run();
        if (!removed)
            return removed;
    }
    Statement surplus = m_connection.statement(
        "DELETE FROM webhook_deliveries WHERE delivery_id IN ("
        " SELECT delivery_id FROM (SELECT delivery_id, state,"
        "  row_number() OVER (PARTITION BY webhook_id ORDER BY created_at DESC, delivery_id DESC) AS place"
        "  FROM webhook_deliveries) WHERE place > ? AND state <> 'pending')");
    return surplus.bind(most).run();
}

qint64 DeliveryStore::position()
{
    return m_connection.number("SELECT value FROM meta WHERE key = 'webhook_seq'");
}

Result<void> DeliveryStore::setPosition(qint64 seq)
{
    return m_connection.statement("UPDATE meta SET value = ? WHERE key = 'webhook_seq'").bind(seq).run();
}

qint64 DeliveryStore::operationPosition()
{
    return m_connection.number("SELECT value FROM meta WHERE key = 'webhook_operation'");
}

Result<void> DeliveryStore::setOperationPosition(qint64 id)
{
    return m_connection.statement("UPDATE meta SET value = ? WHERE key = 'webhook_operation'").bind(id).run();
}

} // namespace hearthbook
