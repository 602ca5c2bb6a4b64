#include "tests/support/apifixture.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The service itself: what answers, and how it fares.
class TestServiceApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_api = std::make_unique<ApiFixture>(); }
    void cleanup() { m_api.reset(); }
    void root();
    void info();
    void healthKeys();
    void healthOfTheDatabase();
    void healthTellsTheLastWrite();
    void healthOfInflux();
    void healthz();
    void readyz();
    void everyRouteHasASummary();
    void wrongMethods_data();
    void wrongMethods();

private:
    std::unique_ptr<ApiFixture> m_api;
};

void TestServiceApi::root()
{
    const ApiAnswer answer = m_api->get("/");
    QCOMPARE(keyTextOf(answer.body()), "success,data,message,timestamp");
    QVERIFY(keyTextOf(answer.body(), "/data").startsWith("service,version,status,timestamp"));
    QCOMPARE(answer.value(u"data"_s)[u"service"], u"Data API - Feature Data Hub"_s);
    QCOMPARE(answer.value(u"data"_s)[u"version"], u"1.0.0"_s);
    QCOMPARE(answer.value(u"data"_s)[u"status"], u"running"_s);
    QCOMPARE(answer.value(u"message"_s), u"Data API is running"_s);
}

void TestServiceApi::info()
{
    const ApiAnswer answer = m_api->get("/api/info");
    QCOMPARE(keyTextOf(answer.body()), "success,data,message,timestamp");
    QVERIFY(keyTextOf(answer.body(), "/data").startsWith("title,version,description,endpoints,authentication"));
    QVERIFY(keyTextOf(answer.body(), "/data/endpoints").startsWith("health,events,devices,sports,ha_automation"));
    QCOMPARE(answer.value(u"data"_s)[u"authentication"], false);
}

void TestServiceApi::healthKeys()
{
    const ApiAnswer answer = m_api->get("/health");
    QCOMPARE(answer.status(), 200);
    QVERIFY(keyTextOf(answer.body())
                .startsWith("status,service,version,timestamp,uptime_seconds,dependencies,authentication"));
    QCOMPARE(keyTextOf(answer.body(), "/dependencies/influxdb"),
             "status,url,query_count,avg_query_time_ms,success_rate");
    QVERIFY(keyTextOf(answer.body(), "/dependencies/sqlite")
                .startsWith("status,journal_mode,database_size_mb,wal_enabled,connection"));
    QCOMPARE(answer.value(u"service"_s), u"data-api"_s);
    QVERIFY(answer.value(u"uptime_seconds"_s).toDouble() >= 0);
}

void TestServiceApi::healthOfTheDatabase()
{
    const QJsonValue sqlite = m_api->get("/health").value(u"dependencies"_s)[u"sqlite"];
    QCOMPARE(sqlite[u"status"], u"healthy"_s);
    QCOMPARE(sqlite[u"journal_mode"], u"wal"_s);
    QCOMPARE(sqlite[u"wal_enabled"], true);
    QCOMPARE(sqlite[u"connection"], u"ok"_s);
    QVERIFY(sqlite[u"version"].toString().startsWith(u"3."_s));
    QVERIFY(sqlite[u"schema_version"].toInt() >= 4);
    QVERIFY(sqlite[u"database_size_bytes"].toInt() > 0);
    QVERIFY(sqlite.toObject().contains(u"wal_size_bytes"_s));
}

void TestServiceApi::healthTellsTheLastWrite()
{
    QVERIFY(m_api->get("/health").value(u"dependencies"_s)[u"sqlite"][u"last_write"].isNull());
    m_api->feedDevices(R"([{"id":"a"}])");
    QVERIFY(Timestamp::fromText(
        m_api->get("/health").value(u"dependencies"_s)[u"sqlite"][u"last_write"].toString().toLatin1()));
}

void TestServiceApi::healthOfInflux()
{
    InfluxControl &influx = m_api->context().influx;
    influx.url = u"http://influxdb:8086"_s;
    influx.numbers = [] {
        return InfluxStatus::Numbers {
            .connected = true, .queryCount = 7, .averageQueryTimeMs = 12.3456, .successRate = 600.0 / 7
        };
    };
    const QByteArray body = m_api->get("/health").body();
    QVERIFY2(body.contains(R"("influxdb":{"status":"connected","url":"http://influxdb:8086","query_count":7,)"
                           R"("avg_query_time_ms":12.35,"success_rate":85.71})"),
             body);
}

void TestServiceApi::healthz()
{
    QCOMPARE(m_api->get("/healthz").body(), R"({"status":"ok"})");
}

void TestServiceApi::readyz()
{
    QCOMPARE(m_api->get("/readyz").body(), R"({"status":"ready"})");
}

void TestServiceApi::everyRouteHasASummary()
{
    QVERIFY(m_api->router().routes().size() >= 20);
    for (const Route &route : m_api->router().routes())
        QVERIFY2(!route.summary.isEmpty() && !route.tag.isEmpty(), qPrintable(route.path));
}

void TestServiceApi::wrongMethods_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("allow");
    QTest::newRow("posting to a list") << Method::Post << "/api/devices"_ba << "GET, HEAD, OPTIONS"_ba;
    QTest::newRow("putting a row") << Method::Put << "/api/entities/light.a"_ba << "GET, HEAD, OPTIONS, PATCH"_ba;
    QTest::newRow("getting a feeder's path") << Method::Get << "/internal/devices/bulk_upsert"_ba << "OPTIONS, POST"_ba;
    QTest::newRow("getting the broom") << Method::Get << "/internal/devices/clear"_ba << "DELETE, OPTIONS"_ba;
    QTest::newRow("posting to the broom") << Method::Post << "/internal/devices/clear"_ba << "DELETE, OPTIONS"_ba;
    QTest::newRow("deleting the root") << Method::Delete << "/"_ba << "GET, HEAD, OPTIONS"_ba;
}

void TestServiceApi::wrongMethods()
{
    QFETCH(Method, method);
    QFETCH(QByteArray, target);
    const ApiAnswer answer = m_api->send(method, target);
    QCOMPARE(answer.status(), 405);
    QTEST(answer.response.headers.value("allow"), "allow");
}

QTEST_GUILESS_MAIN(TestServiceApi)
#include "tst_serviceapi.moc"
