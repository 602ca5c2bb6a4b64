#pragma once

#include "core/domain/entity.h"
#include "core/domain/userpatch.h"
#include "core/storage/aliasstore.h"
#include "core/storage/listquery.h"
#include "core/storage/upsert.h"

namespace hearthbook {

/// The entities of one database. Thread: the connection's.
class EntityStore
{
public:
    explicit EntityStore(Connection &connection);

    Result<std::optional<Entity>> find(const QString &entityId);

    /// The id under which the row is now that was once called `oldId`; nothing where no row was.
    Result<std::optional<QString>> presentId(const QString &oldId) { return m_aliases.present(oldId); }

    /// The ids that the row had before.
    Result<QStringList> formerIds(const QString &id) { return m_aliases.former(id); }

    /// What lists can be asked by.
    static const std::vector<ListField> &listFields();

    /// Errors: InvalidInput (see ListStatement::make).
    Result<Page<Entity>> list(const ListQuery &query);

    /// As DeviceStore::upsert. A device_id that is not stored becomes null with a warning. A row with a known registry id
    /// and another entity_id is a rename: it keeps its row, and the old id is remembered.
    Result<UpsertReport> upsert(std::span<const EntityPatch> rows);

    /// Writes what a user changes of a row that is there; gives it as it is then. Runs in the caller's transaction. Errors: as for
    /// any write.
    Result<Entity> change(const QString &entityId, const UserPatch &patch);

    /// Removes all entities. Returns how many there were.
    Result<qint64> clear();

private:
    Result<RowOutcome> repair(EntityPatch row, const UpsertTimes &times, Error error, UpsertReport &report);
    Result<bool> rename(std::string_view registryId, std::string_view newId, const Timestamp &now);
    Result<void> displace(std::string_view entityId, const Timestamp &now);

    Connection &m_connection;
    RowUpsert m_upsert;
    AliasStore m_aliases;
    AliasStore m_devices; ///< former ids of devices
};

/// How `entities` is upserted.
UpsertTable entityTable();

/// SQL text over a row of `entities`: what substring search looks at.
QByteArray entitySearchText();

} // namespace hearthbook
