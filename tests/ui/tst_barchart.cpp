#include "ui/theme.h"
#include "ui/widgets/barchart.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// A chart by keys and mouse, and what those hear who do not see it.
class TestBarChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_chart.reset(); }
    void keysGoFromBarToBar_data();
    void keysGoFromBarToBar();
    void chosenByKey_data();
    void chosenByKey();
    void chosenByClick_data();
    void chosenByClick();
    void standsForNoValue();
    void pressedElsewhere();
    void currentStaysWithItsBar();
    void saidInWords();
    void withoutBars();
    void asHighAsItsBars();

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<BarChart> m_chart;
    QStringList m_chosen;
};

void TestBarChart::init()
{
    m_theme = std::make_unique<Theme>();
    m_chart = std::make_unique<BarChart>(u"Devices by integration"_s, BarChart::Way::Across, *m_theme);
    m_chosen.clear();
    connect(m_chart.get(), &BarChart::barChosen, this,
            [this](const Bar &bar) { m_chosen += bar.value.value_or(u"?"_s); });
    m_chart->setBars({ { u"Hue"_s, 12, u"hue"_s }, { u"ZHA"_s, 5, u"zha"_s }, { u"All others"_s, 3 } });
    m_chart->resize(400, m_chart->sizeHint().height());
    m_chart->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_chart.get()));
}

void TestBarChart::keysGoFromBarToBar_data()
{
    QTest::addColumn<QList<int>>("keys");
    QTest::addColumn<int>("bar");
    QTest::newRow("none at first") << QList<int>() << -1;
    QTest::newRow("down to the first") << QList<int> { Qt::Key_Down } << 0;
    QTest::newRow("down twice") << QList<int> { Qt::Key_Down, Qt::Key_Down } << 1;
    QTest::newRow("right as down") << QList<int> { Qt::Key_Right, Qt::Key_Right } << 1;
    QTest::newRow("up to the last") << QList<int> { Qt::Key_Up } << 2;
    QTest::newRow("not beyond the last") << QList<int> { Qt::Key_End, Qt::Key_Down } << 2;
    QTest::newRow("not before the first") << QList<int> { Qt::Key_Home, Qt::Key_Left } << 0;
}

void TestBarChart::keysGoFromBarToBar()
{
    QFETCH(QList<int>, keys);
    for (const int key : keys)
        QTest::keyClick(m_chart.get(), Qt::Key(key));
    QTEST(m_chart->currentBar(), "bar");
}

void TestBarChart::chosenByKey_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("Return") << int(Qt::Key_Return);
    QTest::newRow("Enter") << int(Qt::Key_Enter);
    QTest::newRow("Space") << int(Qt::Key_Space);
}

void TestBarChart::chosenByKey()
{
    QFETCH(int, key);
    QTest::keyClick(m_chart.get(), Qt::Key(key)); // none is current yet
    QCOMPARE(m_chosen, QStringList());
    QTest::keyClick(m_chart.get(), Qt::Key_Down);
    QTest::keyClick(m_chart.get(), Qt::Key_Down);
    QTest::keyClick(m_chart.get(), Qt::Key(key));
    QCOMPARE(m_chosen, QStringList { u"zha"_s });
}

void TestBarChart::chosenByClick_data()
{
    QTest::addColumn<bool>("isName");
    QTest::newRow("on the bar") << false;
    QTest::newRow("on its name") << true;
}

void TestBarChart::chosenByClick()
{
    QFETCH(bool, isName);
    const QRect row = m_chart->barRect(1);
    QTest::mouseClick(m_chart->viewport(), Qt::LeftButton, {}, isName ? QPoint(4, row.center().y()) : row.center());
    QCOMPARE(m_chosen, QStringList { u"zha"_s });
    QCOMPARE(m_chart->currentBar(), 1);
}

void TestBarChart::standsForNoValue()
{
    QTest::mouseClick(m_chart->viewport(), Qt::LeftButton, {}, m_chart->barRect(2).center());
    QTest::keyClick(m_chart.get(), Qt::Key_Return);
    QCOMPARE(m_chart->currentBar(), 2);
    QCOMPARE(m_chosen, QStringList());
}

/// As with every button: who leaves it before letting go does not mean it.
void TestBarChart::pressedElsewhere()
{
    QTest::mousePress(m_chart->viewport(), Qt::LeftButton, {}, m_chart->barRect(0).center());
    QTest::mouseRelease(m_chart->viewport(), Qt::LeftButton, {}, m_chart->barRect(1).center());
    QCOMPARE(m_chosen, QStringList());
}

void TestBarChart::currentStaysWithItsBar()
{
    QTest::keyClick(m_chart.get(), Qt::Key_Down);
    m_chart->setBars({ { u"ZHA"_s, 15, u"zha"_s }, { u"Hue"_s, 12, u"hue"_s } });
    QCOMPARE(m_chart->currentBar(), 1);
    QTest::keyClick(m_chart.get(), Qt::Key_Return);
    QCOMPARE(m_chosen, QStringList { u"hue"_s });
    m_chart->setBars({ { u"ZHA"_s, 15, u"zha"_s } });
    QCOMPARE(m_chart->currentBar(), -1);
}

void TestBarChart::saidInWords()
{
    QCOMPARE(m_chart->accessibleName(), u"Devices by integration"_s);
    QCOMPARE(m_chart->accessibleDescription(), u"Hue: 12. ZHA: 5. All others: 3."_s);
    QTest::keyClick(m_chart.get(), Qt::Key_End);
    QCOMPARE(m_chart->accessibleDescription(), u"Current: All others: 3. Hue: 12. ZHA: 5. All others: 3."_s);
}

void TestBarChart::withoutBars()
{
    m_chart->setBars({});
    QTest::keyClick(m_chart.get(), Qt::Key_Down);
    QTest::keyClick(m_chart.get(), Qt::Key_Return);
    QTest::mouseClick(m_chart->viewport(), Qt::LeftButton, {}, { 5, 5 });
    QCOMPARE(m_chart->currentBar(), -1);
    QCOMPARE(m_chosen, QStringList());
    QCOMPARE(m_chart->accessibleDescription(), u"There is nothing to show."_s);
}

void TestBarChart::asHighAsItsBars()
{
    const int three = m_chart->sizeHint().height();
    m_chart->setBars({ { u"Hue"_s, 12, u"hue"_s } });
    QCOMPARE(m_chart->sizeHint().height() * 3, three);
    QFont large = m_chart->font();
    large.setPointSizeF(large.pointSizeF() * 2);
    m_chart->setFont(large);
    QVERIFY(m_chart->sizeHint().height() * 3 > three * 3 / 2);
}

QTEST_MAIN(TestBarChart)
#include "tst_barchart.moc"
