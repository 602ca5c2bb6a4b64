#include "core/storage/gonerows.h"

#include "core/storage/rows.h"

namespace hearthbook {

Result<void> GoneRows::mark(const QByteArray &sql, std::span<const std::string> ids, const Timestamp &at)
{
    for (const std::string &id : ids) {
        const Result<void> marked = m_connection.statement(sql).bind(at).bindUtf8(id).run();
        if (!marked)
            return marked;
    }
    return {};
}

Result<void> GoneRows::markDevices(std::span<const std::string> ids, const Timestamp &at)
{
    return mark("UPDATE devices SET gone_at = ?1, updated_at = ?1 WHERE device_id = ?2 AND gone_at IS NULL", ids, at);
}

Result<void> GoneRows::markEntities(std::span<const std::string> ids, const Timestamp &at)
{
    return mark("UPDATE entities SET gone_at = ?1, updated_at = ?1 WHERE entity_id = ?2 AND gone_at IS NULL", ids, at);
}

Result<qint64> GoneRows::count(const QByteArray &sql, const Timestamp &since)
{
    Statement query = m_connection.statement(sql);
    const Result<bool> row = query.bind(since).step();
    return row ? Result<qint64>(query.integer()) : failure(row);
}

Result<qint64> GoneRows::countDevices(const Timestamp &since)
{
    return count("SELECT count(*) FROM devices WHERE gone_at >= ?", since);
}

Result<qint64> GoneRows::countEntities(const Timestamp &since)
{
    return count("SELECT count(*) FROM entities WHERE gone_at >= ?", since);
}

Result<std::vector<std::string>> GoneRows::due(const QByteArray &sql, const Timestamp &limit, int most)
{
    Statement query = m_connection.statement(sql);
    query.bind(limit).bind(most);
    return readRows(query, [](Statement &row) { return std::string(row.column(0)); });
}

Result<void> GoneRows::eachId(const QByteArray &sql, std::span<const std::string> ids)
{
    for (const std::string &id : ids) {
        const Result<void> done = m_connection.statement(sql).bindUtf8(id).run();
        if (!done)
            return done;
    }
    return {};
}

Result<GoneRows::Removed> GoneRows::removeBefore(const Timestamp &limit, int most)
{
    const Result<std::vector<std::string>> entities = due(
        "SELECT entity_id FROM entities WHERE gone_at < ? ORDER BY gone_at LIMIT ?", limit, most);
    if (!entities)
        return failure(entities);
    Result<void> done = eachId("DELETE FROM entities WHERE entity_id = ?", *entities);
    if (!done)
        return failure(done);
    const int left = most - int(entities->size());
    const Result<std::vector<std::string>> devices = due(
        "SELECT device_id FROM devices WHERE gone_at < ? ORDER BY gone_at LIMIT ?", limit, left);
    if (!devices)
        return failure(devices);
    done = eachId("UPDATE entities SET device_id = NULL WHERE device_id = ?", *devices);
    if (done)
        done = eachId("DELETE FROM devices WHERE device_id = ?", *devices);
    if (!done)
        return failure(done);
    return Removed { qint64(devices->size()), qint64(entities->size()) };
}

} // namespace hearthbook
