#include "core/storage/registrycompleter.h"

#include "core/domain/textrules.h"
#include "core/storage/devicestore.h"
#include "core/storage/entitystore.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t nameField = fieldIndex(deviceFields, "name");
constexpr std::size_t modelField = fieldIndex(deviceFields, "model");
constexpr std::size_t deviceField = fieldIndex(entityFields, "device_id");

/// The id that a row has now which the source calls `id`.
Result<QByteArray> presentId(AliasStore &aliases, std::string_view id)
{
    return aliases.present(text(id)).map([id](const std::optional<QString> &present) {
        return present ? present->toUtf8() : QByteArray(id.data(), qsizetype(id.size()));
    });
}

} // namespace

RegistryCompleter::RegistryCompleter(Connection &connection, Mode mode)
    : m_connection(connection), m_mode(mode), m_devices(connection, deviceTable()),
      m_entities(connection, entityTable()), m_deviceAliases(connection, "device", "devices", "device_id"),
      m_entityAliases(connection, "entity", "entities", "entity_id")
{
}

Result<CompletedRow> RegistryCompleter::device(DevicePatch row, const OldRow &old)
{
    const Result<QByteArray> id = presentId(m_deviceAliases, row.id);
    if (!id)
        return failure(id);
    if (row.values[nameField].empty())
        row.set(nameField, row.values[modelField].empty() ? row.id : row.values[modelField]);
    const Result<RowOutcome> outcome = m_devices.complete(view(*id), row.present, row.values, old, m_mode);
    if (!outcome)
        return failure(outcome);
    if (m_mode == Mode::Look && *outcome == RowOutcome::Inserted)
        m_newDevices.insert(*id);
    return CompletedRow { *outcome, {} };
}

Result<CompletedRow> RegistryCompleter::entity(EntityPatch row, const OldRow &old)
{
    const Result<QByteArray> id = presentId(m_entityAliases, row.id);
    if (!id)
        return failure(id);
    QString remark;
    QByteArray device;
    if (!row.values[deviceField].empty()) {
        const Result<QByteArray> present = presentId(m_deviceAliases, row.values[deviceField]);
        const Result<bool> known = present ? isDevice(*present) : failure(present);
        if (!known)
            return failure(known);
        device = *present;
        row.set(deviceField, *known ? view(device) : std::string_view());
        if (!*known)
            remark = u"device_id: no device %1 is known, taken without"_s.arg(QString::fromUtf8(device));
    }
    const Result<RowOutcome> outcome = m_entities.complete(view(*id), row.present, row.values, old, m_mode);
    if (!outcome)
        return failure(outcome);
    return CompletedRow { *outcome, *outcome == RowOutcome::Inserted ? remark : QString() };
}

Result<bool> RegistryCompleter::isDevice(const QByteArray &id)
{
    if (m_newDevices.contains(id))
        return true;
    return m_connection.statement("SELECT 1 FROM devices WHERE device_id = ?").bindUtf8(view(id)).step();
}

} // namespace hearthbook
