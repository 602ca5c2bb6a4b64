#include "tests/support/jsonorder.h"
#include "tests/support/serverprocess.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// What every answer looks like on the wire (contract 1.3, 1.4).
class TestWireForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { QCOMPARE(m_server.stop().code, 0); }
    void success_data();
    void success();
    void nonAsciiIsNotEscaped();
    void correlationId();
    void trailingSlash_data();
    void trailingSlash();
    void wrongMethod_data();
    void wrongMethod();
    void headHasNoBody();
    void errorEnvelope_data();
    void errorEnvelope();
    void problemTypeOnDemand();

private:
    HttpReply ask(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                  const QByteArrayList &headers = {}) const
    {
        return WebClient(m_server.port()).request(method, target, body, headers);
    }

    ServerProcess m_server;
};

void TestWireForm::initTestCase()
{
    QVERIFY(m_server.start());
    QCOMPARE(
        ask("POST", "/internal/devices/bulk_upsert", "[{\"id\":\"a\",\"name\":\"L\u00e4mpchen \U0001f4a1\"}]").status,
        200);
    QCOMPARE(ask("POST", "/internal/entities/bulk_upsert", R"([{"entity_id":"light.a","device_id":"a"}])").status, 200);
}

void TestWireForm::success_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target : { "/",
                                "/health",
                                "/healthz",
                                "/readyz",
                                "/api/info",
                                "/api/devices",
                                "/api/devices/a",
                                "/api/devices/a/hierarchy",
                                "/api/entities",
                                "/api/entities/light.a",
                                "/api/entities/light.a/siblings",
                                "/api/entities/by-device/a",
                                "/api/entities/by-area/x",
                                "/api/entities/by-config-entry/x",
                                "/api/integrations",
                                "/api/integrations/hue/analytics",
                                "/api/integrations/hue/performance",
                                "/api/areas",
                                "/internal/areas/list",
                                "/api/labels" })
        QTest::newRow(target) << QByteArray(target);
}

void TestWireForm::success()
{
    QFETCH(QByteArray, target);
    const HttpReply reply = ask("GET", target);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.header("content-type"), "application/json");
    QJsonParseError error;
    QJsonDocument::fromJson(reply.body, &error);
    QCOMPARE(error.error, QJsonParseError::NoError);
    static const QRegularExpression blankOutside(
        u"[\\]}\",\\d]\\s*[:,]\\s+[\\[{\"\\d]|\\n"_s); // compact: no blank behind a colon or comma
    QVERIFY2(!blankOutside.match(QString::fromUtf8(reply.body)).hasMatch(), reply.body.constData());
}

void TestWireForm::nonAsciiIsNotEscaped()
{
    QVERIFY(ask("GET", "/api/devices/a").body.contains("\"name\":\"L\u00e4mpchen \U0001f4a1\""));
}

void TestWireForm::correlationId()
{
    const HttpReply first = ask("GET", "/", {}, { "X-Correlation-ID: mine" });
    const QByteArray id = first.header("x-correlation-id");
    QVERIFY2(QRegularExpression(u"^req_\\d{10}_[0-9a-f]{8}$"_s).match(QString::fromLatin1(id)).hasMatch(),
             id.constData());
    QVERIFY(ask("GET", "/nothing").header("x-correlation-id") != id);
    QVERIFY(!first.header("x-request-id").isEmpty());
}

void TestWireForm::trailingSlash_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("place");
    QTest::newRow("list") << "/api/devices/"_ba << "/api/devices"_ba;
    QTest::newRow("list with a query") << "/api/entities/?limit=5&domain=light"_ba
                                       << "/api/entities?limit=5&domain=light"_ba;
    QTest::newRow("one") << "/api/devices/a/"_ba << "/api/devices/a"_ba;
}

void TestWireForm::trailingSlash()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, place);
    const HttpReply reply = ask("GET", target);
    QCOMPARE(reply.status, 307);
    QCOMPARE(reply.header("location"), "http://localhost" + place);
    QCOMPARE(ask("GET", place).status, 200);
}

void TestWireForm::wrongMethod_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("allow");
    QTest::newRow("post to a list") << "POST"_ba << "/api/devices"_ba << "GET"_ba;
    QTest::newRow("delete a device") << "DELETE"_ba << "/api/devices/a"_ba << "GET"_ba;
    QTest::newRow("get from a feeder's path") << "GET"_ba << "/internal/devices/bulk_upsert"_ba << "POST"_ba;
    QTest::newRow("get what deletes") << "GET"_ba << "/internal/devices/clear"_ba << "DELETE"_ba;
}

void TestWireForm::wrongMethod()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, allow);
    const HttpReply reply = ask(method, target);
    QCOMPARE(reply.status, 405);
    QVERIFY(reply.header("allow").split(',').contains(allow) || reply.header("allow").contains(", " + allow));
    QCOMPARE(QJsonDocument::fromJson(reply.body)[u"detail"], u"Method Not Allowed"_s);
}

void TestWireForm::headHasNoBody()
{
    const HttpReply reply = ask("HEAD", "/api/devices");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.header("content-length").toInt(), int(ask("GET", "/api/devices").body.size()));
}

void TestWireForm::errorEnvelope_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("unknown path") << "GET"_ba << "/api/v1/devices"_ba << ""_ba << 404;
    QTest::newRow("unknown row") << "GET"_ba << "/api/devices/none"_ba << ""_ba << 404;
    QTest::newRow("wrong method") << "PUT"_ba << "/api/devices"_ba << ""_ba << 405;
    QTest::newRow("wrong parameter") << "GET"_ba << "/api/devices?limit=0"_ba << ""_ba << 422;
    QTest::newRow("no body") << "POST"_ba << "/internal/devices/bulk_upsert"_ba << ""_ba << 422;
    QTest::newRow("no JSON") << "POST"_ba << "/internal/devices/bulk_upsert"_ba << "x"_ba << 422;
    QTest::newRow("invalid UTF-8") << "POST"_ba << "/internal/devices/bulk_upsert"_ba << "[\"\xff\"]"_ba << 400;
}

void TestWireForm::errorEnvelope()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    const HttpReply reply = ask(method, target, body);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.header("content-type"), "application/json");
    QCOMPARE(keyTextOf(reply.body), "type,title,status,detail,instance,success,error,error_code,timestamp");
    const QJsonObject problem = QJsonDocument::fromJson(reply.body).object();
    QCOMPARE(problem[u"success"], false);
    QCOMPARE(problem[u"error_code"], u"HTTP_%1"_s.arg(status));
    QCOMPARE(problem[u"status"], status);
    QCOMPARE(problem[u"detail"].isArray(), status == 422);
    QVERIFY(!reply.header("x-correlation-id").isEmpty());
}

void TestWireForm::problemTypeOnDemand()
{
    QCOMPARE(ask("GET", "/nothing", {}, { "Accept: application/problem+json" }).header("content-type"),
             "application/problem+json");
}

QTEST_GUILESS_MAIN(TestWireForm)
#include "tst_wireform.moc"
