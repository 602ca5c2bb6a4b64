#include "tests/support/bookwindow.h"
#include "ui/models/preferenceedit.h"
#include "ui/pages/preferencespage.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chosenteams.h"
#include "ui/widgets/flowingtext.h"
#include "ui/widgets/notificationswitches.h"
#include "ui/widgets/savestatelabel.h"
#include "ui/widgets/teamchecklist.h"
#include "ui/widgets/userpicker.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

namespace {

/// Another program with the same book.
class Other
{
public:
    explicit Other(const TestBook &book) : m_source(book.channel()) { m_source.channel().open(); }

    QJsonObject send(const QByteArray &method, const QString &path, const QByteArray &body = {})
    {
        const Result<ChangedRow> answer = awaited(m_source.send({ .method = method, .path = path, .body = body }));
        if (!answer)
            qFatal("%s", qUtf8Printable(answer.error().message));
        return answer->row;
    }
    QJsonObject preferences() { return send("GET", u"/api/user/preferences"_s); }
    void prefer(const QByteArray &patch) { send("PATCH", u"/api/user/preferences"_s, patch); }
    QString teams(League league = League::Nfl) { return chosenIds(preferences(), league).join(u' '); }
    void addWebhook(const QByteArray &url, const QByteArray &rest)
    {
        send("POST", u"/api/webhooks"_s, R"({"url":")" + url + R"(",)" + rest + '}');
    }

private:
    MetadataSource m_source;
};

/// The page in the real window, as soon as it knows what is preferred.
class OpenPage
{
public:
    explicit OpenPage(const TestBook &book) : m_window(book)
    {
        BookView *view = m_window->book();
        for (int i = 0; i < view->pageCount(); ++i) {
            if (qobject_cast<PreferencesPage *>(view->page(i)))
                view->showPage(i);
        }
        if (!eventually([this] { return state() == u"Saved"_s && tree()->model()->rowCount() == 2; }))
            qFatal("nothing is read: %s", qUtf8Printable(state()));
    }

    BookWindow &window() { return m_window; }
    PreferencesPage *page() { return m_window->findChild<PreferencesPage *>(); }
    QString state() { return page()->findChild<SaveStateLabel *>()->text(); }
    QTreeView *tree() { return shown<QTreeView>(*page()); }
    QTabWidget *tabs() { return page()->findChild<QTabWidget *>(); }
    QLineEdit *search() { return shown<TeamChecklist>(*page())->findChild<QLineEdit *>(); }
    QListWidget *chosen() { return page()->findChild<ChosenTeams *>()->findChild<QListWidget *>(); }
    QString foreseen() { return page()->findChild<FlowingText *>()->toPlainText(); }
    UserPicker *user() { return page()->findChild<UserPicker *>(); }
    QCheckBox *box(const QString &title)
    {
        for (QCheckBox *one : page()->findChildren<QCheckBox *>()) {
            if (one->text() == title)
                return one;
        }
        return nullptr;
    }
    QString chosenTexts()
    {
        QStringList out;
        for (int i = 0; i < chosen()->count(); ++i)
            out += chosen()->item(i)->text();
        return out.join(u'|');
    }

    /// Finds a team as a person does, and checks or unchecks it by keys alone.
    void toggle(const QString &search)
    {
        QTest::keyClick(page(), Qt::Key_F, Qt::ControlModifier);
        this->search()->selectAll(); // a window that is not active takes no shortcuts
        QTest::keyClicks(this->search(), search);
        QTest::keyClick(this->search(), Qt::Key_Tab);
        QTest::keyClick(tree(), Qt::Key_Home);
        for (int i = 0; i < 2; ++i) // past the conference and the division
            QTest::keyClick(tree(), Qt::Key_Down);
        QTest::keyClick(tree(), Qt::Key_Space);
    }
    QModelIndex team(const QString &name)
    {
        const QModelIndexList found = tree()->model()->match(tree()->model()->index(0, 0), Qt::DisplayRole, name, 1,
                                                             Qt::MatchExactly | Qt::MatchRecursive);
        return found.isEmpty() ? QModelIndex() : found.front();
    }
    bool isChecked(const QString &name) { return team(name).data(Qt::CheckStateRole) == QVariant(Qt::Checked); }

private:
    BookWindow m_window;
};

} // namespace

/// The page in the real window, with keys and mouse, on a file and on a server.
class TestPreferencesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void choosesByKeys_data() { TestBook::addWays(); }
    void choosesByKeys();
    void undoneAndRedone_data() { TestBook::addWays(); }
    void undoneAndRedone();
    void quickClicks_data() { TestBook::addWays(); }
    void quickClicks();
    void choosesByMouse();
    void leaguesAreApart();
    void switches_data() { TestBook::addWays(); }
    void switches();
    void deleteRemoves_data() { TestBook::addWays(); }
    void deleteRemoves();
    void unknownIdsAreKept_data() { TestBook::addWays(); }
    void unknownIdsAreKept();
    void twoWindows_data() { TestBook::addWays(); }
    void twoWindows();
    void searchAndChoiceStayWhileOthersChange();
    void lostServer();
    void anotherUser_data() { TestBook::addWays(); }
    void anotherUser();
    void userIsRemembered();
    void emptyUserIsTheFormerOne();
    void saysWhatWouldBeSent_data() { TestBook::addWays(); }
    void saysWhatWouldBeSent();
    void nothingMatches();
    void keyboardReachesEverything();
    void everyControlHasAName();
    void readOnly();
    void draft();
    void closedBeforeTheAnswer();
    void rowOfAUser();

private:
    static void fill(TestBook &book) { book.feed("devices", R"([{"id":"d1","name":"Lamp"}])"); }
};

void TestPreferencesPage::choosesByKeys()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    fill(book);
    OpenPage open(book);
    Other other(book);
    QCOMPARE(open.tabs()->tabText(0), u"NFL · 0"_s);
    QTest::keyClick(open.page(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(eventually([&] { return open.search()->hasFocus(); }));
    open.toggle(u"cowb"_s);
    QVERIFY(open.isChecked(u"Dallas Cowboys"_s)); // at once
    QCOMPARE(open.tabs()->tabText(0), u"NFL · 1"_s);
    QCOMPARE(open.chosenTexts(), u"Dallas Cowboys · NFL"_s);
    QVERIFY(eventually([&] { return open.state() == u"Saved"_s; }));
    QCOMPARE(other.teams(), u"DAL"_s);
    QTest::keyClick(open.tree(), Qt::Key_Space);
    QVERIFY(!open.isChecked(u"Dallas Cowboys"_s));
    QVERIFY(eventually([&] { return open.state() == u"Saved"_s; }));
    QCOMPARE(other.teams(), QString());
}

void TestPreferencesPage::undoneAndRedone()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    fill(book);
    OpenPage open(book);
    Other other(book);
    UndoHistory &history = open.window()->book()->undoHistory();
    open.toggle(u"cowb"_s);
    open.toggle(u"chiefs"_s);
    QVERIFY(eventually([&] { return open.state() == u"Saved"_s; }));
    QCOMPARE(other.teams(), u"DAL KC"_s);
    QCOMPARE(history.undoText(), u"Choose Kansas City Chiefs"_s);
    QTest::keyClick(&open.window().window(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(eventually([&] { return other.teams() == u"DAL"_s && history.canUndo(); }));
    QVERIFY(eventually([&] { return open.chosenTexts() == u"Dallas Cowboys · NFL"_s; }));
    QCOMPARE(history.undoText(), u"Choose Dallas Cowboys"_s);
    QTest::keyClick(&open.window().window(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY2(eventually([&] { return open.chosenTexts().isEmpty() && history.canRedo(); }),
             qUtf8Printable(open.window()->findChild<Banner *>()->text()));
    QCOMPARE(other.teams(), QString());
    history.redo();
    QVERIFY(eventually([&] { return open.chosenTexts() == u"Dallas Cowboys · NFL"_s; }));
}

/// Each waits for the one before it, so none is refused because of another.
void TestPreferencesPage::quickClicks()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    fill(book);
    OpenPage open(book);
    Other other(book);
    QSignalSpy failed(open.page(), &BookPage::failed);
    QSignalSpy edited(open.page(), &BookPage::edited);
    open.tree()->setFocus();
    open.tree()->setCurrentIndex(open.team(u"Buffalo Bills"_s));
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(open.tree(), Qt::Key_Space);
        QTest::keyClick(open.tree(), Qt::Key_Down);
    }
    for (const QString &title : { u"Game start"_s, u"Score change"_s, u"Game end"_s })
        QTest::mouseClick(open.box(title), Qt::LeftButton, {}, QPoint(8, open.box(title)->height() / 2));
    QVERIFY(eventually([&] { return open.state() == u"Saved"_s; }));
    QCOMPARE(other.teams(), u"BUF MIA NE NYJ"_s);
    QCOMPARE(other.preferences().value(u"notification_settings").toObject(),
             (QJsonObject { { u"game_start"_s, false }, { u"score_change"_s, false }, { u"game_end"_s, false } }));
    QCOMPARE(failed.size(), 0);
    QCOMPARE(edited.size(), 7);
}

void TestPreferencesPage::choosesByMouse()
{
    TestBook book { TestBook::File };
    fill(book);
    OpenPage open(book);
    const QModelIndex bills = open.team(u"Buffalo Bills"_s);
    const QRect row = open.tree()->visualRect(bills);
    QTest::mouseClick(open.tree()->viewport(), Qt::LeftButton, {}, QPoint(row.left() + 10, row.center().y()));
    QVERIFY(open.isChecked(u"Buffalo Bills"_s));
    const QModelIndex group = bills.parent();
    QCOMPARE(group.siblingAtColumn(1).data(), u"1 of 4"_s);
    QVERIFY(eventually([&] { return open.state() == u"Saved"_s; }));
}

void TestPreferencesPage::leaguesAreApart()
{
    TestBook book { TestBook::File };
    fill(book);
    Other other(book);
    other.prefer(R"({"selected_teams":{"nfl":["dal"],"nhl":["nhl-dal","bos"]}})");
    OpenPage open(book);
    QCOMPARE(open.tabs()->tabText(0), u"NFL · 1"_s);
    QCOMPARE(open.tabs()->tabText(1), u"NHL · 2"_s);
    open.tabs()->setCurrentIndex(1);
    open.toggle(u"stars"_s);
    QVERIFY(eventually([&] { return open.state() == u"Saved"_s; }));
    QCOMPARE(other.teams(League::Nfl), u"dal"_s);
    QCOMPARE(other.teams(League::Nhl), u"bos"_s);
}

void TestPreferencesPage::switches()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    fill(book);
    Other other(book);
    other.prefer(R"({"notification_settings":{"score_change":false,"theirs":{"a":[1,null]}}})");
    OpenPage open(book);
    QVERIFY(open.box(u"Game start"_s)->isChecked());
    QVERIFY(!open.box(u"Score change"_s)->isChecked());
    open.box(u"Score change"_s)->setFocus();
    QTest::keyClick(open.box(u"Score change"_s), Qt::Key_Space);
    QVERIFY(eventually([&] { return open.state() == u"Saved"_s; }));
    QCOMPARE(
        other.preferences().value(u"notification_settings").toObject(),
        QJsonDocument::fromJson(R"({"game_start":true,"score_change":true,"game_end":true,"theirs":{"a":[1,null]}})")
            .object());
    QCOMPARE(open.window()->book()->undoHistory().undoText(), u"Turn on score changes"_s);
    open.window()->book()->undoHistory().undo();
    QVERIFY(eventually([&] { return !open.box(u"Score change"_s)->isChecked(); }));
}

void TestPreferencesPage::deleteRemoves()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    fill(book);
    Other other(book);
    other.prefer(R"({"selected_teams":{"nfl":["dal","nfl-kc","xyz"],"nhl":["bos"]}})");
    OpenPage open(book);
    QCOMPARE(open.chosen()->count(), 4);
    open.chosen()->setFocus();
    open.chosen()->setCurrentRow(1);
    QTest::keyClick(open.chosen(), Qt::Key_Delete);
    QVERIFY(!open.isChecked(u"Kansas City Chiefs"_s));
    QCOMPARE(open.chosen()->currentRow(), 1); // the next one
    auto *remove = open.page()->findChild<ChosenTeams *>()->findChild<QPushButton *>();
    QTest::mouseClick(remove, Qt::LeftButton);
    QVERIFY(eventually([&] { return open.state() == u"Saved"_s; }));
    QCOMPARE(other.teams(), u"dal"_s);
    QCOMPARE(other.teams(League::Nhl), u"bos"_s);
    open.chosen()->setFocus();
    for (int i = 0; i < 3; ++i) // one more than there are
        QTest::keyClick(open.chosen(), Qt::Key_Delete);
    QVERIFY(eventually([&] { return open.state() == u"Saved"_s; }));
    QVERIFY(!remove->isEnabled());
    QVERIFY(open.chosen()->isHidden());
}

void TestPreferencesPage::unknownIdsAreKept()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    fill(book);
    Other other(book);
    other.prefer(R"({"selected_teams":{"nfl":["<b>old</b>","dal","nfl-dal"]}})");
    OpenPage open(book);
    QCOMPARE(open.chosenTexts(), u"“<b>old</b>”, which no list knows · NFL|Dallas Cowboys · NFL"_s);
    open.toggle(u"chiefs"_s);
    QVERIFY(eventually([&] { return open.state() == u"Saved"_s; }));
    QCOMPARE(other.teams(), u"<b>old</b> dal nfl-dal KC"_s);
    open.search()->clear();
    open.toggle(u"cowb"_s);
    QVERIFY(eventually([&] { return open.state() == u"Saved"_s; }));
    QCOMPARE(other.teams(), u"<b>old</b> KC"_s);
}

void TestPreferencesPage::twoWindows()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    fill(book);
    OpenPage one(book);
    OpenPage two(book);
    Other other(book);
    one.toggle(u"cowb"_s);
    QVERIFY(eventually([&] { return two.chosenTexts() == u"Dallas Cowboys · NFL"_s; }));
    // At the same moment: whoever is slower does it on what the other left.
    one.toggle(u"chiefs"_s);
    two.toggle(u"bills"_s);
    QVERIFY(eventually([&] { return one.chosen()->count() == 3 && two.chosen()->count() == 3; }));
    QVERIFY(eventually([&] { return one.state().startsWith(u"Saved"_s) && two.state().startsWith(u"Saved"_s); }));
    QStringList stored = other.teams().split(u' ');
    stored.sort();
    QCOMPARE(stored, (QStringList { u"BUF"_s, u"DAL"_s, u"KC"_s }));
}

void TestPreferencesPage::searchAndChoiceStayWhileOthersChange()
{
    TestBook book { TestBook::File };
    fill(book);
    OpenPage open(book);
    Other other(book);
    open.search()->setFocus();
    QTest::keyClicks(open.search(), u"new york"_s);
    open.tree()->setCurrentIndex(open.team(u"New York Jets"_s));
    open.tree()->collapse(open.tree()->model()->index(1, 0));
    other.prefer(R"({"selected_teams":{"nfl":["nyj"]}})");
    QVERIFY(eventually([&] { return open.isChecked(u"New York Jets"_s); }));
    QCOMPARE(open.search()->text(), u"new york"_s);
    QCOMPARE(open.tree()->currentIndex().data(), u"New York Jets"_s);
    QVERIFY(!open.tree()->isExpanded(open.tree()->model()->index(1, 0)));
}

void TestPreferencesPage::lostServer()
{
    TestBook book { TestBook::Server };
    fill(book);
    OpenPage open(book);
    const quint16 port = book.server().port();
    book.server().stop();
    open.toggle(u"cowb"_s);
    open.toggle(u"chiefs"_s);
    QVERIFY(eventually([&] { return open.state().startsWith(u"Not saved yet"_s); }));
    QVERIFY2(open.state().contains(u"does not answer"_s), qUtf8Printable(open.state()));
    QCOMPARE(open.tabs()->tabText(0), u"NFL · 2"_s);
    QVERIFY(!open.page()->draft().isEmpty());
    QVERIFY(book.server().start({ u"--listen"_s, u"127.0.0.1:%1"_s.arg(port) }));
    QVERIFY(eventually([&] { return open.state() == u"Saved"_s; }, 20000));
    QVERIFY(open.page()->draft().isEmpty());
    QCOMPARE(Other(book).teams(), u"DAL KC"_s);
}

void TestPreferencesPage::anotherUser()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    fill(book);
    Other other(book);
    OpenPage open(book);
    open.user()->lineEdit()->setFocus();
    open.user()->lineEdit()->selectAll();
    QTest::keyClicks(open.user()->lineEdit(), u"ann + bob"_s);
    QTest::keyClick(open.user()->lineEdit(), Qt::Key_Return);
    QVERIFY(eventually([&] { return open.state() == u"Saved"_s; }));
    open.toggle(u"cowb"_s);
    QVERIFY(eventually([&] { return open.state() == u"Saved"_s; }));
    QCOMPARE(other.teams(), QString());
    QVERIFY(eventually([&] { return open.user()->findText(u"ann + bob"_s) >= 0; }));
    QCOMPARE(open.user()->itemText(0), u"default"_s);
    QCOMPARE(other.send("GET", u"/api/user/preferences/users"_s).value(u"users").toArray().contains(u"ann + bob"_s),
             true);
    open.user()->setCurrentIndex(0);
    Q_EMIT open.user()->activated(0);
    QVERIFY(eventually([&] { return open.state() == u"Saved"_s && open.chosenTexts().isEmpty(); }));
}

void TestPreferencesPage::userIsRemembered()
{
    TestBook book { TestBook::File };
    fill(book);
    OpenPage open(book);
    open.user()->lineEdit()->setFocus();
    open.user()->lineEdit()->selectAll();
    QTest::keyClicks(open.user()->lineEdit(), u"ann"_s);
    QTest::keyClick(open.user()->lineEdit(), Qt::Key_Return);
    open.window()->closeBook();
    open.window()->open(book.place());
    QVERIFY(eventually([&] { return open.page() && open.user()->currentText() == u"ann"_s; }));
}

void TestPreferencesPage::emptyUserIsTheFormerOne()
{
    TestBook book { TestBook::File };
    fill(book);
    OpenPage open(book);
    open.user()->lineEdit()->setFocus();
    open.user()->lineEdit()->selectAll();
    QTest::keyClick(open.user()->lineEdit(), Qt::Key_Delete);
    QTest::keyClick(open.user()->lineEdit(), Qt::Key_Return);
    QCOMPARE(open.user()->currentText(), u"default"_s);
}

void TestPreferencesPage::saysWhatWouldBeSent()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    fill(book);
    Other other(book);
    other.prefer(R"({"selected_teams":{"nfl":["dal","kc"]},"notification_settings":{"score_change":false}})");
    OpenPage open(book);
    const auto says = [&open](const QString &text) {
        return eventually([&] { return open.foreseen().contains(text); });
    };
    QVERIFY2(says(u"When a game of the Dallas Cowboys and the Kansas City Chiefs starts, no webhook is called."_s),
             qUtf8Printable(open.foreseen()));
    QVERIFY2(says(u"“Score change” is off"_s), qUtf8Printable(open.foreseen()));
    other.addWebhook("http://192.0.2.7/a", R"("events":["game_*"],"team":"nfl-DAL")");
    QVERIFY2(says(u"When a game of the Dallas Cowboys starts, it is sent to http://192.0.2.7/a."_s),
             qUtf8Printable(open.foreseen()));
    QVERIFY2(says(u"When a game of the Kansas City Chiefs starts, no webhook is called."_s),
             qUtf8Printable(open.foreseen()));
    QVERIFY2(says(u"When the score of a game of the Dallas Cowboys and the Kansas City Chiefs changes, no webhook"_s),
             qUtf8Printable(open.foreseen()));
    open.toggle(u"chiefs"_s);
    QVERIFY(eventually([&] { return !open.foreseen().contains(u"Kansas"_s); }));
    open.search()->clear();
    open.toggle(u"cowb"_s);
    QVERIFY2(says(u"No team is chosen"_s), qUtf8Printable(open.foreseen()));
}

void TestPreferencesPage::nothingMatches()
{
    TestBook book { TestBook::File };
    fill(book);
    OpenPage open(book);
    QTest::keyClicks(open.search(), u"cricket"_s);
    QCOMPARE(open.tree()->model()->rowCount(), 0);
    bool isSaid = false;
    for (const QLabel *label : open.page()->findChildren<QLabel *>())
        isSaid = isSaid || (label->isVisible() && label->text() == u"No team matches the search."_s);
    QVERIFY(isSaid);
}

void TestPreferencesPage::keyboardReachesEverything()
{
    TestBook book { TestBook::File };
    fill(book);
    Other(book).prefer(R"({"selected_teams":{"nfl":["dal"]}})");
    OpenPage open(book);
    QSet<const QWidget *> reached;
    for (int i = 0; i < 30; ++i) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : open.page(), Qt::Key_Tab);
        reached += QApplication::focusWidget();
    }
    for (const QWidget *widget : std::initializer_list<const QWidget *> {
             open.user(), open.tabs()->tabBar(), open.search(), open.tree(), open.chosen(), open.box(u"Game start"_s),
             open.box(u"Game end"_s), open.page()->findChild<FlowingText *>() })
        QVERIFY2(reached.contains(widget), widget->metaObject()->className());
}

void TestPreferencesPage::everyControlHasAName()
{
    TestBook book { TestBook::File };
    fill(book);
    OpenPage open(book);
    for (const QWidget *widget : open.page()->findChildren<QWidget *>()) {
        const bool isControl = widget->focusPolicy() != Qt::NoFocus && widget->isVisible()
            && !widget->objectName().startsWith(u"qt_"_s);
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool isNamed = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty())
            || qobject_cast<const QHeaderView *>(widget);
        QVERIFY2(!isControl || isNamed, widget->metaObject()->className());
    }
}

void TestPreferencesPage::readOnly()
{
    TestBook book { TestBook::File };
    Other(book).prefer(R"({"selected_teams":{"nfl":["dal"]}})");
    MetadataSource source(book.channel());
    source.setReadOnly(true);
    source.channel().open();
    const Theme theme;
    const QTemporaryDir folder;
    DeskSettings settings(settingsFile(folder.filePath(u"settings.ini"_s)));
    PreferencesPage page(theme, settings);
    page.show();
    page.setSource(&source);
    auto *tabs = page.findChild<QTabWidget *>();
    QVERIFY(eventually([&] { return tabs->tabText(0) == u"NFL · 1"_s; }));
    QVERIFY(page.findChild<SaveStateLabel *>()->text().contains(u"for reading only"_s));
    for (const QCheckBox *box : page.findChildren<QCheckBox *>())
        QVERIFY(!box->isEnabled());
    auto *list = page.findChild<ChosenTeams *>()->findChild<QListWidget *>();
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(list->count(), 1);
    page.setSource(nullptr);
}

void TestPreferencesPage::draft()
{
    TestBook book { TestBook::File };
    MetadataSource source(book.channel());
    source.channel().open();
    const Theme theme;
    const QTemporaryDir folder;
    DeskSettings settings(settingsFile(folder.filePath(u"settings.ini"_s)));
    PreferencesPage page(theme, settings);
    const PreferenceEdit edit { .user = u"default"_s, .subject = u"DAL"_s, .what = u"Choose Dallas Cowboys"_s };
    page.setDraft({ { u"edits"_s, QJsonArray { edit.toJson(), 17, QJsonObject() } } });
    QSignalSpy edited(&page, &BookPage::edited);
    page.setSource(&source);
    QVERIFY(eventually([&] { return edited.size() == 1; }));
    QCOMPARE(edited.at(0).at(0), u"Choose Dallas Cowboys"_s);
    QVERIFY(page.draft().isEmpty());
    QCOMPARE(Other(book).teams(), u"DAL"_s);
    page.setSource(nullptr);
}

void TestPreferencesPage::closedBeforeTheAnswer()
{
    TestBook book { TestBook::File };
    fill(book);
    OpenPage open(book);
    open.toggle(u"cowb"_s);
    open.window()->closeBook();
    QVERIFY(!open.page());
    Other other(book);
    QVERIFY(eventually([&] { return other.teams() == u"DAL"_s; }));
}

/// As a page of the history asks for it.
void TestPreferencesPage::rowOfAUser()
{
    TestBook book { TestBook::File };
    fill(book);
    OpenPage open(book);
    QVERIFY(!open.page()->showRow(deviceRows(), u"d1"_s));
    QVERIFY(open.page()->showRow({ .kind = u"preferences"_s }, u"ann"_s));
    QCOMPARE(open.user()->currentText(), u"ann"_s);
}

QTEST_MAIN(TestPreferencesPage)
#include "tst_preferencespage.moc"
