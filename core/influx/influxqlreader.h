#pragma once

#include "core/domain/jsondocument.h"
#include "core/influx/answerreader.h"

#include <deque>
#include <string>
#include <vector>

namespace hearthbook {

/// Reads the answer of /query with `chunked=true`: one JSON document a line, each with some thousand rows. A server that
/// does not send in chunks is read too, up to maxChunk. Times are microseconds (`epoch=u`).
class InfluxQlReader : public AnswerReader
{
public:
    /// Bytes of one document.
    static constexpr qsizetype maxChunk = 64 * 1024 * 1024;

    explicit InfluxQlReader(TakeInfluxRow take) : m_take(std::move(take)) { }

    bool accepts(const QByteArray &contentType) const override;
    /// Errors: those of the answer, as influxError() sees them; MalformedInput; TooLarge; those of `take`.
    Result<bool> feed(QByteArrayView bytes) override;
    Result<void> finish() override;

private:
    Result<bool> takeDocument(const QByteArray &text);
    Result<bool> takeSeries(simdjson::dom::object series);
    void readNames(simdjson::dom::object series);
    std::string_view textOf(simdjson::dom::element value);

    TakeInfluxRow m_take;
    QByteArray m_line;
    bool m_answered = false; ///< a document came
    bool m_partial = false; ///< of the last: more was to follow
    std::vector<std::string> m_names;
    std::vector<std::string_view> m_values;
    std::deque<std::string> m_numbers; ///< texts of the row's numbers; they do not move
};

} // namespace hearthbook
