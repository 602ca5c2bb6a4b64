#include "tests/support/bookwindow.h"
#include "tests/support/homes.h"
#include "ui/widgets/sidebar.h"

#include <QAction>
#include <QLabel>
#include <QListWidget>
#include <QSignalSpy>
#include <QToolButton>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The left of the window: pages, their keys, and how the connection is.
class TestSidebar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesByKey_data() { TestBook::addWays(); }
    void pagesByKey();
    void collapsesByKeyAndButton();
    void collapsedStaysSo();
    void collapsedSaysAllByTooltip();
    void states_data();
    void states();
    void largeLettersAreNotCut();

private:
    static QListWidget *pages(const QWidget &parent) { return parent.findChild<QListWidget *>(u"pages"_s); }
    static QLabel *label(const QWidget &parent, const QString &name)
    {
        for (QLabel *one : parent.findChildren<QLabel *>()) {
            if (one->accessibleName() == name)
                return one;
        }
        return nullptr;
    }
};

void TestSidebar::pagesByKey()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(3));
    BookWindow window(book);
    QTest::keyClick(&window.window(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(pages(window.window())->currentRow(), 1);
    QCOMPARE(window->book()->pageName(), u"devices"_s);
    QTest::keyClick(&window.window(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(window->book()->pageName(), u"overview"_s);
    QTest::keyClick(&window.window(), Qt::Key_9, Qt::ControlModifier);
    QCOMPARE(window->book()->pageName(), u"server"_s);
}

void TestSidebar::collapsesByKeyAndButton()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(3));
    BookWindow window(book);
    Sidebar &side = window->book()->sidebar();
    QCOMPARE(side.width(), Sidebar::fullWidth);
    QTest::keyClick(&window.window(), Qt::Key_B, Qt::ControlModifier);
    QVERIFY(side.isCollapsed());
    QCOMPARE(side.width(), Sidebar::narrowWidth);
    auto *button = side.findChild<QToolButton *>();
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(side.width(), Sidebar::fullWidth);
    QCOMPARE(pages(side)->item(1)->text(), u"Devices"_s);
    QTest::keyClick(&window.window(), Qt::Key_B, Qt::ControlModifier); // the menu knows of the button
    QVERIFY(side.isCollapsed());
}

void TestSidebar::collapsedStaysSo()
{
    TestDesk desk;
    {
        Sidebar side(desk.theme(), desk.settings());
        QVERIFY(!side.isCollapsed());
        side.setCollapsed(true);
    }
    const Sidebar side(desk.theme(), desk.settings());
    QVERIFY(side.isCollapsed());
}

void TestSidebar::collapsedSaysAllByTooltip()
{
    TestDesk desk;
    Sidebar side(desk.theme(), desk.settings());
    side.addPage(u"Devices"_s, u"devices"_s);
    side.setState(ChannelState::Lost, u"<home> does not answer"_s, false);
    side.setCollapsed(true);
    side.show();
    const QListWidgetItem *item = pages(side)->item(0);
    QCOMPARE(item->text(), QString());
    QCOMPARE(item->toolTip(), u"Devices (Ctrl+1)"_s);
    QCOMPARE(item->data(Qt::AccessibleTextRole).toString(), u"Devices"_s);
    QVERIFY(!label(side, u"State of the connection"_s)->isVisible());
    const QLabel *icon = label(side, u"Connection lost"_s);
    QVERIFY(icon && icon->isVisible() && !icon->pixmap().isNull());
    QVERIFY2(icon->toolTip().contains(u"Connection lost: &lt;home&gt; does not answer"_s),
             qUtf8Printable(icon->toolTip()));
}

void TestSidebar::states_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("isReadOnly");
    QTest::addColumn<QString>("word");
    QTest::newRow("connecting") << int(ChannelState::Connecting) << false << u"Connecting…"_s;
    QTest::newRow("open") << int(ChannelState::Open) << false << u"Connected"_s;
    QTest::newRow("lost") << int(ChannelState::Lost) << false << u"Connection lost"_s;
    QTest::newRow("refused") << int(ChannelState::Refused) << false << u"Not open"_s;
    QTest::newRow("open, only read") << int(ChannelState::Open) << true << u"Only reading"_s;
    QTest::newRow("lost, only read") << int(ChannelState::Lost) << true << u"Connection lost, only reading"_s;
}

void TestSidebar::states()
{
    QFETCH(int, state);
    QFETCH(bool, isReadOnly);
    QFETCH(QString, word);
    TestDesk desk;
    Sidebar side(desk.theme(), desk.settings());
    side.setState(ChannelState(state), {}, isReadOnly);
    QCOMPARE(label(side, u"State of the connection"_s)->text(), word);
    QVERIFY(label(side, word)); // the icon is called so
}

void TestSidebar::largeLettersAreNotCut()
{
    TestDesk desk;
    const QFont before = QApplication::font();
    QFont font = before;
    font.setPointSize(before.pointSize() * 2);
    QApplication::setFont(font);
    Sidebar side(desk.theme(), desk.settings());
    side.addPage(u"Preferences and more"_s, u"devices"_s);
    side.show();
    auto *list = pages(side);
    const QRect item = list->visualItemRect(list->item(0));
    QVERIFY(list->sizeHintForColumn(0) <= list->viewport()->width());
    QVERIFY(item.height() >= list->fontMetrics().height());
    QVERIFY(side.width() > Sidebar::fullWidth);
    side.setCollapsed(true);
    QCOMPARE(side.width(), Sidebar::narrowWidth);
    QApplication::setFont(before);
}

QTEST_MAIN(TestSidebar)
#include "tst_sidebar.moc"
