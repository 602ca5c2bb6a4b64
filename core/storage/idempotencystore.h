#pragma once

#include "core/storage/connection.h"

namespace hearthbook {

/// What a client's Idempotency-Key made.
struct IdempotentRequest
{
    QString scope = {};      ///< the operation, as "webhooks.create"; a key means something within one only
    QString key = {};
    QByteArray request = {}; ///< hash of what was asked; another one under the same key is another request
};

/// What Idempotency-Keys made, so that a repeated request is answered like the first. Thread: the connection's.
class IdempotencyStore
{
public:
    /// How long a key is remembered, in microseconds.
    static constexpr qint64 lifetime = qint64(24) * 3600 * 1'000'000;

    explicit IdempotencyStore(Connection &connection) : m_connection(connection) { }

    /// The id of what the request made when it first came; nothing where the key is new or older than its lifetime.
    /// Errors: InvalidInput where the key came with another request.
    Result<std::optional<QString>> find(const IdempotentRequest &request, const Timestamp &now = Timestamp::now());

    /// Notes what the request made, and forgets all keys that are too old. Runs in the caller's transaction.
    Result<void> remember(const IdempotentRequest &request, const QString &resource,
                          const Timestamp &now = Timestamp::now());

private:
    Connection &m_connection;
};

} // namespace hearthbook
