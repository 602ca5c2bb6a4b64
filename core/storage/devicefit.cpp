#include "core/storage/devicefit.h"

#include "core/domain/jsondocument.h"

#include <set>

namespace hearthbook {

namespace {

constexpr std::size_t configEntryField = fieldIndex(deviceFields, "config_entry_id");
constexpr std::size_t identifiersField = fieldIndex(deviceFields, "identifiers");
constexpr std::size_t connectionsField = fieldIndex(deviceFields, "connections");

bool isEmptyList(const std::string &json)
{
    return json.empty() || json == "[]";
}

std::set<std::string> items(const std::string &json)
{
    std::set<std::string> items;
    const Result<JsonDocument> document = JsonDocument::parse(QByteArray::fromStdString(json));
    simdjson::dom::array array;
    if (!document || document->root().get_array().get(array) != simdjson::SUCCESS)
        return items;
    for (const simdjson::dom::element item : array)
        items.insert(simdjson::minify(item));
    return items;
}

bool shareAnItem(const std::string &one, const std::string &other)
{
    if (isEmptyList(one) || isEmptyList(other))
        return false;
    const std::set<std::string> known = items(one);
    for (const std::string &item : items(other)) {
        if (known.contains(item))
            return true;
    }
    return false;
}

} // namespace

DeviceFit DeviceFit::of(const DevicePatch &row)
{
    return { std::string(row.values[configEntryField]), std::string(row.values[identifiersField]),
             std::string(row.values[connectionsField]) };
}

Result<std::optional<DeviceFit>> DeviceFit::stored(Connection &connection, const std::string &deviceId)
{
    Statement query = connection.statement(
        "SELECT ifnull(config_entry_id, ''), identifiers, connections FROM devices WHERE device_id = ?");
    const Result<bool> row = query.bindUtf8(deviceId).step();
    if (!row)
        return failure(row);
    if (!*row)
        return std::optional<DeviceFit>();
    return std::optional(
        DeviceFit { std::string(query.column(0)), std::string(query.column(1)), std::string(query.column(2)) });
}

std::string DeviceFit::identity() const
{
    if (configEntry.empty() || (isEmptyList(identifiers) && isEmptyList(connections)))
        return {};
    const auto list = [](const std::string &json) { return isEmptyList(json) ? std::string("[]") : json; };
    return configEntry + '\n' + list(identifiers) + '\n' + list(connections);
}

int DeviceFit::likeness(const DeviceFit &other) const
{
    const bool sameEntry = !configEntry.empty() && configEntry == other.configEntry;
    const bool related = shareAnItem(identifiers, other.identifiers) || shareAnItem(connections, other.connections);
    return (sameEntry ? 2 : 0) + (related ? 1 : 0);
}

} // namespace hearthbook
