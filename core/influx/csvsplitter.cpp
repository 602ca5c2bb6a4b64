#include "core/influx/csvsplitter.h"

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

Result<bool> CsvSplitter::feed(QByteArrayView bytes)
{
    for (const char *at = bytes.begin(); at != bytes.end();) {
        at = takeRun(at, bytes.end());
        if (at == bytes.end())
            break;
        const char c = *at;
        ++at;
        if (!step(c))
            continue;
        const Result<bool> more = endRecord();
        if (!more || !*more)
            return more;
    }
    if (m_text.size() + m_ends.size() * sizeof(m_ends[0]) > maxRecord)
        return failure(ErrorCode::TooLarge, u"A row of InfluxDB's answer is longer than 16 MiB"_s);
    return true;
}

/// Characters that mean nothing here, taken together: nearly all are such.
const char *CsvSplitter::takeRun(const char *at, const char *end)
{
    if (m_state != State::Plain && m_state != State::Quoted)
        return at;
    const char *const begin = at;
    if (m_state == State::Quoted)
        at = std::find(at, end, '"');
    else
        at = std::find_if(at, end, [](char c) { return c == ',' || c == '\n'; });
    m_text.append(begin, at);
    return at;
}

/// True where a record is over.
bool CsvSplitter::step(char c)
{
    switch (m_state) {
    case State::FieldStart:
        if (c == '"') {
            m_state = State::Quoted;
            return false;
        }
        [[fallthrough]];
    case State::Plain:
        if (c == ',') {
            endField();
        } else if (c == '\n') {
            if (m_state == State::Plain && m_text.back() == '\r')
                m_text.pop_back();
            return true;
        } else {
            m_text += c;
            m_state = State::Plain;
        }
        return false;
    case State::Quoted:
        if (c == '"')
            m_state = State::QuoteInQuoted;
        else
            m_text += c;
        return false;
    case State::QuoteInQuoted:
        if (c == ',') {
            endField();
        } else if (c == '\n') {
            return true;
        } else if (c != '\r') {
            m_text += c; // a quote; of others a careful writer has none
            m_state = State::Quoted;
        }
        return false;
    }
    return false;
}

void CsvSplitter::endField()
{
    m_ends.push_back(m_text.size());
    m_state = State::FieldStart;
}

Result<bool> CsvSplitter::endRecord()
{
    endField();
    m_fields.clear();
    std::size_t begin = 0;
    for (const std::size_t end : m_ends) {
        m_fields.emplace_back(m_text.data() + begin, end - begin);
        begin = end;
    }
    Result<bool> more = m_take(m_fields);
    m_text.clear();
    m_ends.clear();
    return more;
}

Result<void> CsvSplitter::finish() const
{
    if (m_state == State::FieldStart && m_ends.empty())
        return {};
    return failure(ErrorCode::MalformedInput, u"InfluxDB's answer ends within a row"_s);
}

} // namespace hearthbook
