#include "tests/support/influxapi.h"
#include "tests/support/influxprocess.h"
#include "tests/support/scriptedinflux.h"

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A platform's events, against a real InfluxDB 1.6 and a scripted 2.x.
class TestPerformanceApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_influx = std::make_unique<InfluxProcess>(); }
    void cleanupTestCase() { m_influx.reset(); }
    void shape();
    void eventsInAPeriod_data();
    void eventsInAPeriod();
    void discoveryStatus_data();
    void discoveryStatus();
    void platformIsQuoted();
    void withoutTheDatabase();
    void nobodyListens();
    void answerThatNeverComes();
    void tooMuchUnderWay();
    void askedInFlux();
    void fluxBreaksOff();

private:
    InfluxOptions options(const QString &database = u"home"_s) const
    {
        InfluxOptions options;
        options.url = m_influx->url();
        options.bucket = database;
        return options;
    }
    static void feed(ApiFixture &api)
    {
        api.feedDevices(R"([{"id":"a"}])");
        api.feedEntities(R"([{"entity_id":"light.a","device_id":"a","platform":"hue"},
                             {"entity_id":"light.b","platform":"hue"},{"entity_id":"light.z","platform":"zha"}])");
    }
    /// One event; `tag` is "key=value" or nothing.
    static void event(LineProtocol &lines, const QString &entity, std::chrono::seconds time, const QString &tag = {},
                      std::optional<double> responseTime = {})
    {
        lines.begin(u"home_assistant_events").tag(u"entity_id", entity).tag(u"event_type", u"state_changed");
        if (!tag.isEmpty())
            lines.tag(tag.section(u'=', 0, 0), tag.section(u'=', 1));
        lines.field(u"context_id", u"c").field(u"state", u"on");
        if (responseTime)
            lines.field(u"response_time", *responseTime);
        lines.end(ago(time));
    }
    static QString errorOf(const ApiAnswer &answer) { return answer.value(u"error"_s).toString(); }

    std::unique_ptr<InfluxProcess> m_influx;
};

void TestPerformanceApi::shape()
{
    m_influx->fill("home", "home_assistant_events,entity_id=other.x context_id=\"c\"");
    InfluxApi api(options());
    const ApiAnswer answer = api.get("/api/integrations/nobody/performance");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(keyTextOf(answer.body()),
             "platform,period,events_per_minute,error_rate,avg_response_time,device_discovery_status,total_events,"
             "total_errors,timestamp");
    QCOMPARE(answer.value(u"platform"_s), u"nobody"_s);
    QCOMPARE(answer.value(u"period"_s), u"1h"_s);
    QCOMPARE(answer.value(u"total_events"_s), 0);
    QCOMPARE(answer.value(u"events_per_minute"_s), 0);
    QCOMPARE(answer.value(u"error_rate"_s), 0);
    QVERIFY(answer.value(u"avg_response_time"_s).isNull());
}

void TestPerformanceApi::eventsInAPeriod_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("events");
    QTest::addColumn<double>("perMinute");
    QTest::addColumn<double>("errorRate");
    QTest::newRow("the last hour") << ""_ba << 5 << 0.08 << 20.0;
    QTest::newRow("a word nobody knows") << "?period=fortnight"_ba << 5 << 0.08 << 20.0;
    QTest::newRow("the last day") << "?period=24h"_ba << 6 << 0.0 << 16.67;
    QTest::newRow("the last week") << "?period=7d"_ba << 7 << 0.0 << 14.29;
}

void TestPerformanceApi::eventsInAPeriod()
{
    QFETCH(QByteArray, query);
    LineProtocol lines;
    event(lines, u"light.a"_s, 1min, {}, 100);
    event(lines, u"light.a"_s, 2min, {}, 250);
    event(lines, u"light.b"_s, 3min, u"error=timeout"_s);
    event(lines, u"light.b"_s, 4min);
    event(lines, u"light.unknown"_s, 5min, u"platform=hue"_s); // says itself what it is
    event(lines, u"light.a"_s, 6min, u"platform=zha"_s, 9000); // so does this one
    event(lines, u"light.z"_s, 7min);                          // another platform
    event(lines, u"light.unknown"_s, 8min);                    // whose?
    event(lines, u"light.a"_s, 3h);
    event(lines, u"light.a"_s, 48h);
    event(lines, u"light.a"_s, 240h);
    event(lines, u"light.a"_s, -1h); // a clock that is ahead
    m_influx->statement("DROP DATABASE home");
    m_influx->fill("home", lines.text());
    InfluxApi api(options());
    feed(api.api());
    const ApiAnswer answer = api.get("/api/integrations/hue/performance" + query);
    QCOMPARE(answer.status(), 200);
    QTEST(answer.value(u"total_events"_s).toInt(), "events");
    QTEST(answer.value(u"events_per_minute"_s).toDouble(), "perMinute");
    QCOMPARE(answer.value(u"total_errors"_s), 1);
    QTEST(answer.value(u"error_rate"_s).toDouble(), "errorRate");
    QCOMPARE(answer.value(u"avg_response_time"_s), 175);
}

void TestPerformanceApi::discoveryStatus_data()
{
    QTest::addColumn<DiscoveryState>("state");
    QTest::addColumn<int>("minutes"); ///< since discovery wrote an entity
    QTest::addColumn<QString>("word");
    QTest::newRow("neither") << DiscoveryState::Disabled << 10 << u"paused"_s;
    QTest::newRow("an old system writes") << DiscoveryState::Disabled << 1 << u"active"_s;
    QTest::newRow("our own follows") << DiscoveryState::Following << 10 << u"active"_s;
    QTest::newRow("our own lists") << DiscoveryState::Listing << 10 << u"active"_s;
    QTest::newRow("our own waits") << DiscoveryState::Waiting << 10 << u"paused"_s;
}

void TestPerformanceApi::discoveryStatus()
{
    QFETCH(DiscoveryState, state);
    QFETCH(int, minutes);
    LineProtocol lines;
    lines.begin(u"entities").tag(u"entity_id", u"light.a").tag(u"platform", u"hue").field(u"disabled", false);
    lines.end(ago(std::chrono::minutes(minutes)));
    lines.begin(u"entities").tag(u"entity_id", u"light.z").tag(u"platform", u"zha").field(u"disabled", false);
    lines.end(ago(1min));
    m_influx->statement("DROP DATABASE home");
    m_influx->fill("home", lines.text());
    InfluxApi api(options());
    api.api().context().discovery.status = [state] { return DiscoveryStatus { .state = state }; };
    QTEST(api.get("/api/integrations/hue/performance").value(u"device_discovery_status"_s).toString(), "word");
}

void TestPerformanceApi::platformIsQuoted()
{
    LineProtocol lines;
    lines.begin(u"entities").tag(u"entity_id", u"light.a").tag(u"platform", u"hue").field(u"disabled", false);
    lines.end(ago(1min));
    m_influx->fill("home", lines.text());
    InfluxApi api(options());
    const ApiAnswer answer = api.get("/api/integrations/x%27%20OR%20%27%27%20%3D%20%27/performance");
    QCOMPARE(answer.value(u"platform"_s), u"x' OR '' = '"_s);
    QCOMPARE(errorOf(answer), u""_s);
    QCOMPARE(answer.value(u"device_discovery_status"_s), u"paused"_s);
}

void TestPerformanceApi::withoutTheDatabase()
{
    InfluxApi api(options(u"nowhere"_s));
    const ApiAnswer answer = api.get("/api/integrations/hue/performance?period=7d");
    QCOMPARE(answer.status(), 200);
    QVERIFY2(errorOf(answer).contains(u"database not found: nowhere"_s), answer.body());
    QCOMPARE(answer.value(u"device_discovery_status"_s), u"unknown"_s);
    QVERIFY(keyTextOf(answer.body()).endsWith("total_errors,error,timestamp"));
}

void TestPerformanceApi::nobodyListens()
{
    InfluxOptions options;
    {
        const ScriptedInflux gone;
        options.url = gone.url();
    }
    InfluxApi api(options);
    const ApiAnswer answer = api.get("/api/integrations/hue/performance");
    QCOMPARE(answer.status(), 200);
    QVERIFY2(errorOf(answer).contains(u"refuses the connection"_s), answer.body());
    QCOMPARE(answer.value(u"total_events"_s), 0);
}

void TestPerformanceApi::answerThatNeverComes()
{
    ScriptedInflux server;
    server.script({ {} });
    InfluxOptions options { .url = server.url() };
    options.answerTimeout = 100ms;
    InfluxApi api(options);
    const ApiAnswer answer = api.get("/api/integrations/hue/performance");
    QCOMPARE(answer.status(), 200);
    QVERIFY(!errorOf(answer).isEmpty());
}

void TestPerformanceApi::tooMuchUnderWay()
{
    ScriptedInflux server;
    server.script({ {} });
    InfluxApi api({ .url = server.url() });
    for (int i = 0; i < InfluxService::most; ++i)
        api.service().ask({ .parts = { { { .flux = u"x"_s }, {} } }, .done = [](const Result<void> &) { } });
    QCOMPARE(errorOf(api.get("/api/integrations/hue/performance")), u"Too many requests wait for InfluxDB"_s);
    QCOMPARE(api.get("/api/devices").status(), 200);
}

void TestPerformanceApi::askedInFlux()
{
    ScriptedInflux server;
    server.onRequest = [](const InfluxRequestSeen &request) -> std::optional<ScriptedInflux::Answer> {
        if (request.body.contains("response_time"))
            return ScriptedInflux::good(
                "#datatype,string,long,string,string,long,double\r\n#group,false,false,true,true,"
                "false,false\r\n#default,_result,,,,,\r\n,result,table,entity_id,platform,n,total"
                "\r\n,,0,light.a,,2,350\r\n,,1,light.a,zha,1,9000\r\n\r\n");
        if (request.body.contains("context_id"))
            return ScriptedInflux::good(
                "#datatype,string,long,string,string,long\r\n#group,false,false,true,true,false\r\n"
                "#default,_result,,,,\r\n,result,table,entity_id,platform,_value\r\n"
                ",,0,light.a,,30\r\n,,1,light.a,zha,5\r\n,,2,light.x,hue,7\r\n\r\n"
                "#datatype,string,long,string,string,string,long\r\n#group,false,false,true,true,"
                "true,false\r\n#default,_result,,,,,\r\n,result,table,entity_id,error,platform,"
                "_value\r\n,,3,light.b,timeout,,3\r\n\r\n");
        return ScriptedInflux::good("\r\n");
    };
    InfluxApi api({ .url = server.url(), .bucket = u"home"_s, .token = u"s3cr3t"_s });
    feed(api.api());
    const ApiAnswer answer = api.get("/api/integrations/hue/performance?period=24h");
    QCOMPARE(errorOf(answer), u""_s);
    QCOMPARE(answer.value(u"total_events"_s), 40);
    QCOMPARE(answer.value(u"total_errors"_s), 3);
    QCOMPARE(answer.value(u"error_rate"_s), 7.5);
    QCOMPARE(answer.value(u"events_per_minute"_s), 0.03);
    QCOMPARE(answer.value(u"avg_response_time"_s), 175);
    QCOMPARE(server.requests().size(), 3U);
    for (const InfluxRequestSeen &request : server.requests()) {
        const QString flux = QJsonDocument::fromJson(request.body)[u"query"].toString();
        QVERIFY2(flux.startsWith(u"from(bucket: \"home\")\n|> range(start: -"_s), qPrintable(flux));
    }
}

void TestPerformanceApi::fluxBreaksOff()
{
    ScriptedInflux server;
    server.script({ ScriptedInflux::good(",result,table,entity_id,_value\r\n,,0,light.a,4\r\n\r\nerror,reference\r\n"
                                         "shard is gone,897\r\n") });
    InfluxApi api({ .url = server.url(), .token = u"s3cr3t"_s });
    feed(api.api());
    const ApiAnswer answer = api.get("/api/integrations/hue/performance");
    QCOMPARE(errorOf(answer), u"InfluxDB reports: shard is gone"_s);
    QCOMPARE(answer.value(u"total_events"_s), 0); // nothing by halves
}

QTEST_GUILESS_MAIN(TestPerformanceApi)
#include "tst_performanceapi.moc"
