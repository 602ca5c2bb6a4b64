#include "core/storage/idempotencystore.h"

#include "core/domain/fielderrors.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Timestamp oldest(const Timestamp &now)
{
    return { now.microseconds - IdempotencyStore::lifetime };
}

tl::unexpected<Error> otherRequest()
{
    const QString message = u"This Idempotency-Key came with another body before"_s;
    FieldError item { u"value_error"_s, { u"header"_s, u"idempotency-key"_s }, message, QJsonValue(), {} };
    return tl::unexpected(Error { ErrorCode::InvalidInput, message, { item } });
}

} // namespace

Result<std::optional<QString>> IdempotencyStore::find(const IdempotentRequest &request, const Timestamp &now)
{
    Statement query = m_connection.statement(
        "SELECT request, resource FROM idempotency_keys WHERE scope = ? AND key = ? AND created_at >= ?");
    const Result<bool> row = query.bind(request.scope).bind(request.key).bind(oldest(now)).step();
    if (!row)
        return failure(row);
    if (!*row)
        return std::optional<QString>();
    if (query.blob() != request.request)
        return otherRequest();
    return std::optional(query.text());
}

Result<void> IdempotencyStore::remember(const IdempotentRequest &request, const QString &resource, const Timestamp &now)
{
    const Result<void> forgotten =
        m_connection.statement("DELETE FROM idempotency_keys WHERE created_at < ?").bind(oldest(now)).run();
    if (!forgotten)
        return forgotten;
    Statement statement = m_connection.statement(
        "INSERT INTO idempotency_keys (scope, key, request, resource, created_at) VALUES (?, ?, ?, ?, ?)");
    statement.bind(request.scope).bind(request.key).bindBlob(request.request).bind(resource);
    return statement.bind(now).run();
}

} // namespace hearthbook
