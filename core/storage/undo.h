#pragma once

#include "core/domain/change.h"
#include "core/storage/connection.h"
#include "core/storage/undokinds.h"

#include <QSet>

#include <vector>

namespace hearthbook {

/// What an undo does with one row that an operation changed.
struct UndoneRow
{
    enum Outcome {
        Removed,   ///< the operation had added it
        Restored,  ///< it has its former values again
        Unchanged, ///< it is as it was before already
        Refused    ///< see `reason`: it was changed since, say
    };

    QString kind = {}; ///< as in Change
    QString key = {};
    Outcome outcome = Unchanged;
    QString reason = {}; ///< a sentence; empty unless Refused
};

/// The word for people and reports: "removed", "restored", "unchanged", "refused".
QString outcomeWord(UndoneRow::Outcome outcome);

/// Takes one operation back by what the journal tells of it: rows that it added go, rows that it changed or removed get their
/// former values. A row that somebody changed since is left alone, and so is an added device that has got other entities.
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
    struct Row;

    Result<std::vector<Row>> rowsOf(const Operation &operation);
    Result<void> markLater(std::vector<Row> &rows, qint64 operation);
    Result<UndoneRow> takeBack(const Row &row, qint64 operation, Mode mode);
    Result<bool> isAsBefore(const UndoKind &kind, const Row &row, qint64 operation);
    Result<void> write(const UndoKind &kind, const Row &row, qint64 operation);
    Result<bool> ask(const QByteArray &sql, const Row &row);
    Result<bool> hasOtherEntities(const QString &deviceId);

    Connection &m_connection;
    QSet<QString> m_leaving; ///< entities that this undo takes from their device
};

} // namespace hearthbook
