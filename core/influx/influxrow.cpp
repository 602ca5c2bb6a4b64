#include "core/influx/influxrow.h"

#include "core/domain/textrules.h"

#include <charconv>

namespace hearthbook {

namespace {

template<typename Number>
std::optional<Number> numberOf(std::string_view text)
{
    Number number {};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

} // namespace

std::optional<std::string_view> InfluxRow::utf8(std::string_view column) const
{
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        if (m_names[i] == column && m_values[i].data())
            return m_values[i];
    }
    return std::nullopt;
}

std::optional<QString> InfluxRow::text(std::string_view column) const
{
    const std::optional<std::string_view> found = utf8(column);
    return found ? std::optional(hearthbook::text(*found)) : std::nullopt;
}

std::optional<double> InfluxRow::number(std::string_view column) const
{
    const std::optional<std::string_view> found = utf8(column);
    return found ? numberOf<double>(*found) : std::nullopt;
}

std::optional<qint64> InfluxRow::integer(std::string_view column) const
{
    const std::optional<std::string_view> found = utf8(column);
    return found ? numberOf<qint64>(*found) : std::nullopt;
}

std::optional<bool> InfluxRow::flag(std::string_view column) const
{
    const std::optional<std::string_view> found = utf8(column);
    if (found == "true")
        return true;
    return found == "false" ? std::optional(false) : std::nullopt;
}

std::optional<Timestamp> InfluxRow::time() const
{
    const std::optional<Timestamp> flux = time("_time");
    return flux ? flux : time("time");
}

/// InfluxQL is asked for microseconds since 1970, Flux writes RFC 3339.
std::optional<Timestamp> InfluxRow::time(std::string_view column) const
{
    const std::optional<std::string_view> found = utf8(column);
    if (!found)
        return std::nullopt;
    if (const std::optional<qint64> microseconds = numberOf<qint64>(*found))
        return Timestamp { *microseconds };
    return Timestamp::fromText(QByteArrayView(found->data(), qsizetype(found->size())));
}

} // namespace hearthbook
