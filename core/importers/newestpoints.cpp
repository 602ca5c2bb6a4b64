#include "core/importers/newestpoints.h"

#include <algorithm>
#include <array>

namespace hearthbook {

namespace {

constexpr std::array<std::string_view, 4> sentinels { "", "unknown", "Unknown", "unassigned" };

/// What the old service wrote for nothing.
bool isSentinel(std::string_view value)
{
    return std::ranges::find(sentinels, value) != sentinels.end();
}

std::optional<std::size_t> placeOf(const std::vector<std::string> &names, std::string_view name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt : std::optional(std::size_t(found - names.begin()));
}

} // namespace

void NewestPoints::take(const InfluxRow &row)
{
    const std::optional<std::string_view> id = row.utf8(m_measurement.id);
    const std::optional<Timestamp> time = row.time();
    if (!id || isSentinel(*id) || !time) {
        ++m_withoutId;
        return;
    }
    std::vector<std::string> tags;
    tags.reserve(m_measurement.tags.size());
    for (const std::string &tag : m_measurement.tags)
        tags.emplace_back(row.utf8(tag).value_or(std::string_view()));
    const auto [place, isNew] = m_points.try_emplace(std::string(*id));
    Point &point = place->second;
    const bool isNewer = isNew || *time > point.time || (*time == point.time && tags > point.tags);
    if (isNewer)
        point = { *time, std::move(tags), std::vector<std::string>(m_measurement.fields.size()) };
    else if (*time < point.time || tags != point.tags)
        return;
    putFields(point, row);
}

void NewestPoints::putFields(Point &point, const InfluxRow &row) const
{
    if (const std::optional<std::string_view> field = row.utf8("_field")) {
        if (const std::optional<std::size_t> place = placeOf(m_measurement.fields, *field))
            point.fields[*place] = row.utf8("_value").value_or(std::string_view());
        return;
    }
    for (std::size_t i = 0; i < m_measurement.fields.size(); ++i) {
        if (const std::optional<std::string_view> value = row.utf8(m_measurement.fields[i]))
            point.fields[i] = *value;
    }
}

std::optional<std::string> NewestPoints::value(const Point &point, std::string_view name) const
{
    std::string found;
    if (const std::optional<std::size_t> tag = placeOf(m_measurement.tags, name))
        found = point.tags[*tag];
    else if (const std::optional<std::size_t> field = placeOf(m_measurement.fields, name))
        found = point.fields[*field];
    if (isSentinel(found))
        return std::nullopt;
    return found;
}

} // namespace hearthbook
