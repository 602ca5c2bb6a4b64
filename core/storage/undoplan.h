#pragma once

#include "core/storage/operationrows.h"
#include "core/storage/undokinds.h"

#include <QSet>

#include <vector>

namespace hearthbook {

/// What an undo does with one row that an operation changed.
struct UndoneRow
{
    enum Outcome {
        Removed,   ///< the operation had added it
        Restored,  ///< it has its former values again, and its former key
        Unchanged, ///< it is as it was before already
        Refused    ///< see `reason`: it was changed since, say
    };

    QString kind = {}; ///< as in Change
    QString key = {};  ///< as the operation left it
    Outcome outcome = Unchanged;
    QString reason = {}; ///< a sentence; empty unless Refused
};

/// The word for people and reports: "removed", "restored", "unchanged", "refused".
QString outcomeWord(UndoneRow::Outcome outcome);

/// Finds out what an undo of an operation can do with each of its rows; writes nothing. Thread: the connection's.
class UndoPlan
{
public:
    /// `rows` must live as long as the plan.
    UndoPlan(Connection &connection, qint64 operation, const std::vector<OperationRow> &rows)
        : m_connection(connection), m_operation(operation), m_rows(rows)
    {
    }

    /// One item for each row, in their order; call once. Errors: as for any read.
    Result<std::vector<UndoneRow>> make();

private:
    using Keys = QSet<std::pair<QString, QString>>; ///< kind and key

    Result<UndoneRow> judgeAlone(const OperationRow &row);
    Result<bool> isAsBefore(const UndoKind &kind, const OperationRow &row);
    Result<bool> isAsLeft(const UndoKind &kind, const OperationRow &row);
    Result<bool> refuseHindered();
    void noteMoves();
    Result<QString> hindrance(const UndoKind &kind, const OperationRow &row, UndoneRow::Outcome outcome);
    Result<bool> isTaken(const UndoKind &kind, const QString &key);
    Result<bool> willBeThere(const QString &deviceId);
    Result<QString> holderOfItsRegistryId(const OperationRow &entity);
    Result<bool> hasOtherEntities(const QString &deviceId);
    Result<bool> ask(const QByteArray &sql, const QString &key, const QByteArray &before = "{}");

    Connection &m_connection;
    qint64 m_operation;
    const std::vector<OperationRow> &m_rows;
    std::vector<UndoneRow> m_undone; ///< of each row
    Keys m_leaving; ///< keys that rows leave
    Keys m_arriving; ///< and get
    QSet<QString> m_departing; ///< entities that the undo takes from their device
    QSet<QString> m_removed; ///< entities that go
};

} // namespace hearthbook
