#include "core/domain/jsonwriter.h"

#include <algorithm>
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

/// Room for a comma where one is due, then for `bytes`. One step for both: a byte alone costs as much as a whole text.
char *JsonWriter::grow(qsizetype bytes)
{
    const qsizetype at = m_out.size();
    const bool isNext = !m_first;
    m_first = false;
    m_out.resize(at + bytes + (isNext ? 1 : 0));
    char *to = m_out.data() + at;
    if (isNext)
        *to++ = ',';
    return to;
}

JsonWriter &JsonWriter::open(char bracket)
{
    *grow(1) = bracket;
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
    char *to = grow(name.size() + 3);
    *to++ = '"';
    to = std::copy(name.begin(), name.end(), to);
    *to++ = '"';
    *to = ':';
    m_first = true;
    return *this;
}

JsonWriter &JsonWriter::value(QStringView text)
{
    if (!isPlainAscii(text))
        return utf8(text.toUtf8());
    char *to = grow(text.size() + 2);
    *to++ = '"';
    for (const QChar c : text)
        *to++ = char(c.unicode());
    *to = '"';
    return *this;
}

JsonWriter &JsonWriter::value(const Timestamp &time)
{
    const Timestamp::Text text = time.text();
    char *to = grow(qsizetype(text.size()) + 2);
    *to++ = '"';
    to = std::copy(text.begin(), text.end(), to);
    *to = '"';
    return *this;
}

JsonWriter &JsonWriter::value(qint64 number)
{
    char digits[24];
    return raw(QByteArrayView(digits, std::to_chars(std::begin(digits), std::end(digits), number).ptr));
}

JsonWriter &JsonWriter::value(double number)
{
    if (!std::isfinite(number))
        return null();
    char digits[32];
    return raw(QByteArrayView(digits, std::to_chars(std::begin(digits), std::end(digits), number).ptr));
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
    grow(0);
    appendQuoted(m_out, text);
    return *this;
}

JsonWriter &JsonWriter::raw(QByteArrayView json)
{
    std::copy(json.begin(), json.end(), grow(json.size()));
    return *this;
}

} // namespace hearthbook
