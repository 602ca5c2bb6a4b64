#include "core/storage/devicestore.h"

#include "core/domain/jsontext.h"
#include "core/domain/textrules.h"
#include "core/storage/listpage.h"
#include "core/storage/rows.h"
#include "core/storage/userchange.h"

#include <QSet>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

// The columns and readDevice() go together, line by line.
constexpr char columns[] =
    "d.device_id, d.name, d.name_by_user, d.manufacturer, d.model, d.model_id, d.sw_version,"
    " d.hw_version, d.serial_number, d.area_id, d.integration, d.entry_type, d.configuration_url,"
    " d.suggested_area, d.via_device_id, d.parent_device_id, d.config_entry_id, d.disabled_by,"
    " d.labels, d.identifiers, d.connections, d.notes, d.gone_at, d.last_seen,"
    " d.created_at, d.updated_at, d.revision, ";
constexpr char entityCount[] = "(SELECT count(*) FROM entities e WHERE e.device_id = d.device_id)";

constexpr char platformDevices[] =
    "devices d JOIN (SELECT device_id AS owner, count(*) AS platform_entities FROM entities"
    " WHERE platform IN (SELECT value FROM json_each(?)) GROUP BY device_id) ON owner = d.device_id";
constexpr char platformCount[] = "platform_entities";

Device readDevice(Statement &row)
{
    Device d;
    d.deviceId = row.text();
    d.name = row.text();
    d.nameByUser = row.optionalText();
    d.manufacturer = row.optionalText();
    d.model = row.optionalText();
    d.modelId = row.optionalText();
    d.swVersion = row.optionalText();
    d.hwVersion = row.optionalText();
    d.serialNumber = row.optionalText();
    d.areaId = row.optionalText();
    d.integration = row.optionalText();
    d.entryType = row.optionalText();
    d.configurationUrl = row.optionalText();
    d.suggestedArea = row.optionalText();
    d.viaDeviceId = row.optionalText();
    d.parentDeviceId = row.optionalText();
    d.configEntryId = row.optionalText();
    d.disabledBy = row.optionalText();
    d.labels = soundJson(row.utf8(), "[]");
    d.identifiers = soundJson(row.utf8(), "[]");
    d.connections = soundJson(row.utf8(), "[]");
    d.notes = row.optionalText();
    d.goneAt = row.optionalTimestamp();
    d.lastSeen = row.optionalTimestamp();
    d.createdAt = row.timestamp();
    d.updatedAt = row.timestamp();
    d.revision = row.integer();
    d.entityCount = row.integer();
    return d;
}

/// What is no text of one line (labels, identifiers, connections, notes) has no order.
std::vector<ListField> deviceListFields(const QByteArray &count)
{
    std::vector<ListField> fields {
        orderField("device_id", "d.device_id"), foldedField("name", deviceDisplayName()),
        numberField("entity_count", count),     asTime(orderField("timestamp", "ifnull(d.last_seen, d.updated_at)")),
        numberField("revision", "d.revision"),  presenceField("disabled", "d.disabled_by"),
        presenceField("gone", "d.gone_at"),
    };
    for (const char *name : { "manufacturer", "model", "area_id", "integration", "entry_type", "disabled_by" })
        fields.push_back(textField(name, QByteArray("d.") + name, ListUse::Facet));
    for (const char *name : { "via_device_id", "parent_device_id", "config_entry_id" })
        fields.push_back(textField(name, QByteArray("d.") + name, ListUse::Filter));
    for (const char *name : { "name_by_user", "model_id", "sw_version", "hw_version", "serial_number",
                              "configuration_url", "suggested_area" })
        fields.push_back(textField(name, QByteArray("d.") + name));
    for (const char *name : { "gone_at", "last_seen", "created_at", "updated_at" })
        fields.push_back(asTime(textField(name, QByteArray("d.") + name)));
    fields.push_back(areaNameField("area_name", "d.area_id"));
    fields.push_back(relatedField("domain", "entities.domain",
                                  { "d.device_id", "entities", "entities.device_id", u"of one of their entities"_s }));
    return fields;
}

ListShape deviceShape(bool platform)
{
    const QByteArray count = platform ? platformCount : entityCount;
    ListShape shape;
    shape.columns = columns + count;
    shape.from = platform ? platformDevices : "devices d";
    shape.key = "d.device_id";
    shape.kind = "device";
    shape.searched = deviceSearchText();
    shape.fields = deviceListFields(count);
    return shape;
}

const ListShape &plainShape()
{
    static const ListShape shape = deviceShape(false);
    return shape;
}

constexpr std::size_t nameField = fieldIndex(deviceFields, "name");
constexpr std::size_t modelField = fieldIndex(deviceFields, "model");

} // namespace

QByteArray deviceDisplayName()
{
    return "ifnull(nullif(name_by_user, ''), name)";
}

QByteArray deviceSearchText()
{
    return "(name || char(10) || ifnull(name_by_user, '') || char(10) || device_id)";
}

UpsertTable deviceTable()
{
    return { "devices", "device_id", "device", deviceFields, true, false };
}

DeviceStore::DeviceStore(Connection &connection, int presenceInterval)
    : m_connection(connection), m_presenceInterval(presenceInterval), m_upsert(connection, deviceTable()),
      m_aliases(connection, "device", "devices", "device_id")
{
}

Result<std::optional<Device>> DeviceStore::find(const QString &deviceId)
{
    static const QByteArray sql = QByteArray("SELECT ") + columns + entityCount
        + " FROM devices d WHERE d.device_id = ?";
    Statement query = m_connection.statement(sql);
    const Result<bool> row = query.bind(deviceId).step();
    if (!row)
        return failure(row);
    return *row ? std::optional(readDevice(query)) : std::nullopt;
}

Result<std::optional<QString>> DeviceStore::effectiveArea(const Device &device)
{
    if (device.areaId || !device.parentDeviceId)
        return device.areaId;
    Statement query = m_connection.statement("SELECT area_id FROM devices WHERE device_id = ?");
    const Result<bool> row = query.bind(*device.parentDeviceId).step();
    if (!row)
        return failure(row);
    return *row ? query.optionalText() : std::nullopt;
}

const std::vector<ListField> &DeviceStore::listFields()
{
    return plainShape().fields;
}

Result<Page<Device>> DeviceStore::list(ListQuery query, const QStringList &platforms)
{
    const auto id = [](const Device &device) { return device.deviceId; };
    if (platforms.isEmpty())
        return readPage<Device>(m_connection, query, plainShape(), readDevice, id);
    static const ListShape platformShape = deviceShape(true);
    ListShape shape = platformShape;
    shape.fromValues = { jsonArray(platforms) };
    query.scopeName = shape.fromValues.first();
    return readPage<Device>(m_connection, query, shape, readDevice, id);
}

Result<std::vector<Device>> DeviceStore::dependants(const QString &deviceId)
{
    static const QByteArray sql = QByteArray("SELECT ") + columns + entityCount
        + " FROM devices d WHERE d.via_device_id = ?1 OR d.parent_device_id = ?1 ORDER BY d.device_id";
    Statement query = m_connection.statement(sql);
    query.bind(deviceId);
    return readRows(query, readDevice);
}

Result<UpsertReport> DeviceStore::upsert(std::span<const DevicePatch> rows)
{
    UpsertReport report;
    const Timestamp now = Timestamp::now();
    const UpsertTimes times { now, { now.microseconds - m_presenceInterval * qint64(1'000'000) } };
    bool touched = false;
    for (DevicePatch row : rows) {
        fallBackOnName(row);
        const Result<RowOutcome> outcome = m_upsert.write(row.id, row.present, row.values, times);
        if (outcome)
            report.count(*outcome);
        else if (outcome.error().code == ErrorCode::Conflict || outcome.error().code == ErrorCode::TooLarge)
            report.rejected.push_back(remark(row, outcome.error().message));
        else
            return failure(outcome);
        touched = touched || (outcome && *outcome == RowOutcome::Touched);
    }
    const Result<void> raised = touched ? raisePresence(m_connection) : Result<void>();
    return raised ? Result<UpsertReport>(std::move(report)) : failure(raised);
}

Result<UpsertReport> DeviceStore::upsertByAnyId(std::span<const DevicePatch> rows)
{
    Result<QHash<QByteArray, QByteArray>> present = m_aliases.all();
    if (!present)
        return failure(present);
    if (present->isEmpty())
        return upsert(rows);
    const auto idOf = [](const DevicePatch &row) { return QByteArray(row.id.data(), qsizetype(row.id.size())); };
    QSet<QByteArray> listed;
    for (const DevicePatch &row : rows)
        listed.insert(idOf(row));
    std::vector<DevicePatch> moved(rows.begin(), rows.end());
    for (DevicePatch &row : moved) {
        const auto found = present->constFind(idOf(row));
        if (found != present->constEnd() && !listed.contains(*found))
            row.id = view(*found);
    }
    return upsert(moved);
}

/// A null or empty name falls back to the model, then the id; so does an absent one of a new device.
void DeviceStore::fallBackOnName(DevicePatch &row)
{
    if (row.has(nameField) && !row.values[nameField].empty())
        return;
    std::string_view model = row.values[modelField];
    if (!row.has(nameField) || !row.has(modelField)) {
        Statement query = m_connection.statement("SELECT ifnull(model, '') FROM devices WHERE device_id = ?");
        const Result<bool> stored = query.bindUtf8(row.id).step();
        const bool known = stored && *stored;
        if (known && !row.has(nameField))
            return;
        if (!row.has(modelField)) {
            m_storedModel = known ? query.column(0) : std::string_view();
            model = m_storedModel;
        }
    }
    row.set(nameField, model.empty() ? row.id : model);
}

Result<Device> DeviceStore::change(const QString &deviceId, const UserPatch &patch)
{
    const Result<void> written = writeUserPatch(m_connection, { "devices", "device_id", "name_by_user", false },
                                                deviceId, patch);
    if (!written)
        return failure(written);
    return find(deviceId).map([](std::optional<Device> row) { return std::move(row).value_or(Device()); });
}

Result<qint64> DeviceStore::clear()
{
    const qint64 count = m_connection.number("SELECT count(*) FROM devices");
    const Result<void> removed = m_connection.statement("DELETE FROM devices").run();
    if (!removed)
        return failure(removed);
    return count;
}

} // namespace hearthbook
