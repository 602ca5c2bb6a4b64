#include "core/storage/userchange.h"

#include "core/domain/textrules.h"

#include <QByteArrayList>

namespace hearthbook {

namespace {

/// Whoever disabled it before stays named.
QByteArray disabling(const UserColumns &columns, bool disabled)
{
    const QByteArray by = disabled ? "disabled_by = ifnull(disabled_by, 'user')" : "disabled_by = NULL";
    return columns.disabledFlag ? by + (disabled ? ", disabled = 1" : ", disabled = 0") : by;
}

QByteArray updateText(const UserColumns &columns, const UserPatch &patch)
{
    QByteArrayList set;
    if (patch.name)
        set += columns.name + " = ?";
    if (patch.areaId)
        set += "area_id = ?";
    if (patch.notes)
        set += "notes = ?";
    if (patch.labels)
        set += "labels = ?";
    if (patch.disabled)
        set += disabling(columns, *patch.disabled);
    return set.isEmpty() ? QByteArray()
                         : "UPDATE " + columns.table + " SET " + set.join(", ") + " WHERE " + columns.key + " = ?";
}

} // namespace

Result<void> writeUserPatch(Connection &connection, const UserColumns &columns, const QString &id,
                            const UserPatch &patch)
{
    const QByteArray sql = updateText(columns, patch);
    if (sql.isEmpty())
        return {};
    Statement update = connection.statement(sql);
    for (const UserPatch::Text &text : { patch.name, patch.areaId, patch.notes }) {
        if (text)
            update.bind(*text);
    }
    if (patch.labels)
        update.bindUtf8(view(*patch.labels));
    return update.bind(id).run();
}

} // namespace hearthbook
