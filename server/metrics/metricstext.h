#pragma once

#include <QByteArray>

#include <initializer_list>
#include <utility>

namespace hearthbook {

/// Writes numbers in the text format of Prometheus, version 0.0.4. Each name must be begun once, and its samples follow at once.
class MetricsText
{
public:
    enum class Type { Counter, Gauge, Histogram };
    using Labels = std::initializer_list<std::pair<QByteArrayView, QByteArrayView>>;

    static constexpr char contentType[] = "text/plain; version=0.0.4; charset=utf-8";

    /// The samples of `name` follow. `help`: one line.
    MetricsText &begin(QByteArrayView name, Type type, QByteArrayView help);
    /// `suffix`: of a histogram's parts, as "_bucket".
    MetricsText &sample(double value, Labels labels = {}, QByteArrayView suffix = {});
    /// begin() and its only sample.
    MetricsText &one(QByteArrayView name, Type type, QByteArrayView help, double value);

    QByteArray take() { return std::move(m_text); }

private:
    QByteArray m_text;
    QByteArray m_name;
};

/// As few digits as tell the number exactly; "+Inf" and "NaN" as Prometheus writes them.
QByteArray metricNumber(double value);

} // namespace hearthbook
