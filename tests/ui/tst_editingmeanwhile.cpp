#include "tests/support/bookwindow.h"
#include "tests/support/homes.h"
#include "ui/dialogs/conflictdialog.h"
#include "ui/pages/listpage.h"
#include "ui/widgets/groupchoice.h"
#include "ui/widgets/areabox.h"
#include "ui/widgets/grouptree.h"
#include "ui/widgets/rowtable.h"

#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>

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
    void entityBelowItsDevice();

private:
    static QString name(const BookWindow &window, int row)
    {
        return window.table()->model()->index(row, 0).data().toString();
    }
    static std::unique_ptr<MetadataSource> sourceOf(const TestBook &book)
    {
        auto source = std::make_unique<MetadataSource>(book.channel());
        source->channel().open();
        if (!eventually([&] { return source->channel().state() == ChannelState::Open; }))
            qFatal("not open");
        return source;
    }
    static QString nameOf(const TestBook &book, const QString &key)
    {
        const auto row = awaited(sourceOf(book)->row(deviceRows(), key));
        return row ? row->value(u"name").toString() : row.error().message;
    }
    static bool theyRename(const TestBook &book, const QString &key, const QString &name)
    {
        const std::unique_ptr<MetadataSource> source = sourceOf(book);
        const auto row = awaited(source->row(deviceRows(), key));
        return row
            && awaited(source->change(deviceRows(), key, { { u"name_by_user"_s, name } },
                                      row->value(u"revision").toInteger()))
                   .has_value();
    }
    /// A device of another program, which is the first of the list.
    static bool comesFirst(TestBook &book, BookWindow &window)
    {
        const int rows = window.table()->model()->rowCount();
        book.feed("devices", R"([{"id":"a1","name":"Aaa"}])");
        return eventually([&] { return window.table()->model()->rowCount() == rows + 1 && name(window, 0) == u"Aaa"; });
    }
    static void keepMine(const ConflictDialog &dialog)
    {
        for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->text() == u"Keep mine")
                return QTest::mouseClick(button, Qt::LeftButton);
        }
        QFAIL("no such button");
    }
    static RowModel &list(const BookWindow &window) { return *static_cast<RowModel *>(window.table()->model()); }
    static RowSelection &selection(const BookWindow &window)
    {
        return static_cast<RowTable *>(window.table())->selection();
    }
    /// A device of another program is the first of 450, while rows 195 to 210 are in sight and those from 200 on are looked at.
    static void comesFirstFarAbove(TestBook &book, const BookWindow &window)
    {
        list(window).index(205, 0).data(Qt::ToolTipRole);
        book.feed("devices", R"([{"id":"a1","name":"Aaa"}])");
        QVERIFY(eventually([&] { return list(window).rowCount() == 451; }));
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
    static QLineEdit *cellEditor(BookWindow &window) { return window.table()->viewport()->findChild<QLineEdit *>(); }
    template<typename Control>
    static Control *control(BookWindow &window, const QString &title)
    {
        for (Control *one : window.window().findChildren<Control *>()) {
            if (one->isVisible() && one->accessibleName() == title)
                return one;
        }
        return nullptr;
    }
};

void TestEditingMeanwhile::cellStaysWithItsRow()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(3));
    BookWindow window(book);
    window.chooseRow(1);
    QTest::keyClick(window.table(), Qt::Key_F2);
    QVERIFY(cellEditor(window));
    cellEditor(window)->selectAll();
    QTest::keyClicks(cellEditor(window), u"Mine"_s);
    QVERIFY(comesFirst(book, window));
    QVERIFY(cellEditor(window));
    QCOMPARE(cellEditor(window)->text(), u"Mine"_s);
    QTest::keyClick(cellEditor(window), Qt::Key_Return);
    QVERIFY(eventually([&] { return name(window, 2) == u"Mine"_s; }));
    QCOMPARE(nameOf(book, u"d0000"_s), u"Lamp 0"_s);
    QCOMPARE(nameOf(book, u"d0001"_s), u"Mine"_s);
}

/// Where the row itself is another by now, and where all are told again.
void TestEditingMeanwhile::cellKeepsWhatIsTyped()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(3));
    BookWindow window(book);
    window.chooseRow(1);
    QTest::keyClick(window.table(), Qt::Key_F2);
    QVERIFY(cellEditor(window));
    cellEditor(window)->selectAll();
    QTest::keyClicks(cellEditor(window), u"Mine"_s);
    auto *model = static_cast<RowModel *>(window.table()->model());
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
    window.chooseRow(1);
    QTest::keyClick(window.table(), Qt::Key_F2);
    QVERIFY(cellEditor(window));
    cellEditor(window)->selectAll();
    QTest::keyClicks(cellEditor(window), u"Mine"_s);
    QVERIFY(theyRename(book, u"d0001"_s, u"Theirs"_s));
    QVERIFY(eventually([&] { return name(window, 1) == u"Theirs"_s || name(window, 2) == u"Theirs"_s; }));
    QTest::keyClick(cellEditor(window), Qt::Key_Return);
    QVERIFY(eventually([&] { return shown<ConflictDialog>(window.window()) != nullptr; }));
    QCOMPARE(nameOf(book, u"d0001"_s), u"Theirs"_s);
    keepMine(*shown<ConflictDialog>(window.window()));
    QVERIFY(eventually([&] { return nameOf(book, u"d0001"_s) == u"Mine"_s; }));
}

void TestEditingMeanwhile::selectionStaysWithItsRows()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(4));
    BookWindow window(book);
    window.chooseRow(1);
    QTest::keyClick(window.table(), Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(eventually([&] { return control<QPlainTextEdit>(window, u"Notes"_s); }));
    auto *notes = control<QPlainTextEdit>(window, u"Notes"_s);
    notes->setFocus();
    QTest::keyClicks(notes, u"both"_s);
    QVERIFY(comesFirst(book, window));
    QCOMPARE(notes->toPlainText(), u"both"_s);
    QCOMPARE(selection(window).rows(), (std::vector { 2, 3 }));
    QCOMPARE(name(window, window.table()->currentIndex().row()), u"Lamp 2"_s);
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
    QVERIFY(eventually([&] { return control<QPlainTextEdit>(window, u"Notes"_s); }));
    auto *notes = control<QPlainTextEdit>(window, u"Notes"_s);
    notes->setFocus();
    if (isTypedBefore)
        QTest::keyClicks(notes, u"chosen"_s);
    comesFirstFarAbove(book, window);
    QCOMPARE(selection(window).count(), 8);
    if (!isTypedBefore)
        QTest::keyClicks(notes, u"chosen"_s);
    QCOMPARE(notes->toPlainText(), u"chosen"_s);
    QTest::keyClick(notes, Qt::Key_S, Qt::ControlModifier);
    QVERIFY(eventually([&] { return window.window().book()->undoHistory().canUndo(); }));
    QStringList written = keysWith(book, u"notes"_s, u"chosen"_s);
    written.sort();
    QCOMPARE(written, keys);
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
