#include "tests/support/files.h"
#include "tests/support/influxhome.h"
#include "tests/support/influxprocess.h"
#include "tests/support/serverprocess.h"

#include <QDateTime>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The real server whose database file is spoilt while it runs.
class TestReadFallback : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_influx.reset(); }
    void spoiltFileIsReadFromInflux();
    void withoutTheSettingItIsAnError();
    void settingNeedsAnInfluxDb();

private:
    /// A server that has read nothing yet, and junk in the place of its file.
    void start(ServerProcess &server, const QStringList &more)
    {
        server.setVariable(u"INFLUXDB_URL"_s, m_influx->url().toString());
        server.setVariable(u"INFLUXDB_BUCKET"_s, u"home"_s);
        QVERIFY(server.start(more));
        for (const char *end : { "", "-wal", "-shm" })
            QFile::remove(server.database() + QString::fromLatin1(end));
        writeFile(server.database(), QByteArray(8192, 'x'));
    }

    std::unique_ptr<InfluxProcess> m_influx;
};

void TestReadFallback::initTestCase()
{
    const QByteArray now = QByteArray::number(QDateTime::currentSecsSinceEpoch()) + "000000000";
    m_influx = std::make_unique<InfluxProcess>();
    m_influx->fill("home", influxHome().replace("1760393703000000000", now));
}

void TestReadFallback::spoiltFileIsReadFromInflux()
{
    ServerProcess server;
    server.setVariable(u"READ_FALLBACK"_s, u"influx"_s);
    start(server, {});
    const HttpReply list = WebClient(server.port()).get("/api/devices?limit=2", { "Origin: http://localhost:3000" });
    QCOMPARE(list.status, 200);
    QCOMPARE(list.header("x-data-source"), "influxdb"_ba);
    QVERIFY2(list.body.contains(R"("name":"Hue Bridge")") && list.body.contains(R"("count":2,"limit":2)"), list.body);
    QCOMPARE(WebClient(server.port()).get("/api/entities/light.lamp").status, 200);
    QCOMPARE(WebClient(server.port()).get("/api/entities/light.none").status, 404);
    m_influx->stop();
    QCOMPARE(WebClient(server.port()).get("/api/devices").status, 503);
    m_influx->start();
    server.stop();
    QVERIFY(readFile(server.path(u"stderr.txt"_s)).contains("The database cannot be read"));
}

void TestReadFallback::withoutTheSettingItIsAnError()
{
    ServerProcess server;
    start(server, {});
    const HttpReply list = WebClient(server.port()).get("/api/devices");
    QCOMPARE(list.status, 503);
    QCOMPARE(list.header("x-data-source"), ""_ba);
}

void TestReadFallback::settingNeedsAnInfluxDb()
{
    ServerProcess server;
    const Ending ending = server.runToEnd(
        { u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--read-fallback"_s, u"influx"_s });
    QCOMPARE(ending.code, 2);
    QVERIFY2(ending.err.contains("database.read_fallback is influx, but no InfluxDB is set up"), ending.err);
}

QTEST_GUILESS_MAIN(TestReadFallback)
#include "tst_readfallback.moc"
