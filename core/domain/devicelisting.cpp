#include "core/domain/devicelisting.h"

#include <array>

namespace hearthbook {

namespace {

constexpr std::size_t integrationField = fieldIndex(deviceFields, "integration");
constexpr std::size_t configEntryField = fieldIndex(deviceFields, "config_entry_id");
constexpr std::array parentFields { fieldIndex(deviceFields, "via_device_id"),
                                    fieldIndex(deviceFields, "parent_device_id") };

/// Visits parents before children, without recursion: chains may be as long as a listing.
class ParentOrder
{
public:
    explicit ParentOrder(const std::vector<DevicePatch> &rows) : m_rows(rows), m_seen(rows.size())
    {
        m_places.reserve(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            m_places.try_emplace(rows[i].id, i);
    }

    std::vector<DevicePatch> sorted()
    {
        std::vector<DevicePatch> sorted;
        sorted.reserve(m_rows.size());
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            visit(i, sorted);
        return sorted;
    }

private:
    void visit(std::size_t first, std::vector<DevicePatch> &sorted)
    {
        if (m_seen[first])
            return;
        std::vector<std::size_t> path { first };
        m_seen[first] = true;
        while (!path.empty()) {
            if (const std::optional<std::size_t> parent = unseenParent(path.back())) {
                m_seen[*parent] = true;
                path.push_back(*parent);
            } else {
                sorted.push_back(m_rows[path.back()]);
                path.pop_back();
            }
        }
    }

    std::optional<std::size_t> unseenParent(std::size_t child) const
    {
        for (const std::size_t field : parentFields) {
            const auto parent = m_places.find(m_rows[child].values[field]);
            if (parent != m_places.end() && !m_seen[parent->second])
                return parent->second;
        }
        return std::nullopt;
    }

    const std::vector<DevicePatch> &m_rows;
    std::vector<bool> m_seen;
    std::unordered_map<std::string_view, std::size_t> m_places;
};

} // namespace

void putParentsFirst(std::vector<DevicePatch> &rows)
{
    rows = ParentOrder(rows).sorted();
}

void resolveIntegrations(DeviceListing &listing, const std::unordered_map<std::string, std::string> &domains)
{
    std::unordered_map<std::string_view, std::string_view> kept; // one text a domain, in the listing
    for (DevicePatch &row : listing.rows) {
        if (!row.values[integrationField].empty())
            continue;
        const auto domain = domains.find(std::string(row.values[configEntryField]));
        if (domain == domains.end())
            continue;
        const auto [at, isNew] = kept.try_emplace(domain->second);
        if (isNew)
            at->second = listing.canonical.emplace_back(domain->second);
        row.set(integrationField, at->second);
    }
}

} // namespace hearthbook
