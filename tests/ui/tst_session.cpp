#include "tests/support/bookwindow.h"
#include "tests/support/homes.h"
#include "ui/draftfile.h"
#include "ui/draftkeeper.h"
#include "ui/pages/bookpage.h"
#include "ui/profiles.h"
#include "ui/widgets/facetpanel.h"
#include "ui/widgets/splittermemory.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListWidget>
#include <QLockFile>
#include <QMouseEvent>
#include <QProcess>
#include <QSignalSpy>
#include <QSplitter>

#include <csignal>
#include <cstdio>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

namespace {

/// A page with half an edit.
class TypedPage : public BookPage
{
public:
    explicit TypedPage(const QString &name) : BookPage({ name, name }) { }

    void setSource(MetadataSource *) override { }
    QJsonObject draft() const override
    {
        QJsonObject draft;
        if (!text.isEmpty())
            draft.insert(u"text"_s, text);
        if (!edit.isEmpty())
            draft.insert(u"edit"_s, edit);
        return draft;
    }
    void setDraft(const QJsonObject &draft) override
    {
        text = draft.value(u"text").toString();
        edit = draft.value(u"edit").toString();
    }
    void type(const QString &typed)
    {
        text = typed;
        Q_EMIT draftChanged();
    }

    QString text;
    QString edit;
};

/// The window of another process on the same settings: types, says so, and waits to be killed.
int typeAndWait(const QString &folder, const QString &place)
{
    Theme theme;
    DeskSettings settings(settingsFile(folder + u"/settings.ini"_s));
    NoKeyring keys;
    MainWindow window({ theme, settings, keys, folder + u"/drafts"_s }, channelTo);
    window.show();
    window.open(place);
    window.book()->showPage(u"entities"_s);
    if (!eventually([&] { return shown<QTableView>(window) && shown<QTableView>(window)->model()->rowCount() == 9; }))
        return 1;
    QTest::keyClicks(shown<QLineEdit>(window), QString::fromLatin1(entityIdOf(3)));
    std::puts("typed");
    std::fflush(stdout);
    return QApplication::exec();
}

} // namespace

/// What was open and what was typed is there again, also after a crash.
class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_desk = std::make_unique<TestDesk>(); }
    void cleanup()
    {
        m_window.reset();
        m_desk.reset();
    }
    void killed_data() { TestBook::addWays(); }
    void killed();
    void closedAndOpenedAgain_data() { TestBook::addWays(); }
    void closedAndOpenedAgain();
    void closedBookStaysClosed();
    void notWhenItIsNotWanted();
    void removedProfileIsNotOpened();
    void serverIsAwayAtTheStart();
    void remembersSize();
    void remembersSplitters();
    void draftsOfPages();
    void fileIsOnlyItsUsers();
    void typedBeforeTheBookIsOpen();
    void searchTypedEarlyKeepsTheEdit();
    void profilesAndPlacesApart();
    void brokenFiles_data();
    void brokenFiles();
    void cannotBeWritten();
    void twoWindows();
    void bothWindowsType_data();
    void bothWindowsType();
    void withdrawnInOneWindow();
    void lockOfAKilledWindow();
    void heldByAnotherWindow();

private:
    void start()
    {
        m_window = std::make_unique<MainWindow>(m_desk->desk(), channelTo);
        m_window->show();
        m_window->restoreSession();
    }
    bool isThere(int rows) const
    {
        return eventually([&] {
            const auto *table = shown<QTableView>(*m_window);
            return table && table->model()->rowCount() == rows;
        });
    }
    DraftFile file() const { return { m_desk->draftFolder(), m_profile }; }

    const Profile m_profile = Profiles::made(u"/home.db"_s);
    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void TestSession::killed()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("entities", entitiesOfHome(9, 3));
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), { u"--type"_s, m_desk->folder(), book.place() });
    QVERIFY(eventually([&] { return other.canReadLine() || other.state() == QProcess::NotRunning; }, 20000));
    QCOMPARE(other.readLine(), "typed\n");
    QVERIFY(eventually(
        [&] { // within a second of its being typed, says the page; slow machines may take two
            m_desk->settings().sync();
            const std::vector<Profile> known = Profiles(m_desk->settings()).list();
            return !known.empty() && DraftFile(m_desk->draftFolder(), known.front()).isThere();
        },
        2000));
    ::kill(pid_t(other.processId()), SIGKILL);
    QVERIFY(other.waitForFinished());
    QCOMPARE(other.exitStatus(), QProcess::CrashExit);
    start();
    QVERIFY(m_window->book());
    QCOMPARE(m_window->book()->place(), book.place());
    QCOMPARE(m_window->book()->pageName(), u"entities"_s);
    QVERIFY(isThere(1));
    QCOMPARE(shown<QLineEdit>(*m_window)->text(), QString::fromLatin1(entityIdOf(3)));
}

void TestSession::closedAndOpenedAgain()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(30));
    start();
    m_window->open(book.place());
    m_window->book()->showPage(u"devices"_s);
    QVERIFY(isThere(30));
    auto *facets = shown<FacetPanel>(*m_window);
    QVERIFY(eventually([&] { return facets->topLevelItem(0)->childCount() == 2; }));
    facets->topLevelItem(0)->child(1)->setCheckState(0, Qt::Checked); // Office
    QTest::keyClicks(shown<QLineEdit>(*m_window), u"lamp 12"_s);
    QVERIFY(isThere(1));
    QTest::keyClick(m_window.get(), Qt::Key_Q, Qt::ControlModifier);
    m_window.reset();
    start();
    QVERIFY(m_window->book());
    QVERIFY(isThere(1));
    QCOMPARE(shown<QLineEdit>(*m_window)->text(), u"lamp 12"_s);
    const auto chosen = shown<FacetPanel>(*m_window)->chosen();
    QCOMPARE(chosen.size(), std::size_t(1));
    QCOMPARE(chosen.at(0).second.size(), 1);
    shown<QLineEdit>(*m_window)->clear();
    QTreeWidgetItem *areas = shown<FacetPanel>(*m_window)->topLevelItem(0);
    for (int i = 0; i < areas->childCount(); ++i)
        areas->child(i)->setCheckState(0, Qt::Unchecked);
    QVERIFY(isThere(30));
    m_window->closeBook();
    QVERIFY(!DraftFile(m_desk->draftFolder(), Profiles(m_desk->settings()).list().at(0)).isThere());
}

void TestSession::closedBookStaysClosed()
{
    start();
    m_window->open(m_desk->path(u"new.db"_s));
    m_window->closeBook();
    m_window.reset();
    start();
    QVERIFY(!m_window->book());
}

void TestSession::notWhenItIsNotWanted()
{
    start();
    m_window->open(m_desk->path(u"new.db"_s));
    QAction *restore = nullptr;
    for (QAction *action : m_window->findChildren<QAction *>()) {
        if (action->text().contains(u"Open what was open"_s))
            restore = action;
    }
    QVERIFY(restore && restore->isChecked());
    restore->trigger();
    m_window.reset();
    start();
    QVERIFY(!m_window->book());
}

void TestSession::removedProfileIsNotOpened()
{
    start();
    m_window->open(m_desk->path(u"new.db"_s));
    Profiles(m_desk->settings()).remove(m_window->book()->profile().id);
    m_window.reset();
    start();
    QVERIFY(!m_window->book());
}

/// What was typed waits for the server, and is not lost to what is typed meanwhile.
void TestSession::serverIsAwayAtTheStart()
{
    TestBook book { TestBook::Server };
    book.feed("devices", devicesOfHome(30));
    start();
    m_window->open(book.place());
    m_window->book()->showPage(u"devices"_s);
    QVERIFY(isThere(30));
    QTest::keyClicks(shown<QLineEdit>(*m_window), u"lamp 12"_s);
    QVERIFY(isThere(1));
    const quint16 port = book.server().port();
    book.server().stop();
    m_window.reset();
    start();
    m_window->book()->showPage(u"entities"_s);
    QTest::keyClicks(shown<QLineEdit>(*m_window), u"entity"_s);
    QVERIFY(book.server().start({ u"--listen"_s, u"127.0.0.1:%1"_s.arg(port) }));
    m_window->book()->showPage(u"devices"_s);
    QVERIFY(eventually([&] { return shown<QLineEdit>(*m_window)->text() == u"lamp 12"_s; }, 20000));
    QVERIFY(isThere(1));
    m_window->book()->showPage(u"entities"_s);
    QCOMPARE(shown<QLineEdit>(*m_window)->text(), u"entity"_s);
}

void TestSession::remembersSize()
{
    start();
    m_window->resize(700, 650);
    m_window->close();
    m_window.reset();
    start();
    QCOMPARE(m_window->size(), QSize(700, 650));
}

void TestSession::remembersSplitters()
{
    const auto made = [&](const QString &name) {
        auto splitter = std::make_unique<QSplitter>();
        splitter->resize(600, 100);
        splitter->addWidget(new QWidget);
        splitter->addWidget(new QWidget);
        splitter->setSizes({ 300, 300 });
        new SplitterMemory(*splitter, m_desk->settings(), name);
        splitter->show();
        return splitter;
    };
    const std::unique_ptr<QSplitter> first = made(u"one"_s);
    QWidget *handle = first->handle(1);
    const QPoint away(90, 9);
    QTest::mousePress(handle, Qt::LeftButton, {}, QPoint(0, 9));
    QMouseEvent move(QEvent::MouseMove, away, handle->mapToGlobal(away), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(handle, &move); // QTest's has no button
    QTest::mouseRelease(handle, Qt::LeftButton, {}, QPoint(0, 9));
    QVERIFY(first->sizes().at(0) > 350);
    QCOMPARE(made(u"one"_s)->sizes(), first->sizes());
    QVERIFY(made(u"another"_s)->sizes().at(0) < 350);
}

void TestSession::draftsOfPages()
{
    TypedPage one(u"one"_s);
    TypedPage two(u"two"_s);
    {
        DraftKeeper keeper(file());
        keeper.add(&one);
        keeper.add(&two);
        keeper.restore();
        one.type(u"half an edit"_s);
        QVERIFY(eventually([&] { return file().isThere(); }, 1000));
        two.type(u"another"_s);
        keeper.finish();
        one.type(u"too late"_s);
    }
    QCOMPARE(file().read(),
             QJsonObject({ { u"one"_s, QJsonObject { { u"text"_s, u"half an edit"_s } } },
                           { u"two"_s, QJsonObject { { u"text"_s, u"another"_s } } } }));
    TypedPage again(u"one"_s);
    DraftKeeper keeper(file());
    keeper.add(&again);
    keeper.restore();
    QCOMPARE(again.text, u"half an edit"_s);
    again.type({});
    QVERIFY(eventually([&] { return file().read().size() == 1; }, 1000)); // of a page that is still to come
    TypedPage late(u"two"_s);
    keeper.add(&late);
    QCOMPARE(late.text, u"another"_s);
    late.type({});
    QVERIFY(eventually([&] { return !file().isThere(); }, 1000));
}

void TestSession::fileIsOnlyItsUsers()
{
    QVERIFY(file().write({ { u"one"_s, 1 } }));
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFile::permissions(file().path()) & others, QFile::Permissions());
    QCOMPARE(QFile::permissions(m_desk->draftFolder()) & (others | QFile::ExeGroup | QFile::ExeOther),
             QFile::Permissions());
}

void TestSession::typedBeforeTheBookIsOpen()
{
    const QJsonObject old { { u"text"_s, u"old"_s } };
    QVERIFY(file().write({ { u"one"_s, old }, { u"two"_s, old } }));
    TypedPage one(u"one"_s);
    TypedPage two(u"two"_s);
    {
        DraftKeeper keeper(file());
        keeper.add(&one);
        keeper.add(&two);
        one.type(u"new"_s);
        keeper.finish(); // it never opened
    }
    QCOMPARE(file().read().value(u"two").toObject(), old);
    QCOMPARE(file().read().value(u"one").toObject().value(u"text").toString(), u"new"_s);
}

/// A page can have several things half done; one of them typed early takes none of the others away.
void TestSession::searchTypedEarlyKeepsTheEdit()
{
    QVERIFY(file().write({ { u"one"_s, QJsonObject { { u"text"_s, u"old"_s }, { u"edit"_s, u"half"_s } } } }));
    for (const bool opens : { false, true }) {
        TypedPage one(u"one"_s);
        DraftKeeper keeper(file());
        keeper.add(&one);
        one.type(u"new"_s);
        if (opens)
            keeper.restore();
        QCOMPARE(one.edit, opens ? u"half"_s : QString());
        keeper.finish();
        QCOMPARE(file().read().value(u"one").toObject(),
                 QJsonObject({ { u"text"_s, u"new"_s }, { u"edit"_s, u"half"_s } }));
    }
}

void TestSession::profilesAndPlacesApart()
{
    Profile moved = m_profile;
    moved.place = u"/elsewhere.db"_s;
    const Profile other = Profiles::made(m_profile.place);
    QVERIFY(file().write({ { u"one"_s, 1 } }));
    QVERIFY(!DraftFile(m_desk->draftFolder(), moved).isThere());
    QVERIFY(!DraftFile(m_desk->draftFolder(), other).isThere());
    QVERIFY(DraftFile({}, m_profile).write({ { u"one"_s, 1 } })); // nowhere to keep it
    QVERIFY(!DraftFile({}, m_profile).isThere());
}

void TestSession::brokenFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut off") << QByteArray(R"({"one":{"text":"ha)");
    QTest::newRow("a list") << QByteArray("[1]");
    QTest::newRow("no object for the page") << QByteArray(R"({"one":7})");
}

void TestSession::brokenFiles()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(QDir().mkpath(m_desk->draftFolder()));
    QFile broken(file().path());
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write(bytes);
    broken.close();
    TypedPage one(u"one"_s);
    DraftKeeper keeper(file());
    keeper.add(&one);
    keeper.restore();
    QCOMPARE(one.text, QString());
    one.type(u"new"_s);
    QVERIFY(eventually([&] { return file().read().value(u"one").toObject().value(u"text") == u"new"_s; }, 1000));
}

void TestSession::cannotBeWritten()
{
    QFile inTheWay(m_desk->draftFolder());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    TypedPage one(u"one"_s);
    DraftKeeper keeper(file());
    QSignalSpy failed(&keeper, &DraftKeeper::failed);
    keeper.add(&one);
    keeper.restore();
    one.type(u"a"_s);
    QVERIFY(eventually([&] { return failed.size() == 1; }, 1000));
    QVERIFY(failed.at(0).at(0).toString().contains(file().path()));
    one.type(u"ab"_s);
    keeper.finish();
    QCOMPARE(failed.size(), 1); // said once
}

/// One that typed nothing takes nothing away.
void TestSession::twoWindows()
{
    TypedPage mine(u"one"_s);
    TypedPage theirs(u"one"_s);
    DraftKeeper here(file());
    DraftKeeper there(file());
    here.add(&mine);
    there.add(&theirs);
    here.restore();
    there.restore();
    mine.type(u"mine"_s);
    QVERIFY(eventually([&] { return file().isThere(); }, 1000));
    there.finish();
    QCOMPARE(file().read().value(u"one").toObject().value(u"text"), u"mine"_s);
    here.finish();
    QCOMPARE(file().read().value(u"one").toObject().value(u"text"), u"mine"_s);
}

void TestSession::bothWindowsType_data()
{
    QTest::addColumn<bool>("isFirstEarly");
    QTest::newRow("one after the other") << true;
    QTest::newRow("both at once") << false;
}

/// Into two things of one page, and into two pages.
void TestSession::bothWindowsType()
{
    QFETCH(bool, isFirstEarly);
    TypedPage mine(u"one"_s);
    TypedPage mineToo(u"two"_s);
    TypedPage theirs(u"one"_s);
    TypedPage theirsToo(u"two"_s);
    DraftKeeper here(file());
    DraftKeeper there(file());
    here.add(&mine);
    here.add(&mineToo);
    there.add(&theirs);
    there.add(&theirsToo);
    here.restore();
    there.restore();
    mine.type(u"mine"_s);
    if (isFirstEarly)
        QVERIFY(eventually([&] { return file().isThere(); }, 1000));
    theirs.edit = u"theirs"_s;
    theirsToo.type(u"another"_s);
    if (isFirstEarly)
        QVERIFY(eventually([&] { return file().read().size() == 2; }, 1000));
    here.finish();
    there.finish();
    QCOMPARE(file().read(),
             QJsonObject({ { u"one"_s, QJsonObject { { u"text"_s, u"mine"_s }, { u"edit"_s, u"theirs"_s } } },
                           { u"two"_s, QJsonObject { { u"text"_s, u"another"_s } } } }));
}

/// It does not come back with what the other types, which has it too.
void TestSession::withdrawnInOneWindow()
{
    QVERIFY(file().write({ { u"one"_s, QJsonObject { { u"text"_s, u"old"_s } } } }));
    TypedPage mine(u"one"_s);
    TypedPage theirs(u"one"_s);
    DraftKeeper here(file());
    DraftKeeper there(file());
    here.add(&mine);
    there.add(&theirs);
    here.restore();
    there.restore();
    QCOMPARE(theirs.text, u"old"_s);
    mine.type({});
    QVERIFY(eventually([&] { return !file().isThere(); }, 1000));
    theirs.edit = u"theirs"_s;
    there.finish();
    here.finish();
    QCOMPARE(file().read(), QJsonObject({ { u"one"_s, QJsonObject { { u"edit"_s, u"theirs"_s } } } }));
}

/// As a window leaves it that dies in the middle of writing.
void TestSession::lockOfAKilledWindow()
{
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), { u"--lock"_s, m_desk->draftFolder(), file().path() });
    QVERIFY(eventually([&] { return other.canReadLine() || other.state() == QProcess::NotRunning; }, 20000));
    ::kill(pid_t(other.processId()), SIGKILL);
    QVERIFY(other.waitForFinished());
    QVERIFY(QFile::exists(file().path() + u".lock"_s));
    TypedPage one(u"one"_s);
    DraftKeeper keeper(file());
    const QSignalSpy failed(&keeper, &DraftKeeper::failed);
    keeper.add(&one);
    keeper.restore();
    one.type(u"typed"_s);
    keeper.finish();
    QVERIFY(failed.isEmpty());
    QVERIFY(file().isThere());
}

/// It says so, and tries again.
void TestSession::heldByAnotherWindow()
{
    QVERIFY(QDir().mkpath(m_desk->draftFolder()));
    QLockFile held(file().path() + u".lock"_s);
    QVERIFY(held.lock());
    TypedPage one(u"one"_s);
    DraftKeeper keeper(file());
    QSignalSpy failed(&keeper, &DraftKeeper::failed);
    keeper.add(&one);
    keeper.restore();
    one.type(u"typed"_s);
    QVERIFY(eventually([&] { return failed.size() == 1; }, 2000));
    QVERIFY(failed.at(0).at(0).toString().contains(u"another window holds it"_s));
    held.unlock();
    QVERIFY(eventually([&] { return file().isThere(); }, 10000));
}

/// Holds the lock of a file of drafts, and waits to be killed.
static int lockAndWait(const QString &folder, const QString &path)
{
    QDir().mkpath(folder);
    QLockFile lock(path + u".lock"_s);
    if (!lock.lock())
        return 1;
    std::puts("locked");
    std::fflush(stdout);
    return QApplication::exec();
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() == 4 && arguments.at(1) == u"--type")
        return typeAndWait(arguments.at(2), arguments.at(3));
    if (arguments.size() == 4 && arguments.at(1) == u"--lock")
        return lockAndWait(arguments.at(2), arguments.at(3));
    TestSession test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_session.moc"
