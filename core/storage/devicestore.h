#pragma once

#include "core/domain/device.h"
#include "core/domain/userpatch.h"
#include "core/storage/aliasstore.h"
#include "core/storage/listquery.h"
#include "core/storage/upsert.h"

#include <string>

namespace hearthbook {

/// The devices of one database. Thread: the connection's.
class DeviceStore
{
public:
    /// `presenceInterval`, in seconds: last_seen is written only where the stored one is older.
    DeviceStore(Connection &connection, int presenceInterval);

    /// The device with its entity count, or nothing.
    Result<std::optional<Device>> find(const QString &deviceId);

    /// The id under which the row is now that was once called `oldId`; nothing where no row was.
    Result<std::optional<QString>> presentId(const QString &oldId) { return m_aliases.present(oldId); }

    /// The ids that the row had before.
    Result<QStringList> formerIds(const QString &id) { return m_aliases.former(id); }

    /// Where the device is: a child without an area of its own is where its parent is.
    Result<std::optional<QString>> effectiveArea(const Device &device);

    /// What lists can be asked by.
    static const std::vector<ListField> &listFields();

    /// Errors: InvalidInput (see ListStatement::make). With `platforms`, only devices with an entity of one of them, and the
    /// entity count counts only those.
    Result<Page<Device>> list(ListQuery query, const QStringList &platforms = {});

    /// Devices that are reached through this one or are its children, by id.
    Result<std::vector<Device>> dependants(const QString &deviceId);

    /// Adds what is new, writes what changed, leaves the rest untouched; absent fields keep their value. Rows that cannot
    /// be stored are reported by index. Runs in the caller's transaction. Errors: StorageFull, Busy, Corrupt.
    Result<UpsertReport> upsert(std::span<const DevicePatch> rows);

    /// The same, and a row under a former id is taken for the present one's, as long as no row of the listing is that: a feeder
    /// may not know yet that a device was renumbered.
    Result<UpsertReport> upsertByAnyId(std::span<const DevicePatch> rows);

    /// Writes what a user changes of a row that is there; gives it as it is then. Runs in the caller's transaction. Errors: as for
    /// any write.
    Result<Device> change(const QString &deviceId, const UserPatch &patch);

    /// Removes all devices, and with them their entities. Returns how many there were.
    Result<qint64> clear();

private:
    void fallBackOnName(DevicePatch &row);

    Connection &m_connection;
    int m_presenceInterval;
    RowUpsert m_upsert;
    AliasStore m_aliases;
    std::string m_storedModel; ///< keeps a view alive while a row is written
};

/// How `devices` is upserted.
UpsertTable deviceTable();

/// SQL text over a row of `devices`: what substring search looks at.
QByteArray deviceSearchText();

/// SQL text over a row of `devices`: what a person calls it.
QByteArray deviceDisplayName();

} // namespace hearthbook
