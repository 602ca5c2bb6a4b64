#include "core/storage/undo.h"

#include "core/domain/jsondocument.h"
#include "core/domain/textrules.h"
#include "core/storage/journal.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

bool isWritten(const UndoneRow &row)
{
    return row.outcome == UndoneRow::Removed || row.outcome == UndoneRow::Restored;
}

/// Whether it goes, or its device was changed by the operation.
bool leavesItsDevice(const OperationRow &entity, const UndoneRow &undone)
{
    return undone.outcome == UndoneRow::Removed
        || (undone.outcome == UndoneRow::Restored && entity.before.contains(R"("device_id":)"));
}

/// The device that an entity gets back; nothing where it keeps its own, or has none.
QString formerDevice(const OperationRow &entity)
{
    if (entity.kind != u"entity" || !entity.before.contains(R"("device_id":")"))
        return {};
    const Result<JsonDocument> before = JsonDocument::parse(entity.before);
    std::string_view device;
    return before && before->root()["device_id"].get_string().get(device) == simdjson::SUCCESS ? text(device)
                                                                                               : QString();
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
    Result<std::vector<OperationRow>> rows = readOperationRows(m_connection, **known);
    if (!rows)
        return failure(rows);
    m_operation = operation;
    m_rows = std::move(*rows);
    Result<void> done = judge();
    if (done && mode == Mode::Apply)
        done = apply();
    return done ? Result<std::vector<UndoneRow>>(std::move(m_undone)) : failure(done);
}

/// Each row for itself, then together: who is refused may stand in the way of others.
Result<void> Undo::judge()
{
    m_undone.clear();
    m_undone.reserve(m_rows.size());
    for (const OperationRow &row : m_rows) {
        Result<UndoneRow> undone = judgeAlone(row);
        if (!undone)
            return failure(undone);
        m_undone.push_back(std::move(*undone));
    }
    for (;;) {
        const Result<bool> refused = refuseHindered();
        if (!refused || !*refused)
            return refused ? Result<void>() : failure(refused);
    }
}

Result<UndoneRow> Undo::judgeAlone(const OperationRow &row)
{
    UndoneRow undone { row.kind, row.key, UndoneRow::Refused, {} };
    const UndoKind *kind = undoKind(row.kind);
    if (!kind) {
        undone.reason = u"Changes of kind %1 cannot be taken back"_s.arg(row.kind);
        return undone;
    }
    const Result<bool> asBefore = isAsBefore(*kind, row);
    if (!asBefore)
        return failure(asBefore);
    if (*asBefore)
        undone.outcome = UndoneRow::Unchanged;
    else if (row.later)
        undone.reason = u"It was changed since, by %1"_s.arg(*row.later);
    else
        undone.outcome = row.existed ? UndoneRow::Restored : UndoneRow::Removed;
    return undone;
}

Result<bool> Undo::isAsBefore(const UndoKind &kind, const OperationRow &row)
{
    if (!row.existed)
        return ask(kind.exists(), row, row.presentKey).map([](bool there) { return !there; });
    if (row.presentKey != row.formerKey)
        return false;
    const Result<bool> matches = ask(kind.matches(), row, row.formerKey);
    if (!matches || !*matches || !kind.secrets)
        return matches;
    Statement replaced = m_connection.statement(
        "SELECT 1 FROM replaced_secrets AS former JOIN webhook_secrets AS present USING (webhook_id)"
        " WHERE former.operation = ? AND webhook_id = ? AND present.sealed IS NOT former.sealed");
    return replaced.bind(m_operation).bind(row.key).step().map([](bool differs) { return !differs; });
}

/// Whether any row was refused that was not before.
Result<bool> Undo::refuseHindered()
{
    noteMoves();
    bool refused = false;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (!isWritten(m_undone[i]))
            continue;
        const Result<QString> reason = hindrance(*undoKind(m_rows[i].kind), m_rows[i], m_undone[i].outcome);
        if (!reason)
            return failure(reason);
        if (reason->isEmpty())
            continue;
        m_undone[i].outcome = UndoneRow::Refused;
        m_undone[i].reason = *reason;
        refused = true;
    }
    return refused;
}

void Undo::noteMoves()
{
    m_leaving.clear();
    m_arriving.clear();
    m_departing.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const OperationRow &row = m_rows[i];
        if (!isWritten(m_undone[i]))
            continue;
        if (!row.existed || row.renamed())
            m_leaving.insert({ row.kind, row.key });
        if (row.existed)
            m_arriving.insert({ row.kind, row.formerKey });
        if (row.kind == u"entity" && leavesItsDevice(row, m_undone[i]))
            m_departing.insert(row.key);
    }
}

/// Why a row cannot be taken back as things are; empty where it can.
Result<QString> Undo::hindrance(const UndoKind &kind, const OperationRow &row, UndoneRow::Outcome outcome)
{
    if (outcome == UndoneRow::Removed) {
        const Result<bool> others = kind.owner ? hasOtherEntities(row.key) : Result<bool>(false);
        if (!others)
            return failure(others);
        return *others ? u"It has entities that came since"_s : QString();
    }
    const Result<bool> taken = row.removed || row.renamed() ? isTaken(kind, row.formerKey) : Result<bool>(false);
    if (!taken)
        return failure(taken);
    if (*taken)
        return u"Another row is %1 now"_s.arg(row.formerKey);
    const QString device = formerDevice(row);
    const Result<bool> there = device.isEmpty() ? Result<bool>(true) : willBeThere(device);
    if (!there)
        return failure(there);
    return *there ? QString() : u"Its device %1 is not there"_s.arg(device);
}

Result<bool> Undo::isTaken(const UndoKind &kind, const QString &key)
{
    return m_leaving.contains({ kind.kind, key }) ? Result<bool>(false) : ask(kind.exists(), {}, key);
}

Result<bool> Undo::willBeThere(const QString &deviceId)
{
    const std::pair id { u"device"_s, deviceId };
    if (m_arriving.contains(id))
        return true;
    return m_leaving.contains(id) ? Result<bool>(false) : ask(undoKind(id.first)->exists(), {}, deviceId);
}

Result<bool> Undo::hasOtherEntities(const QString &deviceId)
{
    Statement query = m_connection.statement("SELECT entity_id FROM entities WHERE device_id = ?");
    query.bind(deviceId);
    for (;;) {
        const Result<bool> row = query.step();
        if (!row || !*row)
            return row;
        if (!m_departing.contains(query.text()))
            return true;
    }
}

/// Added rows make room for the former keys of others; added devices go when no entity is theirs any more.
Result<void> Undo::apply()
{
    UndoRenames renames(m_connection);
    Result<void> done = removeAdded(false);
    if (done)
        done = renameBack(renames);
    if (done)
        done = restore(renames);
    return done ? removeAdded(true) : done;
}

Result<void> Undo::removeAdded(bool owners)
{
    for (std::size_t i = m_rows.size(); i-- > 0;) {
        const UndoKind *kind = undoKind(m_rows[i].kind);
        if (m_undone[i].outcome != UndoneRow::Removed || kind->owner != owners)
            continue;
        const Result<bool> removed = ask(kind->remove(), m_rows[i], m_rows[i].key);
        if (!removed)
            return failure(removed);
    }
    return {};
}

Result<void> Undo::renameBack(UndoRenames &renames)
{
    for (std::size_t i = m_rows.size(); i-- > 0;) {
        if (m_undone[i].outcome == UndoneRow::Restored && m_rows[i].renamed())
            renames.add(*undoKind(m_rows[i].kind), m_rows[i].key, m_rows[i].formerKey);
    }
    return renames.run();
}

/// The last first: devices that were removed come before their entities.
Result<void> Undo::restore(UndoRenames &renames)
{
    for (std::size_t i = m_rows.size(); i-- > 0;) {
        if (m_undone[i].outcome != UndoneRow::Restored)
            continue;
        const Result<void> written = write(*undoKind(m_rows[i].kind), m_rows[i], renames);
        if (!written)
            return written;
    }
    return {};
}

Result<void> Undo::write(const UndoKind &kind, const OperationRow &row, UndoRenames &renames)
{
    const Result<bool> there = ask(kind.exists(), row, row.formerKey);
    if (!there)
        return failure(there);
    const Result<bool> done = ask(*there ? kind.update() : kind.insert(), row, row.formerKey);
    if (!done)
        return failure(done);
    if (!kind.secrets)
        return *there ? Result<void>() : renames.returned(kind, row.formerKey);
    const Result<void> secret =
        m_connection
            .statement("UPDATE webhook_secrets SET sealed = former.sealed FROM replaced_secrets AS former"
                       " WHERE former.operation = ? AND former.webhook_id = ?"
                       " AND webhook_secrets.webhook_id = former.webhook_id")
            .bind(m_operation)
            .bind(row.key)
            .run();
    return secret && row.before == "{}" ? Journal(m_connection).note(row.kind, row.key) : secret;
}

/// Runs a statement of UndoKind; true where it gives a row.
Result<bool> Undo::ask(const QByteArray &sql, const OperationRow &row, const QString &key)
{
    Statement statement = m_connection.statement(sql);
    return statement.bindUtf8(view(row.before)).bind(key).step();
}

} // namespace hearthbook
