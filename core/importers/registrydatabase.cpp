#include "core/importers/registrydatabase.h"

#include "core/domain/mergepatch.h"
#include "core/domain/servicereader.h"
#include "core/domain/textrules.h"

namespace hearthbook {

using namespace Qt::StringLiterals;
namespace dom = simdjson::dom;
using Column = ForeignDatabase::Column;

namespace {

/// A table of the old data-api.
struct OldTable
{
    QByteArray name = {};
    std::vector<Column> columns = {}; ///< the first two are always there; the first is the key
    std::vector<QByteArray> known = {}; ///< further ones that are looked at or follow from others
};

const OldTable &deviceTable()
{
    static const OldTable table { "devices",
                                  { { "device_id" },
                                    { "name" },
                                    { "name_by_user" },
                                    { "manufacturer" },
                                    { "model" },
                                    { "model_id" },
                                    { "sw_version" },
                                    { "serial_number" },
                                    { "area_id" },
                                    { "integration" },
                                    { "entry_type" },
                                    { "configuration_url" },
                                    { "suggested_area" },
                                    { "via_device" },
                                    { "config_entry_id" },
                                    { "labels", Column::Json },
                                    { "last_seen" },
                                    { "created_at" } } };
    return table;
}

const OldTable &entityTable()
{
    static const OldTable table { "entities",
                                  { { "entity_id" },
                                    { "domain" },
                                    { "device_id" },
                                    { "platform" },
                                    { "unique_id" },
                                    { "area_id" },
                                    { "name" },
                                    { "name_by_user" },
                                    { "original_name" },
                                    { "icon" },
                                    { "aliases", Column::Json },
                                    { "labels", Column::Json },
                                    { "options", Column::Json },
                                    { "config_entry_id" },
                                    { "disabled", Column::Flag },
                                    { "created_at" } },
                                  { "updated_at", "friendly_name" } };
    return table;
}

const OldTable &serviceTable()
{
    static const OldTable table { "services",
                                  { { "domain" },
                                    { "service_name" },
                                    { "name" },
                                    { "description" },
                                    { "fields", Column::Json },
                                    { "target", Column::Json } },
                                  { "last_updated" } };
    return table;
}

/// False where the table is not there, or another program's.
Result<bool> isThere(ImportPlan &plan, const ForeignDatabase &database, const OldTable &table)
{
    const Result<QStringList> columns = database.columns(QString::fromLatin1(table.name));
    if (!columns)
        return failure(columns);
    QStringList others = *columns;
    for (const Column &column : table.columns)
        others.removeAll(QString::fromLatin1(column.name));
    for (const QByteArray &column : table.known)
        others.removeAll(QString::fromLatin1(column));
    if (!columns->contains(QString::fromLatin1(table.columns[0].name))
        || !columns->contains(QString::fromLatin1(table.columns[1].name)))
        return false;
    for (const QString &column : others)
        plan.ignore(QString::fromLatin1(table.name) + u'.' + column, u"Hearthbook has no place for this column"_s);
    return true;
}

/// A member of a row. What is null, or of another form, is not there.
class RowMembers
{
public:
    explicit RowMembers(dom::element row) : m_members(row) { }

    std::optional<std::string_view> text(std::string_view key) const
    {
        std::string_view read;
        const dom::element *value = m_members.find(key);
        if (!value || value->get_string().get(read) != simdjson::SUCCESS || read.empty())
            return std::nullopt;
        return read;
    }

    std::optional<Timestamp> time(std::string_view key) const
    {
        const std::optional<std::string_view> read = text(key);
        return read ? Timestamp::fromText({ read->data(), qsizetype(read->size()) }) : std::nullopt;
    }

    bool flag(std::string_view key) const
    {
        bool read = false;
        const dom::element *value = m_members.find(key);
        return value && value->get_bool().get(read) == simdjson::SUCCESS && read;
    }

    void copyText(JsonWriter &json, std::string_view key, std::string_view as) const
    {
        if (const std::optional<std::string_view> read = text(key))
            json.key({ as.data(), qsizetype(as.size()) }).utf8({ read->data(), qsizetype(read->size()) });
    }

    void copyStrings(JsonWriter &json, std::string_view key) const
    {
        dom::array array;
        const dom::element *value = m_members.find(key);
        if (!value || value->get_array().get(array) != simdjson::SUCCESS)
            return;
        json.key({ key.data(), qsizetype(key.size()) }).beginArray();
        for (const dom::element item : array) {
            if (std::string_view one; item.get_string().get(one) == simdjson::SUCCESS)
                json.utf8({ one.data(), qsizetype(one.size()) });
        }
        json.endArray();
    }

    void copyObject(JsonWriter &json, std::string_view key) const
    {
        const dom::element *value = m_members.find(key);
        if (value && value->is_object())
            writeMember(json, key, *value);
    }

    void copyAny(JsonWriter &json, std::string_view key) const
    {
        if (const dom::element *value = m_members.find(key))
            writeMember(json, key, *value);
        else
            json.key({ key.data(), qsizetype(key.size()) }).null();
    }

private:
    JsonMembers m_members;
};

/// In the form of a registry listing.
OldRow writeDevice(JsonWriter &json, const RowMembers &row)
{
    row.copyText(json, "device_id", "id");
    for (const char *key :
         { "name", "name_by_user", "manufacturer", "model", "model_id", "sw_version", "serial_number", "area_id",
           "integration", "entry_type", "configuration_url", "suggested_area", "config_entry_id" })
        row.copyText(json, key, key);
    row.copyText(json, "via_device", "via_device_id");
    row.copyStrings(json, "labels");
    return { row.time("created_at"), row.time("last_seen"), false };
}

/// "unknown" is what the old service stored where it was told no platform.
OldRow writeEntity(JsonWriter &json, const RowMembers &row)
{
    for (const char *key :
         { "entity_id", "device_id", "unique_id", "area_id", "original_name", "icon", "config_entry_id" })
        row.copyText(json, key, key);
    if (row.text("platform") != "unknown")
        row.copyText(json, "platform", "platform");
    row.copyText(json, row.text("name_by_user") ? "name_by_user" : "name", "name");
    row.copyStrings(json, "aliases");
    row.copyStrings(json, "labels");
    row.copyObject(json, "options");
    return { row.time("created_at"), {}, row.flag("disabled") };
}

/// Hands each row of a table over.
template<typename Take>
Result<void> eachRow(ImportPlan &plan, const ForeignDatabase &database, const OldTable &table, Take take)
{
    const Result<QByteArrayList> rows = database.rows(table.name, table.columns, table.columns.front().name);
    if (!rows)
        return failure(rows);
    for (const QByteArray &row : *rows) {
        if (plan.hasTooManyLeft())
            break;
        plan.hash += row;
        const Result<JsonDocument> document = JsonDocument::parse(row);
        if (document)
            take(RowMembers(document->root()));
        else
            plan.reject({}, reasonOf(document.error()));
    }
    return {};
}

template<typename Rows, typename Write, typename Read>
Result<void> addRows(ImportPlan &plan, const ForeignDatabase &database, const OldTable &table, Rows &rows, Write write,
                     Read read)
{
    JsonWriter json;
    json.beginArray();
    const Result<void> done = eachRow(plan, database, table, [&](const RowMembers &row) {
        json.beginObject();
        rows.old.push_back(write(json, row));
        json.endObject();
    });
    auto listing = done ? read(json.endArray().take()) : failure(done);
    if (!listing)
        return failure(listing);
    rows.listing = std::move(*listing);
    return {};
}

void addService(ImportPlan &plan, const RowMembers &row)
{
    const std::string_view domain = row.text("domain").value_or(std::string_view());
    const std::string_view service = row.text("service_name").value_or(std::string_view());
    JsonWriter json;
    json.beginObject();
    for (const char *key : { "name", "description", "fields", "target" })
        row.copyAny(json, key);
    const QByteArray definition = json.endObject().take();
    const QString id = text(domain) + u'.' + text(service);
    if (!isServiceName(domain, service))
        return plan.reject(id.left(int(maxIdBytes)), u"the service has no usable name"_s);
    if (definition.size() > qsizetype(maxJsonBytes))
        return plan.reject(id, u"the definition is too large"_s);
    plan.registry.services.push_back({ text(domain), text(service), definition });
}

} // namespace

Result<bool> addRegistryTables(ImportPlan &plan, const ForeignDatabase &database)
{
    RegistryPlan &registry = plan.registry;
    const Result<bool> devices = isThere(plan, database, deviceTable());
    const Result<bool> entities = isThere(plan, database, entityTable());
    const Result<bool> services = isThere(plan, database, serviceTable());
    for (const Result<bool> &one : { devices, entities, services }) {
        if (!one)
            return one;
    }
    Result<void> read;
    if (*devices)
        read = addRows(plan, database, deviceTable(), registry.devices, writeDevice, readDevices);
    if (read && *entities)
        read = addRows(plan, database, entityTable(), registry.entities, writeEntity, readEntities);
    if (read && *services)
        read = eachRow(plan, database, serviceTable(), [&](const RowMembers &row) { addService(plan, row); });
    if (!read)
        return failure(read);
    return *devices || *entities || *services;
}

} // namespace hearthbook
