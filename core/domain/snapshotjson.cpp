#include "core/domain/snapshotjson.h"

#include "core/domain/jsonwriter.h"
#include "core/domain/registryparts.h"

namespace hearthbook {

using namespace Qt::StringLiterals;
namespace dom = simdjson::dom;

namespace {

QByteArrayView bytes(std::string_view text)
{
    return QByteArrayView(text.data(), qsizetype(text.size()));
}

void writeUtf8(JsonWriter &json, std::string_view text)
{
    if (text.data() == nullptr)
        json.null();
    else
        json.utf8(bytes(text));
}

template<std::size_t N>
void writeRow(JsonWriter &json, const RowPatch<N> &row, const std::array<Field, N> &fields, QByteArrayView idKey)
{
    json.beginObject().key(idKey).utf8(bytes(row.id));
    for (std::size_t i = 0; i < N; ++i) {
        if (!row.has(i))
            continue;
        json.key(bytes(fields[i].key));
        const FieldKind kind = fields[i].kind;
        if (kind == FieldKind::Text || kind == FieldKind::Id)
            writeUtf8(json, row.values[i]);
        else
            json.raw(bytes(row.values[i]));
    }
    json.endObject();
}

/// A value that no field has, so that the row is rejected again.
JsonWriter &refuse(JsonWriter &json, QByteArrayView key)
{
    return json.member(key, false).endObject();
}

void write(JsonWriter &json, const DeviceListing &devices)
{
    for (const DevicePatch &row : devices.rows)
        writeRow(json, row, deviceFields, "id");
    for (const DevicePatch &row : devices.refused)
        refuse(json.beginObject().key("id").utf8(bytes(row.id)), "name");
}

void write(JsonWriter &json, const EntityListing &entities)
{
    constexpr std::size_t registryField = fieldIndex(entityFields, "registry_id");
    for (const EntityPatch &row : entities.rows)
        writeRow(json, row, entityFields, "entity_id");
    for (const EntityPatch &row : entities.refused) {
        json.beginObject().key("entity_id").utf8(bytes(row.id)).key("id");
        writeUtf8(json, row.values[registryField]);
        refuse(json, "platform");
    }
}

void write(JsonWriter &json, const AreaListing &areas)
{
    for (const Area &area : areas.rows) {
        json.beginObject().member("area_id", area.areaId).member("name", area.name);
        json.member("floor_id", area.floorId).member("icon", area.icon).endObject();
    }
    for (const Area &area : areas.refused)
        refuse(json.beginObject().member("area_id", area.areaId), "name");
}

void write(JsonWriter &json, const LabelListing &labels)
{
    for (const RegistryLabel &label : labels.rows) {
        json.beginObject().member("label_id", label.labelId).member("name", label.name).member("color", label.color);
        json.member("icon", label.icon).member("description", label.description).endObject();
    }
    for (const RegistryLabel &label : labels.refused)
        refuse(json.beginObject().member("label_id", label.labelId), "name");
}

void write(JsonWriter &json, const IntegrationListing &integrations)
{
    for (const Integration &i : integrations.rows) {
        json.beginObject().member("entry_id", i.entryId).member("domain", i.domain).member("title", i.title);
        json.member("state", i.state).member("source", i.source).member("disabled_by", i.disabledBy);
        json.member("version", i.version).endObject();
    }
    for (const Integration &i : integrations.refused)
        refuse(json.beginObject().member("entry_id", i.entryId), "domain");
}

template<typename Part>
void writePart(JsonWriter &json, QByteArrayView key, const std::optional<Part> &part)
{
    if (!part)
        return;
    json.key(key).beginArray();
    write(json, *part);
    json.endArray();
}

void writeSplits(JsonWriter &json, const std::vector<CompositeSplit> &splits)
{
    json.key("splits").beginObject();
    for (const CompositeSplit &split : splits) {
        const QByteArray oldId = JsonWriter().value(split.oldId).take();
        json.key(QByteArrayView(oldId).sliced(1, oldId.size() - 2)).beginObject().key("split_ids").beginArray();
        for (const QString &id : split.splitIds)
            json.value(id);
        json.endArray().member("primary_id", split.primaryId).endObject();
    }
    json.endObject();
}

/// Reads a part that is there with `read`.
template<typename Part, typename Read>
Result<void> readPart(dom::element root, std::string_view key, std::optional<Part> &part, Read read)
{
    dom::element value;
    if (root[key].get(value) != simdjson::SUCCESS)
        return {};
    Result<Part> made = read(value);
    if (!made)
        return failure(made);
    part = std::move(*made);
    return {};
}

QByteArray textOf(dom::element value)
{
    return QByteArray::fromStdString(simdjson::minify(value));
}

} // namespace

QByteArray writeSnapshot(const RegistrySnapshot &snapshot)
{
    JsonWriter json;
    json.beginObject();
    writePart(json, "areas", snapshot.areas);
    writePart(json, "labels", snapshot.labels);
    writePart(json, "integrations", snapshot.integrations);
    writePart(json, "devices", snapshot.devices);
    writePart(json, "entities", snapshot.entities);
    writeSplits(json, snapshot.splits);
    return json.endObject().take();
}

Result<RegistrySnapshot> readSnapshot(const QByteArray &text)
{
    const Result<JsonDocument> document = JsonDocument::parse(text);
    if (!document)
        return failure(document);
    const dom::element root = document->root();
    RegistrySnapshot snapshot;
    Result<void> read = readPart(root, "areas", snapshot.areas, readAreas);
    if (read)
        read = readPart(root, "labels", snapshot.labels, readLabels);
    if (read)
        read = readPart(root, "integrations", snapshot.integrations, readIntegrations);
    if (read)
        read = readPart(root, "devices", snapshot.devices, [](dom::element list) { return readDevices(textOf(list)); });
    if (read)
        read = readPart(root, "entities", snapshot.entities,
                        [](dom::element list) { return readEntities(textOf(list)); });
    std::optional<std::vector<CompositeSplit>> splits;
    if (read)
        read = readPart(root, "splits", splits, readSplits);
    if (!read)
        return failure(read);
    snapshot.splits = splits.value_or(std::vector<CompositeSplit>());
    return snapshot;
}

} // namespace hearthbook
