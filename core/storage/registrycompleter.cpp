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

QByteArray bytes(std::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

std::string_view view(const QByteArray &bytes)
{
    return { bytes.constData(), std::size_t(bytes.size()) };
}

} // namespace

RegistryCompleter::RegistryCompleter(Connection &connection, Mode mode)
    : m_connection(connection), m_mode(mode), m_devices(connection, deviceTable()),
      m_entities(connection, entityTable())
{
}

Result<CompletedRow> RegistryCompleter::device(DevicePatch row, const OldRow &old)
{
    const Result<QByteArray> id = presentId("device", row.id);
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
    const Result<QByteArray> id = presentId("entity", row.id);
    if (!id)
        return failure(id);
    QString remark;
    QByteArray device;
    if (!row.values[deviceField].empty()) {
        const Result<QByteArray> present = presentId("device", row.values[deviceField]);
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

Result<QByteArray> RegistryCompleter::presentId(const char *kind, std::string_view id)
{
    Statement query = m_connection.statement("SELECT present_id FROM id_aliases WHERE kind = ? AND old_id = ?");
    const Result<bool> row = query.bindUtf8(kind).bindUtf8(id).step();
    if (!row)
        return failure(row);
    return *row ? query.utf8() : bytes(id);
}

Result<bool> RegistryCompleter::isDevice(const QByteArray &id)
{
    if (m_newDevices.contains(id))
        return true;
    return m_connection.statement("SELECT 1 FROM devices WHERE device_id = ?").bindUtf8(view(id)).step();
}

} // namespace hearthbook
