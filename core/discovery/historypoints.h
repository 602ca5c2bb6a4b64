#pragma once

#include "core/domain/registrysnapshot.h"
#include "core/influx/lineprotocol.h"

#include <unordered_map>

namespace hearthbook {

/// The points of one listing for InfluxDB, as the old websocket-ingestion wrote them: measurements `devices`, `entities` and
/// `config_entries`, in line protocol, to the second. What is null in a tag has the old word for it ("Unknown", "unknown",
/// "unassigned"), which `import influx` reads as nothing.
class HistoryPoints
{
public:
    HistoryPoints(RegistrySnapshot snapshot, Timestamp time);

    /// The next points, `most` at most; empty once all were given.
    QByteArray next(qsizetype most);

private:
    void addDevice(LineProtocol &lines, const DevicePatch &device) const;
    void addEntity(LineProtocol &lines, const EntityPatch &entity) const;
    void addEntry(LineProtocol &lines, const Integration &entry) const;

    RegistrySnapshot m_snapshot;
    Timestamp m_time;
    std::unordered_map<std::string_view, qint64> m_entities; ///< device -> how many
    std::size_t m_devicesAt = 0;
    std::size_t m_entitiesAt = 0;
    std::size_t m_entriesAt = 0;
};

} // namespace hearthbook
