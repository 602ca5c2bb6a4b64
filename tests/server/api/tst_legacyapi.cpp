#include "server/api/legacyapi.h"
#include "tests/support/apifixture.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// What goes on to the old service, and what does not.
class TestLegacyApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAnOldServiceThereIsNothing();
    void isPassedOn_data();
    void isPassedOn();
    void ownRoutesWin_data();
    void ownRoutesWin();
    void otherMethodsOfOwnPathsAreNotPassedOn();
    void bodiesOfAnyTypeArePassedOn();
    void headIsPassedOnAsHead();

private:
    /// Whether the whole API passes this on.
    static bool passesOn(Method method, const QByteArray &target, ApiAnswer *answer = nullptr)
    {
        ApiFixture api;
        bool passed = false;
        Router router;
        api.context().forward = [&passed](const Request &, const Completion &completion) {
            passed = true;
            completion(textResponse("old"));
        };
        addApi(router, api.context());
        Request request;
        request.method = method;
        request.setTarget(target);
        request.headers.append("host", "localhost");
        Response got;
        std::optional<Response> now = router.handle(
            request, [&got] { return Completion([&got](Response response) { got = std::move(response); }); });
        if (answer)
            answer->response = now ? *now : got;
        return passed;
    }
};

void TestLegacyApi::withoutAnOldServiceThereIsNothing()
{
    ApiFixture api;
    for (const char *path : { "/api/v1/alerts", "/api/v1/alerts/active", "/api/v1/analytics", "/api/v1/events/stats" })
        QCOMPARE(api.get(path).status(), 404);
    QCOMPARE(api.get("/api/devices/d1/power-analysis").status(), 404);
}

void TestLegacyApi::isPassedOn_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<QByteArray>("target");
    for (const char *path : { "/api/v1/sports/games/live?team_ids=a,b",
                              "/api/v1/sports/games/upcoming",
                              "/api/v1/sports/games/history?team=BAL",
                              "/api/v1/sports/games/timeline/401",
                              "/api/v1/sports/schedule/BAL",
                              "/api/v1/events",
                              "/api/v1/events/stats?period=1h",
                              "/api/v1/metrics",
                              "/api/v1/metrics/all",
                              "/api/v1/metrics/api-usage",
                              "/api/v1/alerts",
                              "/api/v1/alerts/active",
                              "/api/v1/alerts/a1",
                              "/api/v1/analytics?range=1h",
                              "/api/v1/energy/current",
                              "/api/v1/integrations",
                              "/api/v1/integrations/hue/config",
                              "/api/v1/services",
                              "/api/v1/games/live",
                              "/api/v1/teams",
                              "/api/v1/cache/stats",
                              "/api/v1/hygiene/issues",
                              "/mcp/tools/a/b/c",
                              "/api/devices/d1/power-analysis?days=7",
                              "/api/devices/similar/d1" })
        QTest::newRow(path) << Method::Get << QByteArray(path);
    QTest::newRow("POST an alert") << Method::Post << "/api/v1/alerts/a1/acknowledge"_ba;
    QTest::newRow("PUT a configuration") << Method::Put << "/api/v1/integrations/hue/config"_ba;
    QTest::newRow("DELETE alerts") << Method::Delete << "/api/v1/alerts/cleanup"_ba;
    QTest::newRow("PATCH") << Method::Patch << "/api/v1/alerts/a1"_ba;
    QTest::newRow("OPTIONS") << Method::Options << "/api/v1/alerts"_ba;
    QTest::newRow("POST of HomeIQ") << Method::Post << "/api/devices/link-entities"_ba;
}

void TestLegacyApi::isPassedOn()
{
    QFETCH(Method, method);
    QFETCH(QByteArray, target);
    QVERIFY(passesOn(method, target));
}

void TestLegacyApi::ownRoutesWin_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *path :
         { "/api/v1/sports/teams", "/api/v1/sports/user/teams", "/api/v1/user/teams", "/api/v1/webhooks/list",
           "/api/v1/ha/webhooks", "/api/devices", "/api/devices/link-entities", "/api/devices/classify-all",
           "/api/entities/enrich", "/api/integrations", "/api/devices/similar", "/", "/health", "/api/v1/nonexistent",
           "/api/v1/sports", "/api/v1", "/api/v1/alerting", "/mcp" })
        QTest::newRow(path) << QByteArray(path);
}

void TestLegacyApi::ownRoutesWin()
{
    QFETCH(QByteArray, target);
    QVERIFY(!passesOn(Method::Get, target));
}

void TestLegacyApi::otherMethodsOfOwnPathsAreNotPassedOn()
{
    ApiAnswer answer;
    QVERIFY(!passesOn(Method::Delete, "/api/v1/sports/teams", &answer));
    QCOMPARE(answer.status(), 405);
}

void TestLegacyApi::bodiesOfAnyTypeArePassedOn()
{
    ApiFixture api;
    Router router;
    QByteArray body;
    api.context().forward = [&body](const Request &request, const Completion &completion) {
        body = request.body;
        completion(noContent());
    };
    addLegacyApi(router, api.context());
    Request request;
    request.method = Method::Post;
    request.setTarget("/api/v1/alerts");
    request.headers.append("content-type", "application/octet-stream");
    request.body = QByteArray("\0\xff", 2);
    QVERIFY(!router.handle(request, [] { return Completion([](const Response &) { }); }));
    QCOMPARE(body, QByteArray("\0\xff", 2));
}

void TestLegacyApi::headIsPassedOnAsHead()
{
    ApiFixture api;
    Router router;
    std::optional<Method> method;
    api.context().forward = [&method](const Request &request, const Completion &completion) {
        method = request.method;
        completion(noContent());
    };
    addLegacyApi(router, api.context());
    Request request;
    request.method = Method::Head;
    request.setTarget("/api/v1/alerts");
    router.handle(request, [] { return Completion([](const Response &) { }); });
    QCOMPARE(method, std::optional(Method::Head));
}

QTEST_GUILESS_MAIN(TestLegacyApi)
#include "tst_legacyapi.moc"
