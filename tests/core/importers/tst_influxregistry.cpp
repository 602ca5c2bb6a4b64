#include "core/importers/influxcheck.h"
#include "core/importers/influxregistry.h"
#include "tests/support/imports.h"
#include "tests/support/influxhome.h"
#include "tests/support/scriptedinflux.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The import from Flux; tests/e2e has that from a real InfluxDB 1.6.
class TestInfluxRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void fieldsOfAPointAreOneRow();
    void olderBucketsAreReadToo();
    void olderBucketThatIsRefusedIsNone();
    void sinceIsAsked();
    void failures_data();
    void failures();
    void nothingIsStoredOfABrokenAnswer();
    void adviceNamesTheSetting_data();
    void adviceNamesTheSetting();
    void differencesAreTold_data();
    void differencesAreTold();
    void noDifferenceAfterAnImport();

private:
    static QByteArray devices(const QByteArray &name = "Bridge")
    {
        const QByteArray at = "2025-10-13T22:15:03Z";
        return fluxTable("_time,_value,_field,area_id,device_id,manufacturer,model",
                         { at + "," + name + ",name,hallway,d1,Signify,Unknown",
                           at + ",1.68,sw_version,hallway,d1,Signify,Unknown" });
    }
    static QByteArray entities()
    {
        const QByteArray at = "2025-10-13T22:15:03Z";
        return fluxTable("_time,_value,_field,area_id,device_id,domain,entity_id,platform",
                         { at + ",true,disabled,unassigned,d1,light,light.a,hue",
                           at + ",u1,unique_id,unassigned,d1,light,light.a,hue" });
    }
    /// Answers by measurement; older buckets are not there.
    void serve(const QByteArray &deviceRows, const QByteArray &entityRows)
    {
        m_server->onRequest = [=](const InfluxRequestSeen &request) -> std::optional<ScriptedInflux::Answer> {
            if (!request.body.contains(R"(from(bucket: \"events\"))"))
                return ScriptedInflux::status("404 Not Found", R"({"code":"not found","message":"bucket not found"})");
            if (request.body.contains(R"(== \"devices\")"))
                return ScriptedInflux::good(deviceRows);
            return ScriptedInflux::good(request.body.contains(R"(== \"entities\")") ? entityRows : "\r\n"_ba);
        };
    }
    Result<ImportPlan> read()
    {
        InfluxOptions options;
        options.url = m_server->url();
        options.bucket = u"events"_s;
        options.token = u"t"_s;
        options.answerTimeout = 500ms;
        InfluxStatus status;
        InfluxClient client(options, status);
        ImportWatch watch;
        return readInfluxRegistry(client, m_source, watch);
    }
    static ImportReport take(TemporaryDatabase &database, const ImportPlan &plan)
    {
        return importInto(database.store(), plan);
    }

    InfluxSource m_source;
    std::unique_ptr<ScriptedInflux> m_server;
};

void TestInfluxRegistry::init()
{
    m_server = std::make_unique<ScriptedInflux>();
    m_source = { .bucket = u"events"_s };
}

void TestInfluxRegistry::fieldsOfAPointAreOneRow()
{
    serve(devices(), entities());
    const ImportPlan plan = must(read());
    TemporaryDatabase database;
    QCOMPARE(outcomes(take(database, plan).entries), u"added d1, added light.a"_s);
    const Device device = database.device(u"d1"_s);
    QCOMPARE(device.name, u"Bridge"_s);
    QCOMPARE(device.manufacturer, u"Signify"_s);
    QCOMPARE(device.model, std::nullopt);
    QCOMPARE(device.swVersion, u"1.68"_s);
    QCOMPARE(device.areaId, u"hallway"_s);
    QCOMPARE(device.lastSeen->toString(), u"2025-10-13T22:15:03.000000+00:00"_s);
    const Entity entity = database.entity(u"light.a"_s);
    QCOMPARE(entity.deviceId, u"d1"_s);
    QCOMPARE(entity.uniqueId, u"u1"_s);
    QCOMPARE(entity.areaId, std::nullopt);
    QVERIFY(entity.disabled);
}

void TestInfluxRegistry::olderBucketsAreReadToo()
{
    m_server->onRequest = [](const InfluxRequestSeen &request) -> std::optional<ScriptedInflux::Answer> {
        if (request.body.contains(R"(from(bucket: \"devices\"))"))
            return ScriptedInflux::good(devices());
        return ScriptedInflux::good("\r\n");
    };
    QCOMPARE(must(read()).registry.devices.listing.rows.size(), std::size_t(1));
    m_source.olderBuckets = false;
    QCOMPARE(must(read()).registry.devices.listing.rows.size(), std::size_t(0));
}

void TestInfluxRegistry::olderBucketThatIsRefusedIsNone()
{
    m_server->onRequest = [](const InfluxRequestSeen &request) -> std::optional<ScriptedInflux::Answer> {
        if (request.body.contains(R"(from(bucket: \"events\"))"))
            return ScriptedInflux::good("\r\n");
        return ScriptedInflux::status("403 Forbidden", R"({"message":"no"})");
    };
    QVERIFY(read());
}

void TestInfluxRegistry::sinceIsAsked()
{
    m_source.since = Timestamp::fromText("2025-10-01T00:00:00Z");
    serve(devices(), entities());
    QVERIFY(read());
    for (const InfluxRequestSeen &request : m_server->requests())
        QVERIFY2(request.body.contains("range(start: 2025-10-01T00:00:00.000+00:00)"), request.body.constData());
    m_source.since.reset();
}

void TestInfluxRegistry::failures_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("401") << ScriptedInflux::status("401 Unauthorized", "{}").bytes << ErrorCode::Forbidden;
    QTest::newRow("404") << ScriptedInflux::status("404 Not Found", "{}").bytes << ErrorCode::NotFound;
    QTest::newRow("500") << ScriptedInflux::status("500 Broken", "{}").bytes << ErrorCode::Unavailable;
    QTest::newRow("a page") << ScriptedInflux::good("<html>", "text/html").bytes << ErrorCode::Unavailable;
    QTest::newRow("slow") << ""_ba << ErrorCode::Unavailable;
    QTest::newRow("error in mid-stream")
        << ScriptedInflux::good(devices() + "error,reference\r\nshard is gone,\r\n").bytes << ErrorCode::Unavailable;
}

void TestInfluxRegistry::failures()
{
    QFETCH(QByteArray, answer);
    m_server->script({ { .bytes = answer } });
    const Result<ImportPlan> plan = read();
    QVERIFY(!plan);
    QTEST(plan.error().code, "code");
}

void TestInfluxRegistry::nothingIsStoredOfABrokenAnswer()
{
    m_server->onRequest = [](const InfluxRequestSeen &request) -> std::optional<ScriptedInflux::Answer> {
        if (request.body.contains(R"(== \"entities\")"))
            return ScriptedInflux::Answer {
                .bytes = ScriptedInflux::chunkedHead() + ScriptedInflux::chunk(entities().chopped(20)), .closes = true
            };
        return ScriptedInflux::good(devices());
    };
    QVERIFY(!read());
    serve(devices(), entities()); // again, when it is whole
    TemporaryDatabase database;
    QCOMPARE(outcomes(take(database, must(read())).entries), u"added d1, added light.a"_s);
}

void TestInfluxRegistry::adviceNamesTheSetting_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("setting");
    QTest::newRow("bucket") << ErrorCode::NotFound << u"INFLUXDB_BUCKET (it is \"events\")"_s;
    QTest::newRow("rights") << ErrorCode::Forbidden << u"INFLUXDB_TOKEN"_s;
    QTest::newRow("address") << ErrorCode::Unavailable << u"INFLUXDB_URL"_s;
    QTest::newRow("size") << ErrorCode::TooLarge << u"influxdb.body_limit"_s;
}

void TestInfluxRegistry::adviceNamesTheSetting()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, setting);
    const QString message = influxAdvice({ code, u"Why"_s, {} }, m_source).message;
    QVERIFY2(message.startsWith(u"Why; check "_s) && message.contains(setting), qUtf8Printable(message));
}

void TestInfluxRegistry::noDifferenceAfterAnImport()
{
    serve(devices(), entities());
    const ImportPlan plan = must(read());
    TemporaryDatabase database;
    const ImportReport report = take(database, plan);
    QVERIFY(must(compareWithSource(database.store(), plan, must(read()), report)).empty());
}

void TestInfluxRegistry::differencesAreTold_data()
{
    QTest::addColumn<QByteArray>("sql");     // what happens to the book after the import
    QTest::addColumn<QByteArray>("devices"); // what the source says the second time
    QTest::addColumn<QString>("differences");
    QTest::newRow("a row is lost") << "DELETE FROM entities"_ba << devices() << u"light.a: it is not there"_s;
    QTest::newRow("a value is lost") << "UPDATE devices SET sw_version = NULL"_ba << devices()
                                     << u"d1: it lacks a value that the source has"_s;
    QTest::newRow("a value differs") << "UPDATE devices SET manufacturer = 'x'"_ba << devices()
                                     << u"d1: manufacturer differs from the source's"_s;
    QTest::newRow("a device was seen later") << "UPDATE devices SET last_seen = '2026-01-01T00:00:00.000000+00:00'"_ba
                                             << devices() << u"d1: last_seen differs from the source's"_s;
    QTest::newRow("an entity is enabled")
        << "UPDATE entities SET disabled = 0"_ba << devices() << u"light.a: disabled differs from the source's"_s;
    QTest::newRow("an entity moves") << "UPDATE entities SET device_id = 'd2'"_ba << devices()
                                     << u"light.a: device_id differs from the source's"_s;
    QTest::newRow("the source changes") << ""_ba << devices("Other")
                                        << u"d1: the source changed while it was imported"_s;
    QTest::newRow("the source shrinks") << ""_ba << "\r\n"_ba << u": the source had 1 devices and now has 0"_s;
}

void TestInfluxRegistry::differencesAreTold()
{
    QFETCH(QByteArray, sql);
    QFETCH(QByteArray, devices);
    serve(this->devices(), entities());
    const ImportPlan plan = must(read());
    TemporaryDatabase database;
    const ImportReport report = take(database, plan);
    database.execute("INSERT INTO devices (device_id, name) VALUES ('d2', 'Other')");
    if (!sql.isEmpty())
        database.execute(sql);
    serve(devices, entities());
    QStringList told;
    for (const ImportEntry &entry : must(compareWithSource(database.store(), plan, must(read()), report)))
        told += entry.id + u": "_s + entry.reason;
    QTEST(told.join(u'\n'), "differences");
}

QTEST_GUILESS_MAIN(TestInfluxRegistry)
#include "tst_influxregistry.moc"
