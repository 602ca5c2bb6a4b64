#include "tests/support/files.h"
#include "tests/support/influxprocess.h"
#include "tests/support/scriptedinflux.h"
#include "tests/support/serverprocess.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The real server before an InfluxDB.
class TestInflux : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void healthOfARealOne();
    void withoutOne();
    void refusingOneDelaysNobody();
    void hangingOneDelaysNobody();
    void clientThatLeavesIsForgotten();

private:
    static QJsonObject json(quint16 port, const QByteArray &target)
    {
        return QJsonDocument::fromJson(WebClient(port).get(target).body).object();
    }
    static QJsonObject health(quint16 port) { return json(port, "/health")[u"dependencies"_s][u"influxdb"].toObject(); }
};

void TestInflux::healthOfARealOne()
{
    InfluxProcess influx;
    influx.fill("home", "home_assistant_events,entity_id=light.a,platform=hue context_id=\"c\"");
    ServerProcess server;
    server.setVariable(u"INFLUXDB_URL"_s, u"http://somebody:s3cr3t@127.0.0.1:%1"_s.arg(influx.port()));
    server.setVariable(u"INFLUXDB_BUCKET"_s, u"home"_s);
    QVERIFY(server.start());
    QTRY_COMPARE(health(server.port())[u"status"], u"connected"_s); // nobody asked
    QCOMPARE(health(server.port())[u"url"], u"http://127.0.0.1:%1"_s.arg(influx.port()));
    QCOMPARE(health(server.port())[u"query_count"], 0);
    QCOMPARE(json(server.port(), "/api/integrations/hue/performance")[u"total_events"], 1);
    QCOMPARE(health(server.port())[u"query_count"], 3);
    QCOMPARE(health(server.port())[u"success_rate"], 100);
    influx.stop();
    QVERIFY(json(server.port(), "/api/integrations/hue/performance").contains(u"error"_s));
    QCOMPARE(health(server.port())[u"status"], u"disconnected"_s);
    QVERIFY(health(server.port())[u"success_rate"].toDouble() < 100);
    QCOMPARE(server.stop().code, 0);
    QVERIFY(!readFile(server.path(u"stderr.txt"_s)).contains("s3cr3t"));
}

void TestInflux::withoutOne()
{
    ServerProcess server;
    QVERIFY(server.start());
    QCOMPARE(QJsonDocument(health(server.port())).toJson(QJsonDocument::Compact),
             R"({"avg_query_time_ms":0,"query_count":0,"status":"disconnected","success_rate":100,"url":""})"_ba);
    QCOMPARE(json(server.port(), "/api/integrations/hue/performance")[u"error"], u"InfluxDB is not set up"_s);
    QCOMPARE(json(server.port(), "/api/v1/ha/game-status/ne")[u"status"], u"no_game"_s);
    QCOMPARE(WebClient(server.port()).get("/api/devices/reliability").status, 404);
}

void TestInflux::refusingOneDelaysNobody()
{
    quint16 port = 0;
    {
        const ScriptedInflux gone;
        port = gone.port();
    }
    ServerProcess server;
    QVERIFY(server.start(
        { u"--influxdb-url"_s, u"http://127.0.0.1:%1"_s.arg(port), u"--influxdb-connect-timeout"_s, u"60"_s }));
    QCOMPARE(WebClient(server.port()).get("/api/devices").status, 200);
    QCOMPARE(health(server.port())[u"status"], u"disconnected"_s);
    QCOMPARE(WebClient(server.port()).get("/api/v1/ha/game-status/ne").status, 503);
    QCOMPARE(WebClient(server.port()).get("/api/devices").status, 200);
}

/// It takes connections and never says anything; whoever waited for it would wait for an hour.
void TestInflux::hangingOneDelaysNobody()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    ServerProcess server;
    QVERIFY(server.start({ u"--influxdb-url"_s, u"http://127.0.0.1:%1"_s.arg(silent.serverPort()),
                           u"--influxdb-answer-timeout"_s, u"1 h"_s, u"--http-threads"_s, u"1"_s, u"--stop-grace"_s,
                           u"500 ms"_s }));
    std::vector<std::unique_ptr<WebClient>> waiting; // whose requests are there before those that follow
    for (const QByteArray path : { "/api/integrations/hue/performance", "/api/v1/ha/game-status/ne",
                                   "/api/v1/ha/game-context/ne", "/api/devices/reliability" }) {
        waiting.push_back(std::make_unique<WebClient>(server.port()));
        waiting.back()->send(WebClient::head("GET", path, {}));
    }
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(WebClient(server.port()).get("/api/devices").status, 200);
        QCOMPARE(WebClient(server.port()).get("/api/entities").status, 200);
        QCOMPARE(health(server.port())[u"status"], u"disconnected"_s);
    }
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(server.stop().code, 0);
    QVERIFY2(clock.elapsed() < 15'000, qPrintable(QString::number(clock.elapsed())));
    QList<int> statuses;
    for (const std::unique_ptr<WebClient> &one : waiting)
        statuses += one->reply().status;
    QCOMPARE(statuses, (QList<int> { 200, 503, 503, 503 })); // performance is always 200, with an error
}

void TestInflux::clientThatLeavesIsForgotten()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    ServerProcess server;
    QVERIFY(server.start({ u"--influxdb-url"_s, u"http://127.0.0.1:%1"_s.arg(silent.serverPort()),
                           u"--influxdb-answer-timeout"_s, u"300 ms"_s }));
    {
        WebClient impatient(server.port());
        impatient.send(WebClient::head("GET", "/api/integrations/hue/performance", {}));
    }
    QTRY_VERIFY(health(server.port())[u"query_count"].toInt() >= 1); // the answer came when nobody was there
    QCOMPARE(WebClient(server.port()).get("/api/devices").status, 200);
    QCOMPARE(server.stop().code, 0);
}

QTEST_GUILESS_MAIN(TestInflux)
#include "tst_influx.moc"
