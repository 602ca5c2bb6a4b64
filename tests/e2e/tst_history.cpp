#include "tests/support/files.h"
#include "tests/support/homeassistantthread.h"
#include "tests/support/homes.h"
#include "tests/support/influxprocess.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/serverprocess.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The history of the registries in a real InfluxDB 1.6.
class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void pointsOfAListing();
    void importReadsItBack();
    void everyListingIsWritten();
    void offByDefault();
    void withoutInfluxItSaysSo();
    void heldListingIsNotWritten();
    void hangingInfluxDelaysNothing();
    void unreachableInfluxIsShownAndLoggedOnce();
    void discoverOnceWrites();
    void discoverOnceWithoutInfluxIsDoneAllTheSame();
    void dryRunWritesNothing();

private:
    void useInflux(const QString &url)
    {
        m_server->setVariable(u"INFLUXDB_URL"_s, url);
        m_server->setVariable(u"INFLUXDB_BUCKET"_s, u"home"_s);
        m_server->setVariable(u"STORE_DEVICE_HISTORY_IN_INFLUXDB"_s, u"true"_s);
    }
    void start();
    QJsonObject status() { return QJsonDocument::fromJson(m_client->get("/api/discovery").body).object(); }
    QJsonValue history() { return status()[u"history"_s]; }
    qint64 written() { return history()[u"written"_s].toInteger(-1); }
    /// Rows of an InfluxQL statement, each as its columns by name; tags are columns too.
    QList<QJsonObject> rows(const QByteArray &statement);
    qsizetype pointCount() { return rows("SELECT * FROM devices").size() + rows("SELECT * FROM entities").size(); }
    void setDevices(const QByteArray &json)
    {
        m_home->with([json](ScriptedHomeAssistant &home) {
            home.script().results["config/device_registry/list"] = json;
            home.tell("device_registry_updated");
        });
    }
    QByteArray log() { return readFile(m_server->path(u"stderr.txt"_s)); }

    std::unique_ptr<InfluxProcess> m_influx;
    std::unique_ptr<HomeAssistantThread> m_home;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<WebClient> m_client;
};

namespace {

constexpr auto devices = R"([
    {"id":"d1","name":"Hue Bridge","manufacturer":"Signify","model":"Hue, \"Bridge\"","area_id":"hall way","sw_version":"1.68"},
    {"id":"d2","name":null,"manufacturer":null,"model":null,"area_id":null,"sw_version":null}])";
constexpr auto entities = R"([
    {"entity_id":"light.lamp","id":"r1","device_id":"d1","platform":"hue","area_id":"kitchen","unique_id":"u1","disabled_by":"user"},
    {"entity_id":"sun.sun","id":"r2","device_id":null,"platform":"sun","area_id":null,"unique_id":"u2","disabled_by":null}])";
constexpr auto entries = R"([{"entry_id":"e1","domain":"hue","title":"Philips Hue","state":"loaded"}])";

} // namespace

void TestHistory::initTestCase()
{
    m_influx = std::make_unique<InfluxProcess>();
}

void TestHistory::init()
{
    m_influx->statement("DROP DATABASE home");
    QVERIFY(m_influx->statement("CREATE DATABASE home").contains("\"statement_id\":0}"));
    HomeScript script = homeOf(devices, entities);
    script.results["config_entries/get"] = entries;
    m_home = std::make_unique<HomeAssistantThread>(std::move(script));
    m_server = std::make_unique<ServerProcess>();
    m_server->setVariable(u"HA_HTTP_URL"_s, m_home->address());
    m_server->setVariable(u"HA_TOKEN"_s, u"TOKEN"_s);
}

void TestHistory::cleanup()
{
    m_client.reset();
    if (m_server->isRunning())
        QCOMPARE(m_server->stop().code, 0);
    m_home.reset();
}

void TestHistory::start()
{
    QVERIFY(m_server->start());
    m_client = std::make_unique<WebClient>(m_server->port());
}

QList<QJsonObject> TestHistory::rows(const QByteArray &statement)
{
    const QByteArray answer = m_influx->statement(statement, "home");
    const QByteArray body = answer.mid(answer.indexOf("\r\n\r\n") + 4);
    const QJsonArray series = QJsonDocument::fromJson(body)[u"results"_s][0][u"series"_s].toArray();
    QList<QJsonObject> all;
    for (const QJsonValue &row : series.at(0)[u"values"_s].toArray()) {
        QJsonObject object;
        for (qsizetype i = 0; i < row.toArray().size(); ++i)
            object[series[0][u"columns"_s][i].toString()] = row[i];
        all += object;
    }
    return all;
}

void TestHistory::pointsOfAListing()
{
    useInflux(m_influx->url().toString());
    start();
    QTRY_COMPARE_WITH_TIMEOUT(written(), 1, 20'000);
    QVERIFY(history()[u"error"_s].isNull());
    QVERIFY(history()[u"last_written"_s].isString());

    const QList<QJsonObject> device = rows("SELECT * FROM devices ORDER BY time");
    QCOMPARE(device.size(), 2);
    const bool swapped = device[0][u"device_id"_s] == u"d2"_s;
    const QJsonObject whole = device[swapped ? 1 : 0];
    const QJsonObject empty = device[swapped ? 0 : 1];
    QCOMPARE(whole[u"device_id"_s], u"d1"_s);
    QCOMPARE(whole[u"manufacturer"_s], u"Signify"_s);
    QCOMPARE(whole[u"model"_s], uR"(Hue, "Bridge")"_s);
    QCOMPARE(whole[u"area_id"_s], u"hall way"_s);
    QCOMPARE(whole[u"name"_s], u"Hue Bridge"_s);
    QCOMPARE(whole[u"sw_version"_s], u"1.68"_s);
    QCOMPARE(whole[u"entity_count"_s], 1);
    QVERIFY(whole[u"time"_s].toString().endsWith(u"Z"_s) && !whole[u"time"_s].toString().contains(u'.'));
    QCOMPARE(empty[u"manufacturer"_s], u"Unknown"_s);
    QCOMPARE(empty[u"model"_s], u"Unknown"_s);
    QCOMPARE(empty[u"area_id"_s], u"unassigned"_s);
    QCOMPARE(empty[u"name"_s], u"d2"_s);
    QCOMPARE(empty[u"sw_version"_s], u"Unknown"_s);
    QCOMPARE(empty[u"entity_count"_s], 0);

    const QList<QJsonObject> lamp = rows("SELECT * FROM entities WHERE \"domain\" = 'light'");
    QCOMPARE(lamp.size(), 1);
    QCOMPARE(lamp[0][u"entity_id"_s], u"light.lamp"_s);
    QCOMPARE(lamp[0][u"device_id"_s], u"d1"_s);
    QCOMPARE(lamp[0][u"platform"_s], u"hue"_s);
    QCOMPARE(lamp[0][u"unique_id"_s], u"u1"_s);
    QCOMPARE(lamp[0][u"disabled"_s], true);
    const QList<QJsonObject> sun = rows("SELECT * FROM entities WHERE \"domain\" = 'sun'");
    QCOMPARE(sun[0][u"device_id"_s], u"unknown"_s);
    QCOMPARE(sun[0][u"area_id"_s], u"unassigned"_s);
    QCOMPARE(sun[0][u"disabled"_s], false);

    const QList<QJsonObject> entry = rows("SELECT * FROM config_entries");
    QCOMPARE(entry.size(), 1);
    QCOMPARE(entry[0][u"entry_id"_s], u"e1"_s);
    QCOMPARE(entry[0][u"domain"_s], u"hue"_s);
    QCOMPARE(entry[0][u"state"_s], u"loaded"_s);
    QCOMPARE(entry[0][u"title"_s], u"Philips Hue"_s);
}

/// Into another book, where what stands for nothing is nothing again.
void TestHistory::importReadsItBack()
{
    useInflux(m_influx->url().toString());
    start();
    QTRY_COMPARE_WITH_TIMEOUT(written(), 1, 20'000);
    ServerProcess other;
    other.setVariable(u"INFLUXDB_URL"_s, m_influx->url().toString());
    other.setVariable(u"INFLUXDB_BUCKET"_s, u"home"_s);
    QDir(other.folder()).mkpath(u"data"_s);
    const Ending ending = other.runToEnd({ u"import"_s, u"influx"_s });
    QVERIFY2(ending.code == 0, ending.err + ending.out);
    QVERIFY2(ending.out.contains("compared with the source: no difference\n"), ending.out.constData());
    const QByteArray deviceRows =
        "SELECT group_concat(device_id || '|' || name || '|' || ifnull(manufacturer, '-') || '|' "
        "|| ifnull(model, '-') || '|' || ifnull(area_id, '-') || '|' || ifnull(sw_version, '-'), "
        "'; ') FROM (SELECT * FROM devices ORDER BY device_id)";
    const QByteArray entityRows =
        "SELECT group_concat(entity_id || '|' || ifnull(device_id, '-') || '|' || domain || '|' || "
        "platform || '|' || ifnull(area_id, '-') || '|' || unique_id || '|' || disabled, '; ') "
        "FROM (SELECT * FROM entities ORDER BY entity_id)";
    PlainDatabase imported(other.database());
    PlainDatabase listed(m_server->database());
    QCOMPARE(imported.value(deviceRows), uR"(d1|Hue Bridge|Signify|Hue, "Bridge"|hall way|1.68; d2|d2|-|-|-|-)"_s);
    QCOMPARE(imported.value(entityRows), u"light.lamp|d1|light|hue|kitchen|u1|1; sun.sun|-|sun|sun|-|u2|0"_s);
    QCOMPARE(imported.value(deviceRows), listed.value(deviceRows));
    QCOMPARE(imported.value(entityRows), listed.value(entityRows));
    QCOMPARE(imported.value("SELECT entry_id || domain || title || state FROM integrations"),
             u"e1huePhilips Hueloaded"_s);
}

void TestHistory::everyListingIsWritten()
{
    useInflux(m_influx->url().toString());
    start();
    QTRY_COMPARE_WITH_TIMEOUT(written(), 1, 20'000);
    setDevices(devicesOfHome(12'001));
    QTRY_COMPARE_WITH_TIMEOUT(written(), 2, 20'000);
    QCOMPARE(rows("SELECT count(sw_version) AS n FROM devices").value(0)[u"n"_s], 2 + 12'001);
}

void TestHistory::offByDefault()
{
    m_server->setVariable(u"INFLUXDB_URL"_s, m_influx->url().toString());
    m_server->setVariable(u"INFLUXDB_BUCKET"_s, u"home"_s);
    start();
    QTRY_COMPARE_WITH_TIMEOUT(status()[u"state"_s], u"following"_s, 20'000);
    QVERIFY(history().isNull());
    QVERIFY(m_server->stop().code == 0);
    QCOMPARE(pointCount(), 0);
}

void TestHistory::withoutInfluxItSaysSo()
{
    m_server->setVariable(u"STORE_DEVICE_HISTORY_IN_INFLUXDB"_s, u"true"_s);
    start();
    QTRY_COMPARE_WITH_TIMEOUT(status()[u"state"_s], u"following"_s, 20'000);
    QVERIFY(history().isNull());
    QVERIFY(log().contains("no address of InfluxDB is set (INFLUXDB_URL)"));
}

void TestHistory::heldListingIsNotWritten()
{
    setDevices(devicesOfHome(40));
    useInflux(m_influx->url().toString());
    start();
    QTRY_COMPARE_WITH_TIMEOUT(written(), 1, 20'000);
    setDevices(devicesOfHome(2, 7, 38));
    QTRY_VERIFY_WITH_TIMEOUT(status()[u"held"_s].isObject(), 20'000);
    setDevices(devicesOfHome(41));
    QTRY_COMPARE_WITH_TIMEOUT(written(), 2, 20'000);
    QCOMPARE(rows("SELECT * FROM devices WHERE sw_version = '1.7'").size(), 0);
    QCOMPARE(rows("SELECT * FROM devices WHERE device_id = 'd0040'").size(), 1);
}

/// A sync, events and other requests go on as if there were no InfluxDB, and the server stops at once.
void TestHistory::hangingInfluxDelaysNothing()
{
    QTcpServer hanging; // connects, and never answers
    QVERIFY(hanging.listen(QHostAddress::LocalHost));
    useInflux(u"http://127.0.0.1:%1"_s.arg(hanging.serverPort()));
    start();
    QTRY_COMPARE_WITH_TIMEOUT(status()[u"state"_s], u"following"_s, 20'000);
    QTRY_VERIFY(hanging.hasPendingConnections());
    QElapsedTimer clock;
    clock.start();
    setDevices(devicesOfHome(41));
    QTRY_COMPARE_WITH_TIMEOUT(status()[u"counts"_s][u"devices"_s], 41, 10'000);
    QVERIFY2(clock.elapsed() < 2000, QByteArray::number(clock.elapsed()));
    QCOMPARE(status()[u"state"_s], u"following"_s);
    QVERIFY(status()[u"error"_s].isNull());
    QCOMPARE(written(), 0);
    clock.start();
    QCOMPARE(m_server->stop().code, 0);
    QVERIFY2(clock.elapsed() < 8000, "InfluxDB's answer would be waited for 30 s");
}

void TestHistory::unreachableInfluxIsShownAndLoggedOnce()
{
    useInflux(u"http://127.0.0.1:1"_s);
    start();
    QTRY_VERIFY_WITH_TIMEOUT(history()[u"failures"_s].toInteger() >= 2, 20'000);
    QVERIFY(history()[u"error"_s].toString().contains(u"refuses the connection"_s));
    QCOMPARE(status()[u"state"_s], u"following"_s);
    QVERIFY(status()[u"error"_s].isNull());
    QCOMPARE(log().count("The history of the registries is not written"), 1);
}

void TestHistory::discoverOnceWrites()
{
    useInflux(m_influx->url().toString());
    const Ending ending = m_server->runToEnd({ u"discover"_s, u"--once"_s });
    QVERIFY2(ending.code == 0, ending.err.constData());
    QVERIFY(ending.out.contains("devices: 2 added"));
    QCOMPARE(pointCount(), 4);
}

void TestHistory::discoverOnceWithoutInfluxIsDoneAllTheSame()
{
    useInflux(u"http://127.0.0.1:1"_s);
    const Ending ending = m_server->runToEnd({ u"discover"_s, u"--once"_s });
    QCOMPARE(ending.code, 0);
    QVERIFY2(ending.err.contains("The history of the registries is not written"), ending.err.constData());
    QCOMPARE(PlainDatabase(m_server->database()).value("SELECT count(*) FROM devices"), u"2"_s);
}

void TestHistory::dryRunWritesNothing()
{
    useInflux(m_influx->url().toString());
    const Ending ending = m_server->runToEnd({ u"discover"_s, u"--dry-run"_s });
    QVERIFY2(ending.code == 0, ending.err.constData());
    QCOMPARE(pointCount(), 0);
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
