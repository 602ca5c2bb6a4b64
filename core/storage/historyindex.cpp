#include "core/storage/historyindex.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// FNV-1a of 64 bits. Stored: it must never change.
qint64 hashOf(QByteArrayView key)
{
    quint64 hash = 0xcbf29ce484222325;
    for (const char byte : key)
        hash = (hash ^ quint8(byte)) * 0x100000001b3;
    return qint64(hash);
}

} // namespace

qint64 HistoryIndex::backlog()
{
    return m_connection.number(
        "SELECT ifnull((SELECT max(seq) FROM changes), 0) - (SELECT value FROM meta WHERE key = 'history_seq')");
}

Result<bool> HistoryIndex::advance(int rows)
{
    Statement changes = m_connection.statement(
        "SELECT seq, key FROM changes WHERE seq > (SELECT value FROM meta WHERE key = 'history_seq')"
        " ORDER BY seq LIMIT ?");
    changes.bind(rows);
    qint64 last = 0;
    int read = 0;
    for (Result<bool> row = changes.step(); !row || *row; row = changes.step()) {
        if (!row)
            return failure(row);
        ++read;
        last = changes.integer();
        Statement insert = m_connection.statement("INSERT OR IGNORE INTO change_keys (hash, seq) VALUES (?, ?)");
        const Result<void> stored = insert.bind(hashOf(changes.utf8())).bind(last).run();
        if (!stored)
            return failure(stored);
    }
    if (read == 0)
        return false;
    Statement position = m_connection.statement("UPDATE meta SET value = ? WHERE key = 'history_seq'");
    const Result<void> stored = position.bind(last).run();
    return stored ? Result<bool>(read == rows) : failure(stored);
}

Result<void> HistoryIndex::forget(QByteArrayView key, qint64 seq)
{
    return m_connection.statement("DELETE FROM change_keys WHERE hash = ? AND seq = ?")
        .bind(hashOf(key))
        .bind(seq)
        .run();
}

std::vector<ListQuery::Filter> changesOf(const QStringList &kinds, const QStringList &keys)
{
    QStringList hashes;
    for (const QString &key : keys)
        hashes += QString::number(hashOf(key.toUtf8()));
    std::vector<ListQuery::Filter> filters {
        { "seq IN (SELECT seq FROM change_keys WHERE hash IN (SELECT CAST(value AS INTEGER) FROM json_each(?))"
          " UNION ALL SELECT seq FROM changes WHERE seq > (SELECT value FROM meta WHERE key = 'history_seq'))",
          hashes },
        { "key", keys },
    };
    if (!kinds.isEmpty())
        filters.push_back({ "kind", kinds });
    return filters;
}

} // namespace hearthbook
