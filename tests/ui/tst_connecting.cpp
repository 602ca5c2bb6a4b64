#include "tests/support/bookwindow.h"
#include "tests/support/fakekeystore.h"
#include "tests/support/homes.h"
#include "tests/support/keyserver.h"
#include "tests/support/serverprocess.h"
#include "ui/dialogs/connectdialog.h"
#include "ui/dialogs/keydialog.h"
#include "ui/draftfile.h"
#include "ui/profiles.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/sidebar.h"

#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QToolButton>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Profiles, keys and the welcome page, in the real window.
class TestConnecting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void connectsWithAKey();
    void asksForTheKeyAndTriesAgain_data();
    void asksForTheKeyAndTriesAgain();
    void realServerAsksForARealKey();
    void keyOfTheKeyringIsUsed();
    void keyringDoesNotAnswer();
    void keyTakenBackMeanwhile();
    void keyGoesNowhereElse();
    void keyIsWrittenNowhereElse();
    void dialogShowsTheKey();
    void dialogSaysWhatIsWrong_data();
    void dialogSaysWhatIsWrong();
    void listsProfiles();
    void editsAProfile();
    void anotherAddressLosesTheKey();
    void sameServerTwice();
    void removesWithItsKey();
    void removesTypedThingsOnlyWhenAsked();
    void profileRemovedElsewhere();
    void opensOnlyToRead_data() { TestBook::addWays(); }
    void opensOnlyToRead();

private:
    template<typename Widget>
    Widget *dialog() const
    {
        Widget *found = nullptr;
        eventually([&] { return (found = m_window->findChild<Widget *>()) && found->isVisible(); });
        return found;
    }
    static void accept(const QDialog &dialog)
    {
        for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->isDefault())
                QTest::mouseClick(button, Qt::LeftButton);
        }
    }
    static QLineEdit *field(const QWidget &parent, const QString &name)
    {
        for (QLineEdit *edit : parent.findChildren<QLineEdit *>()) {
            if (edit->accessibleName() == name)
                return edit;
        }
        qFatal("no field %s", qUtf8Printable(name));
    }
    QPushButton *button(const QString &text) const
    {
        for (QPushButton *one : m_window->findChildren<QPushButton *>()) {
            if (one->isVisible() && one->text() == text)
                return one;
        }
        return nullptr;
    }
    void press(Qt::Key key) const
    {
        m_window->activateWindow();
        if (!QTest::qWaitForWindowActive(m_window.get()))
            qFatal("the window is not active");
        auto *list = shown<QListWidget>(*m_window);
        list->setFocus();
        QTest::keyClick(list, key);
    }
    void enterKey(const QString &key, bool isKept = true);
    void openConnect()
    {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window.get(), Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    }
    bool isOpen() const { return stateWord() == u"Connected"_s; }
    QString stateWord() const
    {
        for (const QLabel *label : m_window->findChildren<QLabel *>()) {
            if (label->isVisible() && label->accessibleName() == u"State of the connection"_s)
                return label->text();
        }
        return {};
    }
    Profiles profiles() { return Profiles(m_desk->settings()); }
    Profile save(const QString &place, bool hasKey = false)
    {
        Profile profile = Profiles::made(place);
        profile.hasKey = hasKey;
        profiles().save(profile);
        m_window = std::make_unique<MainWindow>(m_desk->desk(), channelTo);
        m_window->show();
        if (!QTest::qWaitForWindowActive(m_window.get()))
            qFatal("the window is not active");
        shown<QListWidget>(*m_window)->setCurrentRow(0);
        return profile;
    }

    FakeKeyStore m_keys;
    std::unique_ptr<KeyServer> m_server;
    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void TestConnecting::init()
{
    m_keys.keys.clear();
    m_keys.trouble.clear();
    m_server = std::make_unique<KeyServer>();
    m_desk = std::make_unique<TestDesk>(&m_keys);
    m_window = std::make_unique<MainWindow>(m_desk->desk(), channelTo);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestConnecting::cleanup()
{
    m_window.reset();
    m_desk.reset();
    m_server.reset();
}

void TestConnecting::enterKey(const QString &key, bool isKept)
{
    QVERIFY(eventually([&] { return button(u"Enter the API key…"_s) != nullptr; }));
    QTest::mouseClick(button(u"Enter the API key…"_s), Qt::LeftButton);
    auto *asking = dialog<KeyDialog>();
    QVERIFY(asking);
    QTest::keyClicks(field(*asking, u"API key"_s), key);
    asking->findChild<QCheckBox *>()->setChecked(isKept);
    accept(*asking);
    QVERIFY(eventually([&] { return m_window->findChild<KeyDialog *>() == nullptr; }));
}

void TestConnecting::connectsWithAKey()
{
    openConnect();
    auto *connecting = dialog<ConnectDialog>();
    QVERIFY(connecting);
    QTest::keyClicks(field(*connecting, u"Address of the server"_s), m_server->place());
    QTest::keyClicks(field(*connecting, u"Name"_s), u"Home"_s);
    QTest::keyClicks(field(*connecting, u"API key"_s), u" right-key "_s);
    accept(*connecting);
    QVERIFY(eventually([&] { return isOpen(); }));
    QVERIFY(!m_server->authorizations.contains(QByteArray()));
    QVERIFY(eventually([&] { return profiles().list().at(0).hasKey; }));
    const Profile profile = profiles().list().at(0);
    QCOMPARE(profile.name, u"Home"_s);
    QCOMPARE(m_keys.keys.value(profile.id), "right-key");
}

void TestConnecting::asksForTheKeyAndTriesAgain_data()
{
    QTest::addColumn<int>("refusal");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("unknown") << 401 << u"does not know this API key"_s;
    QTest::newRow("may not read") << 403 << u"may not read"_s;
}

void TestConnecting::asksForTheKeyAndTriesAgain()
{
    QFETCH(int, refusal);
    QFETCH(QString, sentence);
    m_server->refusal = refusal;
    m_window->open(m_server->place());
    const auto *banner = m_window->book()->findChild<Banner *>();
    QVERIFY(eventually([&] { return banner->text().contains(u"wants an API key"_s); }));
    QVERIFY(!m_window->findChild<KeyDialog *>()); // nothing pops up by itself
    QCOMPARE(stateWord(), u"Not open"_s);
    enterKey(u"wrong-key"_s);
    QVERIFY(eventually([&] { return banner->text().contains(sentence); }));
    QVERIFY(m_keys.keys.isEmpty());
    enterKey(u"right-key"_s, false);
    QVERIFY(eventually([&] { return isOpen(); }));
    QVERIFY(!banner->isVisible());
    QVERIFY(m_keys.keys.isEmpty());
    QVERIFY(!profiles().list().at(0).hasKey);
}

void TestConnecting::realServerAsksForARealKey()
{
    ServerProcess server;
    const QByteArray out = server.runToEnd({ u"keys"_s, u"add"_s, u"desk"_s, u"--scope=read"_s }).out.trimmed();
    const QString key = QString::fromLatin1(out.sliced(out.lastIndexOf('\n') + 1));
    QVERIFY(key.startsWith(u"hb_"_s));
    QVERIFY(server.start());
    m_window->open(u"http://127.0.0.1:%1"_s.arg(server.port()));
    const auto *banner = m_window->book()->findChild<Banner *>();
    QVERIFY(eventually([&] { return banner->text().contains(u"wants an API key"_s); }));
    QString wrong = key;
    wrong.back() = key.back() == u'0' ? u'1' : u'0';
    enterKey(wrong);
    QVERIFY(eventually([&] { return banner->text().contains(u"does not know this API key"_s); }));
    QVERIFY(m_keys.keys.isEmpty());
    enterKey(key);
    QVERIFY(eventually([&] { return isOpen(); }));
    QVERIFY(eventually([&] { return m_keys.keys.values() == QByteArrayList { key.toLatin1() }; }));
    const int code = QProcess::execute(hearthbookd(),
                                       { u"keys"_s, u"revoke"_s, u"desk"_s, u"--database"_s, server.database() });
    QCOMPARE(code, 0);
    QVERIFY(eventually([&] { return stateWord() == u"Not open"_s; }));
    QVERIFY(banner->text().contains(u"does not know this API key"_s));
}

void TestConnecting::keyOfTheKeyringIsUsed()
{
    const Profile profile = save(m_server->place(), true);
    m_keys.keys.insert(profile.id, "right-key");
    press(Qt::Key_Return);
    QVERIFY(eventually([&] { return isOpen(); }));
    QVERIFY(!m_server->authorizations.contains(QByteArray()));
}

void TestConnecting::keyringDoesNotAnswer()
{
    m_keys.trouble = u"The keyring is locked."_s;
    save(m_server->place(), true);
    press(Qt::Key_Return);
    const auto *banner = m_window->book()->findChild<Banner *>();
    QVERIFY(eventually([&] { return banner->text().contains(u"The keyring is locked."_s); }));
    enterKey(u"right-key"_s);
    QVERIFY(eventually([&] { return isOpen(); }));
    QVERIFY(eventually([&] { return banner->text().contains(u"will be asked for again"_s); }));
}

void TestConnecting::keyTakenBackMeanwhile()
{
    m_window->open(m_server->place());
    enterKey(u"right-key"_s);
    QVERIFY(eventually([&] { return isOpen(); }));
    m_window->book()->showPage(u"devices"_s);
    auto *search = shown<QLineEdit>(*m_window);
    m_server->key = "another-key";
    QTest::keyClicks(search, u"lamp"_s); // asks the server
    QVERIFY(eventually([&] { return stateWord() == u"Not open"_s; }));
    enterKey(u"another-key"_s);
    QVERIFY(eventually([&] { return isOpen(); }));
    QVERIFY(eventually([&] { return m_server->authorizations.count("Bearer another-key") >= 4; })); // all is read anew
    QCOMPARE(search->text(), u"lamp"_s);
    QCOMPARE(m_keys.keys.values(), QByteArrayList { "another-key" });
}

void TestConnecting::keyGoesNowhereElse()
{
    KeyServer other;
    m_server->redirect = other.place().toLatin1() + "/api/events";
    const Profile profile = save(m_server->place(), true);
    m_keys.keys.insert(profile.id, "right-key");
    press(Qt::Key_Return);
    const auto *banner = m_window->book()->findChild<Banner *>();
    QVERIFY(eventually([&] { return banner->isVisible(); }));
    QVERIFY(m_server->authorizations.contains("Bearer right-key"));
    QVERIFY(other.authorizations.isEmpty());
}

void TestConnecting::keyIsWrittenNowhereElse()
{
    m_window->open(m_server->place());
    enterKey(u"right-key"_s);
    QVERIFY(eventually([&] { return isOpen(); }));
    m_window->book()->showPage(u"devices"_s);
    QTest::keyClicks(shown<QLineEdit>(*m_window), u"lamp"_s);
    m_window->closeBook();
    m_desk->settings().sync();
    for (const QString &path :
         { m_desk->settingsPath(), DraftFile(m_desk->draftFolder(), profiles().list().at(0)).path() }) {
        QFile file(path);
        QVERIFY2(file.open(QIODevice::ReadOnly), qUtf8Printable(path));
        QVERIFY(!file.readAll().contains("right-key"));
    }
}

void TestConnecting::dialogShowsTheKey()
{
    KeyDialog asking(u"Why"_s);
    asking.show();
    QLineEdit *key = field(asking, u"API key"_s);
    QCOMPARE(key->echoMode(), QLineEdit::Password);
    auto *show = asking.findChild<QToolButton *>();
    show->setFocus();
    QTest::keyClick(show, Qt::Key_Space);
    QCOMPARE(key->echoMode(), QLineEdit::Normal);
    QCOMPARE(show->text(), u"Hide"_s);
}

void TestConnecting::dialogSaysWhatIsWrong_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<bool>("canConnect");
    QTest::newRow("all is well") << u"https://home"_s << u"k-1"_s << u""_s << true;
    QTest::newRow("no key") << u"http://home"_s << u""_s << u""_s << true;
    QTest::newRow("readable on its way") << u"http://home"_s << u"k-1"_s << u"Over http://"_s << true;
    QTest::newRow("a blank within the key") << u"https://home"_s << u"k 1"_s << u"no blanks"_s << false;
    QTest::newRow("no letter of ours") << u"https://home"_s << u"k-ö"_s << u"no blanks"_s << false;
    QTest::newRow("no address") << u"ftp://home"_s << u""_s << u"begins with"_s << false;
}

void TestConnecting::dialogSaysWhatIsWrong()
{
    QFETCH(QString, address);
    QFETCH(QString, key);
    QFETCH(QString, sentence);
    ConnectDialog connecting;
    connecting.show();
    field(connecting, u"Address of the server"_s)->setText(address);
    field(connecting, u"API key"_s)->setText(key);
    QString said;
    for (const QLabel *label : connecting.findChildren<QLabel *>())
        said += label->objectName() == u"faint" && label->isVisible() ? label->text() : QString();
    QVERIFY2(sentence.isEmpty() ? said.isEmpty() : said.contains(sentence), qUtf8Printable(said));
    for (const QPushButton *one : connecting.findChildren<QPushButton *>()) {
        if (one->isDefault())
            QTEST(one->isEnabled(), "canConnect");
    }
}

void TestConnecting::listsProfiles()
{
    Profile reads = Profiles::made(u"/home.db"_s, true);
    reads.name = u"<b>Home</b>"_s;
    profiles().save(reads);
    save(u"http://home:8006"_s);
    const auto *list = shown<QListWidget>(*m_window);
    QCOMPARE(list->count(), 2);
    QCOMPARE(list->item(0)->data(Qt::AccessibleTextRole).toString(), u"home, server, http://home:8006"_s);
    QCOMPARE(list->item(1)->text(), u"<b>Home</b>"_s);
    QCOMPARE(list->item(1)->data(Qt::AccessibleTextRole).toString(), u"<b>Home</b>, file, /home.db · only read"_s);
}

void TestConnecting::editsAProfile()
{
    const Profile profile = save(u"http://home:8006"_s);
    press(Qt::Key_F2);
    auto *editing = dialog<ConnectDialog>();
    QVERIFY(editing);
    QLineEdit *name = field(*editing, u"Name"_s);
    name->selectAll();
    QTest::keyClicks(name, u"Flat"_s);
    QTest::keyClicks(field(*editing, u"API key"_s), u"new-key"_s);
    for (QCheckBox *box : editing->findChildren<QCheckBox *>()) {
        if (box->text().contains(u"read"_s))
            box->setChecked(true);
    }
    accept(*editing);
    QVERIFY(eventually([&] { return profiles().find(profile.id)->hasKey; }));
    const Profile now = *profiles().find(profile.id);
    QCOMPARE(now.name, u"Flat"_s);
    QVERIFY(now.isReadOnly);
    QCOMPARE(m_keys.keys.value(profile.id), "new-key");
    QCOMPARE(shown<QListWidget>(*m_window)->currentItem()->text(), u"Flat"_s);
}

/// What was typed for one server is not sent to another.
void TestConnecting::anotherAddressLosesTheKey()
{
    const Profile profile = save(u"http://home:8006"_s, true);
    m_keys.keys.insert(profile.id, "right-key");
    press(Qt::Key_F2);
    auto *editing = dialog<ConnectDialog>();
    field(*editing, u"Address of the server"_s)->setText(u"http://elsewhere:8006"_s);
    accept(*editing);
    QVERIFY(eventually([&] { return m_keys.keys.isEmpty(); }));
    QVERIFY(!profiles().find(profile.id)->hasKey);
}

void TestConnecting::sameServerTwice()
{
    const auto connectAs = [&](const QString &name) {
        openConnect();
        auto *connecting = dialog<ConnectDialog>();
        field(*connecting, u"Address of the server"_s)->setText(m_server->place());
        field(*connecting, u"Name"_s)->setText(name);
        accept(*connecting);
        eventually([&] { return m_window->findChild<ConnectDialog *>() == nullptr; });
        return profiles().list().size();
    };
    QCOMPARE(connectAs(u"Home"_s), std::size_t(1));
    QCOMPARE(connectAs(u"Home"_s), std::size_t(1));
    QCOMPARE(connectAs({}), std::size_t(1));
    QCOMPARE(connectAs(u"Home as a guest"_s), std::size_t(2));
}

void TestConnecting::removesWithItsKey()
{
    const Profile profile = save(u"http://home:8006"_s, true);
    m_keys.keys.insert(profile.id, "right-key");
    press(Qt::Key_Delete);
    QVERIFY(eventually([&] { return m_keys.keys.isEmpty(); }));
    QVERIFY(profiles().list().empty());
    QCOMPARE(shown<QListWidget>(*m_window), nullptr);
}

void TestConnecting::removesTypedThingsOnlyWhenAsked()
{
    const Profile profile = save(u"/home.db"_s);
    const DraftFile drafts(m_desk->draftFolder(), profile);
    QVERIFY(drafts.write({ { u"devices"_s, QJsonObject { { u"search"_s, u"lamp"_s } } } }));
    press(Qt::Key_Delete);
    auto *asking = dialog<QMessageBox>();
    QVERIFY(asking);
    accept(*asking); // Keep
    QVERIFY(eventually([&] { return m_window->findChild<QMessageBox *>() == nullptr; }));
    QCOMPARE(profiles().list().size(), std::size_t(1));
    QVERIFY(drafts.isThere());
    press(Qt::Key_Delete);
    asking = dialog<QMessageBox>();
    for (QAbstractButton *one : asking->buttons()) {
        if (asking->buttonRole(one) == QMessageBox::DestructiveRole)
            QTest::mouseClick(one, Qt::LeftButton);
    }
    QVERIFY(eventually([&] { return profiles().list().empty(); }));
    QVERIFY(!drafts.isThere());
}

void TestConnecting::profileRemovedElsewhere()
{
    const Profile profile = save(u"/home.db"_s);
    profiles().remove(profile.id);
    press(Qt::Key_F2);
    QVERIFY(!m_window->findChild<ConnectDialog *>());
    QCOMPARE(shown<QListWidget>(*m_window), nullptr); // it is gone here too
}

void TestConnecting::opensOnlyToRead()
{
    QFETCH(int, way);
    TestBook book { TestBook::Way(way) };
    book.feed("devices", devicesOfHome(3));
    m_window->openProfile(Profiles::made(book.place(), true));
    QVERIFY(eventually([&] { return stateWord() == u"Only reading"_s; }));
    m_window->book()->showPage(u"devices"_s);
    QVERIFY(eventually([&] { return shown<QTableView>(*m_window) != nullptr; }));
    book.feed("devices", R"([{"id":"z9","name":"Zoo"}])"); // others may write
    QVERIFY(eventually([&] { return shown<QTableView>(*m_window)->model()->rowCount() == 4; }));
}

QTEST_MAIN(TestConnecting)
#include "tst_connecting.moc"
