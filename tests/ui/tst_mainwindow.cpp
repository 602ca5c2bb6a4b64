#include "tests/support/bookwindow.h"
#include "tests/support/homes.h"
#include "ui/dialogs/connectdialog.h"
#include "ui/pages/listpage.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/columnchooser.h"
#include "ui/widgets/sidebar.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The real window, with keys and mouse, on a file and on a server.
class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsTheHome_data() { TestBook::addWays(); }
    void showsTheHome();
    void listsBeginInTheTable();
    void searchesAsOneTypes_data() { TestBook::addWays(); }
    void searchesAsOneTypes();
    void narrowsByFacets();
    void sortsByTheHeader();
    void remembersColumnsAndOrder();
    void showsDetailsAndKeepsThem();
    void followsOthers_data() { TestBook::addWays(); }
    void followsOthers();
    void serverLostAndBack();
    void cannotOpen();
    void firstFocus();
    void keyboardReachesEverything();
    void everyControlHasAName();
    void recentBooks();
    void addresses_data();
    void addresses();
    void themes();

private:
    void open(const QString &place);
    template<typename Widget>
    Widget *shown() const
    {
        return test::shown<Widget>(*m_window);
    }
    QString names(int rows) const;
    void showPage(const QString &page) { m_window->book()->showPage(page); }

    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::init()
{
    m_desk = std::make_unique<TestDesk>();
    m_window = std::make_unique<MainWindow>(m_desk->desk(), channelTo);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_desk.reset();
}

void TestMainWindow::open(const QString &place)
{
    m_window->open(place);
    showPage(u"devices"_s);
    QVERIFY(eventually([this] { return shown<QTableView>() && names(1) != QString(); }));
}

/// "Lamp 0|Lamp 1", the first rows of the shown table.
QString TestMainWindow::names(int rows) const
{
    const QTableView *table = shown<QTableView>();
    QStringList out;
    for (int i = 0; table && i < std::min(rows, table->model()->rowCount()); ++i)
        out += table->model()->index(i, 0).data().toString();
    return out.join(u'|');
}

void TestMainWindow::showsTheHome()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(30));
    book.feed("entities", entitiesOfHome(40, 30));
    open(book.place());
    QCOMPARE(names(2), u"Lamp 0|Lamp 1"_s);
    QCOMPARE(shown<QTableView>()->model()->rowCount(), 30);
    showPage(u"entities"_s);
    QVERIFY(eventually([this] { return shown<QTableView>() && shown<QTableView>()->model()->rowCount() == 40; }));
    QVERIFY(m_window->windowTitle().contains(book.place()));
}

void TestMainWindow::listsBeginInTheTable()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(3));
    open(book.place());
    QTest::keyClick(m_window.get(), Qt::Key_5, Qt::ControlModifier);
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    m_window->book()->focusPage();
    QVERIFY(eventually([&] { return QApplication::focusWidget() == shown<QTableView>(); }));
}

void TestMainWindow::searchesAsOneTypes()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(30));
    open(book.place());
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    auto *search = shown<QLineEdit>();
    QVERIFY(eventually([&] { return search->hasFocus(); }));
    QTest::keyClicks(search, u"lamp 29"_s);
    QVERIFY(eventually([&] { return names(2) == u"Lamp 29"_s; }));
    search->selectAll();
    QTest::keyClicks(search, u"nothing like it"_s);
    QVERIFY(eventually([&] { return shown<QTableView>() == nullptr; }));
    search->clear();
    QVERIFY(eventually([&] { return names(2) == u"Lamp 0|Lamp 1"_s; }));
}

void TestMainWindow::narrowsByFacets()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(30));
    open(book.place());
    auto *facets = shown<FacetPanel>();
    const auto office = [facets] { return facets->topLevelItem(0)->child(1); };
    QVERIFY(eventually([&] { return office() && office()->text(0) + u' ' + office()->text(1) == u"Office 10"; }));
    QCOMPARE(facets->topLevelItem(0)->childCount(), 2);
    facets->setCurrentItem(office());
    facets->setFocus();
    QTest::keyClick(facets, Qt::Key_Space);
    QVERIFY(eventually([&] { return names(2) == u"Lamp 0|Lamp 12"_s; }));
    QCOMPARE(facets->topLevelItem(0)->childCount(), 2); // the others stay in sight
    QCOMPARE(facets->topLevelItem(0)->child(1)->checkState(0), Qt::Checked);
    facets->topLevelItem(0)->child(1)->setCheckState(0, Qt::Unchecked);
    QVERIFY(eventually([&] { return names(2) == u"Lamp 0|Lamp 1"_s; }));
}

void TestMainWindow::sortsByTheHeader()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(9));
    open(book.place());
    QHeaderView *header = shown<QTableView>()->horizontalHeader();
    const QPoint name(header->sectionViewportPosition(0) + 20, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, name);
    QVERIFY(eventually([&] { return names(1) == u"Lamp 8"_s; }));
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, name); // by id
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, name);
    QVERIFY(eventually([&] { return names(1) == u"Lamp 0"_s; }));
}

void TestMainWindow::remembersColumnsAndOrder()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(9));
    open(book.place());
    QHeaderView *header = shown<QTableView>()->horizontalHeader();
    header->resizeSection(0, 321);
    header->moveSection(2, 1);
    header->setSortIndicator(0, Qt::DescendingOrder);
    auto *chooser = shown<ColumnChooser>();
    Q_EMIT chooser->menu()->aboutToShow();
    chooser->menu()->actions().at(2)->trigger(); // Model
    QVERIFY(header->isSectionHidden(3));
    m_window->closeBook();
    open(book.place());
    header = shown<QTableView>()->horizontalHeader();
    QCOMPARE(header->sectionSize(0), 321);
    QCOMPARE(header->visualIndex(2), 1);
    QVERIFY(header->isSectionHidden(3));
    QVERIFY(eventually([&] { return names(1) == u"Lamp 8"_s; }));
    chooser = shown<ColumnChooser>();
    chooser->reset();
    QVERIFY(!header->isSectionHidden(3));
    QVERIFY(eventually([&] { return names(1) == u"Lamp 0"_s; }));
}

void TestMainWindow::showsDetailsAndKeepsThem()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(30));
    open(book.place());
    auto *table = shown<QTableView>();
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Down);
    const auto *detail = shown<RowDetails>();
    QVERIFY(eventually([&] { return !detail->row().isEmpty(); }));
    const QString chosen = detail->row().value(u"device_id").toString();
    book.feed("devices", R"([{"id":"a0","name":"Aaa, before all others"}])");
    QVERIFY(eventually([&] { return names(1) == u"Aaa, before all others"_s; }));
    QCOMPARE(detail->row().value(u"device_id").toString(), chosen);
    QCOMPARE(table->currentIndex().data(RowModel::KeyRole).toString(), chosen);
}

void TestMainWindow::followsOthers()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(3));
    open(book.place());
    QVERIFY(eventually([&] { // until the stream of events is open
        book.feed("devices",
                  R"([{"id":"d0000","name":"Desk lamp )"
                      + QByteArray::number(QRandomGenerator::global()->bounded(100000)) + R"("}])");
        return names(1).startsWith(u"Desk lamp"_s);
    }));
    book.feed("devices", R"([{"id":"z9","name":"Zoo"}])");
    QVERIFY(eventually([&] { return shown<QTableView>()->model()->rowCount() == 4; }));
}

void TestMainWindow::serverLostAndBack()
{
    TestBook book { TestBook::Server };
    book.feed("devices", devicesOfHome(3));
    open(book.place());
    const quint16 port = book.server().port();
    book.server().stop();
    auto *banner = m_window->findChild<Banner *>();
    QVERIFY(eventually([&] { return banner->isVisible(); }));
    QVERIFY2(banner->text().contains(u"does not answer"_s), qUtf8Printable(banner->text()));
    QCOMPARE(names(1), u"Lamp 0"_s); // what was there can still be read
    QString failed;
    for (const BookPage *page : m_window->findChildren<BookPage *>())
        connect(page, &BookPage::failed, this, [&failed](const QString &message) { failed = message; });
    auto *search = shown<QLineEdit>();
    QTest::keyClicks(search, u"lamp 2"_s);
    QVERIFY(eventually([&] { return !failed.isEmpty(); }));
    QVERIFY2(banner->text().contains(u". It is tried again"_s), qUtf8Printable(banner->text()));
    m_window->book()->say(u"The disk is full."_s); // not because the server is away
    QVERIFY2(banner->text().contains(u"It is tried again"_s), qUtf8Printable(banner->text()));
    QVERIFY2(banner->text().endsWith(u"The disk is full."_s), qUtf8Printable(banner->text()));
    QVERIFY(book.server().start({ u"--listen"_s, u"127.0.0.1:%1"_s.arg(port) }));
    QVERIFY(eventually([&] { return !banner->isVisible(); }, 20000));
    QVERIFY(eventually([&] { return names(2) == u"Lamp 2"_s; }));
    QCOMPARE(search->text(), u"lamp 2"_s);
}

void TestMainWindow::cannotOpen()
{
    m_window->open(m_desk->folder());
    auto *banner = m_window->findChild<Banner *>();
    QVERIFY(eventually([&] { return banner->isVisible(); }));
    QVERIFY2(banner->text().contains(m_desk->folder()), qUtf8Printable(banner->text()));
    m_window->closeBook();
    QCOMPARE(m_window->book(), nullptr);
}

/// The page's own first control, not the way to other pages.
void TestMainWindow::firstFocus()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(3));
    open(book.place());
    const auto isOnPage = [this] {
        QWidget *focus = m_window->focusWidget();
        return focus && !m_window->book()->sidebar().isAncestorOf(focus);
    };
    QVERIFY(isOnPage());
    m_window.reset();
    m_desk->settings().setValue(u"session/page"_s, u"devices"_s);
    m_window = std::make_unique<MainWindow>(m_desk->desk(), channelTo);
    m_window->show();
    m_window->restoreSession();
    QVERIFY(isOnPage());
}

void TestMainWindow::keyboardReachesEverything()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(3));
    open(book.place());
    QSet<const QWidget *> reached;
    for (int i = 0; i < 20; ++i) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get(), Qt::Key_Tab);
        reached += QApplication::focusWidget();
    }
    for (const QWidget *widget : std::initializer_list<const QWidget *> { shown<QLineEdit>(), shown<QTableView>(),
                                                                          shown<FacetPanel>(), shown<QListWidget>() })
        QVERIFY2(reached.contains(widget), widget->metaObject()->className());
}

void TestMainWindow::everyControlHasAName()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(3));
    ConnectDialog dialog;
    const auto check = [](const QWidget &parent) {
        for (const QWidget *widget : parent.findChildren<QWidget *>()) {
            const bool isControl = widget->focusPolicy() != Qt::NoFocus && !widget->isHidden()
                && !widget->objectName().startsWith(u"qt_"_s);
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            if (isControl && widget->accessibleName().isEmpty() && !(button && !button->text().isEmpty())
                && !qobject_cast<const QHeaderView *>(widget))
                return QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
        }
        return QString();
    };
    QCOMPARE(check(dialog), QString());
    QCOMPARE(check(*m_window), QString());
    open(book.place());
    for (int page = 0; page < m_window->book()->pageCount(); ++page)
        m_window->book()->page(page);
    eventually([&] { return check(*m_window).isEmpty(); });
    QCOMPARE(check(*m_window), QString());
}

void TestMainWindow::recentBooks()
{
    const QString file = m_desk->path(u"new home.db"_s);
    m_window->open(file);
    QVERIFY(eventually([&] { return QFileInfo::exists(file); }));
    m_window->closeBook();
    auto *recent = shown<QListWidget>();
    QVERIFY(recent);
    QCOMPARE(recent->count(), 1);
    recent->setCurrentRow(0);
    recent->setFocus();
    QTest::keyClick(recent, Qt::Key_Return);
    QVERIFY(m_window->book());
    QCOMPARE(m_window->book()->place(), file);
    m_window->closeBook();
    recent = shown<QListWidget>();
    recent->setCurrentRow(0);
    recent->setFocus();
    QTest::keyClick(recent, Qt::Key_Delete);
    QCOMPARE(recent->count(), 0);
    QVERIFY(QFileInfo::exists(file));
}

void TestMainWindow::addresses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("address");
    QTest::newRow("whole") << u"http://home:8006"_s << u"http://home:8006"_s;
    QTest::newRow("without scheme") << u" home:8006 "_s << u"http://home:8006"_s;
    QTest::newRow("https and a path") << u"https://home/book"_s << u"https://home/book"_s;
    QTest::newRow("nothing") << u""_s << u""_s;
    QTest::newRow("another scheme") << u"ftp://home"_s << u""_s;
    QTest::newRow("a script") << u"javascript://home"_s << u""_s;
    QTest::newRow("with a password") << u"http://me:secret@home"_s << u""_s;
    QTest::newRow("no host") << u"http://"_s << u""_s;
    QTest::newRow("a space") << u"http://my home"_s << u""_s;
}

void TestMainWindow::addresses()
{
    QFETCH(QString, typed);
    QFETCH(QString, address);
    ConnectDialog dialog;
    dialog.show();
    QTest::keyClicks(dialog.findChild<QLineEdit *>(), typed);
    QPushButton *connectButton = nullptr;
    for (QPushButton *button : dialog.findChildren<QPushButton *>())
        connectButton = button->isDefault() ? button : connectButton;
    QVERIFY(connectButton);
    QCOMPARE(connectButton->isEnabled(), !address.isEmpty());
    if (!address.isEmpty())
        QCOMPARE(dialog.address().toString(), address);
}

void TestMainWindow::themes()
{
    QSignalSpy changed(&m_desk->theme(), &Theme::changed);
    m_desk->theme().setMode(Theme::Mode::Dark);
    QCOMPARE(changed.size(), 1);
    QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 64);
    m_desk->theme().setMode(Theme::Mode::Light);
    QVERIFY(QApplication::palette().color(QPalette::Window).lightness() > 192);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
