#include "core/domain/registryreader.h"

#include "core/domain/textrules.h"

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;
namespace dom = simdjson::dom;

namespace {

constexpr int idField = -2;
constexpr int secondIdField = -3;
constexpr int unknownField = -1;
constexpr int alternativeBase = 1000;

/// Which field a JSON key names. Rows of a listing have their keys in the same order nearly always, so the key found at
/// the same place of the row before is tried first.
template<std::size_t N>
class KeyTable
{
public:
    KeyTable(const std::array<Field, N> &fields, std::string_view idKey, std::string_view secondIdKey)
        : m_fields(fields), m_idKey(idKey), m_secondIdKey(secondIdKey)
    {
    }

    int find(std::string_view key, std::size_t place)
    {
        if (place < m_memo.size() && m_memo[place].first == key)
            return m_memo[place].second;
        const int found = search(key);
        if (place == m_memo.size())
            m_memo.emplace_back(key, found);
        else if (place < m_memo.size())
            m_memo[place] = { key, found };
        return found;
    }

private:
    int search(std::string_view key) const
    {
        if (key == m_idKey)
            return idField;
        if (!m_secondIdKey.empty() && key == m_secondIdKey)
            return secondIdField;
        for (std::size_t i = 0; i < N; ++i) {
            if (m_fields[i].key == key)
                return int(i);
            if (!m_fields[i].alternative.empty() && m_fields[i].alternative == key)
                return alternativeBase + int(i);
        }
        return unknownField;
    }

    const std::array<Field, N> &m_fields;
    std::string_view m_idKey;
    std::string_view m_secondIdKey;
    std::vector<std::pair<std::string_view, int>> m_memo;
};

/// One value in its stored form, or why it has none.
class ValueReader
{
public:
    explicit ValueReader(std::deque<std::string> &canonical) : m_canonical(canonical) { }

    QString read(FieldKind kind, dom::element value, std::string_view &stored)
    {
        switch (kind) {
        case FieldKind::Text: return readText(value, stored);
        case FieldKind::Id: return readId(value, stored);
        case FieldKind::Labels: return readArray(value, stored, true);
        case FieldKind::Set: return readArray(value, stored, false);
        case FieldKind::Object: return readObject(value, stored);
        }
        return u"cannot be read"_s;
    }

private:
    static QString readText(dom::element value, std::string_view &stored)
    {
        if (value.is_null()) {
            stored = {};
            return {};
        }
        if (value.get_string().get(stored) != simdjson::SUCCESS)
            return u"Input should be a valid string"_s;
        return textProblem(stored);
    }

    static QString readId(dom::element value, std::string_view &stored)
    {
        const QString problem = readText(value, stored);
        if (stored.empty())
            stored = {};
        return problem.isEmpty() ? idProblem(stored) : problem;
    }

    QString readArray(dom::element value, std::string_view &stored, bool strings)
    {
        dom::array array;
        stored = "[]";
        if (value.is_null())
            return {};
        if (value.get_array().get(array) != simdjson::SUCCESS)
            return u"Input should be a valid list"_s;
        if (array.size() == 0)
            return {};
        std::string &joined = m_canonical.emplace_back();
        if (array.size() == 1 && !strings) {
            joined = simdjson::minify(array);
            return keep(joined, stored);
        }
        std::vector<std::string> items;
        items.reserve(array.size());
        for (const dom::element item : array) {
            if (strings && !item.is_string())
                return u"Input should be a list of strings"_s;
            items.push_back(simdjson::minify(item));
        }
        std::sort(items.begin(), items.end());
        if (strings)
            items.erase(std::unique(items.begin(), items.end()), items.end());
        for (const std::string &item : items)
            joined.append(joined.empty() ? "[" : ",").append(item);
        joined += ']';
        return keep(joined, stored);
    }

    QString readObject(dom::element value, std::string_view &stored)
    {
        stored = "{}";
        if (value.is_null())
            return {};
        dom::object object;
        if (value.get_object().get(object) != simdjson::SUCCESS)
            return u"Input should be a valid dictionary"_s;
        if (object.size() == 0)
            return {};
        return keep(m_canonical.emplace_back(simdjson::minify(object)), stored);
    }

    static QString keep(const std::string &json, std::string_view &stored)
    {
        if (json.size() > maxJsonBytes)
            return u"value has %1 bytes, at most %2 are allowed"_s.arg(json.size()).arg(maxJsonBytes);
        stored = json;
        return {};
    }

    std::deque<std::string> &m_canonical;
};

template<std::size_t N>
class ListingReader
{
public:
    using Patch = RowPatch<N>;

    ListingReader(const std::array<Field, N> &fields, std::string_view idKey, std::string_view secondIdKey,
                  Listing<Patch> &listing)
        : m_fields(fields), m_keys(fields, idKey, secondIdKey), m_values(listing.canonical), m_listing(listing)
    {
    }

    void readRow(dom::element element, qsizetype index)
    {
        dom::object object;
        if (element.get_object().get(object) != simdjson::SUCCESS)
            return reject(index, {}, u"Input should be a valid dictionary"_s);
        m_row = {};
        m_row.index = index;
        m_problem.clear();
        m_secondId = {};
        m_alternatives = 0;
        std::size_t place = 0;
        for (const dom::key_value_pair member : object)
            readMember(m_keys.find(member.key, place++), member.value);
        if (m_row.id.empty())
            m_row.id = m_secondId;
        if (m_problem.isEmpty())
            m_problem = idProblem(m_row.id);
        if (!m_problem.isEmpty())
            return reject(index, m_row.id, m_problem);
        if (m_row.id.empty())
            ++m_listing.skipped;
        else
            m_listing.rows.push_back(m_row);
    }

private:
    void readMember(int field, dom::element value)
    {
        if (field == unknownField)
            return;
        if (field == idField || field == secondIdField)
            return readId(value, field == idField ? m_row.id : m_secondId);
        const bool alternative = field >= alternativeBase;
        const std::size_t at = std::size_t(alternative ? field - alternativeBase : field);
        const bool takenByAlternative = m_alternatives >> at & 1;
        if (alternative && m_row.has(at) && !takenByAlternative)
            return;
        std::string_view stored;
        const QString problem = m_values.read(m_fields[at].kind, value, stored);
        if (!problem.isEmpty() && m_problem.isEmpty())
            m_problem = text(alternative ? m_fields[at].alternative : m_fields[at].key) + u": "_s + problem;
        m_row.set(at, stored);
        m_alternatives = alternative ? m_alternatives | quint32(1) << at : m_alternatives & ~(quint32(1) << at);
    }

    /// Falsy ids (null, "", 0, false) are no id, as in the old API.
    void readId(dom::element value, std::string_view &id)
    {
        bool flag = true;
        double number = 1;
        if (value.is_null() || (value.get_bool().get(flag) == simdjson::SUCCESS && !flag)
            || (value.get_double().get(number) == simdjson::SUCCESS && number == 0))
            return;
        if (value.get_string().get(id) != simdjson::SUCCESS && m_problem.isEmpty())
            m_problem = u"id: Input should be a valid string"_s;
    }

    void reject(qsizetype index, std::string_view id, const QString &reason)
    {
        ++m_listing.rejectedCount;
        if (!id.empty() && idProblem(id).isEmpty())
            m_listing.refused.push_back(m_row);
        if (m_listing.rejected.size() >= maxRemarks)
            return;
        m_listing.rejected.push_back({ index, text(id.substr(0, maxIdBytes)), reason });
    }

    const std::array<Field, N> &m_fields;
    KeyTable<N> m_keys;
    ValueReader m_values;
    Listing<Patch> &m_listing;
    Patch m_row;
    std::string_view m_secondId;
    quint32 m_alternatives = 0; ///< bit i: field i holds the value of its alternative key
    QString m_problem;
};

struct IdKeys
{
    std::string_view first;
    std::string_view second; ///< read where the first is not there
};

constexpr IdKeys deviceIds { "id", "device_id" };
constexpr IdKeys entityIds { "entity_id", {} };

template<std::size_t N>
Result<Listing<RowPatch<N>>> readListing(const QByteArray &body, const std::array<Field, N> &fields, const IdKeys &ids)
{
    Result<JsonDocument> document = JsonDocument::parse(body);
    if (!document)
        return failure(document);
    Listing<RowPatch<N>> listing;
    listing.document = std::move(*document);
    dom::array array;
    if (listing.document.root().get_array().get(array) != simdjson::SUCCESS)
        return tl::unexpected(typeError(u"list_type"_s, u"Input should be a valid list"_s));
    listing.rows.reserve(std::min(array.size(), std::size_t(body.size()) / 64)); // no row is much shorter
    ListingReader<N> reader(fields, ids.first, ids.second, listing);
    qsizetype index = 0;
    for (const dom::element element : array)
        reader.readRow(element, index++);
    return listing;
}

constexpr std::size_t configEntryField = fieldIndex(deviceFields, "config_entry_id");

/// The first of `config_entries`; null where there is none that can be stored.
std::string_view firstConfigEntry(dom::element device)
{
    std::string_view entry;
    if (device["config_entries"].at(0).get_string().get(entry) != simdjson::SUCCESS || !textProblem(entry).isEmpty())
        return {};
    return entry;
}

/// Rows are in the order of the list, some of which were rejected.
void fillConfigEntries(DeviceListing &listing)
{
    auto row = listing.rows.begin();
    qsizetype index = 0;
    dom::array array;
    std::ignore = listing.document.root().get_array().get(array);
    for (const dom::element device : array) {
        if (row == listing.rows.end())
            return;
        if (row->index != index++)
            continue;
        const bool known = row->has(configEntryField) && !row->isNull(configEntryField);
        if (const std::string_view entry = known ? std::string_view() : firstConfigEntry(device); !entry.empty())
            row->set(configEntryField, entry);
        ++row;
    }
}

} // namespace

Result<DeviceListing> readDevices(const QByteArray &body)
{
    return readListing(body, deviceFields, deviceIds);
}

Result<EntityListing> readEntities(const QByteArray &body)
{
    return readListing(body, entityFields, entityIds);
}

Result<DeviceListing> readDeviceRegistry(const QByteArray &body)
{
    Result<DeviceListing> listing = readDevices(body);
    if (listing)
        fillConfigEntries(*listing);
    return listing;
}

} // namespace hearthbook
