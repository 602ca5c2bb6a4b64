#include "tests/support/editwindow.h"
#include "ui/widgets/areabox.h"
#include "ui/widgets/groupchoice.h"
#include "ui/widgets/grouptree.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Editing while others change the list: what is typed stays, and goes to the rows that it was typed over.
class TestEditingMeanwhile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cellStaysWithItsRow_data() { TestBook::addWays(); }
    void cellStaysWithItsRow();
    void cellKeepsWhatIsTyped();
    void cellThatSomebodyElseChanged_data() { TestBook::addWays(); }
    void cellThatSomebodyElseChanged();
    void selectionStaysWithItsRows_data() { TestBook::addWays(); }
    void selectionStaysWithItsRows();
    void cellBesideWhatIsLookedAt_data() { TestBook::addWays(); }
    void cellBesideWhatIsLookedAt();
    void selectionOverWindows_data();
    void selectionOverWindows();
    void severalOfWhichOneIsTheirs_data();
    void severalOfWhichOneIsTheirs();
    void sortingKeepsWhatIsTyped();
    void typingOnWhileItIsSaved_data() { TestBook::addWays(); }
    void typingOnWhileItIsSaved();
    void refusalOfARowThatWasLeft();
    void othersAreTakenBack_data() { TestBook::addWays(); }
    void othersAreTakenBack();
    void entityBelowItsDevice();

private:
    /// A device of another program, which is the first of the list.
    static bool comesFirst(TestBook &book, BookWindow &window)
    {
        const int rows = window.table()->model()->rowCount();
        book.feed("devices", R"([{"id":"a1","name":"Aaa"}])");
        return eventually(
            [&] { return window.table()->model()->rowCount() == rows + 1 && nameAt(window, 0) == u"Aaa"; });
    }
    /// A device of another program is the first of 450, while rows 195 to 210 are in sight and those from 200 on are looked at.
    static void comesFirstFarAbove(TestBook &book, const BookWindow &window)
    {
        listOf(window).index(205, 0).data(Qt::ToolTipRole);
        book.feed("devices", R"([{"id":"a1","name":"Aaa"}])");
        QVERIFY(eventually([&] { return listOf(window).rowCount() == 451; }));
    }
    static void goTo(const BookWindow &window, int row, int column = 0)
    {
        window.table()->setFocus();
        QVERIFY(eventually([&] { return window.table()->model()->index(row + 15, 0).data().isValid(); }));
        window.table()->setCurrentIndex(window.table()->model()->index(row, column));
        window.table()->scrollTo(window.table()->model()->index(row + 13, column));
    }
    static QString keyAt(const BookWindow &window, int row)
    {
        return window.table()->model()->index(row, 0).data(RowModel::KeyRole).toString();
    }
    /// Keys of the devices that have a value in a field.
    static QStringList keysWith(const TestBook &book, const QString &field, const QString &value)
    {
        const auto page = awaited(sourceOf(book)->list(deviceRows(), { .limit = 1000 }));
        QStringList keys;
        for (const QJsonObject &row : page->rows) {
            if (row.value(field).toString() == value)
                keys += row.value(u"device_id").toString();
        }
        return keys;
    }
};

void TestEditingMeanwhile::cellStaysWithItsRow()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(3));
    BookWindow window(book);
    typeInName(window, 1, u"Mine"_s);
    QVERIFY(comesFirst(book, window));
    QVERIFY(cellEditor(window));
    QCOMPARE(cellEditor(window)->text(), u"Mine"_s);
    QTest::keyClick(cellEditor(window), Qt::Key_Return);
    QVERIFY(eventually([&] { return nameAt(window, 2) == u"Mine"_s; }));
    QCOMPARE(stored(book, u"d0000"_s, u"name"_s), u"Lamp 0"_s);
    QCOMPARE(stored(book, u"d0001"_s, u"name"_s), u"Mine"_s);
}

/// Where the row itself is another by now, and where all are told again.
void TestEditingMeanwhile::cellKeepsWhatIsTyped()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(3));
    BookWindow window(book);
    typeInName(window, 1, u"Mine"_s);
    RowModel *model = &listOf(window);
    model->retell();
    QCOMPARE(cellEditor(window)->text(), u"Mine"_s);
    book.feed("devices", devicesOfHome(3, 1));
    QVERIFY(eventually([&] { return model->rowAt(1).value(u"sw_version").toString() == u"1.1"_s; }));
    QCOMPARE(cellEditor(window)->text(), u"Mine"_s);
}

/// Nothing is written over it without a question.
void TestEditingMeanwhile::cellThatSomebodyElseChanged()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(3));
    BookWindow window(book);
    typeInName(window, 1, u"Mine"_s);
    QVERIFY(theyChange(book, u"d0001"_s, { { u"name_by_user"_s, u"Theirs"_s } }));
    QVERIFY(eventually([&] { return nameAt(window, 1) == u"Theirs"_s || nameAt(window, 2) == u"Theirs"_s; }));
    QTest::keyClick(cellEditor(window), Qt::Key_Return);
    QVERIFY(eventually([&] { return shown<ConflictDialog>(window.window()) != nullptr; }));
    QCOMPARE(stored(book, u"d0001"_s, u"name"_s), u"Theirs"_s);
    answer(*shown<ConflictDialog>(window.window()), u"Keep mine"_s);
    QVERIFY(eventually([&] { return stored(book, u"d0001"_s, u"name"_s) == u"Mine"_s; }));
}

void TestEditingMeanwhile::selectionStaysWithItsRows()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(4));
    BookWindow window(book);
    window.chooseRow(1);
    QTest::keyClick(window.table(), Qt::Key_Down, Qt::ShiftModifier);
    QPlainTextEdit *notes = notesOf(window);
    notes->setFocus();
    QTest::keyClicks(notes, u"both"_s);
    QVERIFY(comesFirst(book, window));
    QCOMPARE(notes->toPlainText(), u"both"_s);
    QCOMPARE(selectionOf(window).rows(), (std::vector { 2, 3 }));
    QCOMPARE(nameAt(window, window.table()->currentIndex().row()), u"Lamp 2"_s);
}

void TestEditingMeanwhile::cellBesideWhatIsLookedAt()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(450));
    BookWindow window(book);
    goTo(window, 197, 1);
    const QString key = keyAt(window, 197);
    QTest::keyClick(window.table(), Qt::Key_F2);
    QPointer<AreaBox> box = window.table()->viewport()->findChild<AreaBox *>();
    QVERIFY(box);
    comesFirstFarAbove(book, window);
    QVERIFY(box);
    box->setCurrentIndex(box->findText(u"None"_s));
    QVERIFY(box->area().isEmpty());
    QTest::keyClick(box, Qt::Key_Return);
    QVERIFY(eventually([&] { return keysWith(book, u"area_id"_s, {}) == QStringList({ u"a1"_s, key }); }));
}

void TestEditingMeanwhile::selectionOverWindows_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<bool>("isTypedBefore");
    QTest::newRow("file, typed before") << int(TestBook::File) << true;
    QTest::newRow("file, typed after") << int(TestBook::File) << false;
    QTest::newRow("server, typed before") << int(TestBook::Server) << true;
    QTest::newRow("server, typed after") << int(TestBook::Server) << false;
}

void TestEditingMeanwhile::selectionOverWindows()
{
    QFETCH(int, way);
    QFETCH(bool, isTypedBefore);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(450));
    BookWindow window(book);
    goTo(window, 196);
    QStringList keys { keyAt(window, 196) };
    for (int row = 197; row <= 203; ++row) {
        QTest::keyClick(window.table(), Qt::Key_Down, Qt::ShiftModifier);
        keys += keyAt(window, row);
    }
    keys.sort();
    QPlainTextEdit *notes = notesOf(window);
    notes->setFocus();
    if (isTypedBefore)
        QTest::keyClicks(notes, u"chosen"_s);
    comesFirstFarAbove(book, window);
    QCOMPARE(selectionOf(window).count(), 8);
    if (!isTypedBefore)
        QTest::keyClicks(notes, u"chosen"_s);
    QCOMPARE(notes->toPlainText(), u"chosen"_s);
    QTest::keyClick(notes, Qt::Key_S, Qt::ControlModifier);
    QVERIFY(eventually([&] { return window.window().book()->undoHistory().canUndo(); }));
    QStringList written = keysWith(book, u"notes"_s, u"chosen"_s);
    written.sort();
    QCOMPARE(written, keys);
}

void TestEditingMeanwhile::severalOfWhichOneIsTheirs_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<bool>("isMine");
    QTest::newRow("file, mine") << int(TestBook::File) << true;
    QTest::newRow("file, theirs") << int(TestBook::File) << false;
    QTest::newRow("server, mine") << int(TestBook::Server) << true;
    QTest::newRow("server, theirs") << int(TestBook::Server) << false;
}

/// Nothing of theirs is written over without a question, and the others are written whatever the answer is.
void TestEditingMeanwhile::severalOfWhichOneIsTheirs()
{
    QFETCH(int, way);
    QFETCH(bool, isMine);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(3));
    BookWindow window(book);
    window.chooseRow(0);
    QTest::keyClick(window.table(), Qt::Key_Down, Qt::ShiftModifier);
    QPlainTextEdit *notes = notesOf(window);
    typeAtEnd(notes, u"mine"_s);
    QVERIFY(theyChange(book, u"d0001"_s, { { u"notes"_s, u"THEIRS"_s } }));
    QVERIFY(eventually([&] { return listOf(window).rowAt(1).value(u"notes").toString() == u"THEIRS"_s; }));
    save(notes);
    QVERIFY(eventually([&] { return shown<ConflictDialog>(window.window()) != nullptr; }));
    const auto &dialog = *shown<ConflictDialog>(window.window());
    QStringList texts;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        texts += label->text();
    QVERIFY(texts.contains(u"mine"_s) && texts.contains(u"THEIRS"_s));
    QVERIFY(texts.filter(u"Lamp 1"_s).size() == 1);
    answer(dialog, isMine ? u"Keep mine"_s : u"Take theirs"_s);
    QVERIFY(eventually([&] { return stored(book, u"d0000"_s, u"notes"_s) == u"mine"_s; }));
    QCOMPARE(stored(book, u"d0001"_s, u"notes"_s), isMine ? u"mine"_s : u"THEIRS"_s);
    QVERIFY(eventually([&] { return !shown<ListPage>(window.window())->draft().contains(u"edits"); }));
}

/// Also where the rows are far down in the other order.
void TestEditingMeanwhile::sortingKeepsWhatIsTyped()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(450));
    BookWindow window(book);
    window.chooseRow(1);
    QTest::keyClick(window.table(), Qt::Key_Down, Qt::ShiftModifier);
    QPlainTextEdit *notes = notesOf(window);
    typeAtEnd(notes, u"both"_s);
    const QString first = nameAt(window, 0);
    window.table()->horizontalHeader()->setSortIndicator(0, Qt::DescendingOrder);
    QVERIFY(eventually([&] { return nameAt(window, 0) != first && !nameAt(window, 0).isEmpty(); }));
    QCOMPARE(selectionOf(window).count(), 2);
    QCOMPARE(notes->toPlainText(), u"both"_s);
    save(notes);
    QVERIFY(eventually([&] { return stored(book, u"d0001"_s, u"notes"_s) == u"both"_s; }));
    QCOMPARE(stored(book, u"d0010"_s, u"notes"_s), u"both"_s); // "Lamp 10" comes after "Lamp 1"
    window.table()->horizontalHeader()->setSortIndicator(0, Qt::AscendingOrder);
    QVERIFY(eventually([&] { return nameAt(window, 0) == first; }));
    QCOMPARE(selectionOf(window).rows(), (std::vector { 1, 2 }));
}

/// Nobody else changed it.
void TestEditingMeanwhile::typingOnWhileItIsSaved()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(2));
    BookWindow window(book);
    window.chooseRow(0);
    QPlainTextEdit *notes = notesOf(window);
    typeAtEnd(notes, u"one"_s);
    save(notes);
    typeAtEnd(notes, u" two"_s);
    bool isSaidToBeTheirs = false;
    const auto isWritten = [&](const QString &text) {
        for (const QLabel *label : window.window().findChildren<QLabel *>())
            isSaidToBeTheirs |= label->isVisible() && label->text().contains(u"Somebody else"_s);
        return listOf(window).rowAt(0).value(u"notes").toString() == text;
    };
    QVERIFY(eventually([&] { return isWritten(u"one"_s); }));
    QVERIFY(eventually([&] { return window.window().book()->undoHistory().canUndo(); }));
    QCOMPARE(notes->toPlainText(), u"one two"_s);
    save(notes);
    QVERIFY(eventually([&] { return isWritten(u"one two"_s); }));
    QVERIFY(!shown<ConflictDialog>(window.window()));
    QVERIFY(!isSaidToBeTheirs);
}

/// It is said in the banner, not beside the field of the row that is shown by then.
void TestEditingMeanwhile::refusalOfARowThatWasLeft()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(2));
    BookWindow window(book);
    window.chooseRow(0);
    auto *line = control<QLineEdit>(window, u"Name"_s);
    QVERIFY(line);
    line->setText(QString(5000, u'x'));
    Q_EMIT line->textEdited(line->text());
    save(line);
    window.chooseRow(1);
    auto *banner = window.window().findChild<Banner *>();
    QVERIFY(eventually([&] { return banner->text().contains(u"Lamp 0"_s); }));
    QVERIFY(line->accessibleDescription().isEmpty());
    window.chooseRow(0);
    QVERIFY(eventually([&] { return line->text().size() == 5000; }));
}

/// Where somebody changed one of the rows of a step.
void TestEditingMeanwhile::othersAreTakenBack()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(5));
    BookWindow window(book);
    UndoHistory &history = window.window().book()->undoHistory();
    window.chooseRow(0);
    window.table()->selectAll();
    typeAtEnd(notesOf(window), u"all"_s);
    save(window.table());
    QVERIFY(eventually([&] { return history.canUndo(); }));
    QVERIFY(theyChange(book, u"d0002"_s, { { u"notes"_s, u"theirs"_s } }));
    const auto undo = [&](const QString &answer) {
        window.table()->setFocus();
        QTest::keyClick(&window.window(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(eventually([&] { return shown<QMessageBox>(window.window()) != nullptr; }));
        auto *box = shown<QMessageBox>(window.window());
        QVERIFY2(!(box->text() + box->informativeText()).contains(u"operation"_s), qPrintable(box->text()));
        QVERIFY(box->informativeText().contains(u"d0002"_s));
        for (QAbstractButton *button : box->buttons()) {
            if (button->text() == answer)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QVERIFY(eventually([&] { return !shown<QMessageBox>(window.window()); }));
    };
    undo(u"Leave it"_s);
    QCOMPARE(stored(book, u"d0001"_s, u"notes"_s), u"all"_s);
    QVERIFY(history.canUndo());
    window.window().activateWindow(); // no window manager does it when a dialog goes
    QVERIFY(eventually([&] { return window.window().isActiveWindow(); }));
    undo(u"Take the others back"_s);
    QVERIFY(eventually([&] { return history.canRedo(); }));
    QCOMPARE(keysWith(book, u"notes"_s, u"all"_s), QStringList());
    QCOMPARE(stored(book, u"d0002"_s, u"notes"_s), u"theirs"_s);
}

/// Its half an edit is in the draft of the page of devices.
void TestEditingMeanwhile::entityBelowItsDevice()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(1));
    book.feed("entities", entitiesOfHome(1, 1));
    QJsonObject draft;
    const auto goToEntity = [](BookWindow &window) {
        auto *choice = shown<GroupChoice>(window.window());
        for (QAction *action : choice->menu()->actions()) {
            if (action->text() == u"Area"_s)
                action->trigger();
        }
        auto *tree = window.window().findChild<GroupTree *>();
        tree->setFocus();
        return eventually([&] {
            QTest::keyClick(tree, Qt::Key_Asterisk);
            QTest::keyClick(tree, Qt::Key_End);
            return tree->currentIndex().data().toString() == u"Light 0" && control<QLineEdit>(window, u"Name"_s);
        });
    };
    {
        BookWindow window(book);
        QVERIFY(goToEntity(window));
        auto *line = control<QLineEdit>(window, u"Name"_s);
        line->setFocus();
        QTest::keyClicks(line, u"Half"_s);
        draft = shown<ListPage>(window.window())->draft();
    }
    BookWindow window(book);
    shown<ListPage>(window.window())->setDraft(draft);
    QVERIFY(goToEntity(window));
    QCOMPARE(control<QLineEdit>(window, u"Name"_s)->text(), u"Half"_s);
}

QTEST_MAIN(TestEditingMeanwhile)
#include "tst_editingmeanwhile.moc"
