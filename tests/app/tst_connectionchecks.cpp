#include "app/doctor/connectionchecks.h"
#include "tests/app/findingcodes.h"
#include "tests/app/settingsof.h"
#include "tests/support/scriptedhomeassistant.h"
#include "tests/support/scriptedinflux.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Settings settingsFor(quint16 port, const QString &token = u"TOKEN"_s)
{
    return settingsOf({ u"HA_HTTP_URL"_s, u"http://127.0.0.1:%1"_s.arg(port), u"HA_TOKEN"_s, token });
}

/// A server whose answer has this Date.
class DatedServer : public QTcpServer
{
public:
    explicit DatedServer(QByteArray head) : m_head(std::move(head))
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                requests += socket->readAll();
                socket->write(m_head);
            });
        });
    }
    QUrl url() const { return QUrl(u"http://me:planted@127.0.0.1:%1/?token=planted"_s.arg(serverPort())); }

    QByteArray requests = {};

private:
    const QByteArray m_head;
};

} // namespace

/// Home Assistant and InfluxDB as they should not be.
class TestConnectionChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void homeAssistant();
    void homeAssistantRefuses();
    void homeAssistantBans();
    void homeAssistantIsSilent();
    void homeAssistantIsNotThere();
    void influx();
    void influxFails_data();
    void influxFails();
    void influxIsNotThere();
    void clock_data();
    void clock();
    void clockIsAskedWithoutCredentials();
};

void TestConnectionChecks::homeAssistant()
{
    ScriptedHomeAssistant home(homeOf("[]", "[]"));
    QCOMPARE(codesOf(checkHomeAssistant(settingsFor(home.port()))), QString());
    QCOMPARE(home.connections(), 1);
    QCOMPARE(codesOf(checkHomeAssistant(settingsOf({}))), QString());
}

void TestConnectionChecks::homeAssistantRefuses()
{
    ScriptedHomeAssistant home;
    const Findings found = checkHomeAssistant(settingsFor(home.port(), u"planted"_s));
    QCOMPARE(codesOf(found), u"home-assistant-refused"_s);
    QVERIFY(!found.at(0).found.contains(u"planted"_s));
    QCOMPARE(home.connections(), 1); // each one more might have it ban this machine
}

void TestConnectionChecks::homeAssistantBans()
{
    HomeScript script;
    script.banned = true;
    ScriptedHomeAssistant home(script);
    QCOMPARE(codesOf(checkHomeAssistant(settingsFor(home.port()))), u"home-assistant-refused"_s);
}

void TestConnectionChecks::homeAssistantIsSilent()
{
    HomeScript script;
    script.greets = false;
    ScriptedHomeAssistant home(script);
    QCOMPARE(codesOf(checkHomeAssistant(settingsFor(home.port()), 100ms)), u"home-assistant-unreachable"_s);
}

void TestConnectionChecks::homeAssistantIsNotThere()
{
    QCOMPARE(codesOf(checkHomeAssistant(settingsFor(1))), u"home-assistant-unreachable"_s);
}

void TestConnectionChecks::influx()
{
    ScriptedInflux influx;
    QCOMPARE(codesOf(checkInflux({ .url = influx.url(), .token = u"t"_s })), QString());
    QCOMPARE(codesOf(checkInflux({})), QString());
}

void TestConnectionChecks::influxFails_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QString>("codes");
    QTest::newRow("refused") << QByteArray("401 Unauthorized") << u"influxdb-refused"_s;
    QTest::newRow("no bucket") << QByteArray("404 Not Found") << u"influxdb-bucket-missing"_s;
    QTest::newRow("broken") << QByteArray("500 Internal Server Error") << u"influxdb-unreachable"_s;
}

void TestConnectionChecks::influxFails()
{
    QFETCH(QByteArray, status);
    QFETCH(QString, codes);
    ScriptedInflux influx;
    influx.setAdmission(ScriptedInflux::status(status, R"({"message":"no, planted"})"));
    const Findings found = checkInflux({ .url = influx.url(), .token = u"planted"_s });
    QCOMPARE(codesOf(found), codes);
    QVERIFY(!found.at(0).found.contains(u"planted"_s));
}

void TestConnectionChecks::influxIsNotThere()
{
    QCOMPARE(codesOf(checkInflux({ .url = QUrl(u"http://127.0.0.1:1"_s), .token = u"t"_s })),
             u"influxdb-unreachable"_s);
}

void TestConnectionChecks::clock_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("isKnown");
    QTest::addColumn<QString>("codes");
    const QByteArray end = "Content-Length: 0\r\n\r\n";
    QTest::newRow("right") << QByteArray("HTTP/1.1 404 No\r\nDate: Tue, 14 Oct 2025 17:00:05 GMT\r\n" + end) << true
                           << QString();
    QTest::newRow("an hour ahead") << QByteArray("HTTP/1.1 200 OK\r\nDate: Tue, 14 Oct 2025 18:00:05 GMT\r\n" + end)
                                   << true << u"clock-off"_s;
    QTest::newRow("no date") << QByteArray("HTTP/1.1 200 OK\r\n" + end) << false << QString();
    QTest::newRow("no time") << QByteArray("HTTP/1.1 200 OK\r\nDate: now\r\n" + end) << false << QString();
    QTest::newRow("no end of the body") << QByteArray(
        "HTTP/1.1 200 OK\r\nDate: Tue, 14 Oct 2025 17:00:05 GMT\r\nContent-Length: 9\r\n\r\n")
                                        << true << QString();
}

void TestConnectionChecks::clock()
{
    QFETCH(QByteArray, head);
    QFETCH(bool, isKnown);
    QFETCH(QString, codes);
    const Timestamp ours { 1'760'461'205'000'000 }; // 2025-10-14T17:00:05Z
    DatedServer server(head);
    const std::optional<Timestamp> theirs = clockOf(server.url());
    QCOMPARE(theirs.has_value(), isKnown);
    QCOMPARE(codesOf(checkClock(u"Home Assistant"_s, theirs, ours)), codes);
}

void TestConnectionChecks::clockIsAskedWithoutCredentials()
{
    DatedServer server("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    std::ignore = clockOf(server.url());
    QVERIFY(server.requests.startsWith("GET / HTTP/1.1\r\n"));
    QVERIFY2(!server.requests.contains("planted") && !server.requests.contains("Authorization"), server.requests);
    QVERIFY(!clockOf(QUrl(u"http://127.0.0.1:1/"_s)));
}

QTEST_GUILESS_MAIN(TestConnectionChecks)
#include "tst_connectionchecks.moc"
