#include "tests/support/bookwindow.h"
#include "tests/support/homes.h"
#include "ui/actionlist.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/widgets/palette.h"
#include "ui/widgets/rowdetails.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QShortcut>
#include <QTreeWidget>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The palette and the sheet of shortcuts in the real window, by keys alone.
class TestPalette : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsARow_data() { TestBook::addWays(); }
    void showsARow();
    void doesAnAction();
    void escapeGivesTheFocusBack();
    void noBookIsOpen();
    void theBookIsClosed();
    void lostServer();
    void sheetOfShortcuts();
    void allShortcutsAreActions();
    void about();

private:
    void openBook(const TestBook &book);
    QLineEdit *openPalette();
    void type(const QString &text) { QTest::keyClicks(m_palette->findChild<QLineEdit *>(), text); }
    void press(Qt::Key key) { QTest::keyClick(m_palette->findChild<QLineEdit *>(), key); }
    QStringList found() const;
    QString chosen() const
    {
        return m_palette->findChild<QListView *>()->currentIndex().data(PaletteModel::TitleRole).toString();
    }

    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<MainWindow> m_window;
    Palette *m_palette = nullptr;
};

void TestPalette::init()
{
    m_window.reset();
    m_desk = std::make_unique<TestDesk>();
    m_window = std::make_unique<MainWindow>(m_desk->desk(), channelTo);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_palette = m_window->findChild<Palette *>();
    QVERIFY(m_palette);
}

void TestPalette::openBook(const TestBook &book)
{
    m_window->open(book.place());
    m_window->book()->showPage(u"devices"_s);
    QVERIFY(eventually([this] {
        const auto *table = shown<QTableView>(*m_window);
        return table && !table->model()->index(0, 0).data().toString().isEmpty();
    }));
}

QLineEdit *TestPalette::openPalette()
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : m_window.get(), Qt::Key_K, Qt::ControlModifier);
    auto *text = m_palette->findChild<QLineEdit *>();
    return m_palette->isVisible() && text->hasFocus() ? text : nullptr;
}

QStringList TestPalette::found() const
{
    QStringList out;
    const QAbstractItemModel *model = m_palette->findChild<QListView *>()->model();
    for (int i = 0; i < model->rowCount(); ++i)
        out += model->index(i, 0).data(PaletteModel::TitleRole).toString();
    return out;
}

void TestPalette::showsARow()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(30));
    book.feed("entities", entitiesOfHome(3, 3));
    openBook(book);
    m_window->book()->showPage(u"entities"_s);
    QVERIFY(openPalette());
    type(u"lamp 2"_s);
    QVERIFY(eventually([this] { return found().contains(u"Lamp 29"_s) || found().contains(u"Lamp 2"_s); }));
    QVERIFY(found().size() <= 4 * PaletteModel::mostOfAKind);
    for (int i = 0; i < 20 && chosen() != u"Lamp 20"_s; ++i)
        press(Qt::Key_Down);
    QCOMPARE(chosen(), u"Lamp 20"_s);
    press(Qt::Key_Return);
    QVERIFY(!m_palette->isVisible());
    QCOMPARE(m_window->book()->pageName(), u"devices"_s);
    QVERIFY(eventually([this] {
        const auto *details = shown<RowDetails>(*m_window);
        return details && details->row().value(u"name").toString() == u"Lamp 20"_s;
    }));
    QCOMPARE(shown<QLineEdit>(*m_window)->text(), QString()); // it was among the rows
    QVERIFY(eventually([this] { return shown<QTableView>(*m_window)->model()->rowCount() == 30; }));
}

void TestPalette::doesAnAction()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(3));
    openBook(book);
    QVERIFY(openPalette());
    type(u"go to activity"_s);
    QCOMPARE(found().constFirst(), u"Go to Activity"_s);
    press(Qt::Key_Return);
    QCOMPARE(m_window->book()->pageName(), u"activity"_s);
    QVERIFY(openPalette());
    QVERIFY(m_palette->findChild<QLineEdit *>()->text().isEmpty());
    QVERIFY(found().contains(u"Search names and ids"_s)); // of the page that is shown
    QVERIFY(!found().contains(u"Filter by column"_s));    // of one that is not
    QVERIFY(!found().contains(u"Undo"_s));                // there is nothing to undo
}

void TestPalette::escapeGivesTheFocusBack()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(3));
    openBook(book);
    QTableView *table = shown<QTableView>(*m_window);
    table->setFocus();
    QVERIFY(openPalette());
    type(u"zzzz"_s);
    QVERIFY(eventually([this] { return m_palette->findChild<QLabel *>()->text() == u"Nothing is called so."_s; }));
    press(Qt::Key_Return); // there is nothing to do
    QVERIFY(m_palette->isVisible());
    press(Qt::Key_Escape);
    QVERIFY(!m_palette->isVisible());
    QVERIFY(table->hasFocus());
    QVERIFY(openPalette());
    table->setFocus(); // who goes elsewhere is done with it
    QVERIFY(!m_palette->isVisible());
    QVERIFY(table->hasFocus());
}

void TestPalette::noBookIsOpen()
{
    QVERIFY(openPalette());
    QVERIFY(found().contains(u"Open a file…"_s));
    type(u"lamp"_s);
    QVERIFY(found().isEmpty());
    QVERIFY(eventually([this] { return m_palette->findChild<QLabel *>()->text() == u"Nothing is called so."_s; }));
}

void TestPalette::theBookIsClosed()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(3));
    openBook(book);
    QVERIFY(openPalette());
    type(u"lamp"_s);
    QVERIFY(eventually([this] { return !found().isEmpty(); }));
    type(u" 1"_s); // and is not answered yet
    m_window->closeBook();
    QVERIFY(!m_palette->isVisible());
    QVERIFY(found().isEmpty());
}

void TestPalette::lostServer()
{
    TestBook book { TestBook::Server };
    book.feed("devices", devicesOfHome(3));
    openBook(book);
    book.server().stop();
    QVERIFY(openPalette());
    type(u"quit"_s);
    QVERIFY(eventually(
        [this] { return m_palette->findChild<QLabel *>()->text().startsWith(u"The book could not be searched"_s); }));
    QCOMPARE(found(), QStringList { u"Quit"_s });
}

void TestPalette::sheetOfShortcuts()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(3));
    openBook(book);
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    auto *sheet = m_window->findChild<ShortcutsDialog *>();
    QVERIFY(sheet);
    const auto *list = sheet->findChild<QTreeWidget *>();
    const auto keysOf = [list](const QString &text) {
        const auto items = list->findItems(text, Qt::MatchExactly | Qt::MatchRecursive);
        return items.size() == 1 ? items.front()->parent()->text(0) + u": "_s + items.front()->text(1) : QString();
    };
    QCOMPARE(keysOf(u"Find anything…"_s), u"Edit: Ctrl+K"_s);
    QCOMPARE(keysOf(u"Keyboard shortcuts"_s), u"Help: F1, Ctrl+?"_s);
    QVERIFY(keysOf(u"Go to Devices"_s).startsWith(u"The book that is open: Ctrl+"_s));
    QCOMPARE(keysOf(u"Search teams"_s), u"Preferences: Ctrl+F"_s);
    QCOMPARE(keysOf(u"Copy as JSON"_s), u"Lists and pages: Ctrl+Shift+C"_s);
    auto *search = sheet->findChild<QLineEdit *>();
    search->setFocus();
    QTest::keyClicks(search, u"ctrl+k"_s);
    int visible = 0;
    for (int i = 0; i < list->topLevelItemCount(); ++i) {
        for (int j = 0; j < list->topLevelItem(i)->childCount(); ++j)
            visible += list->topLevelItem(i)->child(j)->isHidden() ? 0 : 1;
    }
    QCOMPARE(visible, 1);
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(eventually([this] { return !m_window->findChild<ShortcutsDialog *>(); }));
}

/// What only QShortcut knows is neither in the palette nor on the sheet.
void TestPalette::allShortcutsAreActions()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(3));
    openBook(book);
    QVERIFY(m_window->findChildren<QShortcut *>().isEmpty());
    QStringList seen;
    for (const ListedAction &one : actionsWithKeys(*m_window)) {
        QVERIFY2(!one.text.isEmpty() && !one.keys.isEmpty() && !one.group.isEmpty(), qUtf8Printable(one.text));
        seen += one.text;
    }
    QVERIFY(seen.size() > 20);
}

void TestPalette::about()
{
    QVERIFY(openPalette());
    type(u"about"_s);
    press(Qt::Key_Return);
    QVERIFY(m_window->findChild<AboutDialog *>());
}

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
