#include "ui/models/bar.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// The bars of a chart, from the counts of a facet.
class TestBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void top_data();
    void top();
    void inWords();
};

namespace {

QString textOf(const std::vector<Bar> &bars)
{
    QStringList out;
    for (const Bar &bar : bars)
        out += bar.label + u' ' + QString::number(bar.count) + (bar.value ? u" "_s + *bar.value : QString());
    return out.join(u'|');
}

std::vector<ValueCount> values(int count)
{
    std::vector<ValueCount> out;
    for (int i = 0; i < count; ++i)
        out.push_back({ u"v%1"_s.arg(i), 10 });
    return out;
}

} // namespace

void TestBar::top_data()
{
    QTest::addColumn<std::vector<ValueCount>>("counts");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<QString>("bars");
    using Counts = std::vector<ValueCount>;
    QTest::newRow("nothing") << Counts() << qint64(0) << QString();
    QTest::newRow("rows without a value come last")
        << Counts { { std::nullopt, 9 }, { u"hue"_s, 3 } } << qint64(12) << u"HUE 3 hue|none 9 "_s;
    QTest::newRow("all have room") << values(8) << qint64(80)
                                   << u"V0 10 v0|V1 10 v1|V2 10 v2|V3 10 v3|V4 10 v4|V5 10 v5|V6 10 v6|V7 10 v7"_s;
    QTest::newRow("the others together")
        << values(10) << qint64(100)
        << u"V0 10 v0|V1 10 v1|V2 10 v2|V3 10 v3|V4 10 v4|V5 10 v5|V6 10 v6|V7 10 v7|All others 20"_s;
    QTest::newRow("more others than the facet names")
        << Counts { { u"a"_s, 1 } } << qint64(5) << u"A 1 a|All others 4"_s;
    QTest::newRow("a name of several lines") << Counts { { u"a\nb"_s, 1 } } << qint64(1) << u"A B 1 a\nb"_s;
}

void TestBar::top()
{
    QFETCH(std::vector<ValueCount>, counts);
    QFETCH(qint64, total);
    const auto upper = [](const QString &value) { return value.toUpper(); };
    QTEST(textOf(topBars(counts, total, u"none"_s, upper)), "bars");
}

void TestBar::inWords()
{
    QLocale::setDefault(QLocale::c());
    QCOMPARE(barsInWords({ { u"hue"_s, 3 }, { .label = u"30 Nov"_s, .count = 0, .name = u"30 November"_s } }),
             u"hue: 3. 30 November: 0."_s);
    QCOMPARE(barsInWords({}), QString());
}

QTEST_GUILESS_MAIN(TestBar)
#include "tst_bar.moc"
