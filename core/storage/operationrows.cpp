#include "core/storage/operationrows.h"

#include "core/domain/mergepatch.h"
#include "core/domain/textrules.h"
#include "core/storage/undokinds.h"

#include <QHash>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

using RowId = std::pair<QString, QString>; ///< kind and key

/// All members of `earlier`, then those of `later` that it lacks.
QByteArray filledUp(const QByteArray &earlier, const QByteArray &later)
{
    const Result<JsonDocument> first = JsonDocument::parse(earlier);
    const Result<JsonDocument> second = JsonDocument::parse(later);
    const JsonMembers known = first ? JsonMembers(first->root()) : JsonMembers();
    const JsonMembers more = second ? JsonMembers(second->root()) : JsonMembers();
    JsonWriter json(earlier.size() + later.size());
    json.beginObject();
    for (const auto &[key, value] : known)
        writeMember(json, key, value);
    for (const auto &[key, value] : more) {
        if (!known.find(key))
            writeMember(json, key, value);
    }
    return json.endObject().take();
}

/// A row of the journal, as far as it matters here.
struct Entry
{
    QString kind = {};
    QString key = {};
    QString action = {};
    QByteArray before = {};
    std::optional<QString> formerKey = {}; ///< of a rename
};

/// Follows rows from entry to entry, also where their keys change.
class RowFollower
{
public:
    /// An entry of the operation.
    void take(const Entry &entry);
    /// A later one.
    void note(const Entry &entry, const QString &actor);
    std::vector<OperationRow> rows() && { return std::move(m_rows); }

private:
    void add(const Entry &entry);

    std::vector<OperationRow> m_rows;
    QHash<RowId, std::size_t> m_places; ///< by the key that a row has at that point
};

/// A row that was changed several times had the values of the first change before.
void RowFollower::take(const Entry &entry)
{
    const auto known = m_places.constFind({ entry.kind, entry.formerKey.value_or(entry.key) });
    if (known == m_places.constEnd())
        return add(entry);
    const std::size_t place = *known;
    OperationRow &row = m_rows[place];
    if (entry.formerKey) {
        m_places.erase(known);
        m_places.insert({ entry.kind, entry.key }, place);
    }
    row.key = row.presentKey = entry.key;
    row.removed = entry.action == u"remove";
    if (!entry.before.isEmpty())
        row.before = filledUp(row.before, entry.before);
}

void RowFollower::add(const Entry &entry)
{
    m_places.insert({ entry.kind, entry.key }, m_rows.size());
    m_rows.push_back({ .kind = entry.kind,
                       .key = entry.key,
                       .formerKey = entry.formerKey.value_or(entry.key),
                       .existed = entry.action != u"create",
                       .removed = entry.action == u"remove",
                       .before = entry.before.isEmpty() ? "{}"_ba : entry.before,
                       .presentKey = entry.key });
}

void RowFollower::note(const Entry &entry, const QString &actor)
{
    if (const auto here = m_places.constFind({ entry.kind, entry.key }); here != m_places.constEnd()) {
        OperationRow &row = m_rows[*here];
        row.later = actor;
        const bool isTold = entry.action == u"update" && !entry.formerKey && !entry.before.isEmpty()
            && entry.before != "{}";
        row.left = row.left && isTold ? std::optional(filledUp(*row.left, entry.before)) : std::nullopt;
    }
    if (!entry.formerKey)
        return;
    const auto known = m_places.constFind({ entry.kind, *entry.formerKey });
    if (known == m_places.constEnd())
        return;
    const std::size_t place = *known;
    m_rows[place].later = actor;
    m_rows[place].left.reset();
    m_rows[place].presentKey = entry.key;
    m_places.erase(known);
    m_places.insert({ entry.kind, entry.key }, place);
}

/// The columns kind, key, action and before.
Entry readEntry(Statement &query)
{
    Entry entry;
    entry.kind = query.text();
    entry.key = query.text();
    entry.action = query.text();
    entry.before = query.utf8();
    const UndoKind *kind = entry.action == u"update" ? undoKind(entry.kind) : nullptr;
    if (kind)
        entry.formerKey = kind->formerKey(entry.key, entry.before);
    return entry;
}

Result<void> readOwn(Connection &connection, const Operation &operation, RowFollower &follower)
{
    Statement query = connection.statement(
        "SELECT kind, key, action, before FROM changes, operations"
        " WHERE id = ? AND seq > last_seq - operations.changes AND seq <= last_seq ORDER BY seq");
    query.bind(operation.id);
    qint64 read = 0;
    for (Result<bool> row = query.step(); !row || *row; row = query.step()) {
        if (!row)
            return failure(row);
        ++read;
        follower.take(readEntry(query));
    }
    if (read != operation.changes)
        return failure(ErrorCode::Conflict,
                       u"The journal no longer holds all that operation %1 changed"_s.arg(operation.id));
    return {};
}

/// One pass over the journal's end, however many rows there are.
Result<void> readLater(Connection &connection, const Operation &operation, RowFollower &follower)
{
    Statement query = connection.statement("SELECT kind, key, action, before, actor FROM changes"
                                           " WHERE seq > (SELECT last_seq FROM operations WHERE id = ?) ORDER BY seq");
    query.bind(operation.id);
    for (Result<bool> row = query.step(); !row || *row; row = query.step()) {
        if (!row)
            return failure(row);
        const Entry entry = readEntry(query);
        follower.note(entry, query.text());
    }
    return {};
}

} // namespace

Result<std::vector<OperationRow>> readOperationRows(Connection &connection, const Operation &operation)
{
    RowFollower follower;
    Result<void> done = readOwn(connection, operation, follower);
    if (done)
        done = readLater(connection, operation, follower);
    return done ? Result<std::vector<OperationRow>>(std::move(follower).rows()) : failure(done);
}

} // namespace hearthbook
