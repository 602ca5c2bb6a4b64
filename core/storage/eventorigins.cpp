#include "core/storage/eventorigins.h"

namespace hearthbook {

Result<std::unordered_set<std::string>> entitiesOfPlatform(Connection &connection, const QString &platform)
{
    std::unordered_set<std::string> ids;
    Statement query = connection.statement("SELECT entity_id FROM entities WHERE platform = ?");
    query.bind(platform);
    for (Result<bool> row = query.step(); !row || *row; row = query.step()) {
        if (!row)
            return failure(row);
        ids.emplace(query.column(0));
    }
    return ids;
}

Result<std::unordered_map<std::string, std::string>> makesOfEntities(Connection &connection, Make make)
{
    std::unordered_map<std::string, std::string> makes;
    Statement query = connection.statement(
        make == Make::Manufacturer ? "SELECT entity_id, d.manufacturer FROM entities JOIN devices d USING (device_id)"
                                     " WHERE d.manufacturer <> ''"
                                   : "SELECT entity_id, d.model FROM entities JOIN devices d USING (device_id)"
                                     " WHERE d.model <> ''");
    for (Result<bool> row = query.step(); !row || *row; row = query.step()) {
        if (!row)
            return failure(row);
        makes.emplace(query.column(0), query.column(1));
    }
    return makes;
}

} // namespace hearthbook
