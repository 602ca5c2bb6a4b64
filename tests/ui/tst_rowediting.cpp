#include "tests/support/bookwindow.h"
#include "tests/support/homes.h"
#include "ui/dialogs/conflictdialog.h"
#include "ui/pages/listpage.h"
#include "ui/widgets/areabox.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/labelseditor.h"
#include "ui/widgets/rowform.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Editing devices and entities in the real window, by keys and mouse.
class TestRowEditing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void renameInTheCell_data() { TestBook::addWays(); }
    void renameInTheCell();
    void moveInTheCell();
    void formIsSavedAndUndone_data() { TestBook::addWays(); }
    void formIsSavedAndUndone();
    void severalAtOnce_data() { TestBook::addWays(); }
    void severalAtOnce();
    void entities();
    void discards();
    void wrongValueStandsAtItsField();
    void twoWindowsOneRow_data();
    void twoWindowsOneRow();
    void othersShowThroughWhileOneTypes();
    void anotherRowKeepsWhatWasTyped();
    void draft();
    void readOnly();
    void lostServerKeepsWhatWasTyped();

private:
    static QString name(const BookWindow &window, int row)
    {
        return window.table()->model()->index(row, 0).data().toString();
    }
    static RowForm *form(BookWindow &window) { return shown<RowForm>(window.window()); }
    template<typename Control>
    static Control *control(BookWindow &window, const QString &title)
    {
        for (Control *one : form(window)->findChildren<Control *>()) {
            if (one->accessibleName() == title)
                return one;
        }
        qFatal("no control %s", qUtf8Printable(title));
    }
    static QPushButton *button(BookWindow &window, const QString &text)
    {
        for (QPushButton *one : form(window)->findChildren<QPushButton *>()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }
    static void type(QLineEdit *line, const QString &text)
    {
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    /// Both versions must be in sight.
    static void choose(ConflictDialog &dialog, bool mine)
    {
        QStringList texts;
        for (const QLabel *label : dialog.findChildren<QLabel *>())
            texts += label->text();
        QVERIFY2(texts.contains(u"Mine"_s) && texts.contains(u"Theirs"_s), qUtf8Printable(texts.join(u'|')));
        for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->text() == (mine ? u"Keep mine"_s : u"Take theirs"_s))
                return QTest::mouseClick(button, Qt::LeftButton);
        }
        QFAIL("no such button");
    }
    static void undo(BookWindow &window) { QTest::keyClick(&window.window(), Qt::Key_Z, Qt::ControlModifier); }
    static std::unique_ptr<BookWindow> opened(TestBook &book, int devices = 3)
    {
        book.feed("devices", devicesOfHome(devices));
        return std::make_unique<BookWindow>(book);
    }
};

void TestRowEditing::renameInTheCell()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    const auto window = opened(book);
    window->chooseRow(1);
    QTest::keyClick(window->table(), Qt::Key_F2);
    auto *editor = window->table()->viewport()->findChild<QLineEdit *>();
    QVERIFY(editor);
    QCOMPARE(editor->text(), u"Lamp 1"_s);
    type(editor, u"Lamp 1 <b>of</b> mine"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QVERIFY(eventually([&] { return name(*window, 1) == u"Lamp 1 <b>of</b> mine"_s; }));
    QVERIFY(eventually([&] { return window->window().book()->undoHistory().canUndo(); }));
    QCOMPARE(window->window().book()->undoHistory().undoText(), u"Rename Lamp 1"_s);
    window->table()->setFocus();
    undo(*window);
    QVERIFY(eventually([&] { return name(*window, 1) == u"Lamp 1"_s; }));
    QTest::keyClick(&window->window(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(eventually([&] { return name(*window, 1) == u"Lamp 1 <b>of</b> mine"_s; }));
}

void TestRowEditing::moveInTheCell()
{
    TestBook book { TestBook::File };
    book.feed("devices", R"([{"id":"d1","name":"A","area_id":"kitchen"},{"id":"d2","name":"B","area_id":"attic"}])");
    BookWindow window(book);
    window.chooseRow(0);
    QTableView *table = window.table();
    QVERIFY(eventually([&] { return table->model()->index(1, 1).data().toString() == u"Attic"_s; }));
    table->setCurrentIndex(table->model()->index(0, 1));
    QTest::keyClick(table, Qt::Key_F2);
    auto *box = table->viewport()->findChild<AreaBox *>();
    QVERIFY(box);
    QCOMPARE(box->area(), u"kitchen"_s);
    box->setCurrentIndex(box->findText(u"Attic"_s));
    QTest::keyClick(box, Qt::Key_Return);
    QVERIFY(eventually([&] { return table->model()->index(0, 1).data().toString() == u"Attic"_s; }));
}

void TestRowEditing::formIsSavedAndUndone()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    const auto window = opened(book);
    window->chooseRow(0);
    QVERIFY(eventually([&] { return form(*window) != nullptr; }));
    QVERIFY(!button(*window, u"Save"_s)->isVisible());
    type(control<QLineEdit>(*window, u"Name"_s), u"Desk lamp"_s);
    auto *notes = control<QPlainTextEdit>(*window, u"Notes"_s);
    notes->setFocus();
    QTest::keyClicks(notes, u"bought in May"_s);
    QTest::mouseClick(control<QCheckBox>(*window, u"Disabled"_s), Qt::LeftButton, {}, QPoint(6, 10));
    auto *labels = control<LabelsEditor>(*window, u"Labels"_s);
    Q_EMIT labels->labelChosen(u"light"_s, true);
    QVERIFY(button(*window, u"Save"_s)->isVisible());
    QTest::mouseClick(button(*window, u"Save"_s), Qt::LeftButton);
    QVERIFY(eventually([&] { return !button(*window, u"Save"_s)->isVisible(); }));
    const QJsonObject row = shown<ListPage>(window->window())->chosenRow();
    QCOMPARE(row.value(u"name").toString(), u"Desk lamp"_s);
    QCOMPARE(row.value(u"notes").toString(), u"bought in May"_s);
    QCOMPARE(row.value(u"disabled_by").toString(), u"user"_s);
    QCOMPARE(row.value(u"labels").toArray().at(0).toString(), u"light"_s);
    window->table()->setFocus();
    undo(*window);
    QVERIFY(eventually([&] { return control<QLineEdit>(*window, u"Name"_s)->text().isEmpty(); }));
    QVERIFY(control<QPlainTextEdit>(*window, u"Notes"_s)->toPlainText().isEmpty());
    QVERIFY(!control<QCheckBox>(*window, u"Disabled"_s)->isChecked());
}

void TestRowEditing::severalAtOnce()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    const auto window = opened(book, 450); // more than two windows of rows
    window->chooseRow(0);
    window->table()->selectAll();
    QVERIFY(eventually([&] { return form(*window) != nullptr; }, 20000));
    type(control<QLineEdit>(*window, u"Name"_s), u"All alike"_s);
    QTest::keyClick(control<QLineEdit>(*window, u"Name"_s), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(eventually([&] { return name(*window, 0) == u"All alike"_s && name(*window, 3) == u"All alike"_s; }));
    const MetadataSource source(book.channel());
    QVERIFY(eventually([&] { return window->window().book()->undoHistory().canUndo(); }));
    undo(*window);
    QVERIFY(eventually([&] { return name(*window, 0) == u"Lamp 0"_s; }));
}

void TestRowEditing::entities()
{
    TestBook book { TestBook::File };
    book.feed("entities", R"([{"entity_id":"light.a","platform":"hue","original_name":"Ceiling"}])");
    book.feed("devices", devicesOfHome(1));
    BookWindow window(book);
    window.window().book()->showPage(u"entities"_s);
    QVERIFY(eventually([&] { return name(window, 0) == u"Ceiling"_s; }));
    window.chooseRow(0);
    QVERIFY(eventually([&] { return form(window) != nullptr; }));
    auto *line = control<QLineEdit>(window, u"Name"_s);
    QCOMPARE(line->placeholderText(), u"Ceiling"_s);
    type(line, u"Lamp above the table"_s);
    QTest::keyClick(line, Qt::Key_S, Qt::ControlModifier);
    QVERIFY(eventually([&] { return name(window, 0) == u"Lamp above the table"_s; }));
}

void TestRowEditing::discards()
{
    TestBook book { TestBook::File };
    const auto window = opened(book);
    window->chooseRow(0);
    QVERIFY(eventually([&] { return form(*window) != nullptr; }));
    type(control<QLineEdit>(*window, u"Name"_s), u"Nonsense"_s);
    QTest::mouseClick(button(*window, u"Discard"_s), Qt::LeftButton);
    QVERIFY(control<QLineEdit>(*window, u"Name"_s)->text().isEmpty());
    QVERIFY(!button(*window, u"Save"_s)->isVisible());
    QVERIFY(!window->window().book()->undoHistory().canUndo());
}

void TestRowEditing::wrongValueStandsAtItsField()
{
    TestBook book { TestBook::File };
    const auto window = opened(book);
    window->chooseRow(0);
    QVERIFY(eventually([&] { return form(*window) != nullptr; }));
    auto *line = control<QLineEdit>(*window, u"Name"_s);
    line->setFocus();
    line->setText(QString(5000, u'x'));
    Q_EMIT line->textEdited(line->text());
    QTest::mouseClick(button(*window, u"Save"_s), Qt::LeftButton);
    QVERIFY(eventually([&] { return !line->accessibleDescription().isEmpty(); }));
    QVERIFY(button(*window, u"Save"_s)->isEnabled());
    QCOMPARE(line->text().size(), 5000); // it can be mended
    QCOMPARE(name(*window, 0), u"Lamp 0"_s);
}

void TestRowEditing::twoWindowsOneRow_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<bool>("mine");
    QTest::newRow("file, mine") << int(TestBook::File) << true;
    QTest::newRow("file, theirs") << int(TestBook::File) << false;
    QTest::newRow("server, mine") << int(TestBook::Server) << true;
    QTest::newRow("server, theirs") << int(TestBook::Server) << false;
}

void TestRowEditing::twoWindowsOneRow()
{
    QFETCH(int, way);
    QFETCH(bool, mine);
    TestBook book { TestBook::Way(way) };
    const auto one = opened(book);
    BookWindow two(book);
    two.chooseRow(0);
    one->chooseRow(0);
    QVERIFY(eventually([&] { return form(*one) && form(two); }));
    type(control<QLineEdit>(*one, u"Name"_s), u"Mine"_s);
    type(control<QLineEdit>(two, u"Name"_s), u"Theirs"_s);
    QTest::mouseClick(button(two, u"Save"_s), Qt::LeftButton);
    QVERIFY(eventually([&] { return name(*one, 0) == u"Theirs"_s; }));
    QCOMPARE(control<QLineEdit>(*one, u"Name"_s)->text(), u"Mine"_s);
    QTest::mouseClick(button(*one, u"Save"_s), Qt::LeftButton);
    QVERIFY(eventually([&] { return shown<ConflictDialog>(one->window()) != nullptr; }));
    choose(*shown<ConflictDialog>(one->window()), mine);
    const QString wanted = mine ? u"Mine"_s : u"Theirs"_s;
    QVERIFY(eventually([&] { return name(*one, 0) == wanted && name(two, 0) == wanted; }));
    QVERIFY(!button(*one, u"Save"_s)->isVisible());
    QCOMPARE(control<QLineEdit>(*one, u"Name"_s)->text(), wanted);
}

void TestRowEditing::othersShowThroughWhileOneTypes()
{
    TestBook book { TestBook::File };
    const auto window = opened(book);
    BookWindow other(book);
    window->chooseRow(0);
    other.chooseRow(0);
    QVERIFY(eventually([&] { return form(*window) && form(other); }));
    type(control<QLineEdit>(*window, u"Name"_s), u"Half a na"_s);
    auto *notes = control<QPlainTextEdit>(other, u"Notes"_s);
    notes->setFocus();
    QTest::keyClicks(notes, u"theirs"_s);
    QTest::mouseClick(button(other, u"Save"_s), Qt::LeftButton);
    QVERIFY(eventually([&] { return control<QPlainTextEdit>(*window, u"Notes"_s)->toPlainText() == u"theirs"_s; }));
    QCOMPARE(control<QLineEdit>(*window, u"Name"_s)->text(), u"Half a na"_s);
    QTest::mouseClick(button(*window, u"Save"_s), Qt::LeftButton);
    QVERIFY(eventually([&] { return name(*window, 0) == u"Half a na"_s; })); // without a question
}

void TestRowEditing::anotherRowKeepsWhatWasTyped()
{
    TestBook book { TestBook::File };
    const auto window = opened(book);
    window->chooseRow(0);
    QVERIFY(eventually([&] { return form(*window) != nullptr; }));
    type(control<QLineEdit>(*window, u"Name"_s), u"Half"_s);
    window->chooseRow(1);
    QVERIFY(eventually([&] { return control<QLineEdit>(*window, u"Name"_s)->text().isEmpty(); }));
    window->chooseRow(0);
    QVERIFY(eventually([&] { return control<QLineEdit>(*window, u"Name"_s)->text() == u"Half"_s; }));
}

void TestRowEditing::draft()
{
    TestBook book { TestBook::File };
    QJsonObject draft;
    {
        const auto window = opened(book);
        window->chooseRow(0);
        QVERIFY(eventually([&] { return form(*window) != nullptr; }));
        type(control<QLineEdit>(*window, u"Name"_s), u"Half"_s);
        draft = shown<ListPage>(window->window())->draft();
    }
    BookWindow window(book);
    shown<ListPage>(window.window())->setDraft(draft);
    window.chooseRow(0);
    QVERIFY(eventually([&] { return form(window) && control<QLineEdit>(window, u"Name"_s)->text() == u"Half"_s; }));
    QVERIFY(button(window, u"Save"_s)->isVisible());
}

void TestRowEditing::readOnly()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(2));
    MetadataSource source(book.channel());
    source.setReadOnly(true);
    source.channel().open();
    QVERIFY(eventually([&] { return source.channel().state() == ChannelState::Open; }));
    const auto refused = awaited(source.change(deviceRows(), u"d0000"_s, { { u"notes"_s, u"x"_s } }, 1));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Forbidden);
    RowModel model(deviceRows(), { { .field = u"name"_s, .title = u"Name"_s, .edit = u"name_by_user"_s } });
    model.setSource(&source);
    model.setQuery({});
    QVERIFY(eventually([&] { return model.index(0, 0).data().isValid(); }));
    QVERIFY(!model.flags(model.index(0, 0)).testFlag(Qt::ItemIsEditable));
    source.setReadOnly(false);
    QVERIFY(model.flags(model.index(0, 0)).testFlag(Qt::ItemIsEditable));
    model.setSource(nullptr);
}

void TestRowEditing::lostServerKeepsWhatWasTyped()
{
    TestBook book { TestBook::Server };
    const auto window = opened(book);
    window->chooseRow(0);
    QVERIFY(eventually([&] { return form(*window) != nullptr; }));
    type(control<QLineEdit>(*window, u"Name"_s), u"Kept"_s);
    const quint16 port = book.server().port();
    book.server().stop();
    QTest::mouseClick(button(*window, u"Save"_s), Qt::LeftButton);
    auto *banner = window->window().findChild<Banner *>();
    QVERIFY(eventually([&] { return banner->isVisible() && button(*window, u"Save"_s)->isEnabled(); }));
    QCOMPARE(control<QLineEdit>(*window, u"Name"_s)->text(), u"Kept"_s);
    QVERIFY(book.server().start({ u"--listen"_s, u"127.0.0.1:%1"_s.arg(port) }));
    QVERIFY(eventually([&] { return !banner->isVisible(); }, 20000));
    QTest::mouseClick(button(*window, u"Save"_s), Qt::LeftButton);
    QVERIFY(eventually([&] { return name(*window, 0) == u"Kept"_s; }));
}

QTEST_MAIN(TestRowEditing)
#include "tst_rowediting.moc"
