#include "core/storage/areastore.h"

#include "core/storage/listpage.h"

#include <QSet>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr char areaColumns[] = "area_id, name, floor_id, icon, revision, entity_count, device_count, domains";

constexpr char areaRows[] =
    "(SELECT id AS area_id, name, floor_id, icon, ifnull(revision, 0) AS revision,"
    " (SELECT count(*) FROM entities e WHERE e.area_id = id) AS entity_count,"
    " (SELECT count(*) FROM devices d WHERE d.area_id = id)"
    // children without an area of their own are where their parent is
    " + (SELECT count(*) FROM devices p JOIN devices c ON c.parent_device_id = p.device_id"
    "    WHERE p.area_id = id AND c.area_id IS NULL) AS device_count,"
    " (SELECT group_concat(DISTINCT domain) FROM entities e WHERE e.area_id = id) AS domains"
    " FROM (SELECT area_id AS id FROM areas UNION SELECT area_id FROM entities WHERE area_id IS NOT NULL"
    "   UNION SELECT area_id FROM devices WHERE area_id IS NOT NULL)"
    " LEFT JOIN areas ON areas.area_id = id)";

/// The prefix as Label::prefix() cuts it.
constexpr char labelRows[] =
    "(SELECT value AS label, count(*) AS entity_count, substr(value, 1, max(instr(value, ':') - 1, 0)) AS prefix"
    " FROM entities, json_each(labels) WHERE labels <> '[]' GROUP BY value)";

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

/// An area without a name is shown by its id: see Area::displayName().
const ListShape &areaShape()
{
    const QByteArray shownName = "ifnull(nullif(name, ''), replace(area_id, '_', ' '))";
    static const ListShape shape { .columns = areaColumns,
                                   .from = areaRows,
                                   .key = "area_id",
                                   .searched = "(area_id || char(10) || ifnull(name, ''))",
                                   .fields = {
                                       orderField("area_id", "area_id"), foldedField("display_name", shownName),
                                       foldedField("name", shownName), numberField("entity_count", "entity_count"),
                                       numberField("device_count", "device_count"),
                                       textField("floor_id", "floor_id", ListUse::Facet), textField("icon", "icon") } };
    return shape;
}

const ListShape &labelShape()
{
    static const ListShape shape { .columns = "label, entity_count",
                                   .from = labelRows,
                                   .key = "label",
                                   .searched = "label",
                                   .fields = { orderField("label", "label"),
                                               numberField("entity_count", "entity_count"),
                                               textField("prefix", "prefix", ListUse::Facet) } };
    return shape;
}

} // namespace

const std::vector<ListField> &AreaStore::listFields()
{
    return areaShape().fields;
}

Result<Page<Area>> AreaStore::list(const ListQuery &query)
{
    return readPage<Area>(m_connection, query, areaShape(), readArea, [](const Area &area) { return area.areaId; });
}

const std::vector<ListField> &AreaStore::labelFields()
{
    return labelShape().fields;
}

Result<Page<Label>> AreaStore::labels(const ListQuery &query)
{
    return readPage<Label>(m_connection, query, labelShape(), readLabel,
                           [](const Label &label) { return label.label; });
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
