#pragma once

#include "core/domain/webhook.h"
#include "core/storage/listquery.h"

#include <vector>

namespace hearthbook {

/// Which webhooks a list holds. Empty members let everything through.
struct WebhookFilter
{
    QStringList teams = {};  ///< its own team is one of these, as text in lower case without "nfl-" or "nhl-"
    QStringList events = {}; ///< it listens to one of these: globs count, and an empty list of the Standard scheme
    std::optional<bool> enabled = {};
};

/// The sealed secrets of one webhook: opened by core/webhooks/secretbox.h.
struct SealedSecrets
{
    QByteArray sealed = {};                       ///< in force
    QByteArray previous = {};                     ///< before the last rotation; empty: there was none
    std::optional<Timestamp> previousUntil = {};  ///< until then both sign
};

/// A sealed secret and whose it is.
struct SealedSecret
{
    QString webhookId = {};
    QByteArray sealed = {};
};

/// Webhooks, their sealed secrets and their counters. Whoever writes calls it in a transaction. Thread: the connection's.
class WebhookStore
{
public:
    explicit WebhookStore(Connection &connection) : m_connection(connection) { }

    /// The webhook with its counters, or nothing.
    Result<std::optional<Webhook>> find(const QString &webhookId);

    /// What lists can be asked by; `team` and `enabled` also by WebhookFilter.
    static const std::vector<ListField> &listFields();

    /// A page, in the order of registration unless sorted. Errors: InvalidInput (see ListStatement::make).
    Result<Page<Webhook>> list(ListQuery query, const WebhookFilter &filter = {});

    /// All of them, or those that are enabled, in the order of registration.
    Result<std::vector<Webhook>> all();
    Result<std::vector<Webhook>> enabled();

    /// Adds a webhook with its counters. A `createdAt` that is not set is now; revision and updatedAt are not looked at. An
    /// empty `sealedSecret` leaves the one that is kept of a removed webhook of this id in force. Gives the row back.
    /// Errors: Conflict where the id is taken.
    Result<Webhook> insert(const Webhook &webhook, const QByteArray &sealedSecret);

    /// Makes url, events, team, filters, scheme, enabled and disabledReason the row's, and gives it back. A row that has them
    /// already is left alone. One that is enabled again is no longer failing. Errors: NotFound.
    Result<Webhook> update(const Webhook &webhook);

    /// False where there is none. Its secret is kept apart until forgetRemovedSecrets().
    Result<bool> remove(const QString &webhookId);

    /// Nothing for a webhook that is not there, or that another program added without a secret.
    Result<std::optional<SealedSecrets>> secrets(const QString &webhookId);

    /// Puts `sealed` in force; the one until now stays beside it until `until`. For a webhook that is there.
    Result<void> rotateSecret(const QString &webhookId, const QByteArray &sealed, const Timestamp &until);

    /// Some sealed secrets, the newest first, also of removed webhooks: to see whether a key opens them.
    Result<std::vector<SealedSecret>> someSecrets(int limit);

    /// Removes the secrets of webhooks that were removed before then.
    Result<void> forgetRemovedSecrets(const Timestamp &before);
    /// Removes previous secrets whose time was over before then.
    Result<void> forgetPreviousSecrets(const Timestamp &before);

    // Counters: no journal row, no revision. Nothing happens where the webhook is not there.

    /// A delivery succeeded: total_calls, last_success; it is no longer failing.
    Result<void> countSuccess(const QString &webhookId, const Timestamp &at);
    /// A delivery was given up: failed_calls, last_failure.
    Result<void> countFailure(const QString &webhookId, const Timestamp &at);
    /// An attempt failed: it is failing since then, if it was not yet.
    Result<void> noteFailing(const QString &webhookId, const Timestamp &at);
    /// It is not failing any more, as far as anybody knows.
    Result<void> forgetFailing(const QString &webhookId);
    /// When its first attempt after the last success failed.
    Result<std::optional<Timestamp>> failingSince(const QString &webhookId);

private:
    Result<void> insertRow(const Webhook &webhook);
    Result<void> insertCounters(const Webhook &webhook);
    Result<void> insertSecret(const QString &webhookId, const QByteArray &sealed);
    Result<std::vector<Webhook>> select(const QByteArray &condition);
    Result<Webhook> findWritten(const QString &webhookId);

    Connection &m_connection;
};

} // namespace hearthbook
