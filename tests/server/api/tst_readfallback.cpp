#include "core/influx/influxasking.h"
#include "server/api/influxfallback.h"
#include "tests/support/files.h"
#include "tests/support/influxapi.h"
#include "tests/support/influxhome.h"
#include "tests/support/influxprocess.h"
#include "tests/support/scriptedinflux.h"

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The API with database.read_fallback, whose database may break.
class FallbackApi
{
public:
    explicit FallbackApi(const InfluxOptions &options) : m_influx(options), m_dispatcher(m_router, OriginPolicy())
    {
        context().influx.answersReads = true;
        addApi(m_router, context());
    }

    ApiContext &context() { return m_influx.api().context(); }
    InfluxApi &influx() { return m_influx; }

    /// What stands in the file's place is no database; nobody has read it yet.
    void breakDatabase()
    {
        const QString path = m_influx.api().database().options().path;
        for (const char *end : { "", "-wal", "-shm" })
            QFile::remove(path + QString::fromLatin1(end));
        writeFile(path, QByteArray(8192, 'x'));
    }

    std::future<ApiAnswer> begin(const QByteArray &target)
    {
        return std::async(std::launch::async, [this, target] {
            Request request;
            request.setTarget(target);
            request.headers.append("host", "localhost");
            const auto late = std::make_shared<std::promise<Response>>();
            std::future<Response> later = late->get_future();
            const std::optional<Response> now = m_dispatcher.dispatch(request, [late] {
                return Completion([late](Response response) { late->set_value(std::move(response)); });
            });
            Response response = now ? *now : later.get();
            m_dispatcher.finish(request, response);
            return ApiAnswer { std::move(response) };
        });
    }
    static ApiAnswer end(std::future<ApiAnswer> &answer)
    {
        const auto ready = [&answer] { return answer.wait_for(std::chrono::seconds(0)) == std::future_status::ready; };
        if (!QTest::qWaitFor(ready, 30'000))
            qFatal("no answer");
        return answer.get();
    }
    ApiAnswer get(const QByteArray &target)
    {
        std::future<ApiAnswer> answer = begin(target);
        return end(answer);
    }

private:
    InfluxApi m_influx;
    Router m_router;
    Dispatcher m_dispatcher;
};

QByteArray source(const ApiAnswer &answer)
{
    return answer.response.headers.value("x-data-source");
}

/// The home of influxHome() as it was an hour ago.
QByteArray recentHome()
{
    const QByteArray hourAgo = QByteArray::number(ago(1h).seconds()) + "000000000";
    return influxHome().replace("1760393703000000000", hourAgo);
}

} // namespace

/// Reads of devices and entities that the database cannot answer, against a real InfluxDB 1.6 and a scripted 2.x.
class TestReadFallback : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_influx.reset(); }
    void soundDatabaseIsAsked();
    void withoutTheSettingAsBefore();
    void listsHaveTheSameShape_data();
    void listsHaveTheSameShape();
    void rowsAreThoseOfInflux();
    void parametersWork_data();
    void parametersWork();
    void pagesByCursor();
    void pageGoesOnFromTheOtherBook();
    void lookUps_data();
    void lookUps();
    void everyReadOfTheRegistry_data();
    void everyReadOfTheRegistry();
    void influxFailsToo_data();
    void influxFailsToo();
    void influxWithoutRowsIsNone();
    void oneBookForAllWhoWait();
    void afterAFailure_data();
    void afterAFailure();
    void askedInFlux();

private:
    InfluxOptions options(const QString &database = u"home"_s) const
    {
        InfluxOptions options;
        options.url = m_influx->url();
        options.bucket = database;
        return options;
    }

    std::unique_ptr<InfluxProcess> m_influx;
};

void TestReadFallback::initTestCase()
{
    m_influx = std::make_unique<InfluxProcess>();
    m_influx->fill("home", recentHome());
    m_influx->fill("empty", "devices,device_id=ancient name=\"x\" 1500000000000000000");
}

void TestReadFallback::soundDatabaseIsAsked()
{
    FallbackApi api(options());
    api.influx().api().feedDevices(R"([{"id":"own"}])");
    const ApiAnswer answer = api.get("/api/devices");
    QCOMPARE(answer.column(u"devices"_s, u"device_id"_s), u"own"_s);
    QCOMPARE(source(answer), ""_ba);
    QVERIFY(!answer.etag().isEmpty());
    QCOMPARE(api.get("/api/devices/d1").status(), 404);
    QCOMPARE(api.influx().service().numbers().queryCount, 0);
}

void TestReadFallback::withoutTheSettingAsBefore()
{
    FallbackApi api(options());
    api.breakDatabase();
    const ApiAnswer answer = api.influx().get("/api/devices"); // a router of its own
    QCOMPARE(answer.status(), 500);
    QCOMPARE(source(answer), ""_ba);
}

void TestReadFallback::listsHaveTheSameShape_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("row");
    QTest::newRow("devices") << "/api/devices"_ba << "/devices/0"_ba;
    QTest::newRow("entities") << "/api/entities"_ba << "/entities/0"_ba;
    QTest::newRow("a page") << "/api/devices?limit=1&total=1"_ba << "/devices/0"_ba;
    QTest::newRow("one device") << "/api/devices/d1"_ba << ""_ba;
    QTest::newRow("one entity") << "/api/entities/light.lamp"_ba << ""_ba;
    QTest::newRow("entities of a device") << "/api/entities/by-device/d2"_ba << "/entities/0"_ba;
}

void TestReadFallback::listsHaveTheSameShape()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, row);
    ApiFixture sound;
    sound.feedDevices(R"([{"id":"d1"},{"id":"d2"}])");
    sound.feedEntities(R"([{"entity_id":"light.lamp","device_id":"d2"}])");
    const ApiAnswer own = sound.get(target);
    FallbackApi api(options());
    api.breakDatabase();
    const ApiAnswer answer = api.get(target);
    QCOMPARE(answer.status(), 200);
    QCOMPARE(source(answer), "influxdb"_ba);
    QCOMPARE(answer.etag(), ""_ba);
    QCOMPARE(keyTextOf(answer.body()), keyTextOf(own.body()));
    QCOMPARE(keyTextOf(answer.body(), row), keyTextOf(own.body(), row));
}

void TestReadFallback::rowsAreThoseOfInflux()
{
    FallbackApi api(options());
    api.breakDatabase();
    const ApiAnswer devices = api.get("/api/devices");
    QCOMPARE(devices.value(u"count"_s), 3);
    QCOMPARE(devices.column(u"devices"_s, u"device_id"_s), u"d1 d2 d3"_s);
    QCOMPARE(devices.column(u"devices"_s, u"name"_s), u"Hue Bridge Lamp, \"Küche\" Plug"_s);
    QCOMPARE(devices.column(u"devices"_s, u"manufacturer"_s), u"Signify Unknown Unknown"_s);
    QCOMPARE(devices.column(u"devices"_s, u"entity_count"_s), u"0 1 0"_s);
    const QJsonValue lamp = devices.list(u"devices"_s)[1];
    QVERIFY(lamp[u"area_id"].isNull()); // where it is no more
    const std::optional<Timestamp> seen = Timestamp::fromText(lamp[u"timestamp"].toString().toLatin1());
    QVERIFY(seen && *seen < ago(59min) && *seen > ago(2h)); // when it was written
    const ApiAnswer entities = api.get("/api/entities");
    QCOMPARE(entities.column(u"entities"_s, u"entity_id"_s), u"automation.morning light.lamp light.lost"_s);
    QCOMPARE(entities.column(u"entities"_s, u"device_id"_s), u" d2 "_s);
    QCOMPARE(entities.column(u"entities"_s, u"platform"_s), u"automation hue unknown"_s);
    QCOMPARE(entities.column(u"entities"_s, u"disabled"_s), u"false true false"_s);
}

void TestReadFallback::parametersWork_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("ids");
    QTest::newRow("a filter") << "/api/devices?manufacturer=Signify"_ba << u"d1"_s;
    QTest::newRow("of a platform") << "/api/devices?platform=hue"_ba << u"d2"_s;
    QTest::newRow("a limit") << "/api/devices?limit=2"_ba << u"d1 d2"_s;
    QTest::newRow("an offset") << "/api/devices?offset=2"_ba << u"d3"_s;
    QTest::newRow("an order") << "/api/devices?sort=-name"_ba << u"d3 d2 d1"_s;
    QTest::newRow("a search") << "/api/devices?q=bridge"_ba << u"d1"_s;
    QTest::newRow("nothing fits") << "/api/devices?area_id=attic"_ba << u""_s;
}

void TestReadFallback::parametersWork()
{
    QFETCH(QByteArray, target);
    FallbackApi api(options());
    api.breakDatabase();
    const ApiAnswer answer = api.get(target);
    QCOMPARE(answer.status(), 200);
    QTEST(answer.column(u"devices"_s, u"device_id"_s), "ids");
}

/// Every answer has a book of its own, but they are pages of one list.
void TestReadFallback::pagesByCursor()
{
    FallbackApi api(options());
    api.breakDatabase();
    const ApiAnswer first = api.get("/api/devices?limit=2");
    const ApiAnswer second = api.get("/api/devices?limit=2&cursor="
                                     + first.value(u"next_cursor"_s).toString().toLatin1());
    QCOMPARE(second.status(), 200);
    QCOMPARE(second.column(u"devices"_s, u"device_id"_s), u"d3"_s);
    QVERIFY(!second.object().contains(u"next_cursor"_s));
}

/// The devices fail, what else is in the database does not: its epoch is known, and no cursor is wrong.
void TestReadFallback::pageGoesOnFromTheOtherBook()
{
    FallbackApi api(options());
    TemporaryDatabase &database = api.influx().api().database();
    database.feedDevices(R"([{"id":"d1","name":"A"},{"id":"d9","name":"Z"}])");
    const QByteArray own = api.get("/api/devices?limit=1").value(u"next_cursor"_s).toString().toLatin1();
    QVERIFY(!own.isEmpty());
    database.execute("ALTER TABLE devices RENAME TO lost");
    const ApiAnswer first = api.get("/api/devices?limit=1&cursor=" + own);
    QCOMPARE(first.status(), 200);
    QCOMPARE(first.column(u"devices"_s, u"device_id"_s), u"d2"_s);
    const ApiAnswer anew = api.get("/api/devices?limit=1");
    const ApiAnswer next = api.get("/api/devices?limit=1&cursor=" + anew.value(u"next_cursor"_s).toString().toLatin1());
    QCOMPARE(next.status(), 200);
    QCOMPARE(next.column(u"devices"_s, u"device_id"_s), u"d2"_s);
}

void TestReadFallback::lookUps_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::newRow("device") << "/api/devices/d2"_ba << 200;
    QTest::newRow("device that InfluxDB does not know") << "/api/devices/none"_ba << 404;
    QTest::newRow("entity") << "/api/entities/light.lost"_ba << 200;
    QTest::newRow("entity that InfluxDB does not know") << "/api/entities/light.none"_ba << 404;
    QTest::newRow("wrong order") << "/api/devices?sort=beauty"_ba << 422;
}

void TestReadFallback::lookUps()
{
    QFETCH(QByteArray, target);
    FallbackApi api(options());
    api.breakDatabase();
    const ApiAnswer answer = api.get(target);
    QTEST(answer.status(), "status");
    QCOMPARE(source(answer), "influxdb"_ba);
}

void TestReadFallback::everyReadOfTheRegistry_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("integrations") << "/api/integrations"_ba << R"("domain":"hue","title":"Hue")"_ba;
    QTest::newRow("analytics") << "/api/integrations/hue/analytics"_ba << R"("entity_count":1)"_ba;
    QTest::newRow("areas") << "/api/areas"_ba << R"("area_id":"hallway")"_ba;
    QTest::newRow("areas by their old path") << "/internal/areas/list"_ba << R"("area_id":"hallway")"_ba;
    QTest::newRow("labels: InfluxDB knows none") << "/api/labels"_ba << R"("labels":[])"_ba;
}

void TestReadFallback::everyReadOfTheRegistry()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, part);
    FallbackApi api(options());
    api.breakDatabase();
    const ApiAnswer answer = api.get(target);
    QCOMPARE(answer.status(), 200);
    QCOMPARE(source(answer), "influxdb"_ba);
    QVERIFY2(answer.body().contains(part), answer.body().constData());
}

void TestReadFallback::influxFailsToo_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("a list") << "/api/devices"_ba;
    QTest::newRow("a look-up") << "/api/entities/light.lamp"_ba;
}

void TestReadFallback::influxFailsToo()
{
    QFETCH(QByteArray, target);
    InfluxOptions nobody;
    {
        const ScriptedInflux gone;
        nobody.url = gone.url();
    }
    for (const InfluxOptions &each : { nobody, options(u"nowhere"_s) }) {
        FallbackApi api(each);
        api.breakDatabase();
        const ApiAnswer answer = api.get(target);
        QCOMPARE(answer.status(), 500);
        QCOMPARE(source(answer), ""_ba);
        QCOMPARE(answer.value(u"error"_s), u"Internal server error"_s);
    }
}

void TestReadFallback::influxWithoutRowsIsNone()
{
    FallbackApi api(options(u"empty"_s)); // what it has is years old
    api.breakDatabase();
    QCOMPARE(api.get("/api/devices").status(), 500);
}

void TestReadFallback::oneBookForAllWhoWait()
{
    FallbackApi api(options());
    api.breakDatabase();
    std::mutex mutex;
    std::vector<InfluxAsking> asked;
    api.context().influx.ask = [&](const InfluxAsking &asking) {
        const std::lock_guard lock(mutex);
        asked.push_back(asking);
    };
    const auto fallback = std::make_shared<InfluxFallback>(api.context().influx.ask);
    std::vector<QByteArray> answers;
    const auto ask = [&](const QByteArray &body) {
        const ReadHandler handler = [body](Store &store, const Request &) -> Result<Response> {
            return textResponse(body + QByteArray::number(qint64(must(store.devices().list({})).rows.size())));
        };
        fallback->answer({}, handler, textResponse("own", 500),
                         [&answers](const Response &response) { answers.push_back(response.body); });
    };
    ask("a");
    ask("b");
    QCOMPARE(asked.size(), 1U);
    const std::vector<std::string> names { "device_id", "_time", "_field", "_value" };
    const std::vector<std::string_view> values { "d1", "2026-01-01T00:00:00Z", "name", "Lamp" };
    QVERIFY(asked[0].parts[0].take(InfluxRow(names, values)));
    asked[0].done({});
    QCOMPARE(answers, (std::vector<QByteArray> { "a1", "b1" }));
    ask("c"); // a book of its own
    QCOMPARE(asked.size(), 2U);
    asked[1].done(failure(ErrorCode::Unavailable, u"gone"_s));
    QCOMPARE(answers.back(), "own"_ba);
}

void TestReadFallback::afterAFailure_data()
{
    QTest::addColumn<std::chrono::milliseconds>("pause");
    QTest::addColumn<std::size_t>("asked");
    QTest::newRow("nobody waits for it again") << std::chrono::milliseconds(1h) << std::size_t(1);
    QTest::newRow("after the pause it is asked again") << 0ms << std::size_t(2);
}

void TestReadFallback::afterAFailure()
{
    QFETCH(std::chrono::milliseconds, pause);
    std::vector<InfluxAsking> asked;
    const auto fallback = std::make_shared<InfluxFallback>(
        [&asked](const InfluxAsking &asking) { asked.push_back(asking); }, pause);
    std::vector<QByteArray> answers;
    const auto ask = [&](const QByteArray &own) {
        fallback->answer({}, {}, textResponse(own, 500),
                         [&answers](const Response &response) { answers.push_back(response.body); });
    };
    ask("a");
    QCOMPARE(asked[0].parts[0].query.limit, std::chrono::milliseconds(InfluxFallback::answerLimit));
    asked[0].done(failure(ErrorCode::Unavailable, u"it hangs"_s));
    ask("b");
    QTEST(asked.size(), "asked");
    if (asked.size() == 2)
        asked[1].done(failure(ErrorCode::Unavailable, u"it hangs"_s));
    QCOMPARE(answers, (std::vector<QByteArray> { "a", "b" }));
}

void TestReadFallback::askedInFlux()
{
    ScriptedInflux server;
    server.onRequest = [](const InfluxRequestSeen &request) -> std::optional<ScriptedInflux::Answer> {
        const QByteArray time = ago(1h).toString().toLatin1();
        if (request.body.contains("\\\"devices\\\""))
            return ScriptedInflux::good(
                fluxTable("_time,_value,_field,_measurement,area_id,device_id,manufacturer,model",
                          { time + ",Hue Bridge,name,devices,hallway,d1,Signify,Bridge",
                            time + ",1.68,sw_version,devices,hallway,d1,Signify,Bridge" }));
        return ScriptedInflux::good(
            fluxTable("_time,_value,_field,_measurement,area_id,device_id,domain,entity_id,platform",
                      { time + ",false,disabled,entities,unassigned,d1,light,light.a,hue" }));
    };
    FallbackApi api({ .url = server.url(), .bucket = u"home"_s, .token = u"s3cr3t"_s });
    api.breakDatabase();
    const ApiAnswer device = api.get("/api/devices/d1");
    QCOMPARE(device.status(), 200);
    QCOMPARE(source(device), "influxdb"_ba);
    QCOMPARE(device.value(u"sw_version"_s), u"1.68"_s);
    QCOMPARE(device.value(u"area_id"_s), u"hallway"_s);
    QCOMPARE(device.value(u"entity_count"_s), 1);
    QCOMPARE(server.requests().size(), 3U);
}

QTEST_GUILESS_MAIN(TestReadFallback)
#include "tst_readfallback.moc"
