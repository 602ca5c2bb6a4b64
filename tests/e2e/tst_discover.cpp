#include "tests/support/certificates.h"
#include "tests/support/homeassistantthread.h"
#include "tests/support/homes.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/serverprocess.h"

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// `hearthbookd discover` from the outside.
class TestDiscover : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void onceFillsTheBook();
    void dryRunWritesNothing();
    void heldAndApproved();
    void handedToAServer();
    void followsUntilStopped();
    void invalidTokenIsOneLine();
    void nobodyThereFails();
    void untrustedCertificateFails();
    void usage_data();
    void usage();

private:
    Ending discover(const QStringList &more) { return m_program->runToEnd(QStringList { u"discover"_s } + more); }
    void setDevices(int count)
    {
        m_home->with([count](ScriptedHomeAssistant &home) {
            home.script().results["config/device_registry/list"] = devicesOfHome(count);
        });
    }
    QString value(const QByteArray &sql) { return PlainDatabase(m_program->database()).value(sql); }

    std::unique_ptr<HomeAssistantThread> m_home;
    std::unique_ptr<ServerProcess> m_program;
};

void TestDiscover::init()
{
    m_home = std::make_unique<HomeAssistantThread>(homeOf(devicesOfHome(40), entitiesOfHome(60, 40)));
    m_program = std::make_unique<ServerProcess>();
    m_program->setVariable(u"HA_WS_URL"_s, m_home->address());
    m_program->setVariable(u"HA_TOKEN"_s, u"TOKEN"_s);
}

void TestDiscover::onceFillsTheBook()
{
    const Ending ending = discover({ u"--once"_s });
    QCOMPARE(ending.code, 0);
    QVERIFY(ending.out.contains("devices: 40 added, 0 changed, 0 unchanged\n"));
    QVERIFY(ending.out.contains("entities: 60 added, 0 changed, 0 unchanged\n"));
    QCOMPARE(value("SELECT count(*) FROM devices"), u"40"_s);
    QCOMPARE(value("SELECT count(*) FROM operations"), u"1"_s);
    QVERIFY(discover({ u"--once"_s }).out.contains("devices: 0 added, 0 changed, 40 unchanged\n"));
}

void TestDiscover::dryRunWritesNothing()
{
    const Ending ending = discover({ u"--dry-run"_s });
    QCOMPARE(ending.code, 0);
    QVERIFY(ending.out.contains("devices: 40 added"));
    QVERIFY(!QFile::exists(m_program->database()));
}

void TestDiscover::heldAndApproved()
{
    QCOMPARE(discover({ u"--approve"_s }).code, 1);
    QCOMPARE(discover({ u"--once"_s }).code, 0);
    setDevices(1);
    const Ending held = discover({ u"--once"_s });
    QCOMPARE(held.code, 1);
    QVERIFY(held.out.contains("Held, nothing was written: the listing lacks 39 of 40 devices"));
    QCOMPARE(value("SELECT count(*) FROM devices WHERE gone_at IS NULL"), u"40"_s);
    const Ending approved = discover({ u"--approve"_s });
    QCOMPARE(approved.code, 0);
    QVERIFY(approved.out.contains("39 gone"));
    QCOMPARE(value("SELECT count(*) FROM devices WHERE gone_at IS NULL"), u"1"_s);
}

void TestDiscover::handedToAServer()
{
    ServerProcess server;
    QVERIFY(server.start());
    m_home->with([](ScriptedHomeAssistant &home) {
        home.script().results["config/entity_registry/list"] = entitiesOfHome(5001, 40);
    });
    const QString url = u"http://127.0.0.1:%1/"_s.arg(server.port());
    const Ending rehearsed = discover({ u"--dry-run"_s, u"--server"_s, url });
    QCOMPARE(rehearsed.code, 0);
    QCOMPARE(PlainDatabase(server.database()).value("SELECT count(*) FROM devices"), u"0"_s);
    const Ending ending = discover({ u"--once"_s, u"--server"_s, url });
    QCOMPARE(ending.code, 0);
    QVERIFY(ending.out.contains("entities: 5001 added"));
    QCOMPARE(PlainDatabase(server.database()).value("SELECT count(*) FROM entities"), u"5001"_s);
    QVERIFY(!QFile::exists(m_program->database()));
}

void TestDiscover::followsUntilStopped()
{
    m_program->run({ u"discover"_s });
    QTRY_COMPARE_WITH_TIMEOUT(m_home->count("config/device_registry/list"), 1, 20'000);
    setDevices(41);
    m_home->with([](ScriptedHomeAssistant &home) { home.tell("device_registry_updated"); });
    QTRY_COMPARE_WITH_TIMEOUT(m_home->count("config/device_registry/list"), 2, 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(value("SELECT count(*) FROM devices"), u"41"_s, 10'000);
    QCOMPARE(m_program->stop().code, 0);
}

void TestDiscover::invalidTokenIsOneLine()
{
    m_program->setVariable(u"HA_TOKEN"_s, u"WRONG"_s);
    const Ending ending = discover({});
    QCOMPARE(ending.code, 1);
    QVERIFY2(ending.isOneLine(), ending.err.constData());
    QVERIFY(ending.err.contains("refuses the access token"));
    QVERIFY(!ending.err.contains("WRONG"));
    QCOMPARE(m_home->connections(), 1);
}

void TestDiscover::nobodyThereFails()
{
    m_program->setVariable(u"HA_WS_URL"_s, u"ws://127.0.0.1:1"_s);
    const Ending ending = discover({ u"--once"_s });
    QCOMPARE(ending.code, 1);
    QVERIFY2(ending.isOneLine(), ending.err.constData());
}

void TestDiscover::untrustedCertificateFails()
{
    HomeScript script = homeOf(devicesOfHome(4), "[]");
    script.certificate = u"elsewhere"_s;
    m_home = std::make_unique<HomeAssistantThread>(std::move(script));
    m_program->setVariable(u"HA_WS_URL"_s, m_home->address());
    const Ending ending = discover({ u"--once"_s, u"--ha-ca-file"_s, certificateFile(u"authority"_s) });
    QCOMPARE(ending.code, 1);
    QVERIFY(ending.isOneLine());
    QVERIFY2(ending.err.contains("it is for ha.example and homeassistant.example, not for 127.0.0.1"), ending.err);
}

void TestDiscover::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("a server that is no address") << QStringList { u"--server"_s, u"nonsense"_s };
    QTest::newRow("approve and once") << QStringList { u"--approve"_s, u"--once"_s };
}

void TestDiscover::usage()
{
    QFETCH(QStringList, arguments);
    const Ending ending = discover(arguments);
    QCOMPARE(ending.code, 2);
    QVERIFY(ending.isOneLine());
}

QTEST_GUILESS_MAIN(TestDiscover)
#include "tst_discover.moc"
