#include "tests/support/bookwindow.h"
#include "tests/support/homes.h"
#include "ui/draftfile.h"
#include "ui/pages/bookpage.h"
#include "ui/profiles.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/columnchooser.h"
#include "ui/widgets/facetpanel.h"
#include "ui/widgets/filterheader.h"
#include "ui/widgets/nothinghere.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The filters below the headers, with keys and mouse, on a file and on a server.
class TestColumnFilters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void narrowsAsOneTypes_data() { TestBook::addWays(); }
    void narrowsAsOneTypes();
    void everyColumn_data() { TestBook::addWays(); }
    void everyColumn();
    void entities();
    void togetherWithFacetsAndSearch();
    void wrongExpressionKeepsTheRows();
    void refusedBySource_data() { TestBook::addWays(); }
    void refusedBySource();
    void nothingLeft();
    void emptyBookStaysAsItWas();
    void shownAndHidden();
    void rememberedOverBooks();
    void comesBackAfterARestart();
    void goesWithTheColumns();
    void hiddenColumnDoesNotFilter();
    void keys();
    void tabLeadsThrough();
    void namesAndHints();
    void newRowsAreFiltered_data() { TestBook::addWays(); }
    void newRowsAreFiltered();
    void rowFromElsewhereClearsThem();
    void closedBeforeTheAnswer();

private:
    static FilterHeader *header(BookWindow &window)
    {
        return qobject_cast<FilterHeader *>(window.table()->horizontalHeader());
    }
    static void showFilters(BookWindow &window)
    {
        QTest::keyClick(&window.window(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(eventually([&] { return header(window)->haveFiltersFocus(); }));
    }
    static FilterField *field(BookWindow &window, const QString &title)
    {
        for (FilterField *one : window->findChildren<FilterField *>()) {
            if (one->title() == title && one->isVisible())
                return one;
        }
        return nullptr;
    }
    static void type(BookWindow &window, const QString &title, const QString &text)
    {
        FilterField *one = field(window, title);
        QVERIFY2(one, qPrintable(title));
        one->setFocus();
        one->selectAll();
        QTest::keyClick(one, Qt::Key_Delete);
        QTest::keyClicks(one, text);
    }
    static QString names(BookWindow &window)
    {
        QStringList out;
        const QTableView *table = window.table();
        for (int i = 0; table && i < table->model()->rowCount(); ++i)
            out += table->model()->index(i, 0).data().toString();
        return out.join(u'|');
    }
    static bool shows(BookWindow &window, const QString &wanted)
    {
        const bool does = eventually([&] { return names(window) == wanted; }, 5000);
        if (!does)
            qWarning("shown: %s", qUtf8Printable(names(window)));
        return does;
    }
    static void feedHome(TestBook &book)
    {
        book.feed("devices", R"([
            {"id":"d1","name":"Desk lamp","manufacturer":"IKEA","model":"T1","area_id":"office","integration":"zha"},
            {"id":"d2","name":"Floor lamp","manufacturer":"Signify","area_id":"living_room","integration":"hue"},
            {"id":"d3","name":"Hub","manufacturer":"Signify","integration":"hue"}])");
        book.feed("entities", R"([
            {"entity_id":"light.desk","device_id":"d1","platform":"zha","original_name":"Desk"},
            {"entity_id":"sensor.desk","device_id":"d1","platform":"zha","original_name":"Desk power","disabled_by":"user"},
            {"entity_id":"light.floor","device_id":"d2","platform":"hue","original_name":"Floor"}])");
    }
};

void TestColumnFilters::narrowsAsOneTypes()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    feedHome(book);
    BookWindow window(book);
    showFilters(window);
    QVERIFY(field(window, u"Name"_s)->hasFocus());
    type(window, u"Name"_s, u"LAMP"_s);
    QVERIFY(shows(window, u"Desk lamp|Floor lamp"_s));
    type(window, u"Name"_s, u"!lamp"_s);
    QVERIFY(shows(window, u"Hub"_s));
    type(window, u"Name"_s, u"/^(desk|hub)/"_s);
    QVERIFY(shows(window, u"Desk lamp|Hub"_s));
    type(window, u"Manufacturer"_s, u"=Signify"_s);
    QVERIFY(shows(window, u"Hub"_s));
    QTest::keyClick(field(window, u"Manufacturer"_s), Qt::Key_Escape);
    QVERIFY(shows(window, u"Desk lamp|Hub"_s));
    QTest::keyClick(field(window, u"Name"_s), Qt::Key_Escape);
    QVERIFY(shows(window, u"Desk lamp|Floor lamp|Hub"_s));
}

void TestColumnFilters::everyColumn()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    feedHome(book);
    BookWindow window(book);
    showFilters(window);
    const std::vector<std::tuple<QString, QString, QString>> typed {
        { u"Area"_s, u"living r"_s, u"Floor lamp"_s },
        { u"Area"_s, u"="_s, u"Hub"_s },
        { u"Area"_s, u"!=Office"_s, u"Floor lamp|Hub"_s },
        { u"Model"_s, u"!"_s, u"Desk lamp"_s },
        { u"Integration"_s, u"hue"_s, u"Floor lamp|Hub"_s },
        { u"Entities"_s, u"0"_s, u"Hub"_s },
        { u"Entities"_s, u"1..2"_s, u"Desk lamp|Floor lamp"_s },
        { u"Entities"_s, u">1"_s, u"Desk lamp"_s },
        { u"Last seen"_s, u">1d"_s, u""_s },
        { u"Last seen"_s, u"<1d"_s, u"Desk lamp|Floor lamp|Hub"_s },
    };
    for (const auto &[title, text, wanted] : typed) {
        type(window, title, text);
        QVERIFY2(shows(window, wanted), qPrintable(title + u' ' + text));
        QTest::keyClick(field(window, title), Qt::Key_Escape);
        QVERIFY(shows(window, u"Desk lamp|Floor lamp|Hub"_s));
    }
}

void TestColumnFilters::entities()
{
    TestBook book { TestBook::File };
    feedHome(book);
    BookWindow window(book);
    window->book()->showPage(u"entities"_s);
    QVERIFY(shows(window, u"Desk|Desk power|Floor"_s));
    showFilters(window);
    type(window, u"Disabled"_s, u"yes"_s);
    QVERIFY(shows(window, u"Desk power"_s));
    type(window, u"Disabled"_s, u"no"_s);
    QVERIFY(shows(window, u"Desk|Floor"_s));
    type(window, u"Id"_s, u"floor"_s);
    QVERIFY(shows(window, u"Floor"_s));
    type(window, u"Changed"_s, u">2999-01-01"_s);
    QVERIFY(shows(window, u""_s));
}

void TestColumnFilters::togetherWithFacetsAndSearch()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(30));
    BookWindow window(book);
    auto *facets = shown<FacetPanel>(window.window());
    QVERIFY(eventually([&] { return facets->topLevelItem(1)->childCount() == 2; }));
    showFilters(window);
    type(window, u"Name"_s, u"/ 2?[1-3]$/"_s); // 1, 2, 3, 21, 22, 23
    QVERIFY(shows(window, u"Lamp 1|Lamp 2|Lamp 21|Lamp 22|Lamp 23|Lamp 3"_s));
    QCOMPARE(facets->topLevelItem(1)->child(0)->text(0) + facets->topLevelItem(1)->child(0)->text(1), u"Signify4"_s);
    facets->topLevelItem(1)->child(0)->setCheckState(0, Qt::Checked);
    QVERIFY(shows(window, u"Lamp 1|Lamp 21|Lamp 23|Lamp 3"_s));
    QTest::keyClick(&window.window(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), u"lamp 2"_s);
    QVERIFY(shows(window, u"Lamp 21|Lamp 23"_s));
}

void TestColumnFilters::wrongExpressionKeepsTheRows()
{
    TestBook book { TestBook::File };
    feedHome(book);
    BookWindow window(book);
    showFilters(window);
    type(window, u"Entities"_s, u">0"_s);
    QVERIFY(shows(window, u"Desk lamp|Floor lamp"_s));
    auto *entities = field(window, u"Entities"_s);
    QTest::keyClicks(entities, u"x"_s);
    QVERIFY(!entities->trouble().isEmpty());
    QVERIFY(entities->toolTip().contains(u"“0x” is not a number"_s));
    QVERIFY(entities->actions().constFirst()->isVisible());
    const auto *sentence = header(window)->findChild<QLabel *>(u"wrong"_s);
    QVERIFY(sentence->isVisible());
    QCOMPARE(sentence->text(), u"Entities: “0x” is not a number."_s);
    QVERIFY(sentence->geometry().top() >= entities->geometry().bottom());
    QVERIFY(header(window)->height() >= sentence->geometry().bottom());
    type(window, u"Name"_s, u"desk"_s); // the last good one still counts
    QVERIFY(shows(window, u"Desk lamp"_s));
    entities->setFocus();
    QTest::keyClick(entities, Qt::Key_Backspace);
    QVERIFY(!sentence->isVisible());
    QVERIFY(!entities->actions().constFirst()->isVisible());
}

void TestColumnFilters::refusedBySource()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    feedHome(book);
    BookWindow window(book);
    showFilters(window);
    type(window, u"Name"_s, u"lamp"_s);
    QVERIFY(shows(window, u"Desk lamp|Floor lamp"_s));
    type(window, u"Model"_s, u"/(x/"_s);
    auto *model = field(window, u"Model"_s);
    QVERIFY(eventually([&] { return !model->trouble().isEmpty(); }));
    QVERIFY2(model->trouble().contains(u"missing closing parenthesis"_s), qPrintable(model->trouble()));
    QCOMPARE(field(window, u"Name"_s)->trouble(), QString());
    QVERIFY(!window->findChild<Banner *>()->isVisible());
    QCOMPARE(names(window), u"Desk lamp|Floor lamp"_s);
    book.feed("devices", R"([{"id":"d9","name":"A new lamp"}])"); // the list goes on without it
    QVERIFY(shows(window, u"A new lamp|Desk lamp|Floor lamp"_s));
    QVERIFY(!model->trouble().isEmpty());
    type(window, u"Model"_s, u"/^t/"_s);
    QVERIFY(shows(window, u"Desk lamp"_s));
    QCOMPARE(model->trouble(), QString());
}

void TestColumnFilters::nothingLeft()
{
    TestBook book { TestBook::File };
    feedHome(book);
    BookWindow window(book);
    showFilters(window);
    type(window, u"Name"_s, u"nobody"_s);
    QVERIFY(eventually([&] { return shown<NothingHere>(window.window()); }));
    const auto *nothing = shown<NothingHere>(window.window());
    QVERIFY2(nothing->sentence().contains(u"filters"_s), qPrintable(nothing->sentence()));
    QVERIFY(field(window, u"Name"_s)); // what was typed can still be changed
    QVERIFY(field(window, u"Name"_s)->hasFocus());
    const QScrollBar *bar = window.table()->horizontalScrollBar();
    QVERIFY(!bar->isVisible() || bar->mapTo(window.table(), QPoint()).y() >= header(window)->geometry().bottom());
    auto *button = nothing->findChild<QPushButton *>();
    QVERIFY(button->isVisible());
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QVERIFY(shows(window, u"Desk lamp|Floor lamp|Hub"_s));
    QVERIFY(!nothing->isVisible());
    QCOMPARE(field(window, u"Name"_s)->text(), QString());
    QVERIFY(window.table()->height() > 200);
}

void TestColumnFilters::emptyBookStaysAsItWas()
{
    TestBook book { TestBook::File };
    feedHome(book);
    BookWindow window(book);
    QTest::keyClick(&window.window(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), u"nobody"_s);
    QVERIFY(eventually([&] { return shown<NothingHere>(window.window()); }));
    const auto *nothing = shown<NothingHere>(window.window());
    QVERIFY(!window.table()); // without filters there is nothing to see of it
    QTest::mouseClick(nothing->findChild<QPushButton *>(), Qt::LeftButton);
    QVERIFY(eventually([&] { return window.table() && names(window) == u"Desk lamp|Floor lamp|Hub"_s; }));
}

void TestColumnFilters::shownAndHidden()
{
    TestBook book { TestBook::File };
    feedHome(book);
    BookWindow window(book);
    const int without = header(window)->height();
    QVERIFY(!field(window, u"Name"_s));
    showFilters(window);
    QVERIFY(header(window)->height() > without + 20);
    type(window, u"Name"_s, u"hub"_s);
    QVERIFY(shows(window, u"Hub"_s));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(eventually([&] { return window.table()->hasFocus(); }));
    QCOMPARE(header(window)->height(), without);
    QVERIFY(shows(window, u"Desk lamp|Floor lamp|Hub"_s)); // what one does not see does not filter
    QToolButton *button = nullptr;
    for (QToolButton *one : window->findChildren<QToolButton *>())
        button = one->isVisible() && one->text() == u"Filters"_s ? one : button;
    QVERIFY(button);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(shows(window, u"Hub"_s));
    QCOMPARE(field(window, u"Name"_s)->text(), u"hub"_s);
}

void TestColumnFilters::rememberedOverBooks()
{
    TestBook book { TestBook::File };
    feedHome(book);
    BookWindow window(book);
    showFilters(window);
    window->closeBook();
    window->open(book.place());
    window->book()->showPage(u"devices"_s);
    QVERIFY(eventually([&] { return window.table() && field(window, u"Name"_s); }));
    QVERIFY(shows(window, u"Desk lamp|Floor lamp|Hub"_s));
    QCOMPARE(field(window, u"Name"_s)->text(), QString());
}

/// With what is typed in it, as the row of fields does.
void TestColumnFilters::comesBackAfterARestart()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(6));
    TestDesk desk;
    {
        MainWindow window(desk.desk(), channelTo);
        window.show();
        window.open(book.place());
        window.book()->showPage(u"devices"_s);
        QVERIFY(eventually(
            [&] { return shown<QTableView>(window) && shown<QTableView>(window)->model()->rowCount() == 6; }));
        QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(eventually([&] { return shown<FilterHeader>(window)->haveFiltersFocus(); }));
        QTest::keyClicks(window.focusWidget(), u"lamp 4"_s);
        QVERIFY(eventually([&] { return shown<QTableView>(window)->model()->rowCount() == 1; }));
    }
    MainWindow window(desk.desk(), channelTo);
    window.show();
    window.restoreSession();
    QVERIFY(
        eventually([&] { return shown<QTableView>(window) && shown<QTableView>(window)->model()->rowCount() == 1; }));
    QCOMPARE(shown<FilterField>(window)->text(), u"lamp 4"_s);
    shown<FilterField>(window)->clear();
    QVERIFY(eventually([&] { return shown<QTableView>(window)->model()->rowCount() == 6; }));
    window.closeBook();
    QVERIFY(!DraftFile(desk.draftFolder(), Profiles(desk.settings()).list().at(0)).isThere());
}

void TestColumnFilters::goesWithTheColumns()
{
    TestBook book { TestBook::File };
    feedHome(book);
    BookWindow window(book);
    window->resize(1000, 700);
    showFilters(window);
    FilterHeader *columns = header(window);
    const auto isBelow = [&](const QString &title, int column) {
        const QRect field = TestColumnFilters::field(window, title)->geometry();
        const int left = columns->sectionViewportPosition(column);
        return field.left() >= left && field.right() <= left + columns->sectionSize(column)
            && field.width() >= columns->sectionSize(column) - 8 && field.top() >= columns->viewport()->height();
    };
    const auto allAreBelow = [&] {
        const std::vector<QString> titles { u"Name"_s,        u"Area"_s,     u"Manufacturer"_s, u"Model"_s,
                                            u"Integration"_s, u"Entities"_s, u"Last seen"_s };
        for (int i = 0; i < int(titles.size()); ++i) {
            if (!columns->isSectionHidden(i) && !isBelow(titles[std::size_t(i)], i))
                return false;
        }
        return true;
    };
    QVERIFY(allAreBelow());
    columns->moveSection(4, 0);
    QVERIFY(allAreBelow());
    columns->resizeSection(1, 222);
    QVERIFY(allAreBelow());
    QScrollBar *bar = window.table()->horizontalScrollBar();
    QVERIFY(bar->maximum() > 0);
    bar->setValue(bar->maximum());
    QVERIFY(allAreBelow());
    QVERIFY(columns->sectionViewportPosition(4) < 0);
    field(window, u"Integration"_s)->setFocus(); // it comes into sight
    QVERIFY(field(window, u"Integration"_s)->geometry().left() >= 0);
    columns->setSectionHidden(2, true);
    QVERIFY(eventually([&] { return !field(window, u"Manufacturer"_s); }));
    QVERIFY(eventually(allAreBelow));
    shown<ColumnChooser>(window.window())->reset();
    QVERIFY(eventually([&] { return field(window, u"Manufacturer"_s) && allAreBelow(); }));
}

void TestColumnFilters::hiddenColumnDoesNotFilter()
{
    TestBook book { TestBook::File };
    feedHome(book);
    BookWindow window(book);
    showFilters(window);
    type(window, u"Manufacturer"_s, u"ikea"_s);
    QVERIFY(shows(window, u"Desk lamp"_s));
    header(window)->setSectionHidden(2, true);
    QVERIFY(shows(window, u"Desk lamp|Floor lamp|Hub"_s));
    header(window)->setSectionHidden(2, false);
    QVERIFY(shows(window, u"Desk lamp"_s));
}

void TestColumnFilters::keys()
{
    TestBook book { TestBook::File };
    feedHome(book);
    BookWindow window(book);
    showFilters(window);
    type(window, u"Name"_s, u"lamp"_s);
    QVERIFY(shows(window, u"Desk lamp|Floor lamp"_s));
    QTest::keyClick(field(window, u"Name"_s), Qt::Key_Down);
    QVERIFY(window.table()->hasFocus());
    field(window, u"Name"_s)->setFocus();
    QTest::keyClick(field(window, u"Name"_s), Qt::Key_Escape);
    QCOMPARE(field(window, u"Name"_s)->text(), QString());
    QVERIFY(field(window, u"Name"_s)->hasFocus());
    QTest::keyClick(field(window, u"Name"_s), Qt::Key_Escape);
    QVERIFY(window.table()->hasFocus());
}

void TestColumnFilters::tabLeadsThrough()
{
    TestBook book { TestBook::File };
    feedHome(book);
    BookWindow window(book);
    header(window)->moveSection(3, 1); // the model before the area
    showFilters(window);
    QStringList reached;
    for (int i = 0; i < 7; ++i) {
        const auto *one = qobject_cast<FilterField *>(QApplication::focusWidget());
        reached += one ? one->title() : u"?"_s;
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(reached.join(u' '), u"Name Model Area Manufacturer Integration Entities Last seen"_s);
    QVERIFY(!qobject_cast<FilterField *>(QApplication::focusWidget()));
}

void TestColumnFilters::namesAndHints()
{
    TestBook book { TestBook::File };
    feedHome(book);
    BookWindow window(book);
    showFilters(window);
    for (const FilterField *one : header(window)->findChildren<FilterField *>()) {
        QCOMPARE(one->accessibleName(), u"Filter by %1"_s.arg(one->title()));
        QVERIFY(!one->placeholderText().isEmpty());
        QVERIFY(one->toolTip().contains(u"<br>"_s));
        QVERIFY(!one->accessibleDescription().isEmpty());
    }
    QVERIFY(field(window, u"Last seen"_s)->toolTip().contains(u"&lt;7d: within the last 7 days"_s));
}

void TestColumnFilters::newRowsAreFiltered()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    feedHome(book);
    BookWindow window(book);
    showFilters(window);
    type(window, u"Name"_s, u"lamp"_s);
    QVERIFY(shows(window, u"Desk lamp|Floor lamp"_s));
    book.feed("devices", R"([{"id":"d8","name":"Another hub"},{"id":"d9","name":"Ceiling lamp"}])");
    QVERIFY(shows(window, u"Ceiling lamp|Desk lamp|Floor lamp"_s));
    QCOMPARE(field(window, u"Name"_s)->text(), u"lamp"_s);
    QVERIFY(field(window, u"Name"_s)->hasFocus());
}

void TestColumnFilters::rowFromElsewhereClearsThem()
{
    TestBook book { TestBook::File };
    feedHome(book);
    BookWindow window(book);
    showFilters(window);
    type(window, u"Name"_s, u"lamp"_s);
    QVERIFY(shows(window, u"Desk lamp|Floor lamp"_s));
    QVERIFY(window->book()->page(1)->showRow(deviceRows(), u"d3"_s));
    QVERIFY(shows(window, u"Hub"_s));
    QCOMPARE(field(window, u"Name"_s)->text(), QString());
}

void TestColumnFilters::closedBeforeTheAnswer()
{
    TestBook book { TestBook::File };
    feedHome(book);
    BookWindow window(book);
    showFilters(window);
    QTest::keyClicks(field(window, u"Name"_s), u"lamp"_s);
    window->closeBook();
    eventually([] { return false; }, 200);
    QVERIFY(!window->book());
}

QTEST_MAIN(TestColumnFilters)
#include "tst_columnfilters.moc"
