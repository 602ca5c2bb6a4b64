#pragma once

#include "core/storage/connection.h"

#include <QHash>
#include <QStringList>

namespace hearthbook {

/// Former ids of devices and entities. An alias goes with the row it leads to. Thread: the connection's.
class AliasStore
{
public:
    /// `kind`: "device" or "entity"; `rows`, `key`: where its rows stand, and their id.
    AliasStore(Connection &connection, const QByteArray &kind, const QByteArray &rows, const QByteArray &key);

    /// The present id of a row that was once called `oldId`; nothing where no row was, or where one is called so now.
    Result<std::optional<QString>> present(const QString &oldId);

    /// Every former id that leads to a row, with that row's id; mostly none.
    Result<QHash<QByteArray, QByteArray>> all();

    /// The ids under which the row of `presentId` was before.
    Result<QStringList> former(const QString &presentId);

    /// The row under `from` is now under `to`: what led to it still does. `to` itself leads nowhere from now on.
    Result<void> move(const QString &from, const QString &to);
    /// The same, and `oldId` is remembered.
    Result<void> rename(const QString &oldId, const QString &newId, const Timestamp &now);
    /// Remembers an id of a row that was never stored under it, unless that id leads to a row already.
    Result<void> add(const QString &oldId, const QString &presentId, const Timestamp &now);

    /// A row is called `id` again: it leads nowhere.
    Result<void> forget(const QString &id);

private:
    Result<void> remember(const QString &oldId, const QString &presentId, const Timestamp &now);

    Connection &m_connection;
    QByteArray m_kind;
    QByteArray m_present; ///< the text of a query
    QByteArray m_all; ///< likewise
};

} // namespace hearthbook
