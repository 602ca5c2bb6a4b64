#include "server/metrics/metricstext.h"

#include <QTest>

#include <limits>

using namespace hearthbook;

/// The text format of Prometheus: https://prometheus.io/docs/instrumenting/exposition_formats/
class TestMetricsText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void families();
    void escapesLabels();
    void numbers_data();
    void numbers();
};

void TestMetricsText::families()
{
    MetricsText text;
    text.one("a_total", MetricsText::Type::Counter, "How many", 3);
    text.begin("b", MetricsText::Type::Gauge, "By kind")
        .sample(1, { { "kind", "x" } })
        .sample(2.5, { { "kind", "y" } });
    text.begin("c", MetricsText::Type::Histogram, "Took")
        .sample(1, { { "le", "+Inf" } }, "_bucket")
        .sample(1, {}, "_count");
    QCOMPARE(text.take(),
             "# HELP a_total How many\n# TYPE a_total counter\na_total 3\n"
             "# HELP b By kind\n# TYPE b gauge\nb{kind=\"x\"} 1\nb{kind=\"y\"} 2.5\n"
             "# HELP c Took\n# TYPE c histogram\nc_bucket{le=\"+Inf\"} 1\nc_count 1\n");
}

void TestMetricsText::escapesLabels()
{
    MetricsText text;
    text.begin("a", MetricsText::Type::Gauge, "A").sample(1, { { "x", "q\"b\\n\nl" }, { "y", "" } });
    QVERIFY(text.take().endsWith("a{x=\"q\\\"b\\\\n\\nl\",y=\"\"} 1\n"));
}

void TestMetricsText::numbers_data()
{
    QTest::addColumn<double>("number");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("none") << 0.0 << QByteArray("0");
    QTest::newRow("large") << 1'764'487'476'123.0 << QByteArray("1764487476123");
    QTest::newRow("bound") << 0.0005 << QByteArray("0.0005");
    QTest::newRow("not rounded") << 1764487476.123456 << QByteArray("1764487476.123456");
    QTest::newRow("endless") << std::numeric_limits<double>::infinity() << QByteArray("+Inf");
    QTest::newRow("no number") << std::numeric_limits<double>::quiet_NaN() << QByteArray("NaN");
}

void TestMetricsText::numbers()
{
    QFETCH(double, number);
    QTEST(metricNumber(number), "text");
}

QTEST_GUILESS_MAIN(TestMetricsText)
#include "tst_metricstext.moc"
