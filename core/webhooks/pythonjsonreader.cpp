#include "core/webhooks/pythonjsonreader.h"

#include "core/domain/jsondocument.h"

#include <charconv>

namespace hearthbook {

namespace {

bool isNumberPart(char c)
{
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

/// Python's int keeps every digit, its float is printed anew.
QByteArray pythonNumber(const QByteArray &text)
{
    if (text == "-0")
        return "0";
    if (!text.contains('.') && !text.contains('e') && !text.contains('E'))
        return text;
    double number = 0;
    const auto read = std::from_chars(text.begin(), text.end(), number);
    return read.ec == std::errc() ? pythonFloat(number) : pythonFloat(text.toDouble());
}

} // namespace

Result<PythonJson> PythonJsonReader::read(const QByteArray &text)
{
    const Result<JsonDocument> checked = JsonDocument::parse(text);
    if (!checked)
        return failure(checked);
    return PythonJsonReader(text).value();
}

PythonJson PythonJsonReader::value()
{
    skipSpace();
    switch (peek()) {
    case '{': return object();
    case '[': return array();
    case '"': return PythonJson::ofString(string());
    default: return plain();
    }
}

PythonJson PythonJsonReader::object()
{
    PythonJson made;
    made.m_kind = PythonJson::Kind::Object;
    QHash<QString, std::size_t> places;
    ++m_at;
    while (nextItem('}')) {
        const QString key = string();
        skipSpace();
        ++m_at; // the colon
        PythonJson member = value();
        const auto known = places.constFind(key);
        if (known != places.constEnd()) {
            made.m_items[*known] = std::move(member);
            continue;
        }
        places.insert(key, made.m_items.size());
        made.m_keys += key;
        made.m_items.push_back(std::move(member));
    }
    return made;
}

PythonJson PythonJsonReader::array()
{
    PythonJson made;
    made.m_kind = PythonJson::Kind::Array;
    ++m_at;
    while (nextItem(']'))
        made.m_items.push_back(value());
    return made;
}

PythonJson PythonJsonReader::plain()
{
    const qsizetype from = m_at;
    const bool number = isNumberPart(peek()) && peek() != 'e';
    while (!atEnd() && (number ? isNumberPart(peek()) : peek() >= 'a' && peek() <= 'z'))
        ++m_at;
    PythonJson made;
    made.m_plain = m_text.mid(from, m_at - from);
    if (number)
        made.m_plain = pythonNumber(made.m_plain);
    return made;
}

QString PythonJsonReader::string()
{
    QString out;
    ++m_at;
    while (!atEnd() && peek() != '"') {
        const qsizetype from = m_at;
        while (!atEnd() && peek() != '"' && peek() != '\\')
            ++m_at;
        out += QString::fromUtf8(QByteArrayView(m_text).sliced(from, m_at - from));
        if (peek() == '\\')
            escape(out);
    }
    ++m_at;
    return out;
}

void PythonJsonReader::escape(QString &out)
{
    const char kind = m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0';
    m_at += 2;
    switch (kind) {
    case 'b': out += u'\b'; return;
    case 'f': out += u'\f'; return;
    case 'n': out += u'\n'; return;
    case 'r': out += u'\r'; return;
    case 't': out += u'\t'; return;
    case 'u':
        out += QChar(m_text.mid(m_at, 4).toUShort(nullptr, 16));
        m_at += 4;
        return;
    default: out += QLatin1Char(kind); return;
    }
}

void PythonJsonReader::skipSpace()
{
    while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r')
        ++m_at;
}

bool PythonJsonReader::nextItem(char close)
{
    skipSpace();
    if (peek() == ',') {
        ++m_at;
        skipSpace();
    }
    if (!atEnd() && peek() != close)
        return true;
    ++m_at;
    return false;
}

} // namespace hearthbook
