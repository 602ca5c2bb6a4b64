#include "tests/support/homeassistantthread.h"
#include "tests/support/homes.h"
#include "tests/support/importwindow.h"
#include "ui/widgets/homereader.h"

#include <QLayout>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Has a server read a running Home Assistant, through the real window.
class TestImportHome : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void init();
    void readsNow();
    void nothingHadChanged();
    void heldListing();
    void refusedToken();
    void notFollowed_data() { TestBook::addWays(); }
    void notFollowed();

private:
    static QString readNow() { return u"Read Home Assistant now"_s; }
    /// The server with its token, and the wizard at Home Assistant's registry.
    void start(const QString &token = u"TOKEN"_s)
    {
        m_book->server().stop();
        m_book->server().setVariable(u"HA_HTTP_URL"_s, m_home->address());
        m_book->server().setVariable(u"HA_TOKEN"_s, token);
        QVERIFY(m_book->server().start());
        Other other(*m_book);
        const bool isTaken = token == u"TOKEN";
        if (!isTaken) // it brings no rows for the window to show
            m_book->feed("devices", R"([{"id":"d1","name":"Lamp"}])");
        const QString settled = isTaken ? u"following"_s : u"auth_invalid"_s;
        QVERIFY(
            eventually([&] { return other.send("GET", u"/api/discovery"_s).value(u"state"_s) == settled; }, 20'000));
        open();
    }
    void open()
    {
        m_open = std::make_unique<OpenPage>(*m_book);
        m_open->begin(ImportSource::Registry);
        QVERIFY(says(QString()));
    }
    HomeReader *reader() { return m_open->wizard()->findChild<HomeReader *>(); }
    bool says(const QString &text)
    {
        return eventually([&] { return !reader()->text().isEmpty() && reader()->text().contains(text); }, 20'000);
    }
    void setDevices(int count)
    {
        m_home->with([count](ScriptedHomeAssistant &home) {
            home.script().results.insert("config/device_registry/list", devicesOfHome(count));
        });
    }
    void press() { QTest::mouseClick(m_open->inWizard(readNow()), Qt::LeftButton); }

    std::unique_ptr<HomeAssistantThread> m_home;
    std::unique_ptr<TestBook> m_book;
    std::unique_ptr<OpenPage> m_open;
};

void TestImportHome::init()
{
    m_open.reset();
    m_book = std::make_unique<TestBook>(TestBook::Server);
    m_home = std::make_unique<HomeAssistantThread>(homeOf(devicesOfHome(40), entitiesOfHome(60, 40)));
}

void TestImportHome::readsNow()
{
    start();
    QVERIFY2(says(u"Connected. "_s), qUtf8Printable(reader()->text()));
    setDevices(42);
    press();
    QVERIFY(!m_open->inWizard(readNow())->isEnabled());
    QVERIFY2(says(u"Home Assistant was read: 42 devices and 60 entities. 2 changes came with it."_s),
             qUtf8Printable(reader()->text()));
    QVERIFY(m_open->inWizard(readNow())->isEnabled());
}

void TestImportHome::nothingHadChanged()
{
    start();
    press();
    QVERIFY2(says(u"Home Assistant was read: 40 devices and 60 entities. Nothing had changed."_s),
             qUtf8Printable(reader()->text()));
}

void TestImportHome::heldListing()
{
    start();
    setDevices(0);
    press();
    QVERIFY2(says(u"A listing waits for you. It lacks 40 of 40 devices"_s), qUtf8Printable(reader()->text()));
}

void TestImportHome::refusedToken()
{
    start(u"WRONG"_s);
    QVERIFY2(says(u"Token refused. "_s), qUtf8Printable(reader()->text()));
    const int before = m_home->connections();
    press();
    QVERIFY(says(u"is being read"_s));
    QVERIFY2(says(u"Token refused. "_s), qUtf8Printable(reader()->text()));
    QCOMPARE(m_home->connections(), before + 1);
}

void TestImportHome::notFollowed()
{
    QFETCH(int, way);
    m_book = std::make_unique<TestBook>(TestBook::Way(way));
    m_book->feed("devices", R"([{"id":"d1","name":"Lamp"}])");
    open();
    QVERIFY2(says(u"HA_HTTP_URL and HA_TOKEN"_s), qUtf8Printable(reader()->text()));
    QVERIFY(!m_open->inWizard(readNow()));
    m_open->choose()->layout()->activate();
    for (const QLineEdit *field : m_open->choose()->findChildren<QLineEdit *>())
        QVERIFY(!field->isVisible() || field->height() >= field->sizeHint().height());
    m_open->choose()->setSource(ImportSource::Webhooks);
    QCOMPARE(reader()->text(), QString());
}

QTEST_MAIN(TestImportHome)
#include "tst_importhome.moc"
