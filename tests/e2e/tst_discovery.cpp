#include "tests/support/certificates.h"
#include "tests/support/files.h"
#include "tests/support/homeassistantthread.h"
#include "tests/support/homes.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/serverprocess.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The real server beside a scripted Home Assistant.
class TestDiscovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void firstSyncAndEvents();
    void comesBackAfterARestart();
    void emptyRegistryIsHeldUntilApproved();
    void invalidTokenStops();
    void untrustedCertificate();
    void trustedCertificate();
    void nobodyThereDelaysNothing();
    void triggerWithoutASetup();

private:
    void start(const QByteArray &token = "TOKEN");
    void speakTls();
    QJsonObject status() { return QJsonDocument::fromJson(m_client->get("/api/discovery").body).object(); }
    QString state() { return status()[u"state"_s].toString(); }
    qint64 present()
    {
        return PlainDatabase(m_server->database())
            .value("SELECT count(*) FROM devices WHERE gone_at IS NULL")
            .toLongLong();
    }
    void setDevices(int count)
    {
        m_home->with([count](ScriptedHomeAssistant &home) {
            home.script().results["config/device_registry/list"] = devicesOfHome(count);
            home.tell("device_registry_updated");
        });
    }

    std::unique_ptr<HomeAssistantThread> m_home;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<WebClient> m_client;
};

void TestDiscovery::init()
{
    m_home = std::make_unique<HomeAssistantThread>(homeOf(devicesOfHome(40), entitiesOfHome(60, 40)));
    m_server = std::make_unique<ServerProcess>();
}

void TestDiscovery::cleanup()
{
    m_client.reset();
    QCOMPARE(m_server->stop().code, 0);
    QVERIFY(!readFile(m_server->path(u"stderr.txt"_s)).contains("TOKEN"));
    m_home.reset();
}

void TestDiscovery::start(const QByteArray &token)
{
    m_server->setVariable(u"HA_HTTP_URL"_s, m_home->address());
    m_server->setVariable(u"HA_TOKEN"_s, QString::fromLatin1(token));
    QVERIFY(m_server->start());
    m_client = std::make_unique<WebClient>(m_server->port());
}

void TestDiscovery::speakTls()
{
    HomeScript script = homeOf(devicesOfHome(40), entitiesOfHome(60, 40));
    script.certificate = u"localhost"_s;
    m_home = std::make_unique<HomeAssistantThread>(std::move(script));
}

void TestDiscovery::firstSyncAndEvents()
{
    start();
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"following"_s, 20'000);
    QCOMPARE(status()[u"counts"_s][u"devices"_s], 40);
    QCOMPARE(status()[u"counts"_s][u"entities"_s], 60);
    QCOMPARE(present(), 40);
    QElapsedTimer clock;
    clock.start();
    setDevices(41);
    QTRY_COMPARE_WITH_TIMEOUT(present(), 41, 10'000);
    QVERIFY2(clock.elapsed() < 2000, QByteArray::number(clock.elapsed()));
    QCOMPARE(m_home->connections(), 1);
}

void TestDiscovery::comesBackAfterARestart()
{
    start();
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"following"_s, 20'000);
    const quint16 port = m_home->port();
    m_home.reset();
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"waiting"_s, 10'000);
    QVERIFY(status()[u"next_retry"_s].isString());
    m_home = std::make_unique<HomeAssistantThread>(homeOf(devicesOfHome(42), entitiesOfHome(60, 42)), port);
    QTRY_COMPARE_WITH_TIMEOUT(present(), 42, 30'000);
}

void TestDiscovery::emptyRegistryIsHeldUntilApproved()
{
    start();
    QTRY_COMPARE_WITH_TIMEOUT(present(), 40, 20'000);
    setDevices(0);
    QTRY_VERIFY_WITH_TIMEOUT(status()[u"held"_s].isObject(), 10'000);
    QCOMPARE(status()[u"held"_s][u"reason"_s], u"refused"_s);
    QCOMPARE(status()[u"held"_s][u"would_remove"_s], 40);
    QCOMPARE(present(), 40);
    QCOMPARE(m_client->post("/api/discovery/approve", {}).status, 200);
    QCOMPARE(present(), 0);
    QVERIFY(status()[u"held"_s].isNull());
}

void TestDiscovery::invalidTokenStops()
{
    start("WRONG");
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"auth_invalid"_s, 20'000);
    QCOMPARE(status()[u"error"_s][u"code"_s], u"auth_invalid"_s);
    QVERIFY(status()[u"next_retry"_s].isNull());
    QCOMPARE(m_home->connections(), 1);
    QCOMPARE(m_client->post("/api/discovery/trigger", {}).status, 202);
    QTRY_COMPARE_WITH_TIMEOUT(m_home->connections(), 2, 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"auth_invalid"_s, 10'000);
}

void TestDiscovery::untrustedCertificate()
{
    speakTls();
    start();
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"waiting"_s, 20'000);
    QCOMPARE(status()[u"error"_s][u"code"_s], u"tls"_s);
    const QString message = status()[u"error"_s][u"message"_s].toString();
    QVERIFY2(message.contains(u"an authority that is not known here (HEARTHBOOK_HA_CA_FILE can name it)"_s),
             qUtf8Printable(message));
    QVERIFY(status()[u"next_retry"_s].isString());
    QVERIFY(readFile(m_server->path(u"stderr.txt"_s)).contains(message.toUtf8()));
    QCOMPARE(present(), 0);
}

void TestDiscovery::trustedCertificate()
{
    speakTls();
    m_server->setVariable(u"HEARTHBOOK_HA_CA_FILE"_s, certificateFile(u"authority"_s));
    start();
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"following"_s, 20'000);
    QCOMPARE(present(), 40);
}

void TestDiscovery::nobodyThereDelaysNothing()
{
    m_server->setVariable(u"HA_HTTP_URL"_s, u"http://127.0.0.1:1"_s);
    m_server->setVariable(u"HA_TOKEN"_s, u"T"_s);
    QVERIFY(m_server->start());
    m_client = std::make_unique<WebClient>(m_server->port());
    QCOMPARE(m_client->get("/api/devices").status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"waiting"_s, 20'000);
    QCOMPARE(status()[u"error"_s][u"code"_s], u"unreachable"_s);
}

void TestDiscovery::triggerWithoutASetup()
{
    QVERIFY(m_server->start());
    m_client = std::make_unique<WebClient>(m_server->port());
    QCOMPARE(state(), u"disabled"_s);
    QCOMPARE(m_client->post("/api/discovery/trigger", {}).status, 503);
}

QTEST_GUILESS_MAIN(TestDiscovery)
#include "tst_discovery.moc"
