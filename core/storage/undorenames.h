#pragma once

#include "core/storage/devicemover.h"
#include "core/storage/undokinds.h"

#include <QHash>

#include <vector>

namespace hearthbook {

/// Gives rows the keys back that they had, with their former ids: the id that a row had meanwhile leads to it, the one that it
/// has again leads nowhere. Runs in the caller's transaction and operation; the triggers journal. Thread: the connection's.
class UndoRenames
{
public:
    explicit UndoRenames(Connection &connection);

    /// A row under `from` that is to be under `to` again. That may be the place of a row that is added later.
    void add(const UndoKind &kind, const QString &from, const QString &to);
    /// In the order in which they were added. Errors: Conflict where another row stands in the way; as for any write.
    Result<void> run();
    /// A row that was removed is there again: its id leads nowhere.
    Result<void> returned(const UndoKind &kind, const QString &key);

private:
    struct Rename
    {
        const UndoKind *kind;
        QString from;
        QString to;
        QString at; ///< where it is by now
    };

    Result<void> standAside(Rename &rename);
    Result<void> move(Rename &rename, const QString &to);
    Result<void> remember(const Rename &rename);
    Result<bool> isThere(const UndoKind &kind, const QString &key);
    AliasStore *aliasesOf(const UndoKind &kind);

    Connection &m_connection;
    DeviceMover m_devices;
    AliasStore m_entityAliases;
    Timestamp m_now = Timestamp::now();
    std::vector<Rename> m_renames;
    QHash<std::pair<QString, QString>, std::size_t> m_waiting; ///< not moved yet, by kind and key
};

} // namespace hearthbook
