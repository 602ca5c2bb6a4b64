#include "core/domain/jsonwriter.h"

#include <charconv>
#include <cmath>

namespace hearthbook {

namespace {

void appendEscaped(QByteArray &out, unsigned char c)
{
    switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
    }
    constexpr char hex[] = "0123456789abcdef";
    const char escape[] = { '\\', 'u', '0', '0', hex[c >> 4], hex[c & 15] };
    out.append(escape, sizeof escape);
}

bool needsEscape(unsigned char c)
{
    return c < 0x20 || c == '"' || c == '\\';
}

void appendQuoted(QByteArray &out, QByteArrayView utf8)
{
    out += '"';
    qsizetype done = 0;
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        if (!needsEscape(uchar(utf8[i])))
            continue;
        out.append(utf8.sliced(done, i - done));
        appendEscaped(out, uchar(utf8[i]));
        done = i + 1;
    }
    out.append(utf8.sliced(done));
    out += '"';
}

bool isPlainAscii(QStringView text)
{
    for (const QChar c : text) {
        if (c.unicode() >= 0x80 || needsEscape(uchar(c.unicode())))
            return false;
    }
    return true;
}

} // namespace

void JsonWriter::separate()
{
    if (!m_first)
        m_out += ',';
    m_first = false;
}

JsonWriter &JsonWriter::open(char bracket)
{
    separate();
    m_out += bracket;
    m_first = true;
    return *this;
}

JsonWriter &JsonWriter::close(char bracket)
{
    m_out += bracket;
    m_first = false;
    return *this;
}

JsonWriter &JsonWriter::key(QByteArrayView name)
{
    separate();
    m_out += '"';
    m_out.append(name);
    m_out += "\":";
    m_first = true;
    return *this;
}

JsonWriter &JsonWriter::value(QStringView text)
{
    if (!isPlainAscii(text))
        return utf8(text.toUtf8());
    separate();
    const qsizetype at = m_out.size();
    m_out.resize(at + text.size() + 2);
    char *to = m_out.data() + at;
    *to++ = '"';
    for (const QChar c : text)
        *to++ = char(c.unicode());
    *to = '"';
    return *this;
}

JsonWriter &JsonWriter::value(const Timestamp &time)
{
    separate();
    const Timestamp::Text text = time.text();
    m_out += '"';
    m_out.append(text.data(), text.size());
    m_out += '"';
    return *this;
}

JsonWriter &JsonWriter::value(qint64 number)
{
    separate();
    char digits[24];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), number).ptr;
    m_out.append(digits, end - digits);
    return *this;
}

JsonWriter &JsonWriter::value(double number)
{
    if (!std::isfinite(number))
        return null();
    separate();
    char digits[32];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), number).ptr;
    m_out.append(digits, end - digits);
    return *this;
}

JsonWriter &JsonWriter::value(bool flag)
{
    return raw(flag ? QByteArrayView("true") : QByteArrayView("false"));
}

JsonWriter &JsonWriter::null()
{
    return raw("null");
}

JsonWriter &JsonWriter::utf8(QByteArrayView text)
{
    if (!text.isValidUtf8())
        return value(QString::fromUtf8(text));
    separate();
    appendQuoted(m_out, text);
    return *this;
}

JsonWriter &JsonWriter::raw(QByteArrayView json)
{
    separate();
    m_out.append(json);
    return *this;
}

} // namespace hearthbook
