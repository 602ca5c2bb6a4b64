#pragma once

#include "core/storage/undoplan.h"
#include "core/storage/undorenames.h"

namespace hearthbook {

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
};

} // namespace hearthbook
