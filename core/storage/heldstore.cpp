#include "core/storage/heldstore.h"

#include "core/domain/jsondocument.h"
#include "core/domain/textrules.h"
#include "core/storage/rows.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// Listings of megabytes shrink to a twentieth already at the lowest level.
constexpr int packing = 1;

QByteArray removalsText(const std::vector<RemovalCount> &removals)
{
    JsonWriter json;
    json.beginArray();
    for (const RemovalCount &removal : removals) {
        json.beginObject().member("kind", removal.kind).member("missing", removal.missing);
        json.member("present", removal.present).member("too_many", removal.tooMany).endObject();
    }
    return json.endArray().take();
}

std::vector<RemovalCount> readRemovals(const QByteArray &json)
{
    std::vector<RemovalCount> removals;
    const Result<JsonDocument> document = JsonDocument::parse(json);
    simdjson::dom::array array;
    if (!document || document->root().get_array().get(array) != simdjson::SUCCESS)
        return removals;
    for (const simdjson::dom::element item : array) {
        RemovalCount removal;
        std::string_view kind;
        std::int64_t missing = 0;
        std::int64_t present = 0;
        std::ignore = item["kind"].get_string().get(kind);
        std::ignore = item["missing"].get_int64().get(missing);
        std::ignore = item["present"].get_int64().get(present);
        std::ignore = item["too_many"].get_bool().get(removal.tooMany);
        removal.kind = text(kind);
        removal.missing = missing;
        removal.present = present;
        removals.push_back(removal);
    }
    return removals;
}

HeldListing readHeld(Statement &row)
{
    HeldListing held;
    held.source = row.text();
    held.at = row.timestamp();
    held.removals = readRemovals(row.utf8());
    return held;
}

} // namespace

Result<std::optional<HeldListing>> HeldStore::find(const QString &source)
{
    Statement query = m_connection.statement("SELECT source, at, removals FROM held_listings WHERE source = ?");
    const Result<bool> row = query.bind(source).step();
    if (!row)
        return failure(row);
    return *row ? std::optional(readHeld(query)) : std::nullopt;
}

Result<std::optional<HeldListing>> HeldStore::first()
{
    return list().map([](const std::vector<HeldListing> &all) { // "discovery" stands before "feeder:…"
        return all.empty() ? std::optional<HeldListing>() : std::optional(all.front());
    });
}

Result<std::vector<HeldListing>> HeldStore::list()
{
    Statement query = m_connection.statement("SELECT source, at, removals FROM held_listings ORDER BY source");
    return readRows(query, readHeld);
}

Result<std::optional<QByteArray>> HeldStore::snapshot(const QString &source)
{
    Statement query = m_connection.statement("SELECT snapshot FROM held_listings WHERE source = ?");
    const Result<bool> row = query.bind(source).step();
    if (!row)
        return failure(row);
    if (!*row)
        return std::optional<QByteArray>();
    QByteArray unpacked = qUncompress(query.blob());
    if (unpacked.isEmpty())
        return failure(ErrorCode::Corrupt, u"The held listing of %1 cannot be unpacked"_s.arg(source));
    return std::optional(std::move(unpacked));
}

Result<void> HeldStore::keep(const HeldListing &held, const QByteArray &snapshot)
{
    const QByteArray removals = removalsText(held.removals);
    const QByteArray packed = qCompress(snapshot, packing);
    Statement statement = m_connection.statement(
        "INSERT INTO held_listings (source, at, removals, snapshot) VALUES (?1, ?2, ?3, ?4)"
        " ON CONFLICT (source) DO UPDATE SET at = iif(removals = ?3, at, ?2), removals = ?3, snapshot = ?4"
        " WHERE (removals, snapshot) IS NOT (?3, ?4)");
    statement.bind(held.source).bind(held.at);
    return statement.bindUtf8(view(removals)).bindBlob(packed).run();
}

Result<void> HeldStore::drop(const QString &source)
{
    return m_connection.statement("DELETE FROM held_listings WHERE source = ?").bind(source).run();
}

} // namespace hearthbook
