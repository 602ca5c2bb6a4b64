#pragma once

#include "core/storage/aliasstore.h"
#include "core/storage/upsert.h"

#include <QSet>

namespace hearthbook {

/// What became of one row of an old source.
struct CompletedRow
{
    RowOutcome outcome = RowOutcome::Unchanged; ///< never Touched
    QString remark = {}; ///< a sentence where the row was taken with a change; else empty
};

/// Brings devices and entities of an old source (a file of the old data-api, InfluxDB) into a book that may know them already.
/// Rows that are missing are added, known ones completed and never overwritten: see RowUpsert::complete(). A former id
/// stands for the present one. Devices come before their entities. Thread: the connection's.
class RegistryCompleter
{
public:
    using Mode = RowUpsert::Mode;

    /// With Look nothing is written, and the database may be read-only; else it runs in the caller's transaction and operation.
    RegistryCompleter(Connection &connection, Mode mode);

    /// Without a name it falls back on the model, then the id. Errors: Conflict and TooLarge where the row cannot be stored;
    /// StorageFull, Busy, Corrupt.
    Result<CompletedRow> device(DevicePatch row, const OldRow &old);

    /// A device that nobody knows is left out, with a remark. Errors: as device().
    Result<CompletedRow> entity(EntityPatch row, const OldRow &old);

private:
    Result<bool> isDevice(const QByteArray &id);

    Connection &m_connection;
    Mode m_mode;
    RowUpsert m_devices;
    RowUpsert m_entities;
    AliasStore m_deviceAliases;
    AliasStore m_entityAliases;
    QSet<QByteArray> m_newDevices; ///< that Look would have added
};

} // namespace hearthbook
