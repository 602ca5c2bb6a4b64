#include "core/storage/listedrows.h"

#include <unordered_set>

namespace hearthbook {

namespace {

/// Calls `see` with each row of a query.
template<typename See>
Result<void> eachRow(Statement &query, See see)
{
    for (Result<bool> row = query.step(); !row || *row; row = query.step()) {
        if (!row)
            return failure(row);
        see(query);
    }
    return {};
}

/// Ids of a small table; all that were listed, stored or not.
template<typename Record>
Result<ListedRows> compareSmall(Connection &connection, const QByteArray &sql, const Listing<Record> &listing,
                                QString Record::*id)
{
    std::unordered_set<std::string> listed;
    for (const std::vector<Record> *part : { &listing.rows, &listing.refused }) {
        for (const Record &record : *part)
            listed.insert((record.*id).toStdString());
    }
    ListedRows rows;
    Statement query = connection.statement(sql);
    const Result<void> read = eachRow(query, [&](const Statement &row) {
        ++rows.present;
        if (std::string stored(row.column(0)); !listed.contains(stored))
            rows.missing.push_back(std::move(stored));
    });
    return read ? Result<ListedRows>(std::move(rows)) : failure(read);
}

constexpr std::size_t registryField = fieldIndex(entityFields, "registry_id");

std::unordered_set<std::string_view> registryIds(const EntityListing &listing)
{
    std::unordered_set<std::string_view> ids;
    for (const std::vector<EntityPatch> *part : { &listing.rows, &listing.refused }) {
        for (const EntityPatch &row : *part) {
            if (row.has(registryField) && !row.isNull(registryField))
                ids.insert(row.values[registryField]);
        }
    }
    return ids;
}

} // namespace

Result<ListedDevices> compareDevices(Connection &connection, const DeviceListing &listing, const ListingTime &time)
{
    ListedDevices devices;
    devices.listed.reserve(listing.rows.size() + listing.refused.size());
    for (const DevicePatch &row : listing.refused)
        devices.listed.try_emplace(row.id);
    for (const DevicePatch &row : listing.rows)
        devices.listed[row.id].row = &row;
    Statement query = connection.statement(
        "SELECT device_id, gone_at IS NULL, ?1 IS NULL OR created_at <= ?1 FROM devices");
    query.bind(time.asOf);
    const Result<void> read = eachRow(query, [&devices](const Statement &row) {
        const bool present = row.column(1) == "1";
        devices.present += present ? 1 : 0;
        if (const auto known = devices.listed.find(row.column(0)); known != devices.listed.end())
            known->second.stored = true;
        else if (row.column(2) == "1")
            (present ? devices.missing : devices.goneBefore).emplace_back(row.column(0));
    });
    return read ? Result<ListedDevices>(std::move(devices)) : failure(read);
}

Result<ListedRows> compareEntities(Connection &connection, const EntityListing &listing, const ListingTime &time)
{
    std::unordered_set<std::string_view> listed;
    listed.reserve(listing.rows.size() + listing.refused.size());
    for (const std::vector<EntityPatch> *part : { &listing.rows, &listing.refused }) {
        for (const EntityPatch &row : *part)
            listed.insert(row.id);
    }
    std::optional<std::unordered_set<std::string_view>> registry; // made where a row is missing at first sight
    ListedRows entities;
    Statement query = connection.statement(
        "SELECT entity_id, registry_id, ?1 IS NULL OR created_at <= ?1 FROM entities WHERE gone_at IS NULL");
    query.bind(time.asOf);
    const Result<void> read = eachRow(query, [&](const Statement &row) {
        ++entities.present;
        if (listed.contains(row.column(0)) || row.column(2) != "1")
            return;
        if (!registry)
            registry = registryIds(listing);
        const std::string_view registryId = row.column(1);
        if (registryId.data() == nullptr || !registry->contains(registryId))
            entities.missing.emplace_back(row.column(0));
    });
    return read ? Result<ListedRows>(std::move(entities)) : failure(read);
}

Result<ListedRows> compareAreas(Connection &connection, const AreaListing &listing)
{
    return compareSmall(connection, "SELECT area_id FROM areas", listing, &Area::areaId);
}

Result<ListedRows> compareLabels(Connection &connection, const LabelListing &listing)
{
    return compareSmall(connection, "SELECT label_id FROM labels", listing, &RegistryLabel::labelId);
}

Result<ListedRows> compareIntegrations(Connection &connection, const IntegrationListing &listing)
{
    return compareSmall(connection, "SELECT entry_id FROM integrations", listing, &Integration::entryId);
}

} // namespace hearthbook
