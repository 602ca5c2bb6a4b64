#include "core/discovery/historypoints.h"

#include "core/domain/textrules.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 second = 1'000'000;

QString textOr(std::string_view utf8, const QString &word)
{
    return utf8.empty() ? word : text(utf8);
}

constexpr std::size_t deviceField(std::string_view column)
{
    return fieldIndex(deviceFields, column);
}

constexpr std::size_t entityField(std::string_view column)
{
    return fieldIndex(entityFields, column);
}

constexpr std::size_t deviceName = deviceField("name");
constexpr std::size_t deviceNameByUser = deviceField("name_by_user");
constexpr std::size_t deviceManufacturer = deviceField("manufacturer");
constexpr std::size_t deviceModel = deviceField("model");
constexpr std::size_t deviceArea = deviceField("area_id");
constexpr std::size_t deviceVersion = deviceField("sw_version");
constexpr std::size_t entityDevice = entityField("device_id");
constexpr std::size_t entityPlatform = entityField("platform");
constexpr std::size_t entityArea = entityField("area_id");
constexpr std::size_t entityUniqueId = entityField("unique_id");
constexpr std::size_t entityDisabledBy = entityField("disabled_by");

/// As the book names a device without a name.
QString nameOf(const DevicePatch &device)
{
    for (const std::size_t at : { deviceName, deviceNameByUser, deviceModel }) {
        if (const std::string_view value = device.values[at]; !value.empty())
            return text(value);
    }
    return text(device.id);
}

/// Adds rows of a part until there are enough points.
template<typename Part, typename Add>
void addRows(LineProtocol &lines, qsizetype most, const std::optional<Part> &part, std::size_t &at, Add add)
{
    for (; part && at < part->rows.size() && lines.pointCount() < most; ++at)
        add(part->rows[at]);
}

} // namespace

HistoryPoints::HistoryPoints(RegistrySnapshot snapshot, Timestamp time)
    : m_snapshot(std::move(snapshot)), m_time { time.microseconds / second * second }
{
    if (!m_snapshot.entities)
        return;
    for (const EntityPatch &entity : m_snapshot.entities->rows)
        ++m_entities[entity.values[entityDevice]];
}

QByteArray HistoryPoints::next(qsizetype most)
{
    LineProtocol lines;
    addRows(lines, most, m_snapshot.devices, m_devicesAt, [&](const DevicePatch &device) { addDevice(lines, device); });
    addRows(lines, most, m_snapshot.entities, m_entitiesAt,
            [&](const EntityPatch &entity) { addEntity(lines, entity); });
    addRows(lines, most, m_snapshot.integrations, m_entriesAt,
            [&](const Integration &entry) { addEntry(lines, entry); });
    return lines.take();
}

void HistoryPoints::addDevice(LineProtocol &lines, const DevicePatch &device) const
{
    const auto count = m_entities.find(device.id);
    lines.begin(u"devices")
        .tag(u"device_id", text(device.id))
        .tag(u"manufacturer", textOr(device.values[deviceManufacturer], u"Unknown"_s))
        .tag(u"model", textOr(device.values[deviceModel], u"Unknown"_s))
        .tag(u"area_id", textOr(device.values[deviceArea], u"unassigned"_s))
        .field(u"name", nameOf(device))
        .field(u"sw_version", textOr(device.values[deviceVersion], u"Unknown"_s))
        .field(u"entity_count", count == m_entities.end() ? 0 : count->second)
        .end(m_time);
}

void HistoryPoints::addEntity(LineProtocol &lines, const EntityPatch &entity) const
{
    lines.begin(u"entities")
        .tag(u"entity_id", text(entity.id))
        .tag(u"device_id", textOr(entity.values[entityDevice], u"unknown"_s))
        .tag(u"domain", text(entity.id.substr(0, entity.id.find('.'))))
        .tag(u"platform", text(entity.values[entityPlatform]))
        .tag(u"area_id", textOr(entity.values[entityArea], u"unassigned"_s))
        .field(u"unique_id", text(entity.values[entityUniqueId]))
        .field(u"disabled", !entity.values[entityDisabledBy].empty())
        .end(m_time);
}

void HistoryPoints::addEntry(LineProtocol &lines, const Integration &entry) const
{
    lines.begin(u"config_entries")
        .tag(u"entry_id", entry.entryId)
        .tag(u"domain", entry.domain)
        .tag(u"state", entry.state.value_or(QString()))
        .field(u"title", entry.title.value_or(QString()))
        .field(u"version", entry.version)
        .end(m_time);
}

} // namespace hearthbook
