#pragma once

#include "core/domain/result.h"

#include <QByteArrayView>

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hearthbook {

/// Splits CSV (RFC 4180, line breaks CRLF or LF) that comes in pieces into records. Keeps one record at a time.
class CsvSplitter
{
public:
    /// A record; the fields live for the call. An empty line is one empty field. Returns false to stop; an error stops too.
    using Take = std::function<Result<bool>(std::span<const std::string_view> fields)>;

    /// Bytes in memory of one record: its text, and where its fields end.
    static constexpr std::size_t maxRecord = 16 * 1024 * 1024;

    explicit CsvSplitter(Take take) : m_take(std::move(take)) { }

    /// False where a record was the last that is wanted. Errors: those of Take; TooLarge.
    Result<bool> feed(QByteArrayView bytes);
    /// Error: MalformedInput where the text ends within a record, as when the connection was cut.
    Result<void> finish() const;

private:
    enum class State : quint8 {
        FieldStart,
        Plain,
        Quoted,
        QuoteInQuoted ///< the end of the field, or the first of two
    };

    const char *takeRun(const char *at, const char *end);
    bool step(char c);
    void endField();
    Result<bool> endRecord();

    Take m_take;
    State m_state = State::FieldStart;
    std::string m_text; ///< of the record's fields, without quotes, one after the other
    std::vector<std::size_t> m_ends; ///< of each field in it
    std::vector<std::string_view> m_fields;
};

} // namespace hearthbook
