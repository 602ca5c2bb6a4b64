#include "core/storage/undo.h"

#include "core/domain/mergepatch.h"
#include "core/domain/textrules.h"
#include "core/storage/journal.h"

#include <QHash>

namespace hearthbook {

using namespace Qt::StringLiterals;

/// What an operation did to one row, all of its changes together.
struct Undo::Row
{
    QString kind = {};
    QString key = {};
    bool existed = true;           ///< before the operation
    QByteArray before = "{}";      ///< JSON object: former values of what was changed
    std::optional<QString> later = {}; ///< who changed it after the operation
};

namespace {

using RowId = std::pair<QString, QString>;

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

bool leavesItsDevice(const UndoneRow &entity, const QByteArray &before)
{
    return entity.outcome == UndoneRow::Removed
        || (entity.outcome == UndoneRow::Restored && before.contains(R"("device_id":)"));
}

} // namespace

QString outcomeWord(UndoneRow::Outcome outcome)
{
    switch (outcome) {
    case UndoneRow::Removed: return u"removed"_s;
    case UndoneRow::Restored: return u"restored"_s;
    case UndoneRow::Unchanged: return u"unchanged"_s;
    case UndoneRow::Refused: return u"refused"_s;
    }
    return {};
}

Result<std::vector<UndoneRow>> Undo::run(qint64 operation, Mode mode)
{
    const Result<std::optional<Operation>> known = Journal(m_connection).findOperation(operation);
    if (!known)
        return failure(known);
    if (!*known)
        return failure(ErrorCode::NotFound, u"The journal has no operation %1"_s.arg(operation));
    Result<std::vector<Row>> rows = rowsOf(**known);
    if (!rows)
        return failure(rows);
    const Result<void> marked = markLater(*rows, operation);
    if (!marked)
        return failure(marked);
    m_leaving.clear();
    std::vector<UndoneRow> undone(rows->size());
    for (std::size_t i = rows->size(); i-- > 0;) { // the last first: entities go before their devices
        const Row &row = (*rows)[i];
        Result<UndoneRow> one = takeBack(row, operation, mode);
        if (!one)
            return failure(one);
        if (row.kind == u"entity" && leavesItsDevice(*one, row.before))
            m_leaving.insert(row.key);
        undone[i] = std::move(*one);
    }
    return undone;
}

/// A row that was changed several times had the values of the first change before.
Result<std::vector<Undo::Row>> Undo::rowsOf(const Operation &operation)
{
    Statement query = m_connection.statement(
        "SELECT kind, key, action, before FROM changes, operations"
        " WHERE id = ? AND seq > last_seq - operations.changes AND seq <= last_seq ORDER BY seq");
    query.bind(operation.id);
    std::vector<Row> rows;
    QHash<RowId, std::size_t> places;
    qint64 read = 0;
    for (;;) {
        const Result<bool> more = query.step();
        if (!more)
            return failure(more);
        if (!*more)
            break;
        ++read;
        const QString kind = query.text();
        const QString key = query.text();
        const bool created = query.text() == u"create"_s;
        const QByteArray before = query.utf8();
        const auto known = places.constFind({ kind, key });
        if (known == places.constEnd()) {
            places.insert({ kind, key }, rows.size());
            rows.push_back({ kind, key, !created, before.isEmpty() ? "{}"_ba : before });
        } else if (!before.isEmpty()) {
            rows[*known].before = filledUp(rows[*known].before, before);
        }
    }
    if (read != operation.changes)
        return failure(ErrorCode::Conflict,
                       u"The journal no longer holds all that operation %1 changed"_s.arg(operation.id));
    return rows;
}

/// One pass over the journal's end, however many rows there are.
Result<void> Undo::markLater(std::vector<Row> &rows, qint64 operation)
{
    Statement query = m_connection.statement(
        "SELECT kind, key, actor FROM changes WHERE seq > (SELECT last_seq FROM operations WHERE id = ?)"
        " ORDER BY seq");
    query.bind(operation);
    QHash<RowId, QString> later;
    for (;;) {
        const Result<bool> more = query.step();
        if (!more)
            return failure(more);
        if (!*more)
            break;
        const QString kind = query.text();
        const QString key = query.text();
        later.insert({ kind, key }, query.text());
    }
    for (Row &row : rows) {
        if (const auto found = later.constFind({ row.kind, row.key }); found != later.constEnd())
            row.later = *found;
    }
    return {};
}

Result<UndoneRow> Undo::takeBack(const Row &row, qint64 operation, Mode mode)
{
    UndoneRow undone { row.kind, row.key, UndoneRow::Refused, {} };
    const UndoKind *kind = undoKind(row.kind);
    if (!kind) {
        undone.reason = u"Changes of kind %1 cannot be taken back"_s.arg(row.kind);
        return undone;
    }
    const Result<bool> asBefore = isAsBefore(*kind, row, operation);
    if (!asBefore)
        return failure(asBefore);
    if (*asBefore) {
        undone.outcome = UndoneRow::Unchanged;
        return undone;
    }
    if (row.later) {
        undone.reason = u"It was changed since, by %1"_s.arg(*row.later);
        return undone;
    }
    const Result<bool> others = kind->owner && !row.existed ? hasOtherEntities(row.key) : Result<bool>(false);
    if (!others)
        return failure(others);
    if (*others) {
        undone.reason = u"It has entities that came since"_s;
        return undone;
    }
    undone.outcome = row.existed ? UndoneRow::Restored : UndoneRow::Removed;
    const Result<void> written = mode == Mode::Apply ? write(*kind, row, operation) : Result<void>();
    if (!written)
        return failure(written);
    return undone;
}

Result<bool> Undo::hasOtherEntities(const QString &deviceId)
{
    Statement query = m_connection.statement("SELECT entity_id FROM entities WHERE device_id = ?");
    query.bind(deviceId);
    for (;;) {
        const Result<bool> row = query.step();
        if (!row || !*row)
            return row;
        if (!m_leaving.contains(query.text()))
            return true;
    }
}

Result<bool> Undo::isAsBefore(const UndoKind &kind, const Row &row, qint64 operation)
{
    if (!row.existed)
        return ask(kind.exists(), row).map([](bool there) { return !there; });
    const Result<bool> matches = ask(kind.matches(), row);
    if (!matches || !*matches || !kind.secrets)
        return matches;
    Statement replaced = m_connection.statement(
        "SELECT 1 FROM replaced_secrets AS former JOIN webhook_secrets AS present USING (webhook_id)"
        " WHERE former.operation = ? AND webhook_id = ? AND present.sealed IS NOT former.sealed");
    return replaced.bind(operation).bind(row.key).step().map([](bool differs) { return !differs; });
}

Result<void> Undo::write(const UndoKind &kind, const Row &row, qint64 operation)
{
    const Result<bool> there = ask(kind.exists(), row);
    if (!there)
        return failure(there);
    const QByteArray sql = !row.existed ? kind.remove() : *there ? kind.update() : kind.insert();
    const Result<bool> done = ask(sql, row);
    if (!done)
        return failure(done);
    if (!row.existed || !kind.secrets)
        return {};
    const Result<void> secret =
        m_connection
            .statement("UPDATE webhook_secrets SET sealed = former.sealed FROM replaced_secrets AS former"
                       " WHERE former.operation = ? AND former.webhook_id = ?"
                       " AND webhook_secrets.webhook_id = former.webhook_id")
            .bind(operation)
            .bind(row.key)
            .run();
    return secret && row.before == "{}" ? Journal(m_connection).note(row.kind, row.key) : secret;
}

/// Runs a statement of UndoKind; true where it gives a row.
Result<bool> Undo::ask(const QByteArray &sql, const Row &row)
{
    Statement statement = m_connection.statement(sql);
    return statement.bindUtf8(view(row.before)).bind(row.key).step();
}

} // namespace hearthbook
