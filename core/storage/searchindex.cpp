#include "core/storage/searchindex.h"

#include "core/domain/textrules.h"
#include "core/storage/devicestore.h"
#include "core/storage/entitystore.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// What no name and no id holds. A pattern of FTS5 ends at NUL; a line end parts the names that are searched.
bool isNowhere(const QString &needle)
{
    return needle.contains(u'\0') || needle.contains(u'\n') || std::size_t(needle.size()) > maxTextBytes;
}

/// Trigrams are of characters; one beyond the first plane is two QChars.
bool hasTrigram(const QString &needle)
{
    return needle.size() >= 6 || needle.toUcs4().size() >= 3;
}

/// The text to index of a row that exists, by kind; empty for kinds that are not searched.
QByteArray textQuery(const QString &kind)
{
    if (kind == u"device")
        return "SELECT " + deviceSearchText() + " FROM devices WHERE device_id = ?";
    if (kind == u"entity")
        return "SELECT " + entitySearchText() + " FROM entities WHERE entity_id = ?";
    return {};
}

} // namespace

SearchCondition searchCondition(const QString &needle, const QByteArray &kind, const QByteArray &key,
                                const QByteArray &searched)
{
    const QByteArray holds = "hearthbook_contains(" + searched + ", ?)";
    if (isNowhere(needle))
        return { "0", {} };
    if (kind.isEmpty() || !hasTrigram(needle))
        return { holds, { needle } };
    const QString phrase = u'"' + QString(needle).replace(u'"', u"\"\""_s) + u'"';
    return { key
                 + " IN (SELECT key FROM search_index CROSS JOIN search_docs ON doc = search_index.rowid"
                   " WHERE search_index MATCH ? AND kind = '"
                 + kind
                 + "' UNION ALL SELECT key FROM changes"
                   " WHERE seq > (SELECT value FROM meta WHERE key = 'search_seq') AND kind = '"
                 + kind + "') AND " + holds,
             { phrase, needle } };
}

qint64 SearchIndex::backlog()
{
    return m_connection.number(
        "SELECT ifnull((SELECT max(seq) FROM changes), 0) - (SELECT value FROM meta WHERE key = 'search_seq')");
}

Result<bool> SearchIndex::advance(int rows)
{
    struct Key
    {
        QString kind;
        QString key;
    };
    std::vector<Key> keys;
    qint64 last = 0;
    {
        Statement query = m_connection.statement(
            "SELECT seq, kind, key, iif(action = 'update', json_extract(before, '$.' || kind || '_id'), NULL) FROM changes"
            " WHERE seq > (SELECT value FROM meta WHERE key = 'search_seq') ORDER BY seq LIMIT ?");
        query.bind(rows);
        for (Result<bool> row = query.step(); !row || *row; row = query.step()) {
            if (!row)
                return failure(row);
            last = query.integer();
            const QString kind = query.text();
            keys.push_back({ kind, query.text() });
            if (const std::optional<QString> formerId = query.optionalText())
                keys.push_back({ kind, *formerId });
        }
    }
    if (keys.empty())
        return false;
    for (const Key &key : keys) {
        const Result<void> indexed = indexRow(key.kind, key.key);
        if (!indexed)
            return failure(indexed);
    }
    Statement position = m_connection.statement("UPDATE meta SET value = ? WHERE key = 'search_seq'");
    const Result<void> stored = position.bind(last).run();
    if (!stored)
        return failure(stored);
    return qsizetype(keys.size()) >= rows;
}

Result<void> SearchIndex::indexRow(const QString &kind, const QString &key)
{
    const QByteArray sql = textQuery(kind);
    if (sql.isEmpty())
        return {};
    std::optional<QString> text;
    {
        Statement query = m_connection.statement(sql);
        query.bind(key);
        const Result<bool> row = query.step();
        if (!row)
            return failure(row);
        if (*row)
            text = query.text();
    }
    if (text) {
        Statement same = m_connection.statement("SELECT 1 FROM search_docs WHERE kind = ? AND key = ? AND text = ?");
        const Result<bool> row = same.bind(kind).bind(key).bind(*text).step();
        if (row && *row)
            return {};
    }
    const Result<void> forgotten = forget(kind, key);
    if (!forgotten || !text)
        return forgotten;
    Statement document = m_connection.statement("INSERT INTO search_docs (kind, key, text) VALUES (?, ?, ?)");
    const Result<void> stored = document.bind(kind).bind(key).bind(*text).run();
    if (!stored)
        return stored;
    return m_connection
        .statement(
            "INSERT INTO search_index (rowid, text) SELECT doc, text FROM search_docs WHERE doc = last_insert_rowid()")
        .run();
}

Result<void> SearchIndex::forget(const QString &kind, const QString &key)
{
    // An external-content index must be told the old text to take it out.
    Statement entry = m_connection.statement("INSERT INTO search_index (search_index, rowid, text)"
                                             " SELECT 'delete', doc, text FROM search_docs WHERE kind = ? AND key = ?");
    const Result<void> removed = entry.bind(kind).bind(key).run();
    if (!removed)
        return removed;
    Statement document = m_connection.statement("DELETE FROM search_docs WHERE kind = ? AND key = ?");
    return document.bind(kind).bind(key).run();
}

} // namespace hearthbook
