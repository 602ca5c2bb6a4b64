#include "app/childserver.h"
#include "tests/support/bookwindow.h"
#include "tests/support/files.h"
#include "tests/support/homes.h"
#include "ui/dialogs/newkeydialog.h"
#include "ui/dialogs/secretdialog.h"
#include "ui/models/logmodel.h"
#include "ui/models/requestmodel.h"
#include "ui/pages/serverpage.h"
#include "ui/profiles.h"
#include "ui/widgets/linetable.h"
#include "ui/widgets/requestlist.h"
#include "ui/widgets/servercontrol.h"
#include "ui/widgets/serverfacts.h"
#include "ui/widgets/serverlog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QSpinBox>
#include <QTcpServer>

#include <algorithm>
#include <csignal>
#include <cstdio>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int slow = 20'000; ///< milliseconds; a process starts or ends

/// A port that nobody uses at this moment.
quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    return probe.serverPort();
}

bool isAnswering(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    return socket.waitForConnected(1000);
}

ServerMaker serverMaker(const QString &program = hearthbookd())
{
    return [program](const QString &path) { return std::make_unique<ChildServer>(program, path); };
}

QPushButton *button(const QWidget &parent, const QString &text)
{
    for (QPushButton *one : parent.findChildren<QPushButton *>()) {
        if (one->isVisible() && one->text().remove(u'&') == text)
            return one;
    }
    return nullptr;
}

bool isSaid(const QWidget &parent, const QString &words)
{
    const QList<QLabel *> labels = parent.findChildren<QLabel *>();
    return std::ranges::any_of(labels,
                               [&](const QLabel *one) { return one->isVisible() && one->text().contains(words); });
}

/// The window of another process: starts the server, says its port, and waits to be killed.
int serveAndWait(const QString &folder, const QString &place)
{
    Theme theme;
    DeskSettings settings(settingsFile(folder + u"/settings.ini"_s));
    NoKeyring keys;
    MainWindow window({ theme, settings, keys, {}, serverMaker() }, channelTo);
    window.show();
    window.open(place);
    window.book()->server()->start({ .port = freePort() });
    if (!eventually([&] { return window.book()->server()->state() == ServerState::Running; }, slow))
        return 1;
    std::printf("%d\n", window.book()->server()->url().port());
    std::fflush(stdout);
    return QApplication::exec();
}

} // namespace

/// The real window with a real hearthbookd as its child.
class TestServerPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsRequests();
    void showsTheLog();
    void stops();
    void answersWhatIsUnderWay();
    void portIsInUse();
    void anotherServerOnTheFile();
    void othersNeedAKey();
    void makesAKey();
    void startsWithTheBook();
    void copiesAndOpensTheAddress();
    void bookIsClosed();
    void bookIsClosedWithClients();
    void windowIsClosed();
    void bookGoesAtOnce();
    void windowCrashes();
    void serverCrashes();
    void isNotInstalled();
    void onlyReading();
    void remoteBook();
    void remoteBookIsLost();

private:
    void open(const ServerMaker &maker = serverMaker());
    ServerPage *page() const { return m_window->findChild<ServerPage *>(); }
    ServerControl *control() const { return page()->findChild<ServerControl *>(); }
    BookServer *server() const { return m_window->book()->server(); }
    void click(const QString &text) const { QTest::mouseClick(button(*m_window, text), Qt::LeftButton); }
    bool isState(ServerState state) const
    {
        return eventually([&] { return server()->state() == state; }, slow);
    }
    quint16 run();
    QModelIndex cell(int row, int column) const
    {
        return page()->findChild<RequestList *>()->table()->model()->index(row, column);
    }
    /// By the button of the box that asks.
    void answer(const QString &text) const;

    std::unique_ptr<TestBook> m_book;
    std::unique_ptr<TestDesk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void TestServerPage::init()
{
    m_book = std::make_unique<TestBook>(TestBook::File);
    m_book->feed("devices", devicesOfHome(9));
    m_desk = std::make_unique<TestDesk>();
}

void TestServerPage::cleanup()
{
    m_window.reset();
    m_desk.reset();
    m_book.reset();
}

void TestServerPage::open(const ServerMaker &maker)
{
    Desk desk = m_desk->desk();
    desk.makeServer = maker;
    m_window = std::make_unique<MainWindow>(desk, channelTo);
    m_window->show();
    m_window->open(m_book->place());
    m_window->book()->showPage(u"server"_s);
    QVERIFY(eventually([this] { return control()->findChild<QCheckBox *>()->isEnabled(); }));
}

/// Starts it as a person does, on a free port.
quint16 TestServerPage::run()
{
    const quint16 port = freePort();
    control()->findChild<QSpinBox *>()->setValue(port);
    click(u"Start the server"_s);
    return isState(ServerState::Running) ? port : 0;
}

void TestServerPage::answer(const QString &text) const
{
    QVERIFY(eventually([this] { return shown<QMessageBox>(*m_window) != nullptr; }));
    QTest::mouseClick(button(*shown<QMessageBox>(*m_window), text), Qt::LeftButton);
}

void TestServerPage::showsRequests()
{
    open();
    QCOMPARE(control()->stateText(), u"No server runs on this file from here."_s);
    const quint16 port = run();
    QVERIFY(port > 0);
    QCOMPARE(server()->url(), QUrl(u"http://127.0.0.1:%1"_s.arg(port)));
    WebClient client(port);
    QCOMPARE(client.get("/health").status, 200);
    QVERIFY(eventually([this] { return cell(0, 0).isValid(); }));
    QCOMPARE(cell(0, RequestModel::Method).data().toString(), u"GET"_s);
    QCOMPARE(cell(0, RequestModel::Target).data().toString(), u"/health"_s);
    QCOMPARE(cell(0, RequestModel::Status).data().toString(), u"200"_s);
    QCOMPARE(cell(0, RequestModel::Peer).data().toString(), u"127.0.0.1"_s);
    QCOMPARE(client.get("/api/devices/none").status, 404);
    QVERIFY(eventually([this] { return server()->requestCount() == 2; }));
    QCOMPARE(cell(0, RequestModel::Status).data().toString(), u"404"_s);
    auto *outcome = page()->findChild<RequestList *>()->findChild<QComboBox *>();
    outcome->setCurrentIndex(2);
    QCOMPARE(cell(0, RequestModel::Target).data().toString(), u"/api/devices/none"_s);
    QVERIFY(!cell(1, 0).isValid());
    QVERIFY(eventually([this] { return server()->connectionCount() == 1; }));
    QVERIFY2(control()->stateText().startsWith(u"Running since "_s), qPrintable(control()->stateText()));
    QVERIFY2(control()->stateText().contains(u"2"_s), qPrintable(control()->stateText()));
}

void TestServerPage::showsTheLog()
{
    open();
    QVERIFY(run() > 0);
    QTest::keyClick(page(), Qt::Key_F, Qt::ControlModifier);
    auto *log = shown<ServerLog>(*page());
    QVERIFY(log);
    server()->stop();
    const auto rows = [log] { return log->table()->model()->rowCount(); };
    QVERIFY(eventually([&] { return rows() > 0; }, slow)); // "Stopping: …"
    auto *search = shown<QLineEdit>(*log);
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, u"no such words"_s);
    QCOMPARE(rows(), 0);
    search->clear();
    QTest::keyClicks(search, u"stopping"_s);
    QVERIFY(rows() > 0);
    QTest::mouseClick(button(*log, u"Copy"_s), Qt::LeftButton);
    QVERIFY(QApplication::clipboard()->text().contains(u"Stopping"_s));
    auto *level = shown<QComboBox>(*log);
    level->setFocus();
    QTest::keyClick(level, Qt::Key_End);
    QCOMPARE(rows(), 0);
}

void TestServerPage::stops()
{
    open();
    const quint16 port = run();
    QVERIFY(isAnswering(port));
    click(u"Stop the server"_s);
    QVERIFY(isState(ServerState::Off));
    QCOMPARE(control()->troubleText(), QString());
    QVERIFY(!isAnswering(port));
    QVERIFY(run() > 0); // and again
}

void TestServerPage::answersWhatIsUnderWay()
{
    open();
    WebClient client(run());
    const QByteArray body = devicesOfHome(1, 5);
    const QByteArray whole = WebClient::head("POST", "/internal/devices/bulk_upsert", body) + body;
    client.send(whole.chopped(10));
    QVERIFY(eventually([this] { return server()->connectionCount() == 1; }, slow));
    click(u"Stop the server"_s);
    QCOMPARE(server()->state(), ServerState::Stopping);
    QVERIFY(!button(*m_window, u"Stop the server"_s)->isEnabled());
    client.send(whole.right(10));
    QCOMPARE(client.reply().status, 200);
    QVERIFY(isState(ServerState::Off));
}

void TestServerPage::portIsInUse()
{
    open();
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    control()->findChild<QSpinBox *>()->setValue(other.serverPort());
    click(u"Start the server"_s);
    QVERIFY(isState(ServerState::Off));
    QCOMPARE(control()->troubleText(), u"Another program uses port %1 already."_s.arg(other.serverPort()));
    const std::optional<quint16> free = server()->freePort();
    QVERIFY(free && *free != other.serverPort());
    click(u"Start on port %1"_s.arg(*free));
    QVERIFY(isState(ServerState::Running));
    QCOMPARE(server()->url().port(), int(*free));
    QCOMPARE(control()->troubleText(), QString());
    QVERIFY(!button(*m_window, u"Start on port %1"_s.arg(*free)));
}

void TestServerPage::anotherServerOnTheFile()
{
    ServerProcess other;
    QVERIFY(other.start({ u"--database"_s, m_book->place() }));
    open();
    control()->findChild<QSpinBox *>()->setValue(freePort());
    click(u"Start the server"_s);
    QVERIFY(eventually([this] { return !server()->trouble().isEmpty(); }, slow));
    QVERIFY2(control()->troubleText().contains(u"is in use by another hearthbookd"_s),
             qPrintable(control()->troubleText()));
    QCOMPARE(server()->state(), ServerState::Off);
}

void TestServerPage::othersNeedAKey()
{
    open();
    QVERIFY(!button(*m_window, u"Make an API key…"_s));
    auto *address = control()->findChild<QComboBox *>();
    address->setFocus();
    QTest::keyClick(address, Qt::Key_Down);
    QVERIFY(isSaid(*control(), u"Nobody gets in without an API key"_s));
    const quint16 port = run();
    QVERIFY(port > 0);
    QCOMPARE(server()->url().host(), u"127.0.0.1"_s);
    QVERIFY(!address->isEnabled());
    QVERIFY(isSaid(*control(), m_book->place() + u".admin-key"_s));
    QCOMPARE(WebClient(port).get("/api/devices").status, 401);
    const QByteArray key = readFile(server()->keyFile()).trimmed();
    QCOMPARE(WebClient(port).get("/api/devices", { "X-API-Key: " + key }).status, 200);
}

void TestServerPage::makesAKey()
{
    open();
    auto *address = control()->findChild<QComboBox *>();
    address->setFocus();
    QTest::keyClick(address, Qt::Key_Down);
    const quint16 port = run();
    QVERIFY(port > 0);
    click(u"Make an API key…"_s);
    auto *wish = page()->findChild<NewKeyDialog *>();
    QVERIFY(wish && !button(*wish, u"Make the key"_s)->isEnabled());
    QTest::keyClicks(wish->findChild<QLineEdit *>(), u"admin"_s); // the one that the server made has this name
    QTest::mouseClick(button(*wish, u"Make the key"_s), Qt::LeftButton);
    QVERIFY(eventually([&] { return isSaid(*wish, u"There is a key admin already"_s); }));
    QTest::keyClicks(wish->findChild<QLineEdit *>(), u" 2"_s);
    QTest::mouseClick(button(*wish, u"Make the key"_s), Qt::LeftButton);
    QVERIFY(eventually([&] { return page()->findChild<SecretDialog *>(); }));
    auto *shownOnce = page()->findChild<SecretDialog *>();
    QVERIFY(isSaid(*shownOnce, u"admin 2"_s));
    QTest::mouseClick(button(*shownOnce, u"Copy the key"_s), Qt::LeftButton);
    const QByteArray key = QApplication::clipboard()->text().toLatin1();
    QVERIFY2(key.startsWith("hb_"), key.constData());
    QTRY_COMPARE(WebClient(port).get("/api/devices", { "X-API-Key: " + key }).status, 200);
    QCOMPARE(WebClient(port).get("/api/keys", { "X-API-Key: " + key }).status, 403); // only to read, unless chosen
    QTest::mouseClick(button(*shownOnce, u"I have kept it"_s), Qt::LeftButton);
    QVERIFY(eventually([&] { return !page()->findChild<SecretDialog *>() && !page()->findChild<NewKeyDialog *>(); }));
}

void TestServerPage::startsWithTheBook()
{
    open();
    const quint16 port = freePort();
    control()->findChild<QSpinBox *>()->setValue(port);
    auto *atOpening = control()->findChild<QCheckBox *>();
    atOpening->setFocus();
    QTest::keyClick(atOpening, Qt::Key_Space);
    QCOMPARE(server()->state(), ServerState::Off);
    m_window.reset();
    open();
    QVERIFY(isState(ServerState::Running));
    QCOMPARE(server()->url().port(), int(port));
    QVERIFY(control()->findChild<QCheckBox *>()->isChecked());
}

void TestServerPage::copiesAndOpensTheAddress()
{
    open();
    QVERIFY(!button(*m_window, u"Copy the address"_s));
    const quint16 port = run();
    QUrl opened;
    control()->setOpener([&opened](const QUrl &url) { opened = url; });
    click(u"Copy the address"_s);
    QCOMPARE(QApplication::clipboard()->text(), u"http://127.0.0.1:%1"_s.arg(port));
    click(u"Open the documentation"_s);
    QCOMPARE(opened, QUrl(u"http://127.0.0.1:%1/docs"_s.arg(port)));
}

void TestServerPage::bookIsClosed()
{
    open();
    const quint16 port = run();
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    QVERIFY(eventually([this] { return !m_window->book(); }, slow));
    QVERIFY(!isAnswering(port));
}

void TestServerPage::bookIsClosedWithClients()
{
    open();
    const quint16 port = run();
    WebClient client(port);
    QVERIFY(eventually([this] { return server()->connectionCount() == 1; }, slow));
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    answer(u"Keep it running"_s);
    QVERIFY(m_window->book());
    QVERIFY(isAnswering(port));
    QVERIFY(eventually([this] { return server()->connectionCount() == 1; }, slow));
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    answer(u"Stop the server"_s);
    QVERIFY(eventually([this] { return !m_window->book(); }, slow));
    QVERIFY(!isAnswering(port));
}

void TestServerPage::windowIsClosed()
{
    open();
    const quint16 port = run();
    QVERIFY(!m_window->close());
    QVERIFY(eventually([this] { return m_window->isHidden(); }, slow));
    QVERIFY(!isAnswering(port));
    QVERIFY(m_window->book()); // for the next start
}

/// As another book is opened by the program itself.
void TestServerPage::bookGoesAtOnce()
{
    open();
    const quint16 port = run();
    m_window->closeBook();
    QVERIFY(eventually([port] { return !isAnswering(port); }, slow));
}

void TestServerPage::windowCrashes()
{
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), { u"--serve"_s, m_desk->folder(), m_book->place() });
    QVERIFY(eventually([&] { return other.canReadLine() || other.state() == QProcess::NotRunning; }, slow));
    const quint16 port = other.readLine().trimmed().toUShort();
    QVERIFY(isAnswering(port));
    ::kill(pid_t(other.processId()), SIGKILL);
    QVERIFY(other.waitForFinished());
    QVERIFY(eventually([port] { return !isAnswering(port); }, slow));
}

void TestServerPage::serverCrashes()
{
    open();
    QVERIFY(run() > 0);
    ::kill(pid_t(static_cast<ChildServer *>(server())->processId()), SIGKILL);
    QVERIFY(isState(ServerState::Off));
    QVERIFY(control()->troubleText().startsWith(u"The server has crashed."_s));
    QVERIFY(run() > 0);
}

void TestServerPage::isNotInstalled()
{
    open(serverMaker({}));
    click(u"Start the server"_s);
    QCOMPARE(control()->troubleText(), u"The program hearthbookd is not installed beside this one."_s);
    m_window.reset();
    open(serverMaker(m_desk->path(u"none"_s)));
    control()->findChild<QSpinBox *>()->setValue(freePort());
    click(u"Start the server"_s);
    QVERIFY(isState(ServerState::Off));
    QVERIFY2(control()->troubleText().contains(u"cannot be started"_s), qPrintable(control()->troubleText()));
}

void TestServerPage::onlyReading()
{
    Desk desk = m_desk->desk();
    desk.makeServer = serverMaker();
    m_window = std::make_unique<MainWindow>(desk, channelTo);
    m_window->show();
    m_window->openProfile(Profiles::made(m_book->place(), true));
    m_window->book()->showPage(u"server"_s);
    QVERIFY(eventually([this] { return shown<QTableView>(*m_window) != nullptr; }));
    QVERIFY(!button(*m_window, u"Start the server"_s)->isEnabled());
    QCOMPARE(control()->troubleText(), u"This book is open only for reading; a server would write to it."_s);
}

void TestServerPage::remoteBook()
{
    m_book = std::make_unique<TestBook>(TestBook::Server);
    Desk desk = m_desk->desk();
    desk.makeServer = serverMaker();
    m_window = std::make_unique<MainWindow>(desk, channelTo);
    m_window->show();
    m_window->open(m_book->place());
    m_window->book()->showPage(u"server"_s);
    QVERIFY(!server());
    const auto says = [this](const QString &name) {
        for (const QLabel *label : page()->findChildren<QLabel *>()) {
            if (label->accessibleName() == name)
                return label->text();
        }
        return QString();
    };
    QVERIFY(eventually([&] { return says(u"Version"_s) == QStringLiteral(HEARTHBOOK_VERSION); }));
    QCOMPARE(says(u"Address"_s), m_book->place());
    QCOMPARE(says(u"State"_s), u"In order"_s);
    QCOMPARE(says(u"API keys"_s), u"Not asked for"_s);
    QVERIFY(!says(u"Running since"_s).isEmpty());
    QVERIFY(!button(*m_window, u"Start the server"_s));
}

void TestServerPage::remoteBookIsLost()
{
    m_book = std::make_unique<TestBook>(TestBook::Server);
    m_window = std::make_unique<MainWindow>(m_desk->desk(), channelTo);
    m_window->show();
    m_window->open(m_book->place());
    m_window->book()->showPage(u"server"_s);
    const auto state = [this] {
        for (const QLabel *label : page()->findChildren<QLabel *>()) {
            if (label->accessibleName() == u"State"_s)
                return label->text();
        }
        return QString();
    };
    QVERIFY(eventually([&] { return state() == u"In order"_s; }));
    m_book->server().kill();
    QVERIFY(eventually([&] { return state().startsWith(u"No answer: "_s); }, slow));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() == 4 && arguments.at(1) == u"--serve")
        return serveAndWait(arguments.at(2), arguments.at(3));
    TestServerPage test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_serverpage.moc"
