#pragma once

#include "core/storage/operationrows.h"
#include "core/storage/undokinds.h"
#include "core/storage/undorenames.h"

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

/// Takes one operation back by what the journal tells of it: rows that it added go, rows that it changed, renamed or removed get
/// their former values and keys. Left alone is a row that somebody changed since, whose former key is another row's now, an
/// entity whose former device is not there, and an added device that has got other entities.
/// Kinds: see undokinds.cpp. Thread: the connection's.
class Undo
{
public:
    explicit Undo(Connection &connection) : m_connection(connection) { }

    enum class Mode { Look, Apply };

    /// One item for each row of the operation, in its order. Applying runs in the caller's transaction and operation, which
    /// can be undone in its turn. Errors: NotFound where the journal has no such operation; Conflict where it no longer has
    /// all of it; as for any write.
    Result<std::vector<UndoneRow>> run(qint64 operation, Mode mode);

private:
    using Keys = QSet<std::pair<QString, QString>>; ///< kind and key

    Result<void> judge();
    Result<UndoneRow> judgeAlone(const OperationRow &row);
    Result<bool> isAsBefore(const UndoKind &kind, const OperationRow &row);
    Result<bool> refuseHindered();
    void noteMoves();
    Result<QString> hindrance(const UndoKind &kind, const OperationRow &row, UndoneRow::Outcome outcome);
    Result<bool> isTaken(const UndoKind &kind, const QString &key);
    Result<bool> willBeThere(const QString &deviceId);
    Result<bool> hasOtherEntities(const QString &deviceId);
    Result<void> apply();
    Result<void> removeAdded(bool owners);
    Result<void> renameBack(UndoRenames &renames);
    Result<void> restore(UndoRenames &renames);
    Result<void> write(const UndoKind &kind, const OperationRow &row, UndoRenames &renames);
    Result<bool> ask(const QByteArray &sql, const OperationRow &row, const QString &key);

    Connection &m_connection;
    qint64 m_operation = 0;
    std::vector<OperationRow> m_rows;
    std::vector<UndoneRow> m_undone; ///< of each row
    Keys m_leaving; ///< keys that rows leave
    Keys m_arriving; ///< and get
    QSet<QString> m_departing; ///< entities that this undo takes from their device
};

} // namespace hearthbook
