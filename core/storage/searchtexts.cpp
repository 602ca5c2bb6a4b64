#include "core/storage/searchtexts.h"

#include "core/storage/textscan.h"

#include <algorithm>

namespace hearthbook {

namespace {

/// Beyond this many changed rows a copy costs more than packing them.
constexpr std::size_t changesToPack = 1000;

/// The first row that begins behind a place. It is mostly near: what is frequent is looked for most.
template<typename Iterator>
Iterator rowBehind(Iterator from, Iterator end, std::size_t place)
{
    const auto isBefore = [](std::size_t at, const auto &row) { return at < row.start; };
    for (std::ptrdiff_t step = 1; step < end - from; step *= 2) {
        if (isBefore(place, from[step]))
            return std::upper_bound(from, from + step, place, isBefore);
        from += step;
    }
    return std::upper_bound(from, end, place, isBefore);
}

bool holds(const std::optional<std::string> &text, std::string_view folded)
{
    return text && findText(*text, folded) != std::string_view::npos;
}

} // namespace

SearchTexts::SearchTexts() : m_pack(std::make_shared<Pack>()) { }

std::size_t SearchTexts::Pack::end(std::size_t row) const
{
    return row + 1 < rows.size() ? rows[row + 1].start : texts.size();
}

/// The key is mostly found in the text itself, which names it; where folding changed it, it gets a line of its own.
void SearchTexts::append(std::string_view key, std::string_view text)
{
    std::string &texts = m_pack->texts;
    const auto start = quint32(texts.size());
    texts += text;
    texts += '\n';
    std::size_t keyAt = texts.find(key, start);
    if (keyAt == std::string::npos) {
        keyAt = texts.size();
        texts += key;
        texts += '\n';
    }
    m_pack->rows.push_back({ start, quint32(keyAt), quint32(key.size()) });
}

SearchTexts SearchTexts::changed(Changes changes) const
{
    SearchTexts out(*this);
    changes.merge(out.m_changes); // what is in both stays as it is in `changes`
    out.m_changes = std::move(changes);
    return out.m_changes.size() > changesToPack ? out.packed() : out;
}

SearchTexts SearchTexts::packed() const
{
    SearchTexts out;
    out.m_pack->texts.reserve(m_pack->texts.size());
    out.m_pack->rows.reserve(m_pack->rows.size());
    auto change = m_changes.begin();
    const auto appendChange = [&out, &change] {
        if (change->second)
            out.append(change->first, *change->second);
        ++change;
    };
    for (std::size_t i = 0; i < m_pack->rows.size(); ++i) {
        const std::string_view key = m_pack->key(m_pack->rows[i]);
        while (change != m_changes.end() && change->first < key)
            appendChange();
        const std::size_t start = m_pack->rows[i].start;
        if (change != m_changes.end() && change->first == key)
            appendChange();
        else
            out.append(key, std::string_view(m_pack->texts).substr(start, m_pack->end(i) - start - 1));
    }
    while (change != m_changes.end())
        appendChange();
    return out;
}

/// The matching rows of a pack, one after another.
class SearchTexts::PackSearch
{
public:
    PackSearch(const Pack &pack, std::string_view folded, std::string_view after) : m_pack(pack), m_folded(folded)
    {
        const auto isBefore = [&pack](std::string_view key, const Row &row) { return key < pack.key(row); };
        m_row = std::upper_bound(pack.rows.begin(), pack.rows.end(), after, isBefore);
    }

    std::optional<std::string_view> next()
    {
        if (m_row == m_pack.rows.end())
            return std::nullopt;
        const std::size_t at = findText(m_pack.texts, m_folded, m_row->start);
        if (at == std::string_view::npos) {
            m_row = m_pack.rows.end();
            return std::nullopt;
        }
        m_row = rowBehind(m_row, m_pack.rows.end(), at);
        return m_pack.key(*(m_row - 1));
    }

private:
    const Pack &m_pack;
    std::string_view m_folded;
    std::vector<Row>::const_iterator m_row; ///< the first that was not looked at
};

std::vector<std::string_view> SearchTexts::find(std::string_view folded, std::string_view after,
                                                std::size_t atMost) const
{
    std::vector<std::string_view> keys;
    PackSearch search(*m_pack, folded, after);
    std::optional<std::string_view> packed = search.next();
    auto change = m_changes.upper_bound(after);
    while (keys.size() < atMost && (packed || change != m_changes.end())) {
        if (packed && (change == m_changes.end() || *packed < change->first)) {
            keys.push_back(*packed);
            packed = search.next();
            continue;
        }
        if (packed && *packed == change->first)
            packed = search.next();
        if (holds(change->second, folded))
            keys.push_back(change->first);
        ++change;
    }
    return keys;
}

} // namespace hearthbook
