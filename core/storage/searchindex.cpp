#include "core/storage/searchindex.h"

#include "core/storage/devicestore.h"
#include "core/storage/entitystore.h"
#include "core/storage/journal.h"
#include "core/storage/textfunctions.h"

namespace hearthbook {

namespace {

/// From this many changes on, reading everything is faster than row by row.
constexpr qint64 changesToReadAnew = 20'000;

struct Searched
{
    QByteArray all; ///< key and text of each row, by key
    QByteArray one; ///< text of one
};

Searched searchedTable(const QByteArray &table, const QByteArray &key, const QByteArray &text)
{
    return { "SELECT " + key + ", " + text + " FROM " + table + " ORDER BY " + key,
             "SELECT " + text + " FROM " + table + " WHERE " + key + " = ?" };
}

const Searched &devices()
{
    static const Searched table = searchedTable("devices", "device_id", deviceSearchText());
    return table;
}

const Searched &entities()
{
    static const Searched table = searchedTable("entities", "entity_id", entitySearchText());
    return table;
}

Result<std::shared_ptr<const SearchTexts>> readAll(Connection &connection, const Searched &table)
{
    auto texts = std::make_shared<SearchTexts>();
    Statement query = connection.statement(table.all);
    for (Result<bool> row = query.step(); !row || *row; row = query.step()) {
        if (!row)
            return failure(row);
        texts->append(query.column(0), foldedText(query.column(1)));
    }
    return texts;
}

/// The ids of one kind that changes speak of; a row with another id now is there under both.
SearchTexts::Changes changedKeys(const std::vector<std::pair<QByteArray, std::string>> &changes, const QByteArray &kind)
{
    SearchTexts::Changes keys;
    for (const auto &[changedKind, key] : changes) {
        if (changedKind == kind)
            keys.emplace(key, std::nullopt);
    }
    return keys;
}

Result<std::vector<std::pair<QByteArray, std::string>>> changesBetween(Connection &connection, qint64 since,
                                                                       qint64 last)
{
    Statement query = connection.statement(
        "SELECT kind, key, iif(action = 'update', json_extract(before, '$.' || kind || '_id'), NULL) FROM changes"
        " WHERE seq > ? AND seq <= ? AND kind IN ('device', 'entity')");
    query.bind(since).bind(last);
    std::vector<std::pair<QByteArray, std::string>> changes;
    for (Result<bool> row = query.step(); !row || *row; row = query.step()) {
        if (!row)
            return failure(row);
        const QByteArray kind = query.utf8();
        for (const int column : { 1, 2 }) {
            if (const std::string_view key = query.column(column); key.data() != nullptr)
                changes.emplace_back(kind, key);
        }
    }
    return changes;
}

Result<std::shared_ptr<const SearchTexts>> readChanged(Connection &connection, const Searched &table,
                                                       const std::shared_ptr<const SearchTexts> &texts,
                                                       SearchTexts::Changes keys)
{
    if (keys.empty())
        return texts;
    for (auto &[key, text] : keys) {
        Statement query = connection.statement(table.one);
        const Result<bool> row = query.bindUtf8(key).step();
        if (!row)
            return failure(row);
        if (*row)
            text = foldedText(query.column(0));
    }
    return std::make_shared<const SearchTexts>(texts->changed(std::move(keys)));
}

} // namespace

Result<SearchIndex::SharedState> SearchIndex::read(Connection &connection, const JournalSpan &span, qint64 schema)
{
    const auto deviceTexts = readAll(connection, devices());
    if (!deviceTexts)
        return failure(deviceTexts);
    const auto entityTexts = readAll(connection, entities());
    if (!entityTexts)
        return failure(entityTexts);
    return std::make_shared<const State>(State { span, schema, *deviceTexts, *entityTexts });
}

Result<SearchIndex::SharedState> SearchIndex::advanced(Connection &connection, const State &state,
                                                       const JournalSpan &span)
{
    const auto changes = changesBetween(connection, state.span.last, span.last);
    if (!changes)
        return failure(changes);
    const auto deviceTexts = readChanged(connection, devices(), state.devices, changedKeys(*changes, "device"));
    if (!deviceTexts)
        return failure(deviceTexts);
    const auto entityTexts = readChanged(connection, entities(), state.entities, changedKeys(*changes, "entity"));
    if (!entityTexts)
        return failure(entityTexts);
    return std::make_shared<const State>(State { span, state.schema, *deviceTexts, *entityTexts });
}

Result<SearchIndex::SharedState> SearchIndex::stateFor(Connection &connection, const JournalSpan &span)
{
    const qint64 schema = connection.number("PRAGMA schema_version");
    const std::scoped_lock lock(m_mutex);
    const bool isSameJournal = m_state && m_state->span.epoch == span.epoch && m_state->schema == schema;
    if (isSameJournal && m_state->span.last >= span.last)
        return m_state;
    const bool isNear = isSameJournal && span.reachesBackTo(m_state->span.last)
        && span.last - m_state->span.last < changesToReadAnew;
    Result<SharedState> state = isNear ? advanced(connection, *m_state, span) : read(connection, span, schema);
    if (state)
        m_state = *state;
    return state;
}

Result<SearchIndex::Texts> SearchIndex::textsOf(Connection &connection, const QByteArray &kind)
{
    const Result<JournalSpan> span = Journal(connection).span();
    const Result<SharedState> state = span ? stateFor(connection, *span) : failure(span);
    if (!state)
        return failure(state);
    return Texts { kind == "device" ? (*state)->devices : (*state)->entities, (*state)->span.last == span->last };
}

Result<void> SearchIndex::follow(Connection &connection)
{
    const Result<JournalSpan> span = Journal(connection).span();
    const Result<SharedState> state = span ? stateFor(connection, *span) : failure(span);
    return state ? Result<void>() : failure(state);
}

} // namespace hearthbook
