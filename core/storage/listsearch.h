#pragma once

#include "core/storage/searchindex.h"

#include <string>
#include <vector>

namespace hearthbook {

struct ListQuery;
struct ListShape;
struct ListStatement;

/// Whether a search finds nothing, whatever there is: a line end parts the names that are searched.
bool isInNoName(const QString &needle);

/// What the search of a list found, for its rows, its total and its facets alike. Nothing where the list is not searched, or
/// has no index: then each row is looked at.
class ListSearch
{
public:
    ListSearch() = default;
    /// Errors: those of SearchIndex::find().
    static Result<ListSearch> of(Connection &connection, const ListQuery &query, const ListShape &shape);

    /// Whether statements name the keys that were found.
    bool namesKeys() const { return m_texts.rows != nullptr; }
    /// The first of them behind a key.
    std::vector<std::string_view> keys(std::string_view after, std::size_t atMost) const;
    std::vector<std::string_view> keys() const;
    QString allKeys() const; ///< as a JSON array
    /// Whether not all of them need be in the list.
    bool isNarrowed() const { return m_isNarrowed; }
    /// How many rows match, where nothing else narrows the list and the number is certain.
    std::optional<qint64> count() const;

private:
    SearchIndex::Texts m_texts;
    std::string m_folded;
    bool m_isNarrowed = false;
};

/// The keys that one run of a list's statement looks among, as a JSON array: of a frequent word the first few fill a page
/// that is sorted by key. Where a search names no keys, one run with an empty text.
class KeyBatches
{
public:
    KeyBatches(const ListSearch &search, const ListStatement &list);

    std::optional<QString> next();

private:
    QString nextForwards();
    QString nextBackwards();

    const ListSearch &m_search;
    enum { Once, Forwards, Backwards } m_way = Once;
    bool m_isDone = false;
    std::size_t m_size;
    std::string m_after; ///< forwards: the last key that was given
    std::vector<std::string_view> m_left; ///< backwards: what was not given yet
};

} // namespace hearthbook
