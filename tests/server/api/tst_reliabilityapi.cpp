#include "tests/support/influxapi.h"
#include "tests/support/influxprocess.h"
#include "tests/support/scriptedinflux.h"

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Whose devices the events come from, against a real InfluxDB 1.6 and a scripted 2.x.
class TestReliabilityApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_influx = std::make_unique<InfluxProcess>(); }
    void cleanupTestCase() { m_influx.reset(); }
    void init();
    void withoutInfluxAsBefore();
    void deviceOfThatNameComesFirst_data();
    void deviceOfThatNameComesFirst();
    void deviceThatWasCalledSo();
    void byManufacturer();
    void byModel();
    void period();
    void atMostTwenty();
    void noEvents();
    void wrongValues_data();
    void wrongValues();
    void bucketIsMissing();
    void askedInFlux();

private:
    InfluxOptions options(const QString &database = u"home"_s) const
    {
        InfluxOptions options;
        options.url = m_influx->url();
        options.bucket = database;
        return options;
    }
    /// Events of one entity; the tags are line protocol behind the measurement.
    void fill(const QByteArray &entity, int count, std::chrono::seconds time, const QByteArray &tags = {},
              const QByteArray &fields = {})
    {
        QByteArray lines;
        for (int i = 0; i < count; ++i)
            lines += "home_assistant_events,entity_id=" + entity + tags + " context_id=\"c\"" + fields + ' '
                + QByteArray::number(ago(time).microseconds * 1000 + i) + '\n';
        m_influx->fill("home", lines);
    }
    static void feed(ApiFixture &api)
    {
        api.feedDevices(R"([{"id":"a","manufacturer":"Signify","model":"LCT015"},{"id":"b","manufacturer":"IKEA"}])");
        api.feedEntities(R"([{"entity_id":"light.a","device_id":"a","platform":"hue"},
                             {"entity_id":"light.b","device_id":"b","platform":"zha"}])");
    }
    static QString shown(const ApiAnswer &answer, const QString &what)
    {
        return answer.column(u"reliability_data"_s, what) + u" / "_s
            + answer.column(u"reliability_data"_s, u"event_count"_s) + u" / "_s
            + answer.column(u"reliability_data"_s, u"percentage"_s);
    }

    std::unique_ptr<InfluxProcess> m_influx;
};

void TestReliabilityApi::init()
{
    m_influx->statement("DROP DATABASE home");
}

void TestReliabilityApi::withoutInfluxAsBefore()
{
    ApiFixture api;
    const ApiAnswer answer = api.get("/api/devices/reliability?group_by=anything");
    QCOMPARE(answer.status(), 404);
    QCOMPARE(answer.value(u"error"_s), u"Device reliability not found"_s);
}

void TestReliabilityApi::deviceOfThatNameComesFirst_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("plain") << ""_ba;
    QTest::newRow("with parameters that make no sense") << "?period=x&group_by=y"_ba;
}

void TestReliabilityApi::deviceOfThatNameComesFirst()
{
    QFETCH(QByteArray, query);
    InfluxApi api(options());
    api.api().feedDevices(R"([{"id":"reliability","name":"Lamp"}])");
    const ApiAnswer answer = api.get("/api/devices/reliability" + query);
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.value(u"device_id"_s), u"reliability"_s);
    QCOMPARE(answer.value(u"name"_s), u"Lamp"_s);
    QVERIFY(!answer.etag().isEmpty());
}

void TestReliabilityApi::deviceThatWasCalledSo()
{
    InfluxApi api(options());
    api.api().feedDevices(R"([{"id":"new"}])");
    api.api().database().execute(
        "INSERT INTO id_aliases VALUES ('device', 'reliability', 'new', '2026-01-01T00:00:00.000000+00:00')");
    const ApiAnswer answer = api.get("/api/devices/reliability");
    QCOMPARE(answer.status(), 308);
    QCOMPARE(answer.response.headers.value("location"), "/api/devices/new"_ba);
}

void TestReliabilityApi::byManufacturer()
{
    fill("light.a", 3, 1h);                                                      // by the book
    fill("light.b", 2, 2h, ",manufacturer=Aqara");                               // by its tag
    fill("light.b", 1, 3h);                                                      // by the book
    fill("light.c", 4, 4h, {}, ",manufacturer=\"Tuya\"");                        // by its field
    fill("light.c", 1, 5h);                                                      // as its newest event with one
    fill("light.c", 1, 6h, {}, ",manufacturer=\"Before\"");
    fill("light.d", 7, 1h, ",manufacturer=Unknown", ",manufacturer_id=1");       // nobody knows
    InfluxApi api(options());
    feed(api.api());
    const ApiAnswer answer = api.get("/api/devices/reliability");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(keyTextOf(answer.body()),
             "period,group_by,total_events_analyzed,total_events_in_period,metadata_coverage_percentage,"
             "reliability_data,timestamp");
    QCOMPARE(keyTextOf(answer.body(), "/reliability_data/0"), "manufacturer,event_count,percentage");
    QCOMPARE(answer.value(u"period"_s), u"7d"_s);
    QCOMPARE(answer.value(u"group_by"_s), u"manufacturer"_s);
    QCOMPARE(answer.value(u"total_events_in_period"_s), 19);
    QCOMPARE(answer.value(u"total_events_analyzed"_s), 12);
    QCOMPARE(answer.value(u"metadata_coverage_percentage"_s), 63.16);
    QCOMPARE(shown(answer, u"manufacturer"_s), u"Tuya Signify Aqara IKEA / 6 3 2 1 / 50 25 16.67 8.33"_s);
}

void TestReliabilityApi::byModel()
{
    fill("light.a", 3, 1h);
    fill("light.b", 1, 1h);
    InfluxApi api(options());
    feed(api.api());
    const ApiAnswer answer = api.get("/api/devices/reliability?group_by=model");
    QCOMPARE(answer.value(u"group_by"_s), u"model"_s);
    QCOMPARE(keyTextOf(answer.body(), "/reliability_data/0"), "model,event_count,percentage");
    QCOMPARE(shown(answer, u"model"_s), u"LCT015 / 3 / 100"_s);
    QCOMPARE(answer.value(u"metadata_coverage_percentage"_s), 75);
}

void TestReliabilityApi::period()
{
    fill("light.a", 1, 30min);
    fill("light.a", 2, 30h);
    fill("light.a", 4, 300h);
    InfluxApi api(options());
    feed(api.api());
    QCOMPARE(shown(api.get("/api/devices/reliability?period=1h"), u"manufacturer"_s), u"Signify / 1 / 100"_s);
    QCOMPARE(shown(api.get("/api/devices/reliability?period=2d"), u"manufacturer"_s), u"Signify / 3 / 100"_s);
    QCOMPARE(shown(api.get("/api/devices/reliability?period=30d"), u"manufacturer"_s), u"Signify / 7 / 100"_s);
    QCOMPARE(api.get("/api/devices/reliability?period=30d").value(u"period"_s), u"30d"_s);
}

void TestReliabilityApi::atMostTwenty()
{
    for (int i = 0; i < 25; ++i)
        fill("light.x", i + 1, 1h, ",manufacturer=m" + QByteArray::number(i));
    InfluxApi api(options());
    const ApiAnswer answer = api.get("/api/devices/reliability");
    QCOMPARE(answer.list(u"reliability_data"_s).size(), 20);
    QCOMPARE(answer.list(u"reliability_data"_s).first()[u"manufacturer"], u"m24"_s);
    QCOMPARE(answer.value(u"total_events_analyzed"_s), 325);
}

void TestReliabilityApi::noEvents()
{
    m_influx->fill("home", "other v=1");
    InfluxApi api(options());
    const ApiAnswer answer = api.get("/api/devices/reliability");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.value(u"total_events_in_period"_s), 0);
    QCOMPARE(answer.value(u"metadata_coverage_percentage"_s), 0);
    QVERIFY(answer.value(u"reliability_data"_s).isArray() && answer.list(u"reliability_data"_s).isEmpty());
}

void TestReliabilityApi::wrongValues_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("item");
    const QString length = u"value_error query.period Input should be a length of time as 24h or 7d"_s;
    QTest::newRow("no number") << "period=week"_ba << length;
    QTest::newRow("nothing") << "period="_ba << length;
    QTest::newRow("zero") << "period=0d"_ba << length;
    QTest::newRow("no unit") << "period=7"_ba << length;
    QTest::newRow("a query behind it") << "period=7d%29%20%7C%3E%20drop%28%29"_ba << length;
    QTest::newRow("a line break behind it") << "period=7d%0A"_ba << length;
    QTest::newRow("another group") << "group_by=area_id"_ba
                                   << u"literal_error query.group_by Input should be 'manufacturer' or 'model'"_s;
}

void TestReliabilityApi::wrongValues()
{
    QFETCH(QByteArray, query);
    InfluxApi api(options());
    const ApiAnswer answer = api.get("/api/devices/reliability?" + query);
    QCOMPARE(answer.status(), 422);
    QTEST(answer.validation().join(u'|'), "item");
}

void TestReliabilityApi::bucketIsMissing()
{
    InfluxApi api(options(u"nowhere"_s));
    const ApiAnswer answer = api.get("/api/devices/reliability");
    QCOMPARE(answer.status(), 503);
    QVERIFY2(answer.value(u"error"_s).toString().contains(u"database not found: nowhere"_s), answer.body());
}

void TestReliabilityApi::askedInFlux()
{
    ScriptedInflux server;
    server.onRequest = [](const InfluxRequestSeen &request) -> std::optional<ScriptedInflux::Answer> {
        if (request.body.contains("context_id"))
            return ScriptedInflux::good(
                "#datatype,string,long,string,string,long\r\n#group,false,false,true,true,false\r\n"
                "#default,_result,,,,\r\n,result,table,entity_id,manufacturer,_value\r\n"
                ",,0,light.a,,3\r\n,,1,light.x,Aqara,1\r\n,,2,light.y,,4\r\n\r\n");
        return ScriptedInflux::good("#datatype,string,long,dateTime:RFC3339,string,string,string\r\n"
                                    "#group,false,false,false,false,false,true\r\n#default,_result,,,,,\r\n"
                                    ",result,table,_time,_value,_field,entity_id\r\n"
                                    ",,0,2026-01-01T00:00:00Z,\"Müller, Söhne\",manufacturer,light.y\r\n\r\n");
    };
    InfluxApi api({ .url = server.url(), .bucket = u"home"_s, .token = u"s3cr3t"_s });
    feed(api.api());
    const ApiAnswer answer = api.get("/api/devices/reliability?period=30d");
    QCOMPARE(shown(answer, u"manufacturer"_s), u"Müller, Söhne Signify Aqara / 4 3 1 / 50 37.5 12.5"_s);
    QCOMPARE(server.requests().size(), 2U);
    for (const InfluxRequestSeen &request : server.requests()) {
        const QString flux = QJsonDocument::fromJson(request.body)[u"query"].toString();
        QVERIFY2(flux.startsWith(u"from(bucket: \"home\")\n|> range(start: -30d)\n"_s), qPrintable(flux));
    }
}

QTEST_GUILESS_MAIN(TestReliabilityApi)
#include "tst_reliabilityapi.moc"
