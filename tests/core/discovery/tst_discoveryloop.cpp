#include "core/discovery/discoveryloop.h"
#include "tests/support/certificates.h"
#include "tests/support/homes.h"
#include "tests/support/scriptedhomeassistant.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = DiscoveryState;

/// Over real sockets, against a Home Assistant that does what is told.
class TestDiscoveryLoop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void listsAndFollows();
    void largeListing();
    void resultsBackwardsBetweenEvents();
    void oldReleaseWithoutCoalescing();
    void eventsBeforeTheListingAreNotLost();
    void reusedIdsAreOvercome();
    void droppedInMidListing();
    void droppedLater();
    void lateGreeting();
    void whatGoesWrong_data();
    void whatGoesWrong();
    void nobodyThere();
    void webServerWithoutWebSocket();
    void untrustedCertificate_data();
    void untrustedCertificate();
    void trustedCertificate_data();
    void trustedCertificate();
    void renewedCertificateIsTaken();
    void unreadableCaFile();
    void noTlsAtAll();
    void giantFrame();
    void invalidTokenConnectsOnce();
    void missingCommandsAreDoneWithout();
    void storesInAnotherThread();
    void stopClosesTheConnection();

private:
    void start(quint16 port = 0);
    void startAtWebServer(const QByteArray &answer);
    void speakTls(const QString &certificate);
    State state() const { return m_loop->status().state; }
    QString error() const { return m_loop->status().error.value_or(DiscoveryError()).code; }
    qsizetype rows(std::size_t listing, RegistryPart part) const
    {
        return QJsonDocument::fromJson(m_listings.at(listing)[part].value()).array().size();
    }

    std::unique_ptr<ScriptedHomeAssistant> m_home;
    std::unique_ptr<QTcpServer> m_web;
    std::unique_ptr<DiscoveryLoop> m_loop;
    std::vector<RegistryLists> m_listings;
    std::function<void(DiscoveryContext::Stored)> m_answer;
    QString m_scheme;
    QString m_caFile;
};

void TestDiscoveryLoop::init()
{
    m_listings.clear();
    m_scheme = u"ws"_s;
    m_caFile.clear();
    m_answer = [](const DiscoveryContext::Stored &stored) { stored(DiscoveryCounts()); };
    m_home = std::make_unique<ScriptedHomeAssistant>(homeOf(devicesOfHome(3), entitiesOfHome(5, 3)));
}

void TestDiscoveryLoop::cleanup()
{
    m_loop.reset();
    m_home.reset();
    m_web.reset();
}

void TestDiscoveryLoop::start(quint16 port)
{
    DiscoveryContext context;
    const QString url = u"%1://127.0.0.1:%2/api/websocket"_s.arg(m_scheme).arg(port > 0 ? port : m_home->port());
    context.options.endpoints = { { QUrl(url), u"TOKEN"_s, m_caFile } };
    context.options.random = [] { return 0.5; };
    context.store = [this](RegistryLists lists, const DiscoveryContext::Stored &stored) {
        m_listings.push_back(std::move(lists));
        m_answer(stored);
    };
    context.changed = [](const DiscoveryStatus &) { };
    m_loop = std::make_unique<DiscoveryLoop>(std::move(context));
    m_loop->start();
}

void TestDiscoveryLoop::speakTls(const QString &certificate)
{
    HomeScript script = m_home->script();
    script.certificate = certificate;
    m_home = std::make_unique<ScriptedHomeAssistant>(std::move(script));
    m_scheme = u"wss"_s;
}

void TestDiscoveryLoop::listsAndFollows()
{
    start();
    QTRY_COMPARE(state(), State::Following);
    QCOMPARE(m_listings.size(), std::size_t(1));
    QCOMPARE(rows(0, RegistryPart::Devices), 3);
    QCOMPARE(rows(0, RegistryPart::Entities), 5);
    QVERIFY(m_loop->status().lastRun);
    const QByteArrayList received = m_home->received();
    QVERIFY(received.indexOf("subscribe_events label_registry_updated")
            < received.indexOf("config/device_registry/list"));
    m_home->script().results["config/device_registry/list"] = devicesOfHome(4);
    m_home->tell("device_registry_updated", R"({"action":"create","device_id":"d0003"})");
    QTRY_COMPARE_WITH_TIMEOUT(m_listings.size(), std::size_t(2), 2000);
    QCOMPARE(rows(1, RegistryPart::Devices), 4);
    QCOMPARE(m_home->connections(), 1);
}

void TestDiscoveryLoop::largeListing()
{
    const QByteArray entities = entitiesOfHome(130'000, 3);
    QVERIFY(entities.size() > 12'000'000);
    m_home->script().results["config/entity_registry/list"] = entities;
    start();
    QTRY_COMPARE_WITH_TIMEOUT(m_listings.size(), std::size_t(1), 30'000);
    QCOMPARE(rows(0, RegistryPart::Entities), 130'000);
}

void TestDiscoveryLoop::resultsBackwardsBetweenEvents()
{
    m_home->script().backwards = true;
    start();
    QTRY_COMPARE(m_listings.size(), std::size_t(1));
    QCOMPARE(rows(0, RegistryPart::Devices), 3);
    QCOMPARE(rows(0, RegistryPart::Entities), 5);
    QTRY_COMPARE(m_listings.size(), std::size_t(2)); // there were events meanwhile
}

void TestDiscoveryLoop::oldReleaseWithoutCoalescing()
{
    m_home->script().coalesces = false;
    start();
    QTRY_COMPARE(state(), State::Following);
    QCOMPARE(rows(0, RegistryPart::Devices), 3);
}

void TestDiscoveryLoop::eventsBeforeTheListingAreNotLost()
{
    m_home->script().eventsEarly = true;
    start();
    QTRY_COMPARE(state(), State::Following);
    QCOMPARE(rows(0, RegistryPart::Devices), 3); // it was listed after them
}

void TestDiscoveryLoop::reusedIdsAreOvercome()
{
    m_home->script().reusedIds = 3;
    start();
    QTRY_COMPARE(state(), State::Following);
    QCOMPARE(rows(0, RegistryPart::Entities), 5);
    QCOMPARE(m_home->connections(), 1);
}

void TestDiscoveryLoop::droppedInMidListing()
{
    m_home->script().dropAtList = 4;
    start();
    QTRY_COMPARE(state(), State::Waiting);
    QVERIFY(m_listings.empty());
    QCOMPARE(error(), u"closed"_s);
    QTRY_COMPARE(state(), State::Following);
    QCOMPARE(m_listings.size(), std::size_t(1));
    QCOMPARE(m_home->connections(), 2);
}

void TestDiscoveryLoop::droppedLater()
{
    start();
    QTRY_COMPARE(state(), State::Following);
    m_home->drop();
    QTRY_COMPARE(state(), State::Waiting);
    QVERIFY(m_loop->status().nextRetry);
    QTRY_COMPARE(state(), State::Following);
    QCOMPARE(m_listings.size(), std::size_t(2));
}

void TestDiscoveryLoop::lateGreeting()
{
    m_home->script().greets = false;
    start();
    QTRY_COMPARE(m_home->connections(), 1);
    m_home->greet();
    QTRY_COMPARE(state(), State::Following);
}

void TestDiscoveryLoop::whatGoesWrong_data()
{
    QTest::addColumn<HomeScript>("script");
    QTest::addColumn<QString>("code");
    QTest::newRow("403") << HomeScript { .banned = true } << u"banned"_s;
    QTest::newRow("bytes where text belongs") << HomeScript { .bytes = true } << u"protocol"_s;
    QTest::newRow("no JSON") << HomeScript { .frameAtList = "<html>Bad gateway</html>" } << u"protocol"_s;
    QTest::newRow("devices are not listed")
        << HomeScript { .errors = { { "config/device_registry/list", "unauthorized" } } } << u"refused"_s;
    QTest::newRow("no registry at all") << HomeScript { .results = {} } << u"refused"_s;
}

void TestDiscoveryLoop::whatGoesWrong()
{
    QFETCH(HomeScript, script);
    m_home->script() = script;
    start();
    QTRY_COMPARE(state(), State::Waiting);
    QTEST(error(), "code");
    QVERIFY(m_listings.empty());
    QCOMPARE(m_home->connections(), 1);
}

void TestDiscoveryLoop::nobodyThere()
{
    const quint16 port = m_home->port();
    m_home.reset();
    start(port);
    QTRY_COMPARE(state(), State::Waiting);
    QCOMPARE(error(), u"unreachable"_s);
}

/// At a server that answers everything with this.
void TestDiscoveryLoop::startAtWebServer(const QByteArray &answer)
{
    m_web = std::make_unique<QTcpServer>();
    QVERIFY(m_web->listen(QHostAddress::LocalHost));
    connect(m_web.get(), &QTcpServer::newConnection, this,
            [this, answer] { m_web->nextPendingConnection()->write(answer); });
    start(m_web->serverPort());
}

void TestDiscoveryLoop::webServerWithoutWebSocket()
{
    startAtWebServer("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
    QTRY_COMPARE(state(), State::Waiting);
    QCOMPARE(error(), u"unreachable"_s);
    QVERIFY(m_loop->status().error->message.contains(u"502"_s));
}

void TestDiscoveryLoop::untrustedCertificate_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("trusted");
    QTest::addColumn<QString>("problem");
    const QString authority = certificateFile(u"authority"_s);
    QTest::newRow("signed by itself") << u"selfsigned"_s << QString() << u"it is signed by itself ("_s;
    QTest::newRow("unknown authority") << u"localhost"_s << QString()
                                       << u"it is signed by an authority that is not known here ("_s;
    QTest::newRow("another authority") << u"localhost"_s << certificateFile(u"selfsigned"_s)
                                       << u"it is signed by an authority that is not known here ("_s;
    QTest::newRow("for another name") << u"elsewhere"_s << authority
                                      << u"it is for ha.example and homeassistant.example, not for 127.0.0.1"_s;
    QTest::newRow("expired") << u"expired"_s << authority << u"it expired on 2021-01-01"_s;
    QTest::newRow("not valid yet") << u"future"_s << authority
                                   << u"it is not valid before 2110-01-01, by this machine's clock"_s;
    QTest::newRow("several things") << u"expired"_s << QString() << u"; it expired on 2021-01-01"_s;
}

void TestDiscoveryLoop::untrustedCertificate()
{
    QFETCH(QString, certificate);
    QFETCH(QString, trusted);
    QFETCH(QString, problem);
    speakTls(certificate);
    m_caFile = trusted;
    start();
    QTRY_COMPARE(state(), State::Waiting);
    QCOMPARE(error(), u"tls"_s);
    const QString message = m_loop->status().error->message;
    QVERIFY2(message.startsWith(u"The certificate of Home Assistant is not trusted: "_s), qUtf8Printable(message));
    QVERIFY2(message.contains(problem), qUtf8Printable(message));
    QVERIFY(m_loop->status().nextRetry);
    QVERIFY(m_home->received().isEmpty()); // above all not the token
}

void TestDiscoveryLoop::trustedCertificate_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("trusted");
    QTest::newRow("an authority") << u"localhost"_s << certificateFile(u"authority"_s);
    QTest::newRow("signed by itself") << u"selfsigned"_s << certificateFile(u"selfsigned"_s);
}

void TestDiscoveryLoop::trustedCertificate()
{
    QFETCH(QString, certificate);
    QFETCH(QString, trusted);
    speakTls(certificate);
    m_caFile = trusted;
    start();
    QTRY_COMPARE(state(), State::Following);
    QCOMPARE(rows(0, RegistryPart::Devices), 3);
}

void TestDiscoveryLoop::renewedCertificateIsTaken()
{
    speakTls(u"expired"_s);
    m_caFile = certificateFile(u"authority"_s);
    start();
    QTRY_COMPARE(state(), State::Waiting);
    m_home->setCertificate(u"localhost"_s);
    QTRY_COMPARE(state(), State::Following);
    QVERIFY(!m_loop->status().error);
}

void TestDiscoveryLoop::unreadableCaFile()
{
    speakTls(u"localhost"_s);
    m_caFile = u"/nowhere.pem"_s;
    start();
    QTRY_COMPARE(state(), State::Waiting);
    QCOMPARE(error(), u"tls"_s);
    QCOMPARE(m_loop->status().error->message,
             u"No certificate can be read from /nowhere.pem (HEARTHBOOK_HA_CA_FILE)"_s);
}

void TestDiscoveryLoop::noTlsAtAll()
{
    m_scheme = u"wss"_s;
    startAtWebServer("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    QTRY_COMPARE(state(), State::Waiting);
    QCOMPARE(error(), u"tls"_s);
    const QString message = m_loop->status().error->message;
    QVERIFY2(message.startsWith(u"No TLS connection to Home Assistant comes about: "_s), qUtf8Printable(message));
}

void TestDiscoveryLoop::giantFrame()
{
    m_home->script().frameAtList = QByteArray(65 << 20, ' ');
    start();
    QTRY_COMPARE_WITH_TIMEOUT(state(), State::Waiting, 30'000);
    QCOMPARE(error(), u"too_large"_s);
}

void TestDiscoveryLoop::invalidTokenConnectsOnce()
{
    m_home->script().token = "ANOTHER";
    start();
    QTRY_COMPARE(state(), State::AuthInvalid);
    QCOMPARE(error(), u"auth_invalid"_s);
    QVERIFY(!m_loop->status().nextRetry);
    m_home->script().token = "TOKEN";
    m_loop->trigger();
    QTRY_COMPARE(state(), State::Following);
    QCOMPARE(m_home->connections(), 2);
}

void TestDiscoveryLoop::missingCommandsAreDoneWithout()
{
    m_home->script().results.remove("config/device_registry/list_composite_splits");
    m_home->script().errors.insert("config_entries/get", "unauthorized");
    m_home->script().errors.insert("label_registry_updated", "unauthorized");
    start();
    QTRY_COMPARE(state(), State::Following);
    QVERIFY(!m_listings[0][RegistryPart::Splits]);
    QVERIFY(!m_listings[0][RegistryPart::ConfigEntries]);
    QVERIFY(m_listings[0][RegistryPart::Areas]);
}

void TestDiscoveryLoop::storesInAnotherThread()
{
    std::unique_ptr<QThread> thread;
    m_answer = [&thread](const DiscoveryContext::Stored &stored) {
        thread.reset(QThread::create([stored] { stored(DiscoveryCounts { .devices = 3 }); }));
        thread->start();
    };
    start();
    QTRY_COMPARE(state(), State::Following);
    QCOMPARE(m_loop->status().counts->devices, 3);
    thread->wait();
}

void TestDiscoveryLoop::stopClosesTheConnection()
{
    start();
    QTRY_COMPARE(state(), State::Following);
    m_loop->stop();
    QCOMPARE(state(), State::Stopped);
    QTRY_COMPARE(m_home->open(), 0);
}

QTEST_GUILESS_MAIN(TestDiscoveryLoop)
#include "tst_discoveryloop.moc"
