#include "core/influx/fluxreader.h"

#include "core/domain/textrules.h"
#include "core/influx/influxerrors.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

bool isErrorHeader(std::span<const std::string_view> fields)
{
    if (!fields.empty() && fields.front().empty())
        fields = fields.subspan(1);
    return fields.size() == 2 && fields[0] == "error" && fields[1] == "reference";
}

bool isEmptyLine(std::span<const std::string_view> fields)
{
    return fields.size() == 1 && fields.front().empty();
}

} // namespace

FluxReader::FluxReader(TakeInfluxRow take)
    : m_take(std::move(take)), m_csv([this](Fields fields) { return this->take(fields); })
{
}

bool FluxReader::accepts(const QByteArray &contentType) const
{
    return contentType.isEmpty() || contentType.startsWith("text/csv") || contentType.startsWith("application/csv");
}

/// An error can follow the rows of a table with no empty line between.
Result<bool> FluxReader::take(Fields fields)
{
    if (isEmptyLine(fields)) {
        m_expected = Expected::Header;
        return true;
    }
    if (fields.front().starts_with('#')) {
        annotate(fields);
        return true;
    }
    if (isErrorHeader(fields)) {
        readHeader(fields);
        m_expected = Expected::ErrorRow;
        return true;
    }
    if (m_expected == Expected::Header) {
        readHeader(fields);
        m_expected = Expected::Rows;
        return true;
    }
    return takeRow(fields);
}

void FluxReader::annotate(Fields fields)
{
    if (m_expected != Expected::Header || !m_annotated)
        m_defaults.clear();
    m_expected = Expected::Header;
    m_annotated = true;
    if (fields.front() == "#default")
        m_defaults.assign(fields.begin(), fields.end());
}

void FluxReader::readHeader(Fields fields)
{
    m_names.assign(fields.begin(), fields.end());
    if (!m_annotated)
        m_defaults.clear();
    m_annotated = false;
    if (!m_defaults.empty())
        m_defaults.front().clear(); // the annotation's own name
}

Result<bool> FluxReader::takeRow(Fields fields)
{
    if (fields.size() != m_names.size())
        return failure(ErrorCode::MalformedInput,
                       u"A row of InfluxDB's answer has %1 values for %2 columns"_s.arg(
                           QString::number(fields.size()), QString::number(m_names.size())));
    m_values.assign(fields.begin(), fields.end());
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        if (!m_values[i].empty())
            continue;
        const bool hasDefault = i < m_defaults.size() && !m_defaults[i].empty();
        m_values[i] = hasDefault ? std::string_view(m_defaults[i]) : std::string_view();
    }
    const InfluxRow row(m_names, m_values);
    if (m_expected == Expected::ErrorRow)
        return tl::unexpected(influxError(row.text("error").value_or(u"an error without words"_s)));
    return m_take(row);
}

} // namespace hearthbook
