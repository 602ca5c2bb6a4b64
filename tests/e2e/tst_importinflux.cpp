#include "tests/support/files.h"
#include "tests/support/influxhome.h"
#include "tests/support/influxprocess.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/scriptedinflux.h"
#include "tests/support/serverprocess.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// `hearthbookd import influx` from a real InfluxDB 1.6.
class TestImportInflux : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_influx = std::make_unique<InfluxProcess>();
        m_influx->fill("home", influxHome());
    }
    void cleanupTestCase() { m_influx.reset(); }
    void everythingIsIn();
    void secondRunChangesNothing();
    void knownRowsAreCompletedAlone();
    void dryRunWritesNothing();
    void sourceWithoutRows();
    void olderDatabases();
    void sinceLeavesOlderOut();
    void sinceMustBeATime();
    void undoTakesItBack();
    void rejectedRows();
    void wrongSource_data();
    void wrongSource();
    void passwordFromAFile();
    void differenceIsTold();
    void manyEntitiesWithYearsOfHistory();

private:
    void prepare(ServerProcess &program, const QString &bucket = u"home"_s) const
    {
        program.setVariable(u"INFLUXDB_URL"_s, m_influx->url().toString());
        program.setVariable(u"INFLUXDB_BUCKET"_s, bucket);
        QDir(program.folder()).mkpath(u"data"_s);
    }
    static Ending import(ServerProcess &program, const QStringList &more = {})
    {
        return program.runToEnd(QStringList { u"import"_s, u"influx"_s } + more);
    }
    static QString value(const ServerProcess &program, const QByteArray &sql)
    {
        return PlainDatabase(program.database()).value(sql);
    }
    static QJsonObject report(const ServerProcess &program, const QString &name)
    {
        return QJsonDocument::fromJson(readFile(program.path(name))).object();
    }
    /// All registry rows, without the times of the import itself.
    static QString rows(const ServerProcess &program)
    {
        return value(program,
                     "SELECT (SELECT group_concat(device_id || revision || name) FROM devices) || '/' || "
                     "(SELECT group_concat(entity_id || revision) FROM entities) || '/' || "
                     "(SELECT count(*) FROM changes)");
    }

    std::unique_ptr<InfluxProcess> m_influx;
};

void TestImportInflux::everythingIsIn()
{
    ServerProcess program;
    prepare(program);
    const Ending ending = import(program, { u"--report"_s, u"report.json"_s });
    QVERIFY2(ending.code == 0, ending.err + ending.out);
    QVERIFY2(ending.out.contains("compared with the source: no difference\n"), ending.out.constData());
    QVERIFY2(ending.out.contains("7 added, 0 changed, 0 unchanged, 0 rejected"), ending.out.constData());
    QCOMPARE(value(program,
                   "SELECT name || manufacturer || model || sw_version || area_id FROM devices"
                   " WHERE device_id = 'd1'"),
             u"Hue BridgeSignifyHue Bridge1.68hallway"_s);
    // The newest series alone: the area and version of the older one do not shine through.
    QCOMPARE(value(program,
                   "SELECT name || ifnull(area_id, '-') || ifnull(sw_version, '-') || ifnull(model, '-')"
                   " FROM devices WHERE device_id = 'd2'"),
             u"Lamp, \"Küche\"---"_s);
    QCOMPARE(value(program, "SELECT name FROM devices WHERE device_id = 'd3'"), u"Plug"_s);
    QCOMPARE(value(program,
                   "SELECT device_id || domain || platform || area_id || unique_id || disabled FROM entities"
                   " WHERE entity_id = 'light.lamp'"),
             u"d2lighthueliving_roomu-21"_s);
    QCOMPARE(value(program,
                   "SELECT count(*) FROM entities WHERE entity_id = 'light.lost' AND device_id IS NULL"
                   " AND platform = 'unknown' AND unique_id IS NULL"),
             u"1"_s);
    QCOMPARE(value(program, "SELECT domain || title || state || version FROM integrations"), u"hueHueloaded2"_s);
    const QJsonObject told = report(program, u"report.json"_s);
    QCOMPARE(told[u"kind"].toString(), u"influx"_s);
    QCOMPARE(told[u"verified"].toBool(), true);
    QVERIFY(told[u"source"].toString().endsWith(u", bucket home"_s));
    for (const QJsonValue entry : told[u"entries"].toArray()) {
        if (entry[u"id"] == u"light.lost"_s)
            QVERIFY(entry[u"reason"].toString().contains(u"nobody"_s));
    }
}

void TestImportInflux::secondRunChangesNothing()
{
    ServerProcess program;
    prepare(program);
    QCOMPARE(import(program).code, 0);
    const QString before = rows(program);
    const Ending again = import(program, { u"--report"_s, u"report.json"_s });
    QCOMPARE(again.code, 0);
    QVERIFY2(again.out.contains("0 added, 0 changed, 7 unchanged"), again.out.constData());
    QCOMPARE(rows(program), before);
    QVERIFY(report(program, u"report.json"_s)[u"operation"].isNull());
}

void TestImportInflux::knownRowsAreCompletedAlone()
{
    ServerProcess program;
    prepare(program);
    QVERIFY(program.start());
    WebClient client(program.port());
    QCOMPARE(client
                 .post("/internal/devices/bulk_upsert",
                       R"([{"id":"d1","name":"Mine","manufacturer":"Other","area_id":"attic"},{"id":"d2","name":"L"}])")
                 .status,
             200);
    QCOMPARE(client.post("/internal/entities/bulk_upsert", R"([{"entity_id":"light.lamp","platform":"other"}])").status,
             200);
    ServerProcess importing; // beside the running server
    prepare(importing);
    const Ending ending = import(importing, { u"--database"_s, program.database() });
    QVERIFY2(ending.code == 0, ending.err + ending.out);
    QCOMPARE(program.stop().code, 0);
    QCOMPARE(value(program,
                   "SELECT name || manufacturer || area_id || model || sw_version FROM devices"
                   " WHERE device_id = 'd1'"),
             u"MineOtheratticHue Bridge1.68"_s);
    QCOMPARE(value(program, "SELECT platform || device_id || unique_id FROM entities WHERE entity_id = 'light.lamp'"),
             u"otherd2u-2"_s);
}

void TestImportInflux::sourceWithoutRows()
{
    m_influx->fill("other", "temperature,room=a value=20 1600000000000000000\n");
    ServerProcess program;
    prepare(program, u"other"_s);
    const Ending ending = import(program);
    QVERIFY2(ending.code == 0, ending.err + ending.out);
    QCOMPARE(ending.err,
             "hearthbookd: InfluxDB has no device, entity or config entry in the bucket \"other\"; check "
             "INFLUXDB_BUCKET\n");
}

void TestImportInflux::dryRunWritesNothing()
{
    ServerProcess program;
    prepare(program);
    const Ending ending = import(program, { u"--dry-run"_s });
    QCOMPARE(ending.code, 0);
    QVERIFY2(ending.out.contains("7 added") && ending.out.contains("(dry run: nothing was written)"),
             ending.out.constData());
    QVERIFY(!QFile::exists(program.database()));
}

void TestImportInflux::olderDatabases()
{
    InfluxProcess influx;
    influx.fill("home",
                "config_entries,domain=hue,entry_id=e1,state=loaded title=\"Hue\" 1760393703000000000\n"
                "devices,device_id=new name=\"In both, newer\" 1760393703000000000\n");
    influx.fill("devices",
                "devices,device_id=new name=\"In both, older\" 1760000000000000000\n"
                "devices,device_id=old name=\"Only there\" 1760000000000000000\n");
    influx.fill("entities",
                "entities,entity_id=light.old,device_id=old unique_id=\"u\",disabled=false 1760000000000000000\n");
    ServerProcess program;
    prepare(program);
    program.setVariable(u"INFLUXDB_URL"_s, influx.url().toString());
    const Ending ending = import(program);
    QVERIFY2(ending.code == 0, ending.err + ending.out);
    QCOMPARE(value(program, "SELECT group_concat(name, '/') FROM (SELECT name FROM devices ORDER BY device_id)"),
             u"In both, newer/Only there"_s);
    QCOMPARE(value(program, "SELECT device_id FROM entities"), u"old"_s);
}

void TestImportInflux::sinceLeavesOlderOut()
{
    m_influx->fill("recent",
                   "devices,device_id=new name=\"New\"\n"
                   "devices,device_id=old name=\"Old\" 1500000000000000000\n");
    ServerProcess program;
    prepare(program, u"recent"_s);
    QCOMPARE(import(program, { u"--since"_s, u"90d"_s }).code, 0);
    QCOMPARE(value(program, "SELECT group_concat(device_id) FROM devices"), u"new"_s);
    QCOMPARE(import(program).code, 0);
    QCOMPARE(value(program, "SELECT count(*) FROM devices"), u"2"_s);
}

void TestImportInflux::sinceMustBeATime()
{
    ServerProcess program;
    prepare(program);
    QCOMPARE(import(program, { u"--since"_s, u"yesterday"_s }).code, 2);
    QCOMPARE(import(program, { u"--since"_s, u"0d"_s }).code, 2);
}

void TestImportInflux::undoTakesItBack()
{
    ServerProcess program;
    prepare(program);
    QVERIFY(program.start());
    WebClient client(program.port());
    QCOMPARE(client.post("/internal/devices/bulk_upsert", R"([{"id":"d1","name":"Mine"}])").status, 200);
    QCOMPARE(program.stop().code, 0);
    QCOMPARE(import(program, { u"--report"_s, u"report.json"_s }).code, 0);
    const Ending undone = program.runToEnd({ u"import"_s, u"--undo"_s, u"report.json"_s });
    QVERIFY2(undone.code == 0, undone.out + undone.err);
    QCOMPARE(value(program, "SELECT group_concat(device_id || name || ifnull(model, '-')) FROM devices"), u"d1Mine-"_s);
    QCOMPARE(value(program, "SELECT count(*) FROM entities"), u"0"_s);
    QCOMPARE(value(program, "SELECT count(*) FROM integrations"), u"0"_s);
}

void TestImportInflux::rejectedRows()
{
    m_influx->fill("wrong",
                   "devices,device_id=good name=\"Good\" 1760393703000000000\n"
                   "devices,manufacturer=x name=\"Without id\" 1760393703000000000\n"
                   "devices,device_id="
                       + QByteArray(300, 'x') + " name=\"Long id\" 1760393703000000000\n");
    ServerProcess program;
    prepare(program, u"wrong"_s);
    const Ending ending = import(program);
    QVERIFY2(ending.code == 3, ending.out + ending.err);
    QVERIFY2(ending.out.contains("1 added, 0 changed, 0 unchanged, 2 rejected"), ending.out.constData());
    QCOMPARE(value(program, "SELECT group_concat(device_id) FROM devices"), u"good"_s);
}

void TestImportInflux::wrongSource_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("bucket");
    QTest::addColumn<QByteArray>("check");
    QTest::newRow("no such database") << QString() << u"nowhere"_s << "check INFLUXDB_BUCKET (it is \"nowhere\")"_ba;
    QTest::newRow("nobody listens") << u"http://127.0.0.1:1"_s << u"home"_s << "check INFLUXDB_URL"_ba;
    QTest::newRow("not set up") << u"-"_s << u"home"_s << "--influxdb-url or INFLUXDB_URL"_ba;
}

void TestImportInflux::wrongSource()
{
    QFETCH(QString, url);
    QFETCH(QString, bucket);
    QFETCH(QByteArray, check);
    ServerProcess program;
    prepare(program, bucket);
    if (!url.isEmpty())
        program.setVariable(u"INFLUXDB_URL"_s, url == u"-"_s ? QString() : url);
    const Ending ending = import(program);
    QCOMPARE(ending.code, 1);
    QVERIFY2(ending.isOneLine(), ending.out + ending.err);
    QVERIFY2(ending.err.contains(check), ending.err.constData());
    QVERIFY(!QFile::exists(program.database()));
}

void TestImportInflux::passwordFromAFile()
{
    InfluxProcess influx(InfluxProcess::Access::WithPassword);
    influx.fill("home", influxHome());
    ServerProcess program;
    prepare(program);
    program.setVariable(u"INFLUXDB_URL"_s, influx.url().toString());
    program.setVariable(u"INFLUXDB_USERNAME"_s, u"admin"_s);
    const Ending refused = import(program);
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("check INFLUXDB_TOKEN, or INFLUXDB_USERNAME and INFLUXDB_PASSWORD"),
             refused.err.constData());
    writeFile(program.path(u"password"_s), "se:cret\n");
    program.setVariable(u"INFLUXDB_PASSWORD_FILE"_s, program.path(u"password"_s));
    const Ending ending = import(program, { u"--report"_s, u"report.json"_s });
    QVERIFY2(ending.code == 0, ending.err.constData());
    QVERIFY(!readFile(program.path(u"report.json"_s)).contains("se:cret"));
}

/// A source that says something else when it is read again.
void TestImportInflux::differenceIsTold()
{
    ScriptedInflux influx;
    influx.setVersion("1.8.10");
    int readings = 0;
    influx.onRequest = [&](const InfluxRequestSeen &request) -> std::optional<ScriptedInflux::Answer> {
        QByteArray body = R"({"results":[{}]})";
        if (request.body.contains("db=home&") && request.body.contains("%22devices%22")) {
            const QByteArray name = ++readings == 1 ? "First" : "Second";
            body = R"({"results":[{"series":[{"name":"devices","tags":{"device_id":"d1"},"columns":["time","name"],)"
                   R"("values":[[1760393703000000,")"
                + name + R"("]]}]}]})";
        }
        return ScriptedInflux::good(body, "application/json");
    };
    ServerProcess program;
    prepare(program);
    program.setVariable(u"INFLUXDB_URL"_s, influx.url().toString());
    program.run({ u"import"_s, u"influx"_s, u"--report"_s, u"report.json"_s });
    QTRY_VERIFY_WITH_TIMEOUT(!program.isRunning(), 20'000);
    const Ending ending = program.ended();
    QVERIFY2(ending.code == 4, ending.err + ending.out);
    QVERIFY2(ending.out.contains("differs d1: the source changed while it was imported\n"), ending.out.constData());
    const QJsonObject told = report(program, u"report.json"_s);
    QCOMPARE(told[u"verified"].toBool(), false);
    QCOMPARE(told[u"differences"][0][u"id"].toString(), u"d1"_s);
}

void TestImportInflux::manyEntitiesWithYearsOfHistory()
{
    constexpr int count = 20'000;
    QByteArray lines;
    for (int year = 0; year < 3; ++year) {
        for (int i = 0; i < count; ++i)
            lines += "entities,device_id=unknown,domain=light,entity_id=light.n" + QByteArray::number(i)
                + ",platform=p unique_id=\"u" + QByteArray::number(year) + "\",disabled=false "
                + QByteArray::number(1'600'000'000 + year * 31'536'000) + "000000000\n";
    }
    m_influx->fill("large", lines);
    ServerProcess program;
    prepare(program, u"large"_s);
    const Ending ending = import(program);
    QVERIFY2(ending.code == 0, ending.err + ending.out.right(500));
    QCOMPARE(value(program, "SELECT count(*) FROM entities WHERE unique_id = 'u2'"), QString::number(count));
}

QTEST_GUILESS_MAIN(TestImportInflux)
#include "tst_importinflux.moc"
