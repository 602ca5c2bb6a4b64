#include "server/api/influxruns.h"
#include "tests/support/apifixture.h"
#include "tests/support/fluxhome.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Imports from an InfluxDB 2.x whose answers are scripted.
class TestInfluxImportApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void importsInTheBackground();
    void operationIsTakenBack();
    void secondTimeIsUnchanged();
    void dryRunWritesNothing();
    void progressIsTold();
    void secondRunIsRefused();
    void nextRunBegins();
    void cancelledBeforeTheWrite();
    void cancelledWhileItIsCompared();
    void cancelOfAnEndedRun();
    void stopEndsIt();
    void differenceIsTold();
    void sourceThatBreaksBeforeTheComparison();
    void failures_data();
    void failures();
    void hostileAnswers_data();
    void hostileAnswers();
    void serverSettingsAreTheDefault();
    void serverTokenGoesNowhereElse();
    void secretsAreNotTold();
    void wrongOrders_data();
    void wrongOrders();
    void nothingIsSetUp();
    void unknownRun_data();
    void unknownRun();
    void olderRunsAreForgotten();

private:
    QByteArray order(const QJsonObject &more = {}) const
    {
        QJsonObject order { { u"url"_s, m_influx->url().toString() },
                            { u"org"_s, u"o"_s },
                            { u"bucket"_s, u"home"_s },
                            { u"token"_s, u"the-token"_s } };
        for (auto it = more.begin(); it != more.end(); ++it)
            order.insert(it.key(), it.value());
        return QJsonDocument(order).toJson(QJsonDocument::Compact);
    }
    ApiAnswer begin(const QByteArray &query = {}, const QByteArray &body = {})
    {
        return m_api->post("/api/imports/influx" + query, body.isEmpty() ? order() : body);
    }
    ApiAnswer look(const ApiAnswer &begun) { return m_api->get(begun.response.headers.value("location")); }
    ApiAnswer cancel(const ApiAnswer &begun)
    {
        return m_api->send(Method::Delete, begun.response.headers.value("location"));
    }
    /// As it is when it is over.
    QJsonObject ended(const ApiAnswer &begun)
    {
        if (begun.status() != 202)
            qFatal("%s", begun.body().constData());
        if (!QTest::qWaitFor([&] { return look(begun).value(u"state"_s) != u"running"_s; }, 20'000))
            qFatal("the import does not end");
        return look(begun).object();
    }
    static QString code(const QJsonObject &run) { return run[u"error"][u"code"].toString(); }
    static QString message(const QJsonObject &run) { return run[u"error"][u"message"].toString(); }
    void serveHome()
    {
        m_influx->onRequest = [](const InfluxRequestSeen &request) { return fluxHome(request); };
    }
    /// From the query of that number on, beginning with 0, nothing is answered.
    void hangAfter(int queries)
    {
        m_influx->onRequest = [queries, seen = 0](const InfluxRequestSeen &request) mutable {
            return seen++ < queries ? fluxHome(request) : ScriptedInflux::Answer();
        };
    }
    qint64 rows() { return m_api->database().number("SELECT count(*) FROM devices"); }
    std::size_t asked() const { return m_influx->requests().size(); }

    std::unique_ptr<ScriptedInflux> m_influx;
    std::unique_ptr<ApiFixture> m_api;
};

/// Of an import: config entries, devices and entities, the last two also in buckets of their own.
constexpr int queriesOfAReading = 5;

void TestInfluxImportApi::init()
{
    m_influx = std::make_unique<ScriptedInflux>();
    m_api = std::make_unique<ApiFixture>();
    serveHome();
}

void TestInfluxImportApi::cleanup()
{
    m_api.reset();
    m_influx.reset();
}

void TestInfluxImportApi::importsInTheBackground()
{
    const ApiAnswer begun = begin();
    QCOMPARE(begun.status(), 202);
    QCOMPARE(begun.value(u"state"_s), u"running"_s);
    QCOMPARE(begun.response.headers.value("location"),
             "/api/imports/runs/" + begun.value(u"id"_s).toString().toLatin1());
    const QJsonObject run = ended(begun);
    QCOMPARE(run[u"state"], u"done"_s);
    QVERIFY(run[u"error"].isNull());
    const QJsonValue report = run[u"report"];
    QCOMPARE(report[u"kind"], u"influx"_s);
    QCOMPARE(report[u"source"], m_influx->url().toString() + u", bucket home"_s);
    QCOMPARE(report[u"added"], 2);
    QCOMPARE(report[u"verified"], true);
    QCOMPARE(rows(), 1);
    QCOMPARE(m_api->get("/api/imports").list(u"imports"_s)[0][u"id"], report[u"id"]);
    QCOMPARE(m_api->database().text("SELECT what || origin FROM operations WHERE id = "
                                    + QByteArray::number(report[u"operation"].toInteger())),
             u"import.influximport"_s);
}

void TestInfluxImportApi::operationIsTakenBack()
{
    const QJsonObject run = ended(begin());
    const QByteArray operation = QByteArray::number(run[u"report"][u"operation"].toInteger());
    QCOMPARE(m_api->post("/api/operations/" + operation + "/revert", {}).status(), 200);
    QCOMPARE(rows(), 0);
}

void TestInfluxImportApi::secondTimeIsUnchanged()
{
    ended(begin());
    const QJsonValue report = ended(begin())[u"report"];
    QCOMPARE(report[u"unchanged"], 2);
    QVERIFY(report[u"operation"].isNull());
}

void TestInfluxImportApi::dryRunWritesNothing()
{
    const qint64 before = m_api->database().number("SELECT count(*) FROM changes");
    const QJsonObject run = ended(begin("?dry_run=1"));
    QCOMPARE(run[u"state"], u"done"_s);
    QCOMPARE(run[u"dry_run"], true);
    QCOMPARE(run[u"report"][u"dry_run"], true);
    QCOMPARE(run[u"report"][u"added"], 2);
    QVERIFY(run[u"report"][u"operation"].isNull());
    QCOMPARE(rows(), 0);
    QCOMPARE(m_api->database().number("SELECT count(*) FROM changes"), before);
    QCOMPARE(asked(), std::size_t(queriesOfAReading)); // there is nothing to compare
}

void TestInfluxImportApi::progressIsTold()
{
    hangAfter(3);
    const ApiAnswer begun = begin();
    QVERIFY(QTest::qWaitFor([&] { return asked() == 4; }, 20'000));
    const ApiAnswer run = look(begun);
    QCOMPARE(run.value(u"step"_s), u"reading"_s);
    QCOMPARE(run.value(u"measurement"_s), u"entities"_s);
    QCOMPARE(run.value(u"rows"_s), 2);
    QVERIFY(run.value(u"ended_at"_s).isNull());
    QVERIFY(run.value(u"report"_s).isNull());
    QCOMPARE(m_api->get("/api/imports/influx").value(u"run"_s), begun.value(u"id"_s));
}

void TestInfluxImportApi::secondRunIsRefused()
{
    hangAfter(0);
    const ApiAnswer first = begin();
    const ApiAnswer second = begin();
    QCOMPARE(second.status(), 409);
    QCOMPARE(second.value(u"run"_s), first.value(u"id"_s));
    QCOMPARE(second.response.headers.value("location"), first.response.headers.value("location"));
    QVERIFY(second.value(u"detail"_s).toString().contains(first.value(u"id"_s).toString()));
}

void TestInfluxImportApi::nextRunBegins()
{
    hangAfter(0);
    const ApiAnswer first = begin();
    cancel(first);
    ended(first);
    serveHome();
    QCOMPARE(ended(begin())[u"state"], u"done"_s);
    QCOMPARE(look(first).value(u"state"_s), u"cancelled"_s);
}

void TestInfluxImportApi::cancelledBeforeTheWrite()
{
    hangAfter(queriesOfAReading - 1);
    const ApiAnswer begun = begin();
    QVERIFY(QTest::qWaitFor([&] { return asked() == queriesOfAReading; }, 20'000));
    QCOMPARE(cancel(begun).status(), 202);
    const QJsonObject run = ended(begun);
    QCOMPARE(run[u"state"], u"cancelled"_s);
    QCOMPARE(message(run), u"The import was cancelled"_s);
    QVERIFY(run[u"report"].isNull());
    QCOMPARE(rows(), 0);
    QCOMPARE(m_api->database().number("SELECT count(*) FROM imports"), 0);
}

void TestInfluxImportApi::cancelledWhileItIsCompared()
{
    hangAfter(queriesOfAReading + 1);
    const ApiAnswer begun = begin();
    QVERIFY(QTest::qWaitFor([&] { return asked() == queriesOfAReading + 2; }, 20'000));
    QCOMPARE(look(begun).value(u"step"_s), u"comparing"_s);
    QCOMPARE(cancel(begun).status(), 202);
    const QJsonObject run = ended(begun);
    QCOMPARE(run[u"state"], u"done"_s); // and can be taken back
    QVERIFY(run[u"report"][u"operation"].isDouble());
    QVERIFY(run[u"report"][u"verified"].isUndefined());
    QVERIFY(run[u"error"].isNull());
    QCOMPARE(rows(), 1);
}

void TestInfluxImportApi::cancelOfAnEndedRun()
{
    const ApiAnswer begun = begin();
    ended(begun);
    const ApiAnswer answer = cancel(begun);
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.value(u"state"_s), u"done"_s);
}

void TestInfluxImportApi::stopEndsIt()
{
    hangAfter(1);
    const ApiAnswer begun = begin();
    QVERIFY(QTest::qWaitFor([&] { return asked() == 2; }, 20'000));
    QElapsedTimer clock;
    clock.start();
    m_api->context().influxRuns->stop();
    QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(look(begun).value(u"state"_s), u"cancelled"_s);
    QCOMPARE(rows(), 0);
    QCOMPARE(begin().status(), 503);
}

void TestInfluxImportApi::differenceIsTold()
{
    m_influx->onRequest = [seen = 0](const InfluxRequestSeen &request) mutable {
        return fluxHome(request, seen++ < queriesOfAReading ? "First" : "Second");
    };
    const QJsonObject run = ended(begin());
    QCOMPARE(run[u"state"], u"done"_s);
    QCOMPARE(run[u"report"][u"verified"], false);
    QCOMPARE(run[u"report"][u"differences"][0][u"id"], u"hub"_s);
}

void TestInfluxImportApi::sourceThatBreaksBeforeTheComparison()
{
    m_influx->onRequest = [seen = 0](const InfluxRequestSeen &request) mutable {
        return seen++ < queriesOfAReading ? fluxHome(request) : ScriptedInflux::status("401 Unauthorized", "{}");
    };
    const QJsonObject run = ended(begin());
    QCOMPARE(run[u"state"], u"done"_s);
    QCOMPARE(code(run), u"forbidden"_s);
    QVERIFY(run[u"report"][u"verified"].isUndefined());
    QCOMPARE(rows(), 1);
}

void TestInfluxImportApi::failures_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("error");
    QTest::newRow("a wrong token") << "401 Unauthorized"_ba << R"({"code":"unauthorized","message":"no"})"_ba
                                   << u"forbidden"_s;
    QTest::newRow("a token without rights") << "403 Forbidden"_ba << "{}"_ba << u"forbidden"_s;
    QTest::newRow("no bucket") << "404 Not Found"_ba << R"({"code":"not found","message":"bucket not found"})"_ba
                               << u"not_found"_s;
    QTest::newRow("out of order") << "500 Internal Server Error"_ba << "{}"_ba << u"unavailable"_s;
    QTest::newRow("elsewhere") << "302 Found"_ba << "{}"_ba << u"unavailable"_s;
}

void TestInfluxImportApi::failures()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, body);
    m_influx->onRequest = [&](const InfluxRequestSeen &) { return ScriptedInflux::status(line, body); };
    const QJsonObject run = ended(begin());
    QCOMPARE(run[u"state"], u"failed"_s);
    QTEST(code(run), "error");
    QVERIFY(!message(run).isEmpty());
    QVERIFY(run[u"report"].isNull());
    QCOMPARE(rows(), 0);
}

void TestInfluxImportApi::hostileAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("ends within quotes") << "#datatype,string\r\n,\"abc"_ba << "text/csv"_ba;
    QTest::newRow("a page") << "<html>"_ba << "text/html"_ba;
    QTest::newRow("an error that repeats the token")
        << "#datatype,string,string\r\n#group,true,true\r\n#default,,\r\n,error,reference\r\n,the-token is bad,1\r\n"_ba
        << "text/csv"_ba;
    QTest::newRow("a record without end") << QByteArray(17 * 1024 * 1024, 'x') << "text/csv"_ba;
}

void TestInfluxImportApi::hostileAnswers()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    m_influx->onRequest = [&](const InfluxRequestSeen &) { return ScriptedInflux::good(body, type); };
    const ApiAnswer begun = begin();
    const QJsonObject run = ended(begun);
    QCOMPARE(run[u"state"], u"failed"_s);
    QVERIFY(!message(run).isEmpty());
    QVERIFY2(!look(begun).body().contains("the-token"), look(begun).body().constData());
    QCOMPARE(rows(), 0);
}

void TestInfluxImportApi::serverSettingsAreTheDefault()
{
    m_api->context().influx.options = { .url = m_influx->url(), .org = u"o"_s, .bucket = u"home"_s, .token = u"set"_s };
    const ApiAnswer settings = m_api->get("/api/imports/influx");
    QCOMPARE(settings.value(u"configured"_s), true);
    QCOMPARE(settings.value(u"url"_s), m_influx->url().toString());
    QCOMPARE(settings.value(u"bucket"_s), u"home"_s);
    QVERIFY(settings.value(u"run"_s).isNull());
    QVERIFY(!settings.body().contains("set\""));
    QCOMPARE(ended(m_api->post("/api/imports/influx", {}))[u"state"], u"done"_s);
    QCOMPARE(m_influx->requests().front().headers.value("authorization"), "Token set"_ba);
    QCOMPARE(ended(begin({}, R"({"bucket":"other","since":null})"))[u"error"][u"code"], u"not_found"_s);
}

/// Who may import shall not read it by an address of their own.
void TestInfluxImportApi::serverTokenGoesNowhereElse()
{
    ScriptedInflux own;
    m_api->context().influx.options = { .url = own.url(), .bucket = u"home"_s, .token = u"set"_s };
    ended(begin({}, order({ { u"token"_s, QJsonValue::Null } })));
    QVERIFY(!m_influx->requests().empty());
    for (const InfluxRequestSeen &request : m_influx->requests())
        QCOMPARE(request.headers.value("authorization"), QByteArray());
    QCOMPARE(own.pings(), 0);
}

void TestInfluxImportApi::secretsAreNotTold()
{
    QByteArray said;
    const ApiAnswer begun = begin({}, order({ { u"username"_s, u"ann"_s }, { u"password"_s, u"the-password"_s } }));
    said += begun.body();
    ended(begun);
    said += look(begun).body() + m_api->get("/api/imports").body() + m_api->get("/api/imports/influx").body()
        + m_api->get("/api/changes").body();
    said += m_api->database().text("SELECT group_concat(report) FROM imports").toUtf8();
    said += m_api->database().text("SELECT group_concat(what || actor || origin) FROM operations").toUtf8();
    for (const char *secret : { "the-token", "the-password" })
        QVERIFY2(!said.contains(secret), said.constData());
}

void TestInfluxImportApi::wrongOrders_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("item");
    const QString address = u"It should be an address such as http://influxdb:8086"_s;
    QTest::newRow("no address") << R"({"url":"influx","bucket":"b"})"_ba << u"url_parsing body.url "_s + address;
    QTest::newRow("a file") << R"({"url":"file:///etc/passwd","bucket":"b"})"_ba
                            << u"url_parsing body.url "_s + address;
    QTest::newRow("no host") << R"({"url":"http://","bucket":"b"})"_ba << u"url_parsing body.url "_s + address;
    QTest::newRow("a password in the address") << R"({"url":"http://ann:the-password@h/","bucket":"b"})"_ba
                                               << u"value_error body.url User and password have members of their own"_s;
    QTest::newRow("no bucket") << R"({"url":"http://h"})"_ba << u"missing body.bucket Field required"_s;
    QTest::newRow("a number") << R"({"url":"http://h","bucket":7})"_ba
                              << u"string_type body.bucket Input should be a valid string"_s;
    QTest::newRow("a header in the token") << R"({"url":"http://h","bucket":"b","token":"the-token\r\nX: y"})"_ba
                                           << u"value_error body.token Control characters are not allowed"_s;
    QTest::newRow("no time") << R"({"url":"http://h","bucket":"b","since":"yesterday"})"_ba
                             << u"value_error body.since It should be a time such as 90d or 12h"_s;
}

void TestInfluxImportApi::wrongOrders()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, item);
    const ApiAnswer answer = begin({}, body);
    QCOMPARE(answer.status(), 422);
    QVERIFY2(answer.validation().contains(item), answer.body().constData());
    QVERIFY(!answer.body().contains("the-"));
}

void TestInfluxImportApi::nothingIsSetUp()
{
    QCOMPARE(m_api->get("/api/imports/influx").value(u"configured"_s), false);
    const ApiAnswer answer = m_api->post("/api/imports/influx", {});
    QCOMPARE(answer.status(), 503);
    QCOMPARE(answer.value(u"detail"_s), u"This server is set to no InfluxDB: name its url"_s);
}

void TestInfluxImportApi::unknownRun_data()
{
    QTest::addColumn<int>("method");
    QTest::newRow("look") << int(Method::Get);
    QTest::newRow("cancel") << int(Method::Delete);
}

void TestInfluxImportApi::unknownRun()
{
    QFETCH(int, method);
    QCOMPARE(m_api->send(Method(method), "/api/imports/runs/none").status(), 404);
}

void TestInfluxImportApi::olderRunsAreForgotten()
{
    const ApiAnswer first = begin("?dry_run=1");
    ended(first);
    for (std::size_t i = 0; i < InfluxRuns::kept; ++i)
        ended(begin("?dry_run=1"));
    QCOMPARE(look(first).status(), 404);
}

QTEST_GUILESS_MAIN(TestInfluxImportApi)
#include "tst_influximportapi.moc"
