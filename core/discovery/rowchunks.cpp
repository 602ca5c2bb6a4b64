#include "core/discovery/rowchunks.h"

#include "core/domain/jsondocument.h"
#include "core/domain/jsonwriter.h"

#include <array>
#include <optional>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

using Element = simdjson::dom::element;

std::optional<QByteArray> textOf(simdjson::simdjson_result<Element> member)
{
    std::string_view text;
    if (member.get_string().get(text) != simdjson::SUCCESS)
        return std::nullopt;
    return QByteArray(text.data(), qsizetype(text.size()));
}

/// Of 2026.8, of 2024.7, and before.
std::optional<QByteArray> configEntryOf(Element device)
{
    for (const char *key : { "config_entry_id", "primary_config_entry" }) {
        if (std::optional<QByteArray> entry = textOf(device.at_key(key)))
            return entry;
    }
    return textOf(device.at_key("config_entries").at(0));
}

QByteArray rowText(Element row, const QHash<QByteArray, QByteArray> &integrations)
{
    QByteArray text = QByteArray::fromStdString(simdjson::minify(row));
    if (integrations.isEmpty() || !row.is_object() || row.get_object().size() == 0)
        return text;
    const auto known = integrations.constFind(configEntryOf(row).value_or(QByteArray()));
    if (known == integrations.cend() || row.at_key("integration").error() == simdjson::SUCCESS)
        return text;
    JsonWriter json;
    json.utf8(*known);
    text.chop(1);
    return text + ",\"integration\":" + json.text() + '}';
}

} // namespace

QHash<QByteArray, QByteArray> integrationsByEntry(const QByteArray &configEntries)
{
    QHash<QByteArray, QByteArray> integrations;
    const Result<JsonDocument> document = JsonDocument::parse(configEntries);
    simdjson::dom::array entries;
    if (!document || document->root().get_array().get(entries) != simdjson::SUCCESS)
        return integrations;
    for (const Element entry : entries) {
        const std::optional<QByteArray> id = textOf(entry.at_key("entry_id"));
        const std::optional<QByteArray> domain = textOf(entry.at_key("domain"));
        if (id && domain)
            integrations.insert(*id, *domain);
    }
    return integrations;
}

Result<QByteArrayList> rowChunks(const QByteArray &rows, qsizetype most,
                                 const QHash<QByteArray, QByteArray> &integrations)
{
    const Result<JsonDocument> document = JsonDocument::parse(rows);
    if (!document)
        return failure(document);
    simdjson::dom::array array;
    if (document->root().get_array().get(array) != simdjson::SUCCESS)
        return failure(ErrorCode::InvalidInput, u"The listing is no list"_s);
    QByteArrayList chunks;
    QByteArrayList chunk;
    const auto finish = [&] { chunks += '[' + std::exchange(chunk, {}).join(',') + ']'; };
    for (const Element row : array) {
        chunk += rowText(row, integrations);
        if (chunk.size() == most)
            finish();
    }
    if (!chunk.isEmpty())
        finish();
    return chunks;
}

} // namespace hearthbook
