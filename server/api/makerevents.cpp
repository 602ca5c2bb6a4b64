#include "server/api/makerevents.h"

#include "core/domain/textrules.h"

#include <algorithm>
#include <map>

namespace hearthbook {

namespace {

/// "Unknown" is what the old system wrote where it knew nothing.
std::string said(std::optional<std::string_view> name)
{
    return name && *name != "Unknown" ? std::string(*name) : std::string();
}

} // namespace

void MakerEvents::takeCount(const InfluxRow &row)
{
    m_counts.push_back({ std::string(row.utf8("entity_id").value_or(std::string_view())), said(row.utf8(m_tag)),
                         row.integer("_value").value_or(0) });
}

void MakerEvents::takeField(const InfluxRow &row)
{
    const std::optional<std::string_view> entity = row.utf8("entity_id");
    if (std::string name = said(row.utf8("_value")); entity && !name.empty())
        m_fields.insert_or_assign(std::string(*entity), std::move(name));
}

qint64 MakerEvents::total() const
{
    qint64 sum = 0;
    for (const Count &count : m_counts)
        sum += count.events;
    return sum;
}

std::string MakerEvents::makerOf(const Count &count) const
{
    if (!count.maker.empty())
        return count.maker;
    for (const auto *known : { &m_fields, &m_book }) {
        if (const auto found = known->find(count.entity); found != known->end())
            return found->second;
    }
    return {};
}

std::vector<MakerEvents::Maker> MakerEvents::makers() const
{
    std::map<std::string, qint64> sums;
    for (const Count &count : m_counts) {
        if (const std::string maker = makerOf(count); !maker.empty())
            sums[maker] += count.events;
    }
    std::vector<Maker> out;
    out.reserve(sums.size());
    for (const auto &[name, events] : sums)
        out.push_back({ text(name), events });
    std::ranges::stable_sort(out, std::ranges::greater(), &Maker::events);
    return out;
}

} // namespace hearthbook
