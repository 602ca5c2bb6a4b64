#include "tests/support/bookwindow.h"
#include "tests/support/files.h"
#include "tests/support/homes.h"
#include "ui/pages/listpage.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/exportbutton.h"
#include "ui/widgets/groupchoice.h"
#include "ui/widgets/grouptree.h"
#include "ui/widgets/jobbar.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QStatusBar>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Grouping, the export and the areas: the real window, with keys and mouse, on a file and on a server.
class TestListPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groups_data() { TestBook::addWays(); }
    void groups();
    void groupsFollowOthers_data() { TestBook::addWays(); }
    void groupsFollowOthers();
    void aDeviceThatMovesStaysChosen();
    void placeInSightStays();
    void groupsAreSearchedAndNarrowed();
    void groupsHaveTheHeaderOfTheTable();
    void groupingIsRemembered();
    void leadsFromAnEntityToItsPage();
    void leadsToADeviceInItsGroup();
    void exportsWhatIsShown_data() { TestBook::addWays(); }
    void exportsWhatIsShown();
    void exportsJsonAndLines();
    void exportThatCannotBeWritten();
    void exportNotWanted();
    void exportOfManyRows();
    void closedWhileItExports();
    void areas_data() { TestBook::addWays(); }
    void areas();
    void areasFollowTheirDevices();
    void historyOfAnArea();

private:
    static void groupBy(BookWindow &window, const QString &title)
    {
        auto *choice = shown<GroupChoice>(window.window());
        for (QAction *action : choice->menu()->actions()) {
            if (action->text() == title)
                action->trigger();
        }
    }
    static GroupTree *tree(BookWindow &window) { return shown<GroupTree>(window.window()); }
    /// "Kitchen (2)|  Lamp 1|Office (1)": the lines that can be seen, or scrolled to.
    static QString lines(BookWindow &window)
    {
        QStringList out;
        const GroupTree *view = tree(window);
        for (QModelIndex line = view ? view->model()->index(0, 0) : QModelIndex(); line.isValid();
             line = view->indexBelow(line)) {
            QString indent;
            for (QModelIndex above = line.parent(); above.isValid(); above = above.parent())
                indent += u"  "_s;
            out += indent + line.data().toString();
        }
        return out.join(u'|');
    }
    static bool becomes(BookWindow &window, const QString &expected)
    {
        const bool is = eventually([&] { return lines(window) == expected; });
        if (!is)
            qWarning("the lines are %s", qPrintable(lines(window)));
        return is;
    }
    static void key(BookWindow &window, Qt::Key key) { QTest::keyClick(tree(window), key); }
    static RowDetails *details(BookWindow &window) { return shown<RowDetails>(window.window()); }
    QString exportTo(BookWindow &window, const QString &file)
    {
        const QString path = m_folder.filePath(file);
        shown<ExportButton>(window.window())->setAsker([this, path](const QString &suggested) {
            m_suggested = suggested;
            return path;
        });
        QTest::keyClick(&window.window(), Qt::Key_E, Qt::ControlModifier);
        return path;
    }

    QTemporaryDir m_folder;
    QString m_suggested;
};

void TestListPage::groups()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(4));
    book.feed("devices", R"([{"id":"x1","name":"Plug","via_device_id":"d0000"}])");
    book.feed("entities", entitiesOfHome(2, 2));
    BookWindow window(book);
    groupBy(window, u"Area"_s);
    QVERIFY(becomes(window, u"Kitchen (2)|Office (2)|No area (1)"_s));
    QVERIFY(!window.table());
    tree(window)->setFocus();
    key(window, Qt::Key_Home);
    key(window, Qt::Key_Down);
    key(window, Qt::Key_Right);
    QVERIFY(becomes(window, u"Kitchen (2)|Office (2)|  Lamp 0|  Lamp 3|No area (1)"_s));
    key(window, Qt::Key_Down);
    QCOMPARE(details(window)->row().value(u"name").toString(), u"Lamp 0"_s);
    key(window, Qt::Key_Right);
    QVERIFY(eventually([&] { return lines(window).contains(u"Plug"_s); }));
    QVERIFY2(lines(window).startsWith(u"Kitchen (2)|Office (2)|  Lamp 0|    Plug|    Light 0"_s),
             qPrintable(lines(window)));
    key(window, Qt::Key_Down);
    key(window, Qt::Key_Down);
    QCOMPARE(details(window)->row().value(u"entity_id").toString(), u"light.e0000"_s);
    key(window, Qt::Key_Left); // to the device
    key(window, Qt::Key_Left);
    QVERIFY(becomes(window, u"Kitchen (2)|Office (2)|  Lamp 0|  Lamp 3|No area (1)"_s));
    key(window, Qt::Key_End);
    key(window, Qt::Key_Return);
    QVERIFY(becomes(window, u"Kitchen (2)|Office (2)|  Lamp 0|  Lamp 3|No area (1)|  Plug"_s));
    groupBy(window, u"Manufacturer"_s);
    QVERIFY(becomes(window, u"IKEA (2)|Signify (2)|No manufacturer (1)"_s));
    groupBy(window, u"Nothing"_s);
    QVERIFY(eventually([&] { return window.table() && window.table()->model()->rowCount() == 5; }));
}

void TestListPage::groupsFollowOthers()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(3));
    BookWindow window(book);
    groupBy(window, u"Area"_s);
    QVERIFY(becomes(window, u"Kitchen (2)|Office (1)"_s));
    tree(window)->setFocus();
    key(window, Qt::Key_Home);
    key(window, Qt::Key_Right);
    QVERIFY(becomes(window, u"Kitchen (2)|  Lamp 1|  Lamp 2|Office (1)"_s));
    key(window, Qt::Key_Down);
    QVERIFY(eventually([&] { // until the stream of events is open
        book.feed("devices",
                  R"([{"id":"d0002","name":"Desk )" + QByteArray::number(QRandomGenerator::global()->bounded(100000))
                      + R"("}])");
        return lines(window).contains(u"Desk"_s);
    }));
    book.feed("devices", R"([{"id":"d0002","name":"Desk"},{"id":"a1","name":"Aaa","area_id":"attic"},
                             {"id":"k1","name":"Kkk","area_id":"kitchen"}])");
    QVERIFY(becomes(window, u"Attic (1)|Kitchen (3)|  Desk|  Kkk|  Lamp 1|Office (1)"_s));
    QCOMPARE(details(window)->row().value(u"name").toString(), u"Lamp 1"_s);
    QCOMPARE(tree(window)->currentIndex().data().toString(), u"Lamp 1"_s);
}

void TestListPage::aDeviceThatMovesStaysChosen()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(4));
    BookWindow window(book);
    groupBy(window, u"Area"_s);
    QVERIFY(becomes(window, u"Kitchen (2)|Office (2)"_s));
    tree(window)->expandAll();
    QVERIFY(becomes(window, u"Kitchen (2)|  Lamp 1|  Lamp 2|Office (2)|  Lamp 0|  Lamp 3"_s));
    tree(window)->setFocus();
    key(window, Qt::Key_Home);
    key(window, Qt::Key_Down);
    QCOMPARE(tree(window)->currentIndex().data().toString(), u"Lamp 1"_s);
    book.feed("devices", R"([{"id":"d0001","name":"Lamp 1","area_id":"office"}])");
    QVERIFY(becomes(window, u"Kitchen (1)|  Lamp 2|Office (3)|  Lamp 0|  Lamp 1|  Lamp 3"_s));
    QVERIFY(eventually([&] { return tree(window)->currentIndex().data().toString() == u"Lamp 1"_s; }));
    QCOMPARE(details(window)->row().value(u"area_id").toString(), u"office"_s);
    book.feed("devices", R"([{"id":"d0001","name":"Lamp 1","area_id":"attic"}])"); // a group that is closed
    QVERIFY(becomes(window, u"Attic (1)|Kitchen (1)|  Lamp 2|Office (2)|  Lamp 0|  Lamp 3"_s));
    QVERIFY(!tree(window)->currentIndex().isValid());
    QCOMPARE(details(window)->row().value(u"name").toString(), u"Lamp 1"_s); // as it was last
}

void TestListPage::placeInSightStays()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(300));
    BookWindow window(book);
    groupBy(window, u"Area"_s);
    QVERIFY(becomes(window, u"Kitchen (200)|Office (100)"_s));
    tree(window)->expand(tree(window)->model()->index(0, 0));
    QVERIFY(eventually([&] { return tree(window)->model()->rowCount(tree(window)->model()->index(0, 0)) == 200; }));
    tree(window)->verticalScrollBar()->setValue(2000);
    const QString top = tree(window)->indexAt({ 0, 0 }).data().toString();
    QVERIFY(!top.isEmpty());
    book.feed("devices",
              R"([{"id":"a1","name":"Aaa","area_id":"kitchen"},{"id":"a2","name":"Aab","area_id":"attic"}])");
    QVERIFY(eventually([&] { return lines(window).startsWith(u"Attic (1)|Kitchen (201)|  Aaa"_s); }));
    QCOMPARE(tree(window)->indexAt({ 0, 0 }).data().toString(), top);
}

void TestListPage::groupsAreSearchedAndNarrowed()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(12));
    BookWindow window(book);
    groupBy(window, u"Area"_s);
    QVERIFY(becomes(window, u"Kitchen (8)|Office (4)"_s));
    auto *search = shown<QLineEdit>(window.window());
    QTest::keyClicks(search, u"lamp 1"_s);
    QVERIFY(becomes(window, u"Kitchen (3)"_s));
    QTest::keyClicks(search, u"23"_s);
    QVERIFY(eventually([&] { return tree(window) == nullptr; })); // a sentence stands there
    search->clear();
    QVERIFY(becomes(window, u"Kitchen (8)|Office (4)"_s));
    auto *facets = shown<FacetPanel>(window.window());
    facets->topLevelItem(0)->child(1)->setCheckState(0, Qt::Checked);
    QVERIFY(becomes(window, u"Office (4)"_s));
}

void TestListPage::groupsHaveTheHeaderOfTheTable()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(3));
    BookWindow window(book);
    QTableView *table = window.table();
    table->horizontalHeader()->moveSection(2, 1);
    table->horizontalHeader()->resizeSection(0, 321);
    groupBy(window, u"Area"_s);
    QVERIFY(becomes(window, u"Kitchen (2)|Office (1)"_s));
    QHeaderView *header = tree(window)->header();
    QCOMPARE(header->sectionSize(0), 321);
    QCOMPARE(header->visualIndex(2), 1);
    header->resizeSection(0, 222);
    header->setSortIndicator(0, Qt::DescendingOrder);
    tree(window)->expand(tree(window)->model()->index(0, 0));
    QVERIFY(becomes(window, u"Kitchen (2)|  Lamp 2|  Lamp 1|Office (1)"_s));
    groupBy(window, u"Nothing"_s);
    QVERIFY(eventually([&] { return window.table() && window.table()->model()->index(0, 0).data() == u"Lamp 2"_s; }));
    QCOMPARE(table->horizontalHeader()->sectionSize(0), 222);
    QCOMPARE(table->horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder);
}

void TestListPage::groupingIsRemembered()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(3));
    BookWindow window(book);
    groupBy(window, u"Area"_s);
    QVERIFY(becomes(window, u"Kitchen (2)|Office (1)"_s));
    window->closeBook();
    window->open(book.place());
    window->book()->showPage(u"devices"_s);
    QVERIFY(becomes(window, u"Kitchen (2)|Office (1)"_s));
    QCOMPARE(shown<GroupChoice>(window.window())->text(), u"Group by: Area"_s);
}

void TestListPage::leadsFromAnEntityToItsPage()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(1));
    book.feed("entities", entitiesOfHome(1, 1));
    BookWindow window(book);
    groupBy(window, u"Area"_s);
    QVERIFY(becomes(window, u"Office (1)"_s));
    tree(window)->setFocus();
    key(window, Qt::Key_Home);
    key(window, Qt::Key_Return);
    QVERIFY(becomes(window, u"Office (1)|  Lamp 0"_s));
    key(window, Qt::Key_Down);
    key(window, Qt::Key_Return);
    QVERIFY(eventually([&] { return lines(window).contains(u"Light 0"_s); }));
    key(window, Qt::Key_Down);
    key(window, Qt::Key_Return);
    QVERIFY(eventually(
        [&] { return window.table() && details(window)->row().value(u"entity_id").toString() == u"light.e0000"_s; }));
}

void TestListPage::leadsToADeviceInItsGroup()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(30));
    BookWindow window(book);
    groupBy(window, u"Area"_s);
    QVERIFY(becomes(window, u"Kitchen (20)|Office (10)"_s));
    static_cast<ListPage *>(window->book()->page(1))->showRow(deviceRows(), u"d0007"_s);
    QVERIFY(becomes(window, u"Kitchen (1)|  Lamp 7"_s));
    QVERIFY(eventually([&] { return tree(window)->currentIndex().data().toString() == u"Lamp 7"_s; }));
    QCOMPARE(details(window)->row().value(u"name").toString(), u"Lamp 7"_s);
}

void TestListPage::exportsWhatIsShown()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(30));
    book.feed("devices", R"([{"id":"evil","name":"=lamp 2","area_id":"office"}])");
    BookWindow window(book);
    QHeaderView *header = window.table()->horizontalHeader();
    for (int column = 3; column < header->count(); ++column)
        header->hideSection(column);
    header->moveSection(1, 0);
    header->setSortIndicator(0, Qt::DescendingOrder);
    QTest::keyClicks(shown<QLineEdit>(window.window()), u"lamp 2"_s);
    auto *facets = shown<FacetPanel>(window.window());
    const QTreeWidgetItem *areas = facets->topLevelItem(0);
    const auto isOffice = [areas](int i) { return areas->child(i)->text(0) == u"Office"; };
    QVERIFY(eventually([&] { return areas->childCount() == 2 && (isOffice(0) || isOffice(1)); }));
    for (int i = 0; i < 2; ++i) {
        if (isOffice(i))
            facets->topLevelItem(0)->child(i)->setCheckState(0, Qt::Checked);
    }
    const QString path = exportTo(window, u"out.csv"_s);
    QVERIFY(eventually([&] { return QFile::exists(path); }));
    QCOMPARE(readFile(path),
             QByteArray("Area,Name,Manufacturer\r\nOffice,Lamp 27,Signify\r\nOffice,Lamp 24,IKEA\r\n"
                        "Office,Lamp 21,Signify\r\nOffice,'=lamp 2,Unknown\r\n"));
    QCOMPARE(m_suggested, u"devices-%1.csv"_s.arg(QDate::currentDate().toString(Qt::ISODate)));
    QVERIFY(eventually([&] { return window->statusBar()->currentMessage().contains(u"out.csv"_s); }));
    QVERIFY(window->statusBar()->isVisible());
}

void TestListPage::exportsJsonAndLines()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(3));
    BookWindow window(book);
    QString path = exportTo(window, u"out.json"_s);
    QVERIFY(eventually([&] { return QFile::exists(path); }));
    const QJsonArray rows = QJsonDocument::fromJson(readFile(path)).array();
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows.at(0)[u"area_id"].toString(), u"office"_s);
    QCOMPARE(rows.at(0)[u"entity_count"], QJsonValue(0));
    QVERIFY(rows.at(0)[u"device_id"].isUndefined()); // not shown
    window->book()->showPage(u"devices"_s);
    path = exportTo(window, u"out.ndjson"_s);
    QVERIFY(eventually([&] { return QFile::exists(path); }));
    QCOMPARE(readFile(path).count('\n'), 3);
}

void TestListPage::exportThatCannotBeWritten()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(3));
    BookWindow window(book);
    exportTo(window, u"no folder/out.csv"_s);
    auto *banner = window->findChild<Banner *>();
    QVERIFY(eventually([&] { return banner->isVisible(); }));
    QVERIFY2(banner->text().contains(u"no folder"_s), qPrintable(banner->text()));
    QVERIFY(eventually([&] { return !window->statusBar()->isVisible(); }));
}

void TestListPage::exportNotWanted()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(3));
    BookWindow window(book);
    shown<ExportButton>(window.window())->setAsker([](const QString &) { return QString(); });
    QTest::keyClick(&window.window(), Qt::Key_E, Qt::ControlModifier);
    QCOMPARE(window->findChild<JobBar *>()->count(), 0);
}

void TestListPage::exportOfManyRows()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(2500));
    BookWindow window(book);
    const QString path = exportTo(window, u"many.csv"_s);
    QCOMPARE(window->findChild<JobBar *>()->count(), 1);
    QVERIFY(window->statusBar()->isVisible());
    const QString second = exportTo(window, u"others.json"_s); // beside it
    QCOMPARE(window->findChild<JobBar *>()->count(), 2);
    QVERIFY(eventually([&] { return QFile::exists(path) && QFile::exists(second); }));
    QCOMPARE(readFile(path).count('\n'), 2501);
    QVERIFY(eventually([&] { return window->findChild<JobBar *>()->count() == 0; }));
    exportTo(window, u"cancelled.csv"_s);
    auto *cancel = shown<QPushButton>(*window->findChild<JobBar *>());
    QVERIFY(cancel);
    QTest::mouseClick(cancel, Qt::LeftButton);
    QVERIFY(eventually([&] { return window->findChild<JobBar *>()->count() == 0; }));
    QVERIFY(window->statusBar()->currentMessage().contains(u"cancelled"_s));
    QVERIFY(!QFile::exists(m_folder.filePath(u"cancelled.csv"_s)));
}

void TestListPage::closedWhileItExports()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(2500));
    BookWindow window(book);
    const QString path = exportTo(window, u"closed.csv"_s);
    window->closeBook();
    QCOMPARE(window->findChild<JobBar *>()->count(), 0);
    QVERIFY(!QFile::exists(path));
    QVERIFY(!window->statusBar()->isVisible());
}

void TestListPage::areas()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(12));
    BookWindow window(book);
    window->book()->showPage(u"areas"_s);
    QVERIFY(eventually([&] { return window.table() && window.table()->model()->index(0, 0).data() == u"Kitchen"_s; }));
    QCOMPARE(window.table()->model()->rowCount(), 2);
    QVERIFY(eventually([&] { return !shown<FacetPanel>(window.window()); })); // no area has a floor
    window.chooseRow(1);
    QVERIFY(eventually([&] { return details(window)->row().value(u"area_id").toString() == u"office"_s; }));
    QTest::keyClick(window.table(), Qt::Key_Return);
    QVERIFY(eventually([&] {
        return window.table() && window.table()->model()->rowCount() == 4
            && window.table()->model()->index(0, 0).data() == u"Lamp 0"_s;
    }));
    QCOMPARE(shown<FacetPanel>(window.window())->chosen(),
             (std::vector<std::pair<QString, QStringList>> { { u"area_id"_s, { u"office"_s } } }));
}

void TestListPage::areasFollowTheirDevices()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(3));
    BookWindow window(book);
    window->book()->showPage(u"areas"_s);
    const auto count = [&] {
        return window.table() ? window.table()->model()->index(0, 2).data().toString() : QString();
    };
    QVERIFY(eventually([&] { return count() == u"2"_s; }));
    book.feed("devices", R"([{"id":"k1","name":"New","area_id":"kitchen"}])");
    QVERIFY(eventually([&] { return count() == u"3"_s; }));
    book.feed("devices", R"([{"id":"k1","name":"New","area_id":"attic"}])");
    QVERIFY(eventually([&] { return window.table()->model()->rowCount() == 3; }));
}

void TestListPage::historyOfAnArea()
{
    TestBook book { TestBook::Server };
    WebClient client(book.server().port());
    const auto import = [&](const QByteArray &area) {
        const HttpReply answer = client.post("/api/imports/ndjson", area);
        QVERIFY2(answer.status < 300, answer.body.constData());
    };
    book.feed("devices", devicesOfHome(3));
    import(R"({"format":"hearthbook","version":1})"
           "\n"
           R"({"kind":"area","area_id":"kitchen","name":"Kitchen","floor_id":"ground"})"
           "\n"
           R"({"end":true})"
           "\n");
    BookWindow window(book);
    window->book()->showPage(u"areas"_s);
    QVERIFY(eventually([&] { return window.table() && window.table()->model()->rowCount() == 2; }));
    window.chooseRow(0);
    QWidget *history = window.showTab(u"History"_s);
    const QListView *view = nullptr;
    QVERIFY(eventually([&] { return (view = shown<QListView>(*history)) && view->model()->rowCount() > 0; }));
    QVERIFY2(view->model()->index(0, 0).data().toString().contains(u"Added"_s),
             qPrintable(view->model()->index(0, 0).data().toString()));
}

QTEST_MAIN(TestListPage)
#include "tst_listpage.moc"
