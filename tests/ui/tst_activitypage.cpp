#include "tests/support/bookwindow.h"
#include "tests/support/homes.h"
#include "tests/support/sqliteshell.h"
#include "ui/models/activitymodel.h"
#include "ui/pages/activitypage.h"
#include "ui/profiles.h"
#include "ui/widgets/activitydetail.h"
#include "ui/widgets/notedview.h"
#include "ui/widgets/revertpanel.h"

#include <QComboBox>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QTextEdit>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The page of activity in the real window, on a file and on a server.
class TestActivityPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsWhatHappens_data() { TestBook::addWays(); }
    void tellsWhatHappens();
    void newOnesWaitWhileScrolled_data() { TestBook::addWays(); }
    void newOnesWaitWhileScrolled();
    void filters_data() { TestBook::addWays(); }
    void filters();
    void leadsToTheRow();
    void takesBack_data() { TestBook::addWays(); }
    void takesBack();
    void takesTheOthersBack_data() { TestBook::addWays(); }
    void takesTheOthersBack();
    void nothingToTakeBack();
    void aShellsChange();
    void onlyReading();
    void lostServer();
    void draft();

private:
    void open(TestBook &book, bool isReadOnly = false);
    void rename(const QString &deviceId, const QString &name);
    /// The sentences of the list from the top, without headings.
    QStringList told() const;
    bool tells(const QString &sentence) const { return told().contains(sentence); }
    void choose(const QString &sentence);
    QPushButton *button(const QString &text) const;
    void press(const QString &text);
    NotedView *noted(const QString &name) const
    {
        for (NotedView *view : m_page->findChildren<NotedView *>()) {
            if (view->view()->accessibleName() == name)
                return view;
        }
        qFatal("no such list");
    }
    QListView *list() const { return noted(u"Activity"_s)->view(); }
    QListView *changes() const { return noted(u"What was changed"_s)->view(); }

    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<MetadataSource> m_other; ///< somebody else's way to the book
    ActivityPage *m_page = nullptr;
};

void TestActivityPage::init()
{
    m_window.reset();
    m_other.reset();
    m_desk = std::make_unique<TestDesk>();
    m_window = std::make_unique<MainWindow>(m_desk->desk(), channelTo);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestActivityPage::open(TestBook &book, bool isReadOnly)
{
    m_other = std::make_unique<MetadataSource>(book.channel());
    m_other->channel().open();
    QVERIFY(eventually([this] { return m_other->channel().state() == ChannelState::Open; }));
    if (isReadOnly)
        m_window->openProfile(Profiles::made(book.place(), true));
    else
        m_window->open(book.place());
    m_window->book()->showPage(u"activity"_s);
    m_page = m_window->findChild<ActivityPage *>();
    QVERIFY2(eventually([this] { return !told().isEmpty(); }), qUtf8Printable(noted(u"Activity"_s)->note()));
}

void TestActivityPage::rename(const QString &deviceId, const QString &name)
{
    const QJsonObject body { { u"name_by_user"_s, name } };
    const Result<ChangedRow> done = awaited(m_other->send(
        { .method = "PATCH", .path = rowPath(deviceRows(), deviceId), .body = QJsonDocument(body).toJson() }));
    QVERIFY(done);
}

QStringList TestActivityPage::told() const
{
    QStringList out;
    const QAbstractItemModel *model = list()->model();
    for (int i = 0; i < model->rowCount(); ++i) {
        if (const QString what = model->index(i, 0).data(ActivityModel::WhatRole).toString(); !what.isEmpty())
            out += what;
    }
    return out;
}

/// As a person does: by the arrow keys.
void TestActivityPage::choose(const QString &sentence)
{
    QVERIFY2(eventually([&] { return tells(sentence); }), qUtf8Printable(told().join(u" / "_s)));
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Home);
    for (qsizetype i = 0; i < told().size(); ++i) {
        if (list()->currentIndex().data(ActivityModel::WhatRole).toString() == sentence)
            return;
        QTest::keyClick(list(), Qt::Key_Down);
    }
    QCOMPARE(list()->currentIndex().data(ActivityModel::WhatRole).toString(), sentence);
}

QPushButton *TestActivityPage::button(const QString &text) const
{
    for (QPushButton *button : m_page->findChildren<QPushButton *>()) {
        if (button->text() == text && button->isVisible() && button->isEnabled())
            return button;
    }
    return nullptr;
}

void TestActivityPage::press(const QString &text)
{
    QVERIFY2(eventually([&] { return button(text); }), qUtf8Printable(text));
    button(text)->setFocus();
    QTest::keyClick(button(text), Qt::Key_Return);
}

void TestActivityPage::tellsWhatHappens()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(3));
    open(book);
    QVERIFY2(told().constFirst().endsWith(u": 3 devices added"_s), qUtf8Printable(told().join(u'/')));
    QCOMPARE(list()->model()->index(0, 0).data().toString(), u"Today"_s);
    rename(u"d0001"_s, u"Kitchen lamp"_s);
    const QString who = way == TestBook::File ? u"you"_s : u"somebody without a key"_s;
    QVERIFY2(eventually([&] { return tells(u"Kitchen lamp was renamed by "_s + who); }),
             qUtf8Printable(told().join(u" / "_s)));
    QCOMPARE(told().size(), 2);
    choose(u"Kitchen lamp was renamed by "_s + who);
    QVERIFY(eventually([&] {
        return changes()->model()->index(0, 0).data().toString()
            == u"Device: Kitchen lamp – Own name set to “Kitchen lamp”"_s;
    }));
    rename(u"d0001"_s, u"Desk lamp"_s); // the name as it is now; what was written then stays told
    QVERIFY(eventually([&] { return told().size() == 3 && tells(u"Desk lamp was renamed by "_s + who); }));
    QCOMPARE(changes()->model()->index(0, 0).data().toString(),
             u"Device: Desk lamp – Own name set to “Kitchen lamp”"_s);
}

void TestActivityPage::newOnesWaitWhileScrolled()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(1));
    for (int variant = 1; variant < 60; ++variant)
        book.feed("devices", devicesOfHome(1, variant));
    open(book);
    QVERIFY(eventually([this] { return told().size() == 60; }));
    list()->setFocus();
    QVERIFY(eventually([this] { return list()->y() == 0; })); // no note is above it any more
    QTest::keyClick(list(), Qt::Key_End);
    QVERIFY(list()->verticalScrollBar()->value() > 0);
    const QString chosen = list()->currentIndex().data(ActivityModel::WhatRole).toString();
    const int scrolled = list()->verticalScrollBar()->value();
    rename(u"d0000"_s, u"A"_s);
    rename(u"d0000"_s, u"B"_s);
    QVERIFY(eventually([this] { return button(u"2 new entries: show them"_s); }));
    QCOMPARE(told().size(), 60);
    QCOMPARE(list()->verticalScrollBar()->value(), scrolled);
    QVERIFY(!chosen.isEmpty());
    press(u"2 new entries: show them"_s);
    QCOMPARE(told().size(), 62);
    QCOMPARE(list()->verticalScrollBar()->value(), 0);
    QVERIFY(!button(u"2 new entries: show them"_s));
}

void TestActivityPage::filters()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(30));
    book.feed("entities", entitiesOfHome(5, 5));
    open(book);
    rename(u"d0007"_s, u"Shelf"_s);
    QVERIFY(eventually([this] { return told().size() == 3; }));
    const auto choices = m_page->findChildren<QComboBox *>();
    choices.at(0)->setFocus();
    QTest::keyClick(choices.at(0), Qt::Key_E); // Entities
    QVERIFY(eventually([this] { return told().size() == 1 && told().constFirst().endsWith(u": 5 entities added"_s); }));
    rename(u"d0008"_s, u"Hall"_s); // of another kind
    choices.at(0)->setCurrentIndex(0);
    QVERIFY(eventually([this] { return told().size() == 4; }));
    choices.at(2)->setFocus();
    QTest::keyClick(choices.at(2), Qt::Key_C); // Changed
    QVERIFY(eventually([this] { return told().size() == 2; }));
    auto *search = m_page->findChild<QLineEdit *>();
    search->setFocus();
    QTest::keyClicks(search, u"shelf"_s);
    QVERIFY(
        eventually([this] { return told().size() == 1 && told().constFirst().startsWith(u"Shelf was renamed"_s); }));
    QTest::keyClicks(search, u" nothing like it"_s);
    QVERIFY(eventually([this] { return told().isEmpty() && button(u"Clear all filters"_s); }));
    press(u"Clear all filters"_s);
    QVERIFY(eventually([this] { return told().size() == 4; }));
}

void TestActivityPage::leadsToTheRow()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(3));
    open(book);
    choose(told().constFirst());
    QVERIFY(eventually([this] { return changes()->model()->rowCount() == 3; }));
    changes()->setFocus();
    QTest::keyClick(changes(), Qt::Key_Down);
    QTest::keyClick(changes(), Qt::Key_Return);
    QCOMPARE(m_window->book()->pageName(), u"devices"_s);
}

void TestActivityPage::takesBack()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(3));
    open(book);
    rename(u"d0001"_s, u"Kitchen lamp"_s);
    const QString who = way == TestBook::File ? u"you"_s : u"somebody without a key"_s;
    choose(u"Kitchen lamp was renamed by "_s + who);
    press(u"Take back…"_s);
    auto *plan = m_page->findChild<RevertPanel *>()->findChild<QTextEdit *>();
    QVERIFY(eventually([&] { return plan->isVisible(); }));
    QCOMPARE(plan->toPlainText(), u"One row gets its former values."_s);
    const auto name = [this] { return awaited(m_other->row(deviceRows(), u"d0001"_s))->value(u"name").toString(); };
    QCOMPARE(name(), u"Kitchen lamp"_s); // it was only asked
    press(u"Take back"_s);
    QVERIFY(eventually([&] { return name() == u"Lamp 1"_s; }));
    QVERIFY(eventually([this] { return told().size() == 3 && tells(u"Lamp 1 was renamed by you"_s); }));
    QVERIFY(eventually([this] { return m_window->book()->undoHistory().canUndo(); }));
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(eventually([&] { return name() == u"Kitchen lamp"_s; }));
}

void TestActivityPage::takesTheOthersBack()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(3));
    book.feed("devices", devicesOfHome(3, 1));
    open(book);
    book.feed("devices", devicesOfHome(1, 2)); // the first of them changes since
    QVERIFY(eventually([this] { return told().size() == 3; }));
    choose(told().at(1));
    press(u"Take back…"_s);
    auto *plan = m_page->findChild<RevertPanel *>()->findChild<QTextEdit *>();
    QVERIFY(eventually([&] { return plan->isVisible(); }));
    QVERIFY2(plan->toPlainText().startsWith(u"2 rows get their former values.\nOne row cannot come back"_s),
             qUtf8Printable(plan->toPlainText()));
    QVERIFY(plan->toPlainText().contains(u"d0000"_s));
    press(u"Take the others back"_s);
    const auto software = [this](const QString &id) {
        return awaited(m_other->row(deviceRows(), id))->value(u"sw_version").toString();
    };
    QVERIFY(eventually([&] { return software(u"d0001"_s) == u"1.0"_s; }));
    QCOMPARE(software(u"d0002"_s), u"1.0"_s);
    QCOMPARE(software(u"d0000"_s), u"1.2"_s);
}

void TestActivityPage::nothingToTakeBack()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(1));
    open(book);
    rename(u"d0000"_s, u"A"_s);
    rename(u"d0000"_s, u"B"_s);
    QVERIFY(eventually([this] { return told().size() == 3; }));
    choose(u"B was renamed by you"_s);
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Down); // the one before, which was overtaken
    press(u"Take back…"_s);
    auto *plan = m_page->findChild<RevertPanel *>()->findChild<QTextEdit *>();
    QVERIFY(eventually([&] { return plan->isVisible(); }));
    QVERIFY(plan->toPlainText().endsWith(u"There is nothing to take back."_s));
    QVERIFY(!button(u"Take back"_s) && !button(u"Take the others back"_s));
    press(u"Close"_s);
    QVERIFY(button(u"Take back…"_s));
}

void TestActivityPage::aShellsChange()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(2));
    open(book);
    QVERIFY(sqliteShell(book.place(), u"UPDATE devices SET name = 'Shelf lamp' WHERE device_id = 'd0000'"_s));
    choose(u"Shelf lamp was renamed by another program"_s);
    QVERIFY(!button(u"Take back…"_s));
    QVERIFY(eventually([this] { return changes()->model()->rowCount() == 1; }));
}

void TestActivityPage::onlyReading()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(2));
    open(book, true);
    choose(told().constFirst());
    QVERIFY(!button(u"Take back…"_s));
    bool isSaid = false;
    for (const QLabel *label : m_page->findChildren<QLabel *>())
        isSaid = isSaid || (label->isVisible() && label->text().contains(u"reading only"_s));
    QVERIFY(isSaid);
}

void TestActivityPage::lostServer()
{
    TestBook book { TestBook::Server };
    book.feed("devices", devicesOfHome(2));
    open(book);
    const QStringList before = told();
    const quint16 port = book.server().port();
    book.server().stop();
    auto *kind = m_page->findChildren<QComboBox *>().constFirst();
    kind->setFocus();
    QTest::keyClick(kind, Qt::Key_Down);
    QVERIFY(eventually([this] { return noted(u"Activity"_s)->note().startsWith(u"The activity cannot be read"_s); }));
    QCOMPARE(told(), before); // what was there can still be read
    QVERIFY(book.server().start({ u"--listen"_s, u"127.0.0.1:%1"_s.arg(port) }));
    QVERIFY(eventually([this] { return noted(u"Activity"_s)->note().isEmpty(); }, 20000));
    QCOMPARE(told(), before);
}

void TestActivityPage::draft()
{
    TestBook book { TestBook::File };
    book.feed("devices", devicesOfHome(2));
    open(book);
    m_page->findChild<QLineEdit *>()->setText(u"lamp 1"_s);
    m_page->findChildren<QComboBox *>().at(2)->setCurrentIndex(1);
    const QJsonObject draft = m_page->draft();
    QCOMPARE(draft, (QJsonObject { { u"search"_s, u"lamp 1"_s }, { u"action"_s, u"create"_s } }));
    m_page->setDraft({});
    QVERIFY(m_page->draft().isEmpty());
    m_page->setDraft(draft);
    QCOMPARE(m_page->draft(), draft);
}

QTEST_MAIN(TestActivityPage)
#include "tst_activitypage.moc"
