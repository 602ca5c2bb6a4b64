#include "core/storage/aliasstore.h"

#include "core/domain/textrules.h"
#include "core/storage/rows.h"

namespace hearthbook {

AliasStore::AliasStore(Connection &connection, const QByteArray &kind, const QByteArray &rows, const QByteArray &key)
    : m_connection(connection), m_kind(kind),
      m_present("SELECT present_id FROM id_aliases WHERE kind = ? AND old_id = ? AND EXISTS (SELECT 1 FROM " + rows
                + " WHERE " + key + " = present_id) AND NOT EXISTS (SELECT 1 FROM " + rows + " WHERE " + key
                + " = old_id)"),
      m_all("SELECT old_id, present_id FROM id_aliases WHERE kind = ? AND present_id IN (SELECT " + key + " FROM "
            + rows + ") AND old_id NOT IN (SELECT " + key + " FROM " + rows + ')')
{
}

Result<std::optional<QString>> AliasStore::present(const QString &oldId)
{
    Statement query = m_connection.statement(m_present);
    const Result<bool> row = query.bindUtf8(view(m_kind)).bind(oldId).step();
    if (!row)
        return failure(row);
    return *row ? std::optional(query.text()) : std::nullopt;
}

Result<QHash<QByteArray, QByteArray>> AliasStore::all()
{
    Statement query = m_connection.statement(m_all);
    query.bindUtf8(view(m_kind));
    QHash<QByteArray, QByteArray> found;
    for (;;) {
        const Result<bool> row = query.step();
        if (!row)
            return failure(row);
        if (!*row)
            return found;
        const QByteArray former = query.utf8();
        found.insert(former, query.utf8());
    }
}

Result<QStringList> AliasStore::former(const QString &presentId)
{
    Statement query = m_connection.statement("SELECT old_id FROM id_aliases WHERE kind = ? AND present_id = ?");
    query.bindUtf8(view(m_kind)).bind(presentId);
    return readRows(query, [](Statement &row) { return row.text(); }).map([](const std::vector<QString> &ids) {
        return QStringList(ids.begin(), ids.end());
    });
}

Result<void> AliasStore::move(const QString &from, const QString &to)
{
    Statement present = m_connection.statement(
        "UPDATE id_aliases SET present_id = ?3 WHERE kind = ?1 AND present_id = ?2");
    const Result<void> moved = present.bindUtf8(view(m_kind)).bind(from).bind(to).run();
    return moved ? forget(to) : moved;
}

Result<void> AliasStore::forget(const QString &id)
{
    Statement reused = m_connection.statement("DELETE FROM id_aliases WHERE kind = ? AND old_id = ?");
    return reused.bindUtf8(view(m_kind)).bind(id).run();
}

Result<void> AliasStore::rename(const QString &oldId, const QString &newId, const Timestamp &now)
{
    const Result<void> moved = move(oldId, newId);
    if (!moved)
        return moved;
    return remember(oldId, newId, now);
}

Result<void> AliasStore::add(const QString &oldId, const QString &presentId, const Timestamp &now)
{
    const Result<std::optional<QString>> known = present(oldId);
    if (!known || *known)
        return known ? Result<void>() : failure(known);
    return remember(oldId, presentId, now);
}

Result<void> AliasStore::remember(const QString &oldId, const QString &presentId, const Timestamp &now)
{
    Statement insert = m_connection.statement(
        "INSERT OR REPLACE INTO id_aliases (kind, old_id, present_id, since) VALUES (?, ?, ?, ?)");
    return insert.bindUtf8(view(m_kind)).bind(oldId).bind(presentId).bind(now).run();
}

} // namespace hearthbook
