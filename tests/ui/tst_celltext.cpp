#include "tests/support/editwindow.h"

#include <QJsonDocument>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// What is typed into a cell is nowhere lost: it stands in the form of its row until it is written.
class TestCellText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standsInTheForm();
    void leftByEscape();
    void closedWhileItIsOpen_data() { TestBook::addWays(); }
    void closedWhileItIsOpen();
    void closedBeforeTheAnswer_data() { TestBook::addWays(); }
    void closedBeforeTheAnswer();
    void lostServer();
    void rowLeavesTheList_data() { TestBook::addWays(); }
    void rowLeavesTheList();
    void severalAreChosen();
    void savedFromTheTable();

private:
    static QJsonObject draft(BookWindow &window) { return shown<ListPage>(window.window())->draft(); }
    static QJsonObject edits(BookWindow &window) { return draft(window).value(u"edits").toObject(); }
    static QString formName(BookWindow &window)
    {
        auto *line = control<QLineEdit>(window, u"Name"_s);
        return line ? line->text() : QString();
    }
};

void TestCellText::standsInTheForm()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(2));
    BookWindow window(book);
    QLineEdit *editor = typeInName(window, 1, u"Half"_s);
    QCOMPARE(formName(window), u"Half"_s);
    QVERIFY(edits(window).contains(u"d0001"));
    QTest::keyClick(editor, Qt::Key_Return);
    QVERIFY(eventually([&] { return nameAt(window, 1) == u"Half"_s; }));
    QVERIFY(eventually([&] { return edits(window).isEmpty(); }));
}

/// What was typed in the form before comes back.
void TestCellText::leftByEscape()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(2));
    BookWindow window(book);
    QTest::keyClick(typeInName(window, 0, u"Half"_s), Qt::Key_Escape);
    QVERIFY(edits(window).isEmpty());
    QVERIFY(formName(window).isEmpty());
    auto *line = control<QLineEdit>(window, u"Name"_s);
    line->setFocus();
    QTest::keyClicks(line, u"Form"_s);
    QTest::keyClick(typeInName(window, 0, u"Cell"_s), Qt::Key_Escape);
    QCOMPARE(formName(window), u"Form"_s);
    QCOMPARE(stored(book, u"d0000"_s, u"name"_s), u"Lamp 0"_s);
}

void TestCellText::closedWhileItIsOpen()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(2));
    QJsonObject kept;
    {
        BookWindow window(book);
        typeInName(window, 1, u"Half"_s);
        kept = draft(window);
    }
    BookWindow window(book);
    shown<ListPage>(window.window())->setDraft(kept);
    window.chooseRow(1);
    QVERIFY(eventually([&] { return nameAt(window, 1) == u"Half"_s || formName(window) == u"Half"_s; }));
}

/// It is in the book, or it is typed still.
void TestCellText::closedBeforeTheAnswer()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(2));
    QJsonObject kept;
    {
        BookWindow window(book);
        QTest::keyClick(typeInName(window, 1, u"Half"_s), Qt::Key_Return);
        kept = draft(window);
        QVERIFY(!kept.isEmpty());
    }
    BookWindow window(book);
    shown<ListPage>(window.window())->setDraft(kept);
    window.chooseRow(1);
    QVERIFY(eventually([&] { return formName(window) == u"Half"_s; }));
    QVERIFY(!edits(window).isEmpty() || stored(book, u"d0001"_s, u"name"_s) == u"Half"_s);
}

void TestCellText::lostServer()
{
    TestBook book { TestBook::Server };
    book.feed("devices", devicesOfHome(2));
    BookWindow window(book);
    QLineEdit *editor = typeInName(window, 1, u"Half"_s);
    const quint16 port = book.server().port();
    book.server().stop();
    QTest::keyClick(editor, Qt::Key_Return);
    auto *banner = window.window().findChild<Banner *>();
    QVERIFY(eventually([&] { return banner->isVisible(); }));
    QCOMPARE(formName(window), u"Half"_s);
    QVERIFY(edits(window).contains(u"d0001"));
    QVERIFY(book.server().start({ u"--listen"_s, u"127.0.0.1:%1"_s.arg(port) }));
    QVERIFY(eventually([&] { return !banner->isVisible(); }, 20000));
    QTest::keyClick(window.table(), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(eventually([&] { return nameAt(window, 1) == u"Half"_s; }));
}

void TestCellText::rowLeavesTheList()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(3));
    QVERIFY(theyChange(book, u"d0001"_s, { { u"name_by_user"_s, u"Desk"_s } }));
    BookWindow window(book);
    shown<ListPage>(window.window())->setDraft({ { u"search"_s, u"Desk"_s } });
    QVERIFY(eventually([&] { return listOf(window).rowCount() == 1; }));
    typeInName(window, 0, u"Half"_s);
    QVERIFY(theyChange(book, u"d0001"_s, { { u"name_by_user"_s, u"Theirs"_s } }));
    book.feed("devices", R"([{"id":"a1","name":"Desk too"}])"); // the list is read anew
    QVERIFY(eventually([&] { return nameAt(window, 0) == u"Desk too"_s; }));
    QVERIFY(eventually([&] { return !cellEditor(window); }));
    QCOMPARE(formName(window), u"Half"_s);
    QVERIFY(window.window().findChild<Banner *>()->text().contains(u"Desk"_s));
    save(window.table());
    QVERIFY(eventually([&] { return shown<ConflictDialog>(window.window()) != nullptr; })); // they changed the name
    answer(*shown<ConflictDialog>(window.window()), u"Keep mine"_s);
    QVERIFY(eventually([&] { return stored(book, u"d0001"_s, u"name"_s) == u"Half"_s; }));
}

/// The text belongs to the row of the cell alone.
void TestCellText::severalAreChosen()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(3));
    BookWindow window(book);
    window.chooseRow(0);
    QTest::keyClick(window.table(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(window.table(), Qt::Key_F2);
    QVERIFY(cellEditor(window));
    cellEditor(window)->selectAll();
    QTest::keyClicks(cellEditor(window), u"Half"_s);
    QCOMPARE(edits(window).keys(), QStringList { u"d0001"_s });
    QTest::keyClick(cellEditor(window), Qt::Key_Return);
    QVERIFY(eventually([&] { return stored(book, u"d0001"_s, u"name"_s) == u"Half"_s; }));
    QCOMPARE(stored(book, u"d0000"_s, u"name"_s), u"Lamp 0"_s);
    QVERIFY(eventually([&] { return edits(window).isEmpty(); }));
}

void TestCellText::savedFromTheTable()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(2));
    BookWindow window(book);
    window.chooseRow(0);
    typeAtEnd(notesOf(window), u"by key"_s);
    window.table()->setFocus();
    save(window.table());
    QVERIFY(eventually([&] { return stored(book, u"d0000"_s, u"notes"_s) == u"by key"_s; }));
}

QTEST_MAIN(TestCellText)
#include "tst_celltext.moc"
