#include "core/webhooks/pythonjson.h"

#include "core/webhooks/pythonjsonreader.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

namespace hearthbook {

namespace {

void appendUnit(QByteArray &out, char16_t c)
{
    switch (c) {
    case u'"': out += "\\\""; return;
    case u'\\': out += "\\\\"; return;
    case u'\n': out += "\\n"; return;
    case u'\r': out += "\\r"; return;
    case u'\t': out += "\\t"; return;
    case u'\f': out += "\\f"; return;
    case u'\b': out += "\\b"; return;
    default: break;
    }
    if (c >= 0x20 && c < 0x7f) {
        out += char(c);
        return;
    }
    constexpr char hex[] = "0123456789abcdef";
    const char escape[] = { '\\', 'u', hex[c >> 12], hex[c >> 8 & 15], hex[c >> 4 & 15], hex[c & 15] };
    out.append(escape, sizeof escape);
}

void appendString(QByteArray &out, const QString &text)
{
    out += '"';
    for (const QChar c : text)
        appendUnit(out, c.unicode());
    out += '"';
}

/// Places of the keys in the order they are written. Python compares code points, not UTF-16 units.
std::vector<std::size_t> orderOf(const QStringList &keys, bool sorted)
{
    std::vector<std::size_t> order(std::size_t(keys.size()));
    std::iota(order.begin(), order.end(), std::size_t(0));
    if (!sorted)
        return order;
    std::vector<QList<uint>> points;
    for (const QString &key : keys)
        points.push_back(key.toUcs4());
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return std::ranges::lexicographical_compare(points[a], points[b]); });
    return order;
}

} // namespace

QByteArray pythonFloat(double number)
{
    char digits[32];
    if (!std::isfinite(number))
        return std::isnan(number) ? "NaN" : number < 0 ? "-Infinity" : "Infinity";
    const double size = std::abs(number);
    const bool plain = size == 0 || (size >= 1e-4 && size < 1e16);
    const auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
    const auto end = std::to_chars(std::begin(digits), std::end(digits), number, format).ptr;
    QByteArray text(digits, end - digits);
    if (plain && !text.contains('.'))
        text += ".0";
    return text;
}

Result<PythonJson> PythonJson::parse(const QByteArray &text)
{
    return PythonJsonReader::read(text);
}

PythonJson PythonJson::ofString(const QString &text)
{
    PythonJson value;
    value.m_kind = Kind::String;
    value.m_string = text;
    return value;
}

const PythonJson *PythonJson::member(const QString &key) const
{
    const qsizetype at = m_keys.indexOf(key);
    return at < 0 ? nullptr : &m_items[std::size_t(at)];
}

void PythonJson::setMember(const QString &key, PythonJson value)
{
    const qsizetype at = m_keys.indexOf(key);
    if (at >= 0) {
        m_items[std::size_t(at)] = std::move(value);
        return;
    }
    m_keys += key;
    m_items.push_back(std::move(value));
}

QByteArray PythonJson::dumps(Layout layout, Keys keys) const
{
    QByteArray out;
    append(out, layout, keys);
    return out;
}

void PythonJson::append(QByteArray &out, Layout layout, Keys keys) const
{
    switch (m_kind) {
    case Kind::Plain: out += m_plain; return;
    case Kind::String: appendString(out, m_string); return;
    case Kind::Array:
    case Kind::Object: appendItems(out, layout, keys); return;
    }
}

void PythonJson::appendItems(QByteArray &out, Layout layout, Keys keys) const
{
    const bool object = m_kind == Kind::Object;
    const char *comma = layout == Layout::Spaced ? ", " : ",";
    out += object ? '{' : '[';
    bool first = true;
    const auto item = [&](std::size_t i) {
        if (!std::exchange(first, false))
            out += comma;
        if (object) {
            appendString(out, m_keys[qsizetype(i)]);
            out += layout == Layout::Spaced ? ": " : ":";
        }
        m_items[i].append(out, layout, keys);
    };
    if (object) {
        for (const std::size_t i : orderOf(m_keys, keys == Keys::Sorted))
            item(i);
    } else {
        for (std::size_t i = 0; i < m_items.size(); ++i)
            item(i);
    }
    out += object ? '}' : ']';
}

} // namespace hearthbook
