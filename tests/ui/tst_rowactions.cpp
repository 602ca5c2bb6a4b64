#include "tests/support/bookwindow.h"
#include "tests/support/homes.h"
#include "ui/pages/listpage.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/groupchoice.h"
#include "ui/widgets/grouptree.h"
#include "ui/widgets/rowactions.h"

#include <QClipboard>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMenu>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The menu of the table and its shortcuts, in the real window.
class TestRowActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QApplication::clipboard()->setText(u"before"_s); }
    void copiesAsText_data() { TestBook::addWays(); }
    void copiesAsText();
    void copiesAsJson();
    void copiesAsCurl_data() { TestBook::addWays(); }
    void copiesAsCurl();
    void columnsAsTheyStand();
    void rowsThatWereNotReadAreReadFirst();
    void tooMany();
    void nothingIsSelected();
    void menuByKey();
    void opensThePage_data();
    void opensThePage();
    void noBrowser();
    void inTheTree_data() { TestBook::addWays(); }
    void inTheTree();

private:
    static QString clipboard() { return QApplication::clipboard()->text(); }
    static RowActions *actions(BookWindow &window) { return shownPage(window)->findChild<RowActions *>(); }
    static QWidget *shownPage(BookWindow &window) { return shown<ListPage>(window.window()); }
};

void TestRowActions::copiesAsText()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices",
              R"([{"id":"d1","name":"<b>A</b>\nx\ty","model":"M"},{"id":"d2","name":"B","area_id":"kitchen"}])");
    BookWindow window(book);
    window.chooseRow(0);
    QTest::keyClick(window.table(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(window.table(), Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = clipboard().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(0).split(u'\t').size(), 7);
    QVERIFY2(lines.at(0).startsWith(u"<b>A</b> x y\t\tUnknown\tM\t"_s), qUtf8Printable(lines.at(0)));
    QVERIFY2(lines.at(1).startsWith(u"B\t"_s), qUtf8Printable(lines.at(1)));
}

void TestRowActions::copiesAsJson()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(3));
    BookWindow window(book);
    window.chooseRow(1);
    QTest::keyClick(window.table(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QJsonObject row = QJsonDocument::fromJson(clipboard().toUtf8()).object();
    QCOMPARE(row.value(u"device_id"), u"d0001"_s);
    QCOMPARE(row.value(u"name"), u"Lamp 1"_s);
    window.table()->selectAll();
    QTest::keyClick(window.table(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QJsonDocument::fromJson(clipboard().toUtf8()).array().size(), 3);
}

void TestRowActions::copiesAsCurl()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", R"([{"id":"a/b c'd","name":"A"}])");
    BookWindow window(book);
    window.chooseRow(0);
    QTest::keyClick(window.table(), Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
    const QString server = way == TestBook::File ? u"http://127.0.0.1:8006"_s : book.place();
    QCOMPARE(clipboard(), u"curl '%1/api/devices/a%2Fb%20c%27d'"_s.replace(u"%1"_s, server));
}

void TestRowActions::columnsAsTheyStand()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(1));
    BookWindow window(book);
    window.table()->horizontalHeader()->moveSection(3, 0);
    for (int column = 4; column < 7; ++column)
        window.table()->hideColumn(column);
    window.chooseRow(0);
    QTest::keyClick(window.table(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY2(clipboard().startsWith(u"LCA001\tLamp 0\t"_s), qUtf8Printable(clipboard()));
    QCOMPARE(clipboard().split(u'\t').size(), 4);
}

void TestRowActions::rowsThatWereNotReadAreReadFirst()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(900));
    BookWindow window(book);
    window.table()->setFocus();
    window.table()->selectAll();
    QTest::keyClick(window.table(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(eventually([] { return clipboard().count(u'\n') == 899; }));
    QVERIFY(!clipboard().contains(u"\n\t"_s));
}

void TestRowActions::tooMany()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(RowActions::mostRows + 1));
    BookWindow window(book);
    window.table()->setFocus();
    window.table()->selectAll();
    QTest::keyClick(window.table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(clipboard(), u"before"_s);
    QVERIFY(window->findChild<Banner *>()->text().contains(u"5000"_s));
}

void TestRowActions::nothingIsSelected()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(2));
    BookWindow window(book);
    window.table()->setFocus();
    window.table()->clearSelection();
    window.table()->setCurrentIndex({});
    QTest::keyClick(window.table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(clipboard(), u"before"_s);
    window.table()->setCurrentIndex(window.table()->model()->index(1, 0));
    window.table()->clearSelection();
    QTest::keyClick(window.table(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY2(clipboard().startsWith(u"Lamp 1	"_s), qUtf8Printable(clipboard()));
}

void TestRowActions::menuByKey()
{
    TestBook book { TestBook::File };
    book.feed("devices", R"([{"id":"d1","name":"A","configuration_url":"https://h/"},{"id":"d2","name":"B"}])");
    BookWindow window(book);
    const auto shownActions = [&](int row, int key, Qt::KeyboardModifiers modifiers = {}) {
        window.chooseRow(row);
        QTest::keyClick(window.table(), Qt::Key(key), modifiers);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QStringList texts;
        for (const QAction *action : menu ? menu->actions() : QList<QAction *>()) {
            if (action->isVisible() && !action->isSeparator())
                texts += action->text().remove(u'&');
        }
        if (menu)
            QTest::keyClick(menu, Qt::Key_Escape);
        return texts.join(u'|');
    };
    QCOMPARE(shownActions(0, Qt::Key_Menu), u"Copy|Copy as JSON|Copy as curl|Open the configuration page"_s);
    QCOMPARE(shownActions(1, Qt::Key_F10, Qt::ShiftModifier), u"Copy|Copy as JSON|Copy as curl"_s);
}

void TestRowActions::opensThePage_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<bool>("opens");
    QTest::newRow("https") << "https://192.0.2.1/setup"_ba << true;
    QTest::newRow("http") << "http://192.0.2.1/setup"_ba << true;
    QTest::newRow("a file") << "file:///etc/passwd"_ba << false;
    QTest::newRow("Home Assistant's own") << "homeassistant://config"_ba << false;
}

void TestRowActions::opensThePage()
{
    QFETCH(QByteArray, url);
    QFETCH(bool, opens);
    TestBook book { TestBook::File };
    book.feed("devices", R"([{"id":"d1","name":"A","configuration_url":")" + url + R"("}])");
    BookWindow window(book);
    QList<QUrl> opened;
    actions(window)->setOpener([&opened](const QUrl &page) {
        opened += page;
        return true;
    });
    window.chooseRow(0);
    QTest::keyClick(window.table(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(opened, opens ? QList<QUrl> { QUrl(QString::fromLatin1(url)) } : QList<QUrl>());
    QCOMPARE(window->findChild<Banner *>()->text().isEmpty(), opens);
}

void TestRowActions::noBrowser()
{
    TestBook book { TestBook::File };
    book.feed("devices", R"([{"id":"d1","name":"A","configuration_url":"http://h/"}])");
    BookWindow window(book);
    actions(window)->setOpener([](const QUrl &) { return false; });
    window.chooseRow(0);
    QTest::keyClick(window.table(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(window->findChild<Banner *>()->text().contains(u"http://h/"_s));
}

/// A device and its entities are copied, a group is not.
void TestRowActions::inTheTree()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(1));
    book.feed("entities", entitiesOfHome(1, 1));
    BookWindow window(book);
    for (QAction *action : shown<GroupChoice>(window.window())->menu()->actions()) {
        if (action->text() == u"Area"_s)
            action->trigger();
    }
    QVERIFY(eventually([&] { return shown<GroupTree>(window.window()) != nullptr; }));
    auto *tree = shown<GroupTree>(window.window());
    tree->setFocus();
    QVERIFY(eventually([&] {
        QTest::keyClick(tree, Qt::Key_Asterisk);
        QTest::keyClick(tree, Qt::Key_End);
        return tree->current().kind == TreeItem::Kind::Entity;
    }));
    const auto copied = [tree] {
        QTest::keyClick(tree, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        return QJsonDocument::fromJson(clipboard().toUtf8()).object();
    };
    QCOMPARE(copied().value(u"entity_id"), QString::fromLatin1(entityIdOf(0)));
    QTest::keyClick(tree, Qt::Key_C, Qt::ControlModifier);
    QVERIFY2(clipboard().startsWith(u"Light 0\t"_s), qUtf8Printable(clipboard()));
    QTest::keyClick(tree, Qt::Key_Up);
    QCOMPARE(copied().value(u"device_id"), u"d0000"_s);
    QTest::keyClick(tree, Qt::Key_Up);
    QApplication::clipboard()->setText(u"before"_s);
    QCOMPARE(copied(), QJsonObject());
    QCOMPARE(clipboard(), u"before"_s);
}

QTEST_MAIN(TestRowActions)
#include "tst_rowactions.moc"
