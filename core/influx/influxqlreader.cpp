#include "core/influx/influxqlreader.h"

#include "core/domain/textrules.h"
#include "core/influx/influxerrors.h"

#include <array>
#include <charconv>

namespace hearthbook {

using namespace Qt::StringLiterals;
namespace dom = simdjson::dom;

namespace {

constexpr std::string_view measurement = "_measurement";

Error notWhole()
{
    return { ErrorCode::MalformedInput, u"InfluxDB's answer ends before it is whole"_s, {} };
}

std::vector<dom::element> itemsOf(dom::object object, std::string_view key)
{
    dom::array array;
    if (object[key].get_array().get(array) != simdjson::SUCCESS)
        return {};
    return { array.begin(), array.end() };
}

/// What went wrong with it, where anything did.
std::optional<QString> errorOf(dom::object object)
{
    std::string_view message;
    if (object["error"].get_string().get(message) != simdjson::SUCCESS)
        return std::nullopt;
    return text(message);
}

bool isPartial(dom::object object)
{
    bool partial = false;
    return object["partial"].get_bool().get(partial) == simdjson::SUCCESS && partial;
}

template<typename Number>
std::string digits(Number number)
{
    std::array<char, 32> buffer {};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return { buffer.data(), end };
}

} // namespace

bool InfluxQlReader::accepts(const QByteArray &contentType) const
{
    return contentType.isEmpty() || (contentType.startsWith("application/") && contentType.contains("json"));
}

Result<bool> InfluxQlReader::feed(QByteArrayView bytes)
{
    for (qsizetype end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n')) {
        m_line += bytes.first(end);
        bytes = bytes.sliced(end + 1);
        const Result<bool> more = takeDocument(m_line);
        m_line.clear();
        if (!more || !*more)
            return more;
    }
    m_line += bytes;
    if (m_line.size() > maxChunk)
        return failure(ErrorCode::TooLarge, u"A part of InfluxDB's answer is larger than 64 MiB"_s);
    return true;
}

Result<void> InfluxQlReader::finish()
{
    const Result<bool> more = takeDocument(m_line);
    if (!more)
        return failure(more);
    if (*more && (m_partial || !m_answered))
        return tl::unexpected(notWhole());
    return {};
}

Result<bool> InfluxQlReader::takeDocument(const QByteArray &text)
{
    if (text.trimmed().isEmpty())
        return true;
    const Result<JsonDocument> document = JsonDocument::parse(text);
    dom::object root;
    if (!document || document->root().get_object().get(root) != simdjson::SUCCESS)
        return tl::unexpected(notWhole());
    if (const std::optional<QString> error = errorOf(root))
        return tl::unexpected(influxError(*error));
    m_answered = true;
    m_partial = false;
    for (const dom::element item : itemsOf(root, "results")) {
        dom::object result;
        if (item.get_object().get(result) != simdjson::SUCCESS)
            continue;
        if (const std::optional<QString> error = errorOf(result))
            return tl::unexpected(influxError(*error));
        m_partial = isPartial(result);
        for (const dom::element series : itemsOf(result, "series")) {
            dom::object object;
            if (series.get_object().get(object) != simdjson::SUCCESS)
                continue;
            const Result<bool> more = takeSeries(object);
            if (!more || !*more)
                return more;
        }
    }
    return true;
}

Result<bool> InfluxQlReader::takeSeries(dom::object series)
{
    m_names.clear();
    readNames(series);
    const std::size_t fixed = m_values.size();
    for (const dom::element line : itemsOf(series, "values")) {
        m_values.resize(fixed);
        m_numbers.clear();
        dom::array values;
        if (line.get_array().get(values) != simdjson::SUCCESS)
            return tl::unexpected(notWhole());
        for (const dom::element value : values)
            m_values.push_back(textOf(value));
        if (m_values.size() != m_names.size())
            return tl::unexpected(notWhole());
        const Result<bool> more = m_take(InfluxRow(m_names, m_values));
        if (!more || !*more)
            return more;
    }
    return true;
}

/// The measurement and the tags are the same for all rows of a series: their values come first.
void InfluxQlReader::readNames(dom::object series)
{
    m_values.clear();
    std::string_view name;
    if (series["name"].get_string().get(name) == simdjson::SUCCESS) {
        m_names.emplace_back(measurement);
        m_values.push_back(name);
    }
    dom::object tags;
    if (series["tags"].get_object().get(tags) == simdjson::SUCCESS) {
        for (const dom::key_value_pair &tag : tags) {
            std::string_view value;
            m_names.emplace_back(tag.key);
            const bool isText = tag.value.get_string().get(value) == simdjson::SUCCESS && !value.empty();
            m_values.push_back(isText ? value : std::string_view());
        }
    }
    for (const dom::element column : itemsOf(series, "columns")) {
        std::string_view columnName;
        if (column.get_string().get(columnName) == simdjson::SUCCESS)
            m_names.emplace_back(columnName);
    }
}

std::string_view InfluxQlReader::textOf(dom::element value)
{
    switch (value.type()) {
    case dom::element_type::STRING: return value.get_string().value_unsafe();
    case dom::element_type::BOOL: return value.get_bool().value_unsafe() ? "true" : "false";
    case dom::element_type::INT64: return m_numbers.emplace_back(digits(value.get_int64().value_unsafe()));
    case dom::element_type::UINT64: return m_numbers.emplace_back(digits(value.get_uint64().value_unsafe()));
    case dom::element_type::DOUBLE: return m_numbers.emplace_back(digits(value.get_double().value_unsafe()));
    default: return {};
    }
}

} // namespace hearthbook
