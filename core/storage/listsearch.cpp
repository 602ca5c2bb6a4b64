#include "core/storage/listsearch.h"

#include "core/domain/jsonwriter.h"
#include "core/domain/textrules.h"
#include "core/storage/listmemory.h"
#include "core/storage/liststatement.h"
#include "core/storage/textfunctions.h"

#include <algorithm>
#include <span>

namespace hearthbook {

namespace {

/// Of a list that is narrowed further, so that not all of them pass.
constexpr std::size_t narrowedBatch = 256;

QString jsonKeys(std::span<const std::string_view> keys)
{
    JsonWriter json;
    json.beginArray();
    for (const std::string_view key : keys)
        json.utf8({ key.data(), qsizetype(key.size()) });
    return QString::fromUtf8(json.endArray().take());
}

} // namespace

bool isInNoName(const QString &needle)
{
    return needle.contains(u'\0') || needle.contains(u'\n') || std::size_t(needle.size()) > maxTextBytes;
}

Result<ListSearch> ListSearch::of(Connection &connection, const ListQuery &query, const ListShape &shape)
{
    ListSearch search;
    const std::shared_ptr<ListMemory> &memory = connection.options().lists;
    if (query.search.isEmpty() || isInNoName(query.search) || !memory || !SearchIndex::covers(shape.kind))
        return search;
    Result<SearchIndex::Texts> texts = memory->search.textsOf(connection, shape.kind);
    if (!texts)
        return failure(texts);
    search.m_texts = std::move(*texts);
    search.m_isNarrowed = !query.filters.empty() || !query.missing.isEmpty() || !query.where.isEmpty()
        || !query.scope.empty() || !shape.fromValues.isEmpty();
    search.m_folded = foldedText(query.search.toStdString());
    return search;
}

std::vector<std::string_view> ListSearch::keys(std::string_view after, std::size_t atMost) const
{
    return m_texts.rows->find(m_folded, after, atMost);
}

std::vector<std::string_view> ListSearch::keys() const
{
    return m_texts.rows->find(m_folded);
}

QString ListSearch::allKeys() const
{
    return namesKeys() ? jsonKeys(keys()) : QString();
}

std::optional<qint64> ListSearch::count() const
{
    if (!namesKeys() || !m_texts.isExact || m_isNarrowed)
        return std::nullopt;
    return qint64(keys().size());
}

KeyBatches::KeyBatches(const ListSearch &search, const ListStatement &list)
    : m_search(search), m_size(std::size_t(list.limit))
{
    if (search.isNarrowed())
        m_size = std::max(m_size, narrowedBatch);
    if (!search.namesKeys() || !list.isByKey || list.offset > 0)
        return;
    m_way = list.descending ? Backwards : Forwards;
    const std::string cursor = list.afterKey.toStdString();
    if (m_way == Forwards) {
        m_after = cursor;
        return;
    }
    m_left = search.keys();
    if (!cursor.empty())
        m_left.erase(std::lower_bound(m_left.begin(), m_left.end(), cursor), m_left.end());
}

QString KeyBatches::nextForwards()
{
    const std::vector<std::string_view> keys = m_search.keys(m_after, m_size);
    m_isDone = keys.size() < m_size;
    if (!keys.empty())
        m_after = keys.back();
    return jsonKeys(keys);
}

QString KeyBatches::nextBackwards()
{
    const std::size_t left = m_left.size() - std::min(m_left.size(), m_size);
    const QString keys = jsonKeys(std::span(m_left).subspan(left));
    m_left.resize(left);
    m_isDone = left == 0;
    return keys;
}

std::optional<QString> KeyBatches::next()
{
    if (m_isDone)
        return std::nullopt;
    if (m_way == Once) {
        m_isDone = true;
        return m_search.allKeys();
    }
    const QString keys = m_way == Forwards ? nextForwards() : nextBackwards();
    m_size *= 4;
    return keys;
}

} // namespace hearthbook
