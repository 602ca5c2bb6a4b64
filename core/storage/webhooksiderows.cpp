#include "core/storage/rows.h"
#include "core/storage/webhookstore.h"

// The part of WebhookStore that works on the rows beside a webhook's own: its secrets and its counters.

namespace hearthbook {

Result<void> WebhookStore::insertCounters(const Webhook &webhook)
{
    // Most are new and have none.
    if (webhook.totalCalls == 0 && webhook.failedCalls == 0 && !webhook.lastSuccess && !webhook.lastFailure
        && !webhook.failingSince)
        return {};
    Statement statement = m_connection.statement(
        "INSERT INTO webhook_counters"
        " (webhook_id, total_calls, failed_calls, last_success, last_failure, failing_since)"
        " VALUES (?, ?, ?, ?, ?, ?)");
    statement.bind(webhook.webhookId).bind(webhook.totalCalls).bind(webhook.failedCalls);
    return statement.bind(webhook.lastSuccess).bind(webhook.lastFailure).bind(webhook.failingSince).run();
}

Result<void> WebhookStore::insertSecret(const QString &webhookId, const QByteArray &sealed)
{
    return m_connection
        .statement("INSERT INTO webhook_secrets (webhook_id, sealed) VALUES (?, ?) ON CONFLICT (webhook_id) DO UPDATE"
                   " SET sealed = excluded.sealed, previous = NULL, previous_until = NULL, removed_at = NULL")
        .bind(webhookId)
        .bindBlob(sealed)
        .run();
}

Result<std::optional<SealedSecrets>> WebhookStore::secrets(const QString &webhookId)
{
    Statement query = m_connection.statement(
        "SELECT sealed, previous, previous_until FROM webhook_secrets WHERE webhook_id = ? AND removed_at IS NULL");
    const Result<bool> row = query.bind(webhookId).step();
    if (!row)
        return failure(row);
    if (!*row)
        return std::optional<SealedSecrets>();
    SealedSecrets found;
    found.sealed = query.blob();
    found.previous = query.blob();
    found.previousUntil = query.optionalTimestamp();
    return std::optional(found);
}

Result<void> WebhookStore::rotateSecret(const QString &webhookId, const QByteArray &sealed, const Timestamp &until)
{
    return m_connection
        .statement("INSERT INTO webhook_secrets (webhook_id, sealed) VALUES (?1, ?2) ON CONFLICT (webhook_id) DO UPDATE"
                   " SET previous = webhook_secrets.sealed, previous_until = ?3, sealed = ?2")
        .bind(webhookId)
        .bindBlob(sealed)
        .bind(until)
        .run();
}

Result<std::vector<SealedSecret>> WebhookStore::someSecrets(int limit)
{
    Statement query = m_connection.statement(
        "SELECT webhook_id, sealed FROM webhook_secrets ORDER BY rowid DESC LIMIT ?");
    query.bind(limit);
    return readRows(query, [](Statement &row) {
        SealedSecret secret;
        secret.webhookId = row.text();
        secret.sealed = row.blob();
        return secret;
    });
}

Result<void> WebhookStore::forgetRemovedSecrets(const Timestamp &before)
{
    return m_connection.statement("DELETE FROM webhook_secrets WHERE removed_at < ?").bind(before).run();
}

Result<void> WebhookStore::forgetPreviousSecrets(const Timestamp &before)
{
    return m_connection
        .statement("UPDATE webhook_secrets SET previous = NULL, previous_until = NULL WHERE previous_until < ?")
        .bind(before)
        .run();
}

Result<void> WebhookStore::countSuccess(const QString &webhookId, const Timestamp &at)
{
    return m_connection
        .statement("INSERT INTO webhook_counters (webhook_id, total_calls, last_success)"
                   " SELECT webhook_id, 1, ?2 FROM webhooks WHERE webhook_id = ?1 ON CONFLICT (webhook_id) DO UPDATE"
                   " SET total_calls = total_calls + 1, last_success = ?2, failing_since = NULL")
        .bind(webhookId)
        .bind(at)
        .run();
}

Result<void> WebhookStore::countFailure(const QString &webhookId, const Timestamp &at)
{
    return m_connection
        .statement("INSERT INTO webhook_counters (webhook_id, failed_calls, last_failure)"
                   " SELECT webhook_id, 1, ?2 FROM webhooks WHERE webhook_id = ?1 ON CONFLICT (webhook_id) DO UPDATE"
                   " SET failed_calls = failed_calls + 1, last_failure = ?2")
        .bind(webhookId)
        .bind(at)
        .run();
}

Result<void> WebhookStore::noteFailing(const QString &webhookId, const Timestamp &at)
{
    return m_connection
        .statement("INSERT INTO webhook_counters (webhook_id, failing_since)"
                   " SELECT webhook_id, ?2 FROM webhooks WHERE webhook_id = ?1 ON CONFLICT (webhook_id) DO UPDATE"
                   " SET failing_since = ?2 WHERE failing_since IS NULL")
        .bind(webhookId)
        .bind(at)
        .run();
}

Result<void> WebhookStore::forgetFailing(const QString &webhookId)
{
    return m_connection.statement("UPDATE webhook_counters SET failing_since = NULL WHERE webhook_id = ?")
        .bind(webhookId)
        .run();
}

Result<std::optional<Timestamp>> WebhookStore::failingSince(const QString &webhookId)
{
    Statement query = m_connection.statement("SELECT failing_since FROM webhook_counters WHERE webhook_id = ?");
    const Result<bool> row = query.bind(webhookId).step();
    if (!row)
        return failure(row);
    return *row ? query.optionalTimestamp() : std::nullopt;
}

} // namespace hearthbook
