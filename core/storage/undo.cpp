#include "core/storage/undo.h"

#include "core/domain/textrules.h"
#include "core/storage/journal.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

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
    Result<std::vector<UndoneRow>> undone = UndoPlan(m_connection, operation, m_rows).make();
    if (!undone || mode == Mode::Look)
        return undone;
    m_undone = std::move(*undone);
    const Result<void> done = apply();
    return done ? Result<std::vector<UndoneRow>>(std::move(m_undone)) : failure(done);
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
