#include "core/storage/areastore.h"

#include "core/storage/rows.h"

#include <QSet>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr char listSql[] =
    "SELECT id, name, floor_id, icon, ifnull(revision, 0),"
    " (SELECT count(*) FROM entities e WHERE e.area_id = id), (SELECT count(*) FROM devices d WHERE d.area_id = id)"
    // children without an area of their own are where their parent is
    " + (SELECT count(*) FROM devices p JOIN devices c ON c.parent_device_id = p.device_id"
    "    WHERE p.area_id = id AND c.area_id IS NULL),"
    " (SELECT group_concat(DISTINCT domain) FROM entities e WHERE e.area_id = id)"
    " FROM (SELECT area_id AS id FROM areas UNION SELECT area_id FROM entities WHERE area_id IS NOT NULL"
    "   UNION SELECT area_id FROM devices WHERE area_id IS NOT NULL)"
    " LEFT JOIN areas ON areas.area_id = id ORDER BY id";

Area readArea(Statement &row)
{
    Area area;
    area.areaId = row.text();
    area.name = row.optionalText();
    area.floorId = row.optionalText();
    area.icon = row.optionalText();
    area.revision = row.integer();
    area.entityCount = row.integer();
    area.deviceCount = row.integer();
    const QStringList domains = row.text().split(u',', Qt::SkipEmptyParts);
    area.domains.assign(domains.begin(), domains.end());
    std::sort(area.domains.begin(), area.domains.end());
    return area;
}

Label readLabel(Statement &row)
{
    Label label;
    label.label = row.text();
    label.entityCount = row.integer();
    return label;
}

} // namespace

Result<std::vector<Area>> AreaStore::list()
{
    Statement query = m_connection.statement(listSql);
    return readRows(query, readArea);
}

Result<std::vector<Label>> AreaStore::labels()
{
    Statement query = m_connection.statement(
        "SELECT value, count(*) FROM entities, json_each(labels) WHERE labels <> '[]' GROUP BY value ORDER BY value");
    return readRows(query, readLabel);
}

Result<UpsertReport> AreaStore::upsert(std::span<const Area> areas)
{
    UpsertReport report;
    for (const Area &area : areas) {
        Statement statement = m_connection.statement(
            "INSERT INTO areas (area_id, name, floor_id, icon, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?5)"
            " ON CONFLICT (area_id) DO UPDATE SET name = ?2, floor_id = ?3, icon = ?4, updated_at = ?5, revision = revision + 1"
            " WHERE (name, floor_id, icon) IS NOT (?2, ?3, ?4) RETURNING revision");
        const Result<bool> written = statement.bind(area.areaId)
                                         .bind(area.displayName())
                                         .bind(area.floorId)
                                         .bind(area.icon)
                                         .bind(Timestamp::now())
                                         .step();
        if (!written)
            return failure(written);
        report.count(writtenOutcome(*written ? statement.integer() : 0));
    }
    return report;
}

Result<void> AreaStore::remove(const std::string &areaId)
{
    return m_connection.statement("DELETE FROM areas WHERE area_id = ?").bindUtf8(areaId).run();
}

} // namespace hearthbook
