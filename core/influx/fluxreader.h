#pragma once

#include "core/influx/answerreader.h"
#include "core/influx/csvsplitter.h"

#include <string>
#include <vector>

namespace hearthbook {

/// Reads annotated CSV (https://docs.influxdata.com/influxdb/v2/reference/syntax/annotated-csv): several tables, each with
/// its own header, with annotations or without, and errors that come as a table. Empty values take the table's default.
class FluxReader : public AnswerReader
{
public:
    explicit FluxReader(TakeInfluxRow take);

    bool accepts(const QByteArray &contentType) const override;
    /// Errors: those of an error table, as influxError() sees them; MalformedInput; TooLarge; those of `take`.
    Result<bool> feed(QByteArrayView bytes) override { return m_csv.feed(bytes); }
    Result<void> finish() override { return m_csv.finish(); }

private:
    using Fields = std::span<const std::string_view>;

    enum class Expected : quint8 { Header, Rows, ErrorRow };

    Result<bool> take(Fields fields);
    void annotate(Fields fields);
    void readHeader(Fields fields);
    Result<bool> takeRow(Fields fields);

    TakeInfluxRow m_take;
    CsvSplitter m_csv;
    Expected m_expected = Expected::Header;
    bool m_annotated = false; ///< annotations of the table to come were read
    std::vector<std::string> m_defaults; ///< by column; empty where there are none
    std::vector<std::string> m_names; ///< by column; the first is empty where there are annotations
    std::vector<std::string_view> m_values;
};

} // namespace hearthbook
