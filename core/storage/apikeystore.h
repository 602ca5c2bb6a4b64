#pragma once

#include "core/domain/apikey.h"
#include "core/storage/connection.h"

#include <vector>

namespace hearthbook {

/// The API keys, by their hashes. Thread: the connection's.
class ApiKeyStore
{
public:
    explicit ApiKeyStore(Connection &connection) : m_connection(connection) { }

    /// All that were ever made, revoked ones too, oldest first. Errors: Busy, Corrupt.
    Result<std::vector<ApiKey>> list();
    Result<std::optional<ApiKey>> find(const QString &prefix);

    /// Errors: Conflict where a key that is not revoked has the name, or any has the prefix. Runs in the caller's transaction.
    Result<void> add(const ApiKey &key);

    /// Takes the right of the key of that prefix, else of the one of that name that is not revoked; gives it as it is now. One that
    /// was revoked before stays as it is. Errors: NotFound. Runs in the caller's transaction.
    Result<ApiKey> revoke(const QString &prefixOrName, const Timestamp &now);

    /// Takes over all keys of another database, in place of those that are here. In a transaction of the caller's.
    Result<void> takeOver(const std::vector<ApiKey> &keys);

    /// Notes that the key was used. Never back in time. Runs in the caller's transaction.
    Result<void> noteUse(const QString &prefix, const Timestamp &at);

private:
    Connection &m_connection;
};

} // namespace hearthbook
