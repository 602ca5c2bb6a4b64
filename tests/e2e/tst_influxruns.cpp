#include "tests/support/fluxhome.h"
#include "tests/support/serverprocess.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Imports from InfluxDB that clients of the real server begin.
class TestInfluxRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void clientMayLeave();
    void stopInTheMiddle();
    void secretsAreNotLogged();

private:
    QJsonObject ask(const QByteArray &target) { return bodyOf(WebClient(m_server->port()).get(target)); }
    QJsonObject begin(const QByteArray &order = "{}")
    {
        return bodyOf(WebClient(m_server->port()).post("/api/imports/influx", order));
    }
    static QJsonObject bodyOf(const HttpReply &reply) { return QJsonDocument::fromJson(reply.body).object(); }
    QJsonObject ended(const QJsonObject &run)
    {
        const QByteArray target = "/api/imports/runs/" + run[u"id"].toString().toLatin1();
        if (!QTest::qWaitFor([&] { return ask(target)[u"state"] != u"running"_s; }, 20'000))
            qFatal("the import does not end");
        return ask(target);
    }

    std::unique_ptr<ScriptedInflux> m_influx;
    std::unique_ptr<ServerProcess> m_server;
};

void TestInfluxRuns::init()
{
    m_influx = std::make_unique<ScriptedInflux>();
    m_influx->onRequest = [](const InfluxRequestSeen &request) { return fluxHome(request); };
    m_server = std::make_unique<ServerProcess>();
    m_server->setVariable(u"INFLUXDB_URL"_s, m_influx->url().toString());
    m_server->setVariable(u"INFLUXDB_BUCKET"_s, u"home"_s);
    m_server->setVariable(u"INFLUXDB_TOKEN"_s, u"the-set-token"_s);
    QVERIFY(m_server->start());
}

void TestInfluxRuns::cleanup()
{
    m_server.reset();
    m_influx.reset();
}

void TestInfluxRuns::clientMayLeave()
{
    const QJsonObject run = begin(); // by a connection of its own, which is closed
    QCOMPARE(run[u"state"], u"running"_s);
    const QJsonObject over = ended(run);
    QCOMPARE(over[u"state"], u"done"_s);
    QCOMPARE(over[u"report"][u"verified"], true);
    QCOMPARE(ask("/api/devices/hub")[u"name"], u"Bridge"_s);
}

void TestInfluxRuns::stopInTheMiddle()
{
    int imports = 0;
    m_influx->onRequest = [&imports](const InfluxRequestSeen &request) {
        imports += request.body.contains(R"(== \"devices\")") ? 1 : 0;
        return imports > 0 ? ScriptedInflux::Answer() : fluxHome(request);
    };
    begin();
    QVERIFY(QTest::qWaitFor([&] { return imports > 0; }, 20'000));
    const Ending ending = m_server->stop();
    QCOMPARE(ending.code, 0);
    QVERIFY(m_server->start());
    QVERIFY(ask("/api/imports/influx")[u"run"].isNull());
    QCOMPARE(ask("/api/imports")[u"count"], 0);
    QCOMPARE(ask("/api/devices")[u"count"], 0);
}

void TestInfluxRuns::secretsAreNotLogged()
{
    m_influx->onRequest = [](const InfluxRequestSeen &request) {
        return ScriptedInflux::status("401 Unauthorized",
                                      R"({"message":")" + request.headers.value("authorization") + R"(?"})");
    };
    const QJsonObject run = ended(begin());
    QVERIFY2(run[u"error"][u"message"].toString().endsWith(u"Token ***?"_s), QJsonDocument(run).toJson().constData());
    ended(begin(QJsonDocument(QJsonObject { { u"url"_s, m_influx->url().toString() },
                                            { u"bucket"_s, u"home"_s },
                                            { u"token"_s, u"the-typed-token"_s } })
                    .toJson()));
    const Ending ending = m_server->stop();
    QVERIFY2(ending.err.contains("does not accept the token"), ending.err.constData());
    for (const char *secret : { "the-set-token", "the-typed-token" })
        QVERIFY2(!(ending.out + ending.err).contains(secret), ending.err.constData());
}

QTEST_GUILESS_MAIN(TestInfluxRuns)
#include "tst_influxruns.moc"
