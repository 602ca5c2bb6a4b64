#pragma once

#include "core/domain/timestamp.h"

#include <QString>

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace hearthbook {

/// One row of an answer, whichever language asked: tags and fields by name, the measurement as `_measurement`. It points
/// into the answer and lives as long as the call that it is handed to.
class InfluxRow
{
public:
    /// A value without data() is null.
    InfluxRow(std::span<const std::string> names, std::span<const std::string_view> values)
        : m_names(names), m_values(values)
    {
    }

    /// UTF-8 as it came; nothing where there is no such column, or it is null. An empty text of Flux is null.
    std::optional<std::string_view> utf8(std::string_view column) const;
    std::optional<QString> text(std::string_view column) const;
    /// Nothing too where it is no number.
    std::optional<double> number(std::string_view column) const;
    std::optional<qint64> integer(std::string_view column) const;
    /// "true" or "false".
    std::optional<bool> flag(std::string_view column) const;
    /// `_time`, or InfluxQL's `time`.
    std::optional<Timestamp> time() const;
    /// A time under another name, as `_start`.
    std::optional<Timestamp> time(std::string_view column) const;

    /// To go through all columns; the same length as values().
    std::span<const std::string> names() const { return m_names; }
    std::span<const std::string_view> values() const { return m_values; }

private:
    std::span<const std::string> m_names;
    std::span<const std::string_view> m_values;
};

} // namespace hearthbook
