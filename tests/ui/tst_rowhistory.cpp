#include "tests/support/bookwindow.h"
#include "tests/support/homes.h"
#include "ui/widgets/rowflash.h"
#include "ui/widgets/rowhistory.h"

#include <QListView>
#include <QPushButton>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Changes of a row that are given back, and rows that change elsewhere, in the real window.
class TestRowHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void restoresAChange_data() { TestBook::addWays(); }
    void restoresAChange();
    void nothingToRestore();
    void flashesWhatChangesElsewhere_data() { TestBook::addWays(); }
    void flashesWhatChangesElsewhere();

private:
    static QPushButton *restore(RowHistory &history)
    {
        for (QPushButton *button : history.findChildren<QPushButton *>()) {
            if (button->text().startsWith(u"Restore"_s))
                return button;
        }
        return nullptr;
    }
    static void chooseTop(const RowHistory &history, int row)
    {
        QVERIFY(eventually([&] { return history.view()->isVisible() && history.view()->model()->rowCount() > row; }));
        history.view()->setFocus();
        QTest::keyClick(history.view(), Qt::Key_Home);
        for (int i = 0; i < row; ++i)
            QTest::keyClick(history.view(), Qt::Key_Down);
    }
};

void TestRowHistory::restoresAChange()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(2));
    BookWindow window(book);
    MetadataSource other(book.channel());
    other.channel().open();
    QVERIFY(eventually([&] { return other.channel().state() == ChannelState::Open; }));
    for (const QByteArray name : { "First", "Second" }) {
        const Result<ChangedRow> done = awaited(other.send(
            { .method = "PATCH", .path = u"/api/devices/d0000"_s, .body = R"({"name_by_user":")" + name + R"("})" }));
        QVERIFY(done);
    }
    QVERIFY(eventually([&] {
        return window.table()->model()->index(1, 0).data().toString() == u"Second"_s
            || window.table()->model()->index(0, 0).data().toString() == u"Second"_s;
    }));
    window.chooseRow(window.table()->model()->index(0, 0).data().toString() == u"Second"_s ? 0 : 1);
    auto *history = qobject_cast<RowHistory *>(window.showTab(u"History"_s));
    QVERIFY(history);
    chooseTop(*history, 0);
    QPushButton *button = restore(*history);
    QVERIFY(eventually([&] { return button->isVisible(); }));
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Return);
    const auto name = [&] { return awaited(other.row(deviceRows(), u"d0000"_s))->value(u"name").toString(); };
    QVERIFY(eventually([&] { return name() == u"First"_s; }));
    QVERIFY(eventually([&] { return window->book()->undoHistory().canUndo(); }));
    QCOMPARE(window->book()->undoHistory().undoText(), u"Restore Second"_s);
    QTest::keyClick(&window.window(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(eventually([&] { return name() == u"Second"_s; }));
}

void TestRowHistory::nothingToRestore()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(2));
    book.feed("devices", devicesOfHome(2, 1)); // other software, which is not the user's
    BookWindow window(book);
    window.chooseRow(0);
    auto *history = qobject_cast<RowHistory *>(window.showTab(u"History"_s));
    QVERIFY(history);
    chooseTop(*history, 0);
    QVERIFY(!restore(*history)->isVisible());
    chooseTop(*history, 1); // it was added then
    QVERIFY(!restore(*history)->isVisible());
}

void TestRowHistory::flashesWhatChangesElsewhere()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(3));
    BookWindow window(book);
    const auto *flash = window.table()->findChild<RowFlash *>();
    QVERIFY(flash && !flash->isVisible());
    const int y = window.table()->rowViewportPosition(0) + 2;
    const auto colour = [&] {
        return window.table()->viewport()->grab().toImage().pixelColor(window.table()->viewport()->width() - 3, y);
    };
    const QColor before = colour();
    book.feed("devices", devicesOfHome(1, 1));
    QVERIFY(eventually([&] { return flash->isVisible(); }));
    QVERIFY(colour() != before);
    QVERIFY(eventually([&] { return !flash->isVisible(); }));
    QCOMPARE(colour(), before);
}

QTEST_MAIN(TestRowHistory)
#include "tst_rowhistory.moc"
