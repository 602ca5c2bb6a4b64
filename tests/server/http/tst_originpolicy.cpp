#include "server/http/dispatcher.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestOriginPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hosts_data();
    void hosts();
    void hostsOfTheUnixSocket();
    void writes_data();
    void writes();
    void readsAreNotRefused();
    void corsHeaders_data();
    void corsHeaders();
    void ownPageOverTls();
    void strictTransport();
    void anyOriginHasNoCredentials();
    void preflight();
    void preflightOfAForeignOrigin();
};

namespace {

Request asked(Method method, const QByteArray &host, const QByteArray &origin = {}, const QByteArray &site = {})
{
    Request request { .method = method };
    request.setTarget("/api/devices");
    request.headers.append("host", host);
    if (!origin.isEmpty())
        request.headers.append("origin", origin);
    if (!site.isEmpty())
        request.headers.append("sec-fetch-site", site);
    return request;
}

int statusOf(const OriginPolicy &policy, const Request &request)
{
    const Result<void> checked = policy.check(request);
    return checked ? 200 : httpStatus(checked.error().code);
}

} // namespace

void TestOriginPolicy::hosts_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("loopback");
    QTest::addColumn<bool>("anonymous");
    QTest::addColumn<int>("status");
    QTest::newRow("localhost") << "localhost:8006"_ba << true << false << 200;
    QTest::newRow("capitals and dot") << "LOCALHOST.:8006"_ba << true << false << 200;
    QTest::newRow("IPv4") << "127.0.0.1:8006"_ba << true << false << 200;
    QTest::newRow("other IPv4") << "192.168.1.5"_ba << true << false << 200;
    QTest::newRow("IPv6") << "[::1]:8006"_ba << true << false << 200;
    QTest::newRow("allowed name") << "Data-API:8006"_ba << true << false << 200;
    QTest::newRow("rebound name") << "evil.example:8006"_ba << true << false << 421;
    QTest::newRow("name that begins as ours") << "localhost.evil.example"_ba << true << false << 421;
    QTest::newRow("name that ends as ours") << "notlocalhost"_ba << true << false << 421;
    QTest::newRow("name that looks like an address") << "127.0.0.1.evil.example"_ba << true << false << 421;
    QTest::newRow("number that is no canonical address") << "0x7f.1"_ba << true << false << 421;
    QTest::newRow("unclosed bracket") << "[::1"_ba << true << false << 421;
    QTest::newRow("name, anonymous") << "evil.example"_ba << false << true << 421;
    QTest::newRow("name, with keys") << "nas.example"_ba << false << false << 200;
}

void TestOriginPolicy::hosts()
{
    QFETCH(QByteArray, host);
    QFETCH(bool, loopback);
    QFETCH(bool, anonymous);
    const OriginPolicy policy(
        { .allowedHosts = { u" data-api "_s, u""_s }, .loopback = loopback, .anonymous = anonymous });
    QTEST(statusOf(policy, asked(Method::Get, host)), "status");
}

void TestOriginPolicy::hostsOfTheUnixSocket()
{
    Request request = asked(Method::Get, "evil.example");
    request.peer = "unix";
    QCOMPARE(statusOf(OriginPolicy({ .loopback = true, .anonymous = true }), request), 200);
}

void TestOriginPolicy::ownPageOverTls()
{
    Request request = asked(Method::Post, "127.0.0.1:8006", "https://127.0.0.1:8006");
    QCOMPARE(statusOf(OriginPolicy(), request), 403);
    request.isTls = true;
    QCOMPARE(statusOf(OriginPolicy(), request), 200);
    request.headers.set("origin", "http://127.0.0.1:8006");
    QCOMPARE(statusOf(OriginPolicy(), request), 403);
}

void TestOriginPolicy::strictTransport()
{
    const OriginPolicy policy({ .strictTransport = std::chrono::hours(1) });
    Request request = asked(Method::Get, "localhost");
    Response plain;
    policy.decorate(request, plain);
    QVERIFY(!plain.headers.contains("strict-transport-security"));
    request.isTls = true;
    Response secure;
    policy.decorate(request, secure);
    QCOMPARE(secure.headers.value("strict-transport-security"), "max-age=3600");
    Response unset;
    OriginPolicy().decorate(request, unset);
    QVERIFY(!unset.headers.contains("strict-transport-security"));
}

void TestOriginPolicy::writes_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QByteArray>("site");
    QTest::addColumn<int>("status");
    QTest::newRow("no page") << QByteArray() << QByteArray() << 200;
    QTest::newRow("own") << "http://localhost:8006"_ba << "same-origin"_ba << 200;
    QTest::newRow("own, other scheme") << "https://localhost:8006"_ba << QByteArray() << 403;
    QTest::newRow("own, other port") << "http://localhost:8007"_ba << QByteArray() << 403;
    QTest::newRow("listed") << "http://localhost:3000"_ba << "same-site"_ba << 200;
    QTest::newRow("listed, cross-site") << "http://localhost:3000"_ba << "cross-site"_ba << 403;
    QTest::newRow("foreign") << "http://evil.example"_ba << QByteArray() << 403;
    QTest::newRow("null") << "null"_ba << QByteArray() << 403;
    QTest::newRow("cross-site without origin") << QByteArray() << "cross-site"_ba << 403;
    QTest::newRow("same-site without origin") << QByteArray() << "same-site"_ba << 200;
    QTest::newRow("typed by the user") << QByteArray() << "none"_ba << 200;
}

void TestOriginPolicy::writes()
{
    QFETCH(QByteArray, origin);
    QFETCH(QByteArray, site);
    for (const Method method : { Method::Post, Method::Put, Method::Patch, Method::Delete })
        QTEST(statusOf(OriginPolicy(), asked(method, "localhost:8006", origin, site)), "status");
}

void TestOriginPolicy::readsAreNotRefused()
{
    for (const Method method : { Method::Get, Method::Head, Method::Options })
        QCOMPARE(statusOf(OriginPolicy(), asked(method, "localhost", "http://evil.example", "cross-site")), 200);
}

void TestOriginPolicy::corsHeaders_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QByteArray>("allowed");
    QTest::addColumn<QByteArray>("vary");
    QTest::newRow("none") << QByteArray() << QByteArray() << QByteArray();
    QTest::newRow("listed") << "http://localhost:3000"_ba << "http://localhost:3000"_ba << "Origin"_ba;
    QTest::newRow("listed, other port") << "http://localhost:3001"_ba << QByteArray() << "Origin"_ba;
    QTest::newRow("foreign") << "http://evil.example"_ba << QByteArray() << "Origin"_ba;
    QTest::newRow("null") << "null"_ba << QByteArray() << "Origin"_ba;
}

void TestOriginPolicy::corsHeaders()
{
    QFETCH(QByteArray, origin);
    QFETCH(QByteArray, allowed);
    Response response = jsonResponse("{}");
    OriginPolicy().decorate(asked(Method::Get, "localhost", origin), response);
    QCOMPARE(response.headers.value("access-control-allow-origin"), allowed);
    QCOMPARE(response.headers.value("access-control-allow-credentials"), allowed.isEmpty() ? "" : "true");
    QCOMPARE(response.headers.value("access-control-expose-headers").contains("Operation-Id"), !allowed.isEmpty());
    QTEST(response.headers.value("vary"), "vary");
}

void TestOriginPolicy::anyOriginHasNoCredentials()
{
    const OriginPolicy policy({ .corsOrigins = { u" * "_s } });
    Response response = jsonResponse("{}");
    policy.decorate(asked(Method::Get, "localhost", "http://any.example"), response);
    QCOMPARE(response.headers.value("access-control-allow-origin"), "*");
    QVERIFY(!response.headers.contains("access-control-allow-credentials"));
    QCOMPARE(statusOf(policy, asked(Method::Post, "localhost", "http://any.example")), 200);
    QCOMPARE(statusOf(policy, asked(Method::Post, "localhost", "null")), 403);
}

void TestOriginPolicy::preflight()
{
    Router router;
    const auto nothing = [](const Request &) { return noContent(); };
    router.add({ .path = u"/api/devices"_s, .handler = nothing });
    router.add({ .method = Method::Post, .path = u"/api/devices"_s, .handler = nothing });
    const Dispatcher dispatcher(router, OriginPolicy());
    Request request = asked(Method::Options, "localhost", "http://localhost:3000");
    QCOMPARE(dispatcher.answer(request).status, 204); // no preflight without the method
    request.headers.append("access-control-request-method", "POST");
    request.headers.append("access-control-request-headers", "content-type, x-api-key");
    const Response response = dispatcher.answer(request);
    QCOMPARE(response.status, 200);
    QCOMPARE(response.body, "OK");
    QVERIFY(response.contentType.startsWith("text/plain"));
    QCOMPARE(response.headers.value("access-control-allow-origin"), "http://localhost:3000");
    QCOMPARE(response.headers.value("access-control-allow-methods"), "GET, HEAD, OPTIONS, POST");
    QCOMPARE(response.headers.value("access-control-allow-headers"), "content-type, x-api-key");
    QCOMPARE(response.headers.value("access-control-max-age"), "600");
    QCOMPARE(response.headers.joined("vary"), "Origin");
}

void TestOriginPolicy::preflightOfAForeignOrigin()
{
    Request request = asked(Method::Options, "localhost", "http://evil.example");
    request.headers.append("access-control-request-method", "POST");
    const std::optional<Response> response = OriginPolicy().preflight(request, "GET");
    QVERIFY(response);
    QCOMPARE(response->status, 400);
    QCOMPARE(response->body, "Disallowed CORS origin");
    QVERIFY(!response->headers.contains("access-control-allow-origin"));
}

QTEST_APPLESS_MAIN(TestOriginPolicy)
#include "tst_originpolicy.moc"
