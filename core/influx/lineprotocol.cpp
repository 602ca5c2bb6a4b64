#include "core/influx/lineprotocol.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace hearthbook {

namespace {

QByteArray escaped(QStringView text, QByteArrayView special)
{
    QByteArray utf8 = text.toUtf8();
    utf8.replace('\n', ' ').replace('\r', ' ');
    while (utf8.endsWith('\\'))
        utf8.chop(1);
    QByteArray out;
    for (const char c : utf8) {
        if (special.contains(c))
            out += '\\';
        out += c;
    }
    return out;
}

/// Keys, and values of tags.
QByteArray escapedKey(QStringView text)
{
    return escaped(text, ",= ");
}

} // namespace

LineProtocol &LineProtocol::begin(QStringView measurement)
{
    m_measurement = escaped(measurement, ", ");
    m_tags.clear();
    m_fields.clear();
    return *this;
}

LineProtocol &LineProtocol::tag(QStringView key, QStringView value)
{
    const QByteArray text = escapedKey(value);
    if (!text.isEmpty())
        m_tags.emplace_back(escapedKey(key), text);
    return *this;
}

LineProtocol &LineProtocol::field(QStringView key, QStringView value)
{
    QByteArray text = value.toUtf8();
    text.replace('\\', "\\\\").replace('"', "\\\"");
    appendField(key, '"' + text + '"');
    return *this;
}

LineProtocol &LineProtocol::field(QStringView key, qint64 value)
{
    appendField(key, QByteArray::number(value) + 'i');
    return *this;
}

LineProtocol &LineProtocol::field(QStringView key, double value)
{
    if (std::isfinite(value))
        appendField(key, QByteArray::number(value, 'g', QLocale::FloatingPointShortest));
    return *this;
}

LineProtocol &LineProtocol::field(QStringView key, bool value)
{
    appendField(key, value ? "true" : "false");
    return *this;
}

void LineProtocol::appendField(QStringView key, const QByteArray &value)
{
    if (!m_fields.isEmpty())
        m_fields += ',';
    m_fields += escapedKey(key) + '=' + value;
}

/// Tags are sorted: InfluxDB takes such lines fastest.
bool LineProtocol::end(Timestamp time)
{
    if (m_fields.isEmpty() || m_measurement.isEmpty())
        return false;
    std::ranges::sort(m_tags);
    m_lines += m_measurement;
    for (const auto &[key, value] : m_tags)
        m_lines += ',' + key + '=' + value;
    m_lines += ' ' + m_fields + ' ' + QByteArray::number(time.microseconds) + "000\n";
    m_fields.clear();
    ++m_points;
    return true;
}

QByteArray LineProtocol::take()
{
    m_points = 0;
    return std::exchange(m_lines, {});
}

} // namespace hearthbook
