#include "tests/support/bookwindow.h"
#include "tests/support/homes.h"
#include "ui/widgets/facetpanel.h"

#include <QScrollBar>
#include <QSignalSpy>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Values that are chosen by keys while the list follows, and values that others wrote.
class TestFacetPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chosenByKeys();
    void placeStaysWhenOthersWrite();
    void currentValueThatGoes();
    void currentInAnotherOrder();
    void valuesOfOthersAreOneLine();

private:
    static RowPage page(const std::vector<std::pair<QString, int>> &areas)
    {
        std::vector<ValueCount> values;
        values.reserve(areas.size());
        for (const auto &[value, count] : areas)
            values.push_back({ value, count });
        RowPage page;
        page.facets.emplace_back(u"area_id"_s, values);
        return page;
    }
    static QByteArray devicesIn(int areas)
    {
        JsonWriter json;
        json.beginArray();
        for (int i = 0; i < areas; ++i)
            json.beginObject()
                .key("id")
                .utf8(deviceIdOf(i))
                .key("name")
                .utf8("Lamp")
                .key("area_id")
                .utf8("area" + QByteArray::number(i))
                .endObject();
        return json.endArray().take();
    }
    FacetPanel m_panel { { { u"area_id"_s, u"Area"_s } } };
};

/// Space, and then down: to the next, not to the first.
void TestFacetPanel::chosenByKeys()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesIn(8));
    BookWindow window(book);
    auto *facets = shown<FacetPanel>(window.window());
    QTreeWidgetItem *areas = facets->topLevelItem(0);
    QVERIFY(eventually([&] { return areas->childCount() == 8 && areas->child(7)->text(0) == u"Area7"_s; }));
    facets->setFocus();
    QTest::keyClick(facets, Qt::Key_Home);
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(facets, Qt::Key_Down);
    QTreeWidgetItem *fifth = areas->child(4);
    QCOMPARE(facets->currentItem(), fifth);
    QTest::keyClick(facets, Qt::Key_Space);
    QCOMPARE(fifth->checkState(0), Qt::Checked);
    QVERIFY(eventually([&] { return window.table()->model()->rowCount() == 1; }));
    QCOMPARE(facets->currentItem(), fifth);
    QTest::keyClick(facets, Qt::Key_Down);
    QCOMPARE(facets->currentItem(), areas->child(5));
}

void TestFacetPanel::placeStaysWhenOthersWrite()
{
    constexpr int many = 60;
    std::vector<std::pair<QString, int>> areas;
    areas.reserve(many + 1);
    for (int i = 0; i < many; ++i)
        areas.emplace_back(u"area %1"_s.arg(i, 2, 10, QChar(u'0')), 100 - i);
    m_panel.resize(200, 200);
    m_panel.show();
    m_panel.setCounts(page(areas), {});
    QTreeWidgetItem *chosen = m_panel.topLevelItem(0)->child(30);
    m_panel.setCurrentItem(chosen);
    m_panel.verticalScrollBar()->setValue(5);
    areas.insert(areas.begin(), { u"new"_s, 200 });
    areas[10].second = 1;
    m_panel.setCounts(page(areas), {});
    QCOMPARE(m_panel.currentItem(), chosen);
    QVERIFY(chosen->isSelected());
    QCOMPARE(m_panel.verticalScrollBar()->value(), 5);
    QCOMPARE(m_panel.topLevelItem(0)->childCount(), 61);
}

void TestFacetPanel::currentValueThatGoes()
{
    m_panel.setCounts(page({ { u"a"_s, 3 }, { u"b"_s, 2 }, { u"c"_s, 1 } }), {});
    m_panel.setCurrentItem(m_panel.topLevelItem(0)->child(1));
    m_panel.setCounts(page({ { u"a"_s, 3 }, { u"c"_s, 1 } }), {});
    QCOMPARE(m_panel.currentItem()->text(0), u"c"_s);
    m_panel.setCounts(page({}), {});
    QCOMPARE(m_panel.currentItem(), m_panel.topLevelItem(0));
}

void TestFacetPanel::currentInAnotherOrder()
{
    m_panel.setCounts(page({ { u"a"_s, 3 }, { u"b"_s, 2 }, { u"c"_s, 1 } }), {});
    m_panel.setCurrentItem(m_panel.topLevelItem(0)->child(2));
    QSignalSpy chosen(&m_panel, &FacetPanel::chosenChanged);
    m_panel.setCounts(page({ { u"c"_s, 4 }, { u"b"_s, 3 }, { u"a"_s, 1 } }), {});
    QCOMPARE(m_panel.currentItem()->text(0), u"c"_s);
    QCOMPARE(m_panel.topLevelItem(0)->child(0)->text(1), u"4"_s);
    QCOMPARE(m_panel.topLevelItem(0)->child(2)->text(0), u"a"_s);
    QVERIFY(chosen.isEmpty());
}

void TestFacetPanel::valuesOfOthersAreOneLine()
{
    const QString wild = u"one\ntwo\u202Eeno"_s;
    m_panel.setCounts(page({ { wild, 1 } }), {});
    QTreeWidgetItem *item = m_panel.topLevelItem(0)->child(0);
    QCOMPARE(item->text(0), u"one twoeno"_s);
    item->setCheckState(0, Qt::Checked);
    QCOMPARE(m_panel.chosen().at(0).second, QStringList { wild });
    const Column column { .field = u"name"_s };
    QCOMPARE(cellText(column, { { u"name"_s, wild } }, {}), u"one\ntwoeno"_s);
}

QTEST_MAIN(TestFacetPanel)
#include "tst_facetpanel.moc"
