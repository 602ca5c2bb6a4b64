#include "server/metrics/metricstext.h"

#include <QLocale>

#include <cmath>

namespace hearthbook {

namespace {

QByteArrayView word(MetricsText::Type type)
{
    switch (type) {
    case MetricsText::Type::Counter: return "counter";
    case MetricsText::Type::Gauge: return "gauge";
    case MetricsText::Type::Histogram: break;
    }
    return "histogram";
}

void appendLabelValue(QByteArray &out, QByteArrayView value)
{
    for (const char c : value) {
        if (c == '\n')
            out += "\\n";
        else if (c == '"' || c == '\\')
            out.append('\\').append(c);
        else
            out += c;
    }
}

} // namespace

QByteArray metricNumber(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "+Inf" : "-Inf";
    constexpr double exact = 9'007'199'254'740'992; // 2^53
    if (value == std::floor(value) && std::fabs(value) < exact)
        return QByteArray::number(qint64(value));
    return QByteArray::number(value, 'f', QLocale::FloatingPointShortest);
}

MetricsText &MetricsText::begin(QByteArrayView name, Type type, QByteArrayView help)
{
    m_name = name.toByteArray();
    m_text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    m_text.append("# TYPE ").append(name).append(' ').append(word(type)).append('\n');
    return *this;
}

MetricsText &MetricsText::sample(double value, Labels labels, QByteArrayView suffix)
{
    m_text.append(m_name).append(suffix);
    char before = '{';
    for (const auto &[label, text] : labels) {
        m_text.append(before).append(label).append("=\"");
        appendLabelValue(m_text, text);
        m_text.append('"');
        before = ',';
    }
    if (before == ',')
        m_text.append('}');
    m_text.append(' ').append(metricNumber(value)).append('\n');
    return *this;
}

MetricsText &MetricsText::one(QByteArrayView name, Type type, QByteArrayView help, double value)
{
    return begin(name, type, help).sample(value);
}

} // namespace hearthbook
