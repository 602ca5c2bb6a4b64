#include "core/storage/apikeystore.h"

#include "core/storage/rows.h"

#include <sqlite3.h>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr char columns[] = "prefix, name, scope, hash, created_at, created_by, expires_at, last_used_at, revoked_at";

QByteArray selectAll(const char *rest)
{
    return QByteArray("SELECT ") + columns + " FROM api_keys " + rest;
}

ApiKey readKey(Statement &row)
{
    ApiKey key;
    key.prefix = row.text();
    key.name = row.text();
    key.scope = keyScopeFromWord(row.text()).value_or(KeyScope::Read); // the table takes no other word
    key.hash = row.blob();
    key.createdAt = row.timestamp();
    key.createdBy = row.text();
    key.expiresAt = row.optionalTimestamp();
    key.lastUsedAt = row.optionalTimestamp();
    key.revokedAt = row.optionalTimestamp();
    return key;
}

Result<std::optional<ApiKey>> readOne(Statement query)
{
    const Result<bool> row = query.step();
    if (!row)
        return failure(row);
    return *row ? std::optional(readKey(query)) : std::nullopt;
}

} // namespace

Result<std::vector<ApiKey>> ApiKeyStore::list()
{
    static const QByteArray sql = selectAll("ORDER BY created_at, prefix");
    Statement query = m_connection.statement(sql);
    return readRows(query, readKey);
}

Result<std::optional<ApiKey>> ApiKeyStore::find(const QString &prefix)
{
    static const QByteArray sql = selectAll("WHERE prefix = ?");
    Statement query = m_connection.statement(sql);
    query.bind(prefix);
    return readOne(std::move(query));
}

Result<void> ApiKeyStore::add(const ApiKey &key)
{
    Statement insert = m_connection.statement(
        "INSERT INTO api_keys (prefix, name, scope, hash, created_at, created_by, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)");
    const QString scope = keyScopeWord(key.scope);
    insert.bind(key.prefix).bind(key.name).bind(scope).bindBlob(key.hash).bind(key.createdAt).bind(key.createdBy);
    const Result<void> done = insert.bind(key.expiresAt).run();
    if (!done && (insert.resultCode() & 0xff) == SQLITE_CONSTRAINT)
        return failure(ErrorCode::Conflict, u"There is a key %1 already"_s.arg(key.name));
    return done;
}

Result<void> ApiKeyStore::takeOver(const std::vector<ApiKey> &keys)
{
    if (const Result<void> emptied = m_connection.execute("DELETE FROM api_keys"); !emptied)
        return emptied;
    for (const ApiKey &key : keys) {
        Statement insert = m_connection.statement(QByteArray("INSERT INTO api_keys (") + columns
                                                  + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        insert.bind(key.prefix).bind(key.name).bind(keyScopeWord(key.scope)).bindBlob(key.hash).bind(key.createdAt);
        insert.bind(key.createdBy).bind(key.expiresAt).bind(key.lastUsedAt);
        if (const Result<void> added = insert.bind(key.revokedAt).run(); !added)
            return added;
    }
    return {};
}

Result<ApiKey> ApiKeyStore::revoke(const QString &prefixOrName, const Timestamp &now)
{
    static const QByteArray sql = selectAll(
        "WHERE prefix = ?1 OR (name = ?1 AND revoked_at IS NULL) ORDER BY prefix = ?1 DESC LIMIT 1");
    Statement query = m_connection.statement(sql);
    query.bind(prefixOrName);
    Result<std::optional<ApiKey>> found = readOne(std::move(query));
    if (!found)
        return failure(found);
    if (!*found)
        return failure(ErrorCode::NotFound, u"There is no key %1"_s.arg(prefixOrName));
    ApiKey key = std::move(**found);
    if (key.revokedAt)
        return key;
    key.revokedAt = now;
    const Result<void> done =
        m_connection.statement("UPDATE api_keys SET revoked_at = ? WHERE prefix = ?").bind(now).bind(key.prefix).run();
    if (!done)
        return failure(done);
    return key;
}

Result<void> ApiKeyStore::noteUse(const QString &prefix, const Timestamp &at)
{
    return m_connection
        .statement("UPDATE api_keys SET last_used_at = ?1 WHERE prefix = ?2 AND ifnull(last_used_at, '') < ?1")
        .bind(at)
        .bind(prefix)
        .run();
}

} // namespace hearthbook
