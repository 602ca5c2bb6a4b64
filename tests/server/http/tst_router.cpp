#include "server/http/router.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <stdexcept>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestRouter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void finds_data();
    void finds();
    void parameterOf_data();
    void parameterOf();
    void tailTakesWhatIsLeft_data();
    void tailTakesWhatIsLeft();
    void routeOfAWholePathBeatsATail();
    void wrongMethod();
    void options();
    void redirects_data();
    void redirects();
    void contentTypes_data();
    void contentTypes();
    void contentCodings();
    void validation_data();
    void validation();
    void itemsKeepTheOrderOfTheTable();
    void gateComesBeforeParameters();
    void admittedIsNotAskedForAgain();
    void whatIsNowhereIsNotAdmitted();
    void throwingHandlerIs500();
    void lateRouteCallsBack();
    void secondRouteIsRefused();

private:
    Response ask(Method method, const QByteArray &target, const QByteArray &body = {},
                 const std::vector<Headers::Field> &headers = {});

    std::unique_ptr<Router> m_router;
};

namespace {

Response echo(const Request &request)
{
    QByteArray text = request.route->path.toUtf8();
    for (const auto &[name, value] : request.parameters)
        text += ' ' + name + '=' + value.toUtf8();
    return textResponse(request.body.isEmpty() ? text : QByteArray(text + ' ' + request.body));
}

Parameter limit()
{
    return { .name = "limit", .type = Parameter::Integer, .min = 1, .max = 1000, .fallback = 100 };
}

} // namespace

void TestRouter::init()
{
    m_router = std::make_unique<Router>();
    const auto add = [this](Method method, const QString &path, std::vector<Parameter> parameters = {}) {
        return m_router->add({ .method = method, .path = path, .parameters = std::move(parameters), .handler = echo });
    };
    add(Method::Get, u"/"_s);
    add(Method::Get, u"/api/devices"_s,
        { limit(),
          { .name = "team", .oneOf = { u"nfl"_s, u"nhl"_s, u"nba"_s } },
          { .name = "all", .type = Parameter::Flag },
          { .name = "name", .min = 2, .max = 4 },
          { .name = "n", .type = Parameter::Integer, .min = -5, .repeatable = true },
          { .name = "sort", .once = true } });
    add(Method::Post, u"/api/devices"_s);
    add(Method::Get, u"/api/devices/{device_id}"_s);
    add(Method::Post, u"/api/devices/{device_id}"_s);
    add(Method::Delete, u"/api/devices/{device_id}"_s);
    add(Method::Get, u"/api/devices/reliability"_s);
    add(Method::Get, u"/api/{kind}/{id}/history"_s,
        { { .name = "id", .in = Parameter::Path, .type = Parameter::Integer } });
    add(Method::Get, u"/api/scores"_s, { { .name = "team", .required = true } });
}

Response TestRouter::ask(Method method, const QByteArray &target, const QByteArray &body,
                         const std::vector<Headers::Field> &headers)
{
    Request request { .method = method };
    request.setTarget(target);
    request.body = body;
    for (const auto &[name, value] : headers)
        request.headers.append(name, value);
    return m_router->handle(request);
}

void TestRouter::finds_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("root") << "/"_ba << 200 << "/"_ba;
    QTest::newRow("literal") << "/api/devices"_ba << 200 << "/api/devices"_ba;
    QTest::newRow("literal wins") << "/api/devices/reliability"_ba << 200 << "/api/devices/reliability"_ba;
    QTest::newRow("encoded literal") << "/api/%64evices"_ba << 200 << "/api/devices"_ba;
    QTest::newRow("parameter") << "/api/devices/ab12"_ba << 200 << "/api/devices/{device_id} device_id=ab12"_ba;
    QTest::newRow("back from a literal") << "/api/devices/5/history"_ba << 200
                                         << "/api/{kind}/{id}/history kind=devices id=5"_ba;
    QTest::newRow("unknown") << "/api/nothing"_ba << 404 << QByteArray();
    QTest::newRow("deeper") << "/api/devices/a/b"_ba << 404 << QByteArray();
    QTest::newRow("inner node") << "/api"_ba << 404 << QByteArray();
    QTest::newRow("empty segment") << "/api//devices"_ba << 404 << QByteArray();
    QTest::newRow("other case") << "/API/devices"_ba << 404 << QByteArray();
    QTest::newRow("invalid UTF-8 in the path") << "/api/devices/%ff"_ba << 400 << QByteArray();
    QTest::newRow("NUL in the path") << "/api/devices/a%00"_ba << 400 << QByteArray();
    QTest::newRow("invalid UTF-8 in the query") << "/api/devices?x=%ff"_ba << 400 << QByteArray();
}

void TestRouter::finds()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    const Response response = ask(Method::Get, target);
    QTEST(response.status, "status");
    if (response.status == 200)
        QCOMPARE(response.body, body);
}

void TestRouter::parameterOf_data()
{
    QTest::addColumn<QByteArray>("segment");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("dots") << "light.kitchen"_ba << "light.kitchen"_ba;
    QTest::newRow("space") << "a%20b"_ba << "a b"_ba;
    QTest::newRow("plus stays") << "a+b"_ba << "a+b"_ba;
    QTest::newRow("encoded slash") << "a%2Fb"_ba << "a/b"_ba;
    QTest::newRow("UTF-8") << "K%C3%BCche"_ba
                           << "K\xc3\xbc"
                              "che"_ba;
}

void TestRouter::parameterOf()
{
    QFETCH(QByteArray, segment);
    QFETCH(QByteArray, value);
    QCOMPARE(ask(Method::Get, "/api/devices/" + segment).body, "/api/devices/{device_id} device_id=" + value);
}

void TestRouter::tailTakesWhatIsLeft_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("one segment") << "/old/a"_ba << "/old/{path*} path=a"_ba;
    QTest::newRow("several") << "/old/a/b%20c/d"_ba << "/old/{path*} path=a/b c/d"_ba;
    QTest::newRow("slash behind") << "/old/a/"_ba << "/old/{path*} path=a/"_ba;
    QTest::newRow("none") << "/old"_ba << QByteArray();
    QTest::newRow("behind a parameter") << "/old/x7/tail/a/b"_ba << "/old/{id}/tail/{path*} id=x7 path=a/b"_ba;
}

void TestRouter::tailTakesWhatIsLeft()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    m_router->add({ .path = u"/old/{path*}"_s, .handler = echo });
    m_router->add({ .path = u"/old/{id}/tail/{path*}"_s, .handler = echo });
    const Response response = ask(Method::Get, target);
    QCOMPARE(response.status, body.isEmpty() ? 404 : 200);
    if (!body.isEmpty())
        QCOMPARE(response.body, body);
}

void TestRouter::routeOfAWholePathBeatsATail()
{
    m_router->add({ .path = u"/old/{path*}"_s, .handler = echo });
    m_router->add({ .method = Method::Post, .path = u"/old/{path*}"_s, .handler = echo });
    m_router->add({ .path = u"/old/own"_s, .handler = echo });
    QCOMPARE(ask(Method::Get, "/old/own").body, "/old/own"_ba);
    QCOMPARE(ask(Method::Post, "/old/own").status, 405);
    QCOMPARE(m_router->allowedMethods("/old/own"), "GET, HEAD, OPTIONS"_ba);
    QCOMPARE(m_router->allowedMethods("/old/other"), "GET, HEAD, OPTIONS, POST"_ba);
}

void TestRouter::wrongMethod()
{
    const Response response = ask(Method::Put, "/api/devices/ab12");
    QCOMPARE(response.status, 405);
    QCOMPARE(response.headers.value("allow"), "DELETE, GET, HEAD, OPTIONS, POST");
    QVERIFY(response.body.contains("\"detail\":\"Method Not Allowed\""));
    QCOMPARE(ask(Method::Head, "/api/devices").status, 200);
    QCOMPARE(ask(Method::Post, "/api/devices/reliability").body, "/api/devices/{device_id} device_id=reliability");
}

void TestRouter::options()
{
    const Response one = ask(Method::Options, "/api/devices");
    QCOMPARE(one.status, 204);
    QCOMPARE(one.headers.value("allow"), "GET, HEAD, OPTIONS, POST");
    QCOMPARE(ask(Method::Options, "*").headers.value("allow"), "DELETE, GET, HEAD, OPTIONS, POST");
    QCOMPARE(ask(Method::Options, "/api/nothing").status, 404);
    QCOMPARE(m_router->allowedMethods("/api/devices/reliability"), "DELETE, GET, HEAD, OPTIONS, POST");
}

void TestRouter::redirects_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("location");
    QTest::newRow("slash") << "/api/devices/"_ba << "/api/devices"_ba;
    QTest::newRow("several") << "/api/devices///"_ba << "/api/devices"_ba;
    QTest::newRow("query is kept") << "/api/devices/?limit=5"_ba << "/api/devices?limit=5"_ba;
    QTest::newRow("unknown") << "/api/nothing/"_ba << QByteArray();
    QTest::newRow("other host") << "//evil.example/"_ba << QByteArray();
}

void TestRouter::redirects()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, location);
    const Response response = ask(Method::Get, target);
    QCOMPARE(response.status, location.isEmpty() ? 404 : 307);
    QCOMPARE(response.headers.value("location"), location);
}

void TestRouter::contentTypes_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("status");
    QTest::newRow("none") << QByteArray() << 200;
    QTest::newRow("JSON") << "application/json"_ba << 200;
    QTest::newRow("JSON with charset") << "Application/JSON; charset=utf-8"_ba << 200;
    QTest::newRow("a JSON dialect") << "application/merge-patch+json"_ba << 200;
    QTest::newRow("text") << "text/plain"_ba << 415;
    QTest::newRow("form") << "application/x-www-form-urlencoded"_ba << 415;
    QTest::newRow("multipart") << "multipart/form-data; boundary=x"_ba << 415;
}

void TestRouter::contentTypes()
{
    QFETCH(QByteArray, type);
    const std::vector<Headers::Field> headers = type.isEmpty()
        ? std::vector<Headers::Field>()
        : std::vector<Headers::Field> { { "content-type", type } };
    QTEST(ask(Method::Post, "/api/devices", "{}", headers).status, "status");
    QCOMPARE(ask(Method::Post, "/api/devices", {}, headers).status, 200);
}

void TestRouter::contentCodings()
{
    QCOMPARE(ask(Method::Post, "/api/devices", "{}", { { "content-encoding", "identity" } }).status, 200);
    const Response response = ask(Method::Post, "/api/devices", "{}", { { "content-encoding", "br" } });
    QCOMPARE(response.status, 415);
    QCOMPARE(response.headers.value("accept-encoding"), "gzip, identity");
    QCOMPARE(ask(Method::Post, "/api/devices", "{}", { { "content-encoding", "gzip" } }).status, 400);
}

void TestRouter::validation_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("item");
    const auto row = [](const char *name, const char *target, const char *item) {
        QTest::newRow(name) << QByteArray(target) << QByteArray(item);
    };
    row("text for a number", "/api/devices?limit=x",
        R"({"type":"int_parsing","loc":["query","limit"],"msg":"Input should be a valid integer, unable to parse string as an integer","input":"x","url":"https://errors.pydantic.dev/2.4/v/int_parsing"})");
    row("empty number", "/api/devices?limit=",
        R"({"type":"int_parsing","loc":["query","limit"],"msg":"Input should be a valid integer, unable to parse string as an integer","input":"","url":"https://errors.pydantic.dev/2.4/v/int_parsing"})");
    row("too small", "/api/devices?limit=0",
        R"({"type":"greater_than_equal","loc":["query","limit"],"msg":"Input should be greater than or equal to 1","input":"0","ctx":{"ge":1},"url":"https://errors.pydantic.dev/2.4/v/greater_than_equal"})");
    row("too large", "/api/devices?limit=1001",
        R"({"type":"less_than_equal","loc":["query","limit"],"msg":"Input should be less than or equal to 1000","input":"1001","ctx":{"le":1000},"url":"https://errors.pydantic.dev/2.4/v/less_than_equal"})");
    row("missing", "/api/scores",
        R"({"type":"missing","loc":["query","team"],"msg":"Field required","input":null,"url":"https://errors.pydantic.dev/2.4/v/missing"})");
    row("not one of the words", "/api/devices?team=mlb",
        R"({"type":"literal_error","loc":["query","team"],"msg":"Input should be 'nfl', 'nhl' or 'nba'","input":"mlb","ctx":{"expected":"'nfl', 'nhl' or 'nba'"},"url":"https://errors.pydantic.dev/2.4/v/literal_error"})");
    row("no truth", "/api/devices?all=perhaps",
        R"({"type":"bool_parsing","loc":["query","all"],"msg":"Input should be a valid boolean, unable to interpret input","input":"perhaps","url":"https://errors.pydantic.dev/2.4/v/bool_parsing"})");
    row("too short", "/api/devices?name=a",
        R"({"type":"string_too_short","loc":["query","name"],"msg":"String should have at least 2 characters","input":"a","ctx":{"min_length":2},"url":"https://errors.pydantic.dev/2.4/v/string_too_short"})");
    row("repeated, second wrong", "/api/devices?n=1&n=-6",
        R"({"type":"greater_than_equal","loc":["query","n"],"msg":"Input should be greater than or equal to -5","input":"-6","ctx":{"ge":-5},"url":"https://errors.pydantic.dev/2.4/v/greater_than_equal"})");
    row("sent twice", "/api/devices?sort=a&sort=b",
        R"({"type":"value_error","loc":["query","sort"],"msg":"Input should be given once","input":"b","url":"https://errors.pydantic.dev/2.4/v/value_error"})");
    row("number in the path", "/api/devices/x/history",
        R"({"type":"int_parsing","loc":["path","id"],"msg":"Input should be a valid integer, unable to parse string as an integer","input":"x","url":"https://errors.pydantic.dev/2.4/v/int_parsing"})");
}

void TestRouter::validation()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, item);
    const Response response = ask(Method::Get, target);
    QCOMPARE(response.status, 422);
    const qsizetype at = response.body.indexOf("\"detail\":[");
    QVERIFY(at > 0);
    QCOMPARE(response.body.sliced(at + 10, item.size()), item);
    QCOMPARE(response.body[at + 10 + item.size()], ']');
}

void TestRouter::itemsKeepTheOrderOfTheTable()
{
    const QJsonObject body = QJsonDocument::fromJson(ask(Method::Get, "/api/devices?all=x&limit=x").body).object();
    const QJsonArray items = body.value(u"detail"_s).toArray();
    QCOMPARE(items.size(), 2);
    QCOMPARE(items[0].toObject().value(u"loc"_s), QJsonValue(QJsonArray({ u"query"_s, u"limit"_s })));
}

void TestRouter::gateComesBeforeParameters()
{
    m_router->setGate([](Request &request) -> std::optional<Response> {
        request.actor = u"someone"_s;
        return request.route->access == Access::Undecided ? std::optional(problem(401, {}, request)) : std::nullopt;
    });
    QCOMPARE(ask(Method::Get, "/api/devices?limit=x").status, 401);
    QCOMPARE(ask(Method::Get, "/api/nothing").status, 404);
}

void TestRouter::admittedIsNotAskedForAgain()
{
    int asked = 0;
    m_router->setGate([&asked](Request &) {
        ++asked;
        return std::optional<Response>();
    });
    Request request;
    request.setTarget("/api/devices");
    QVERIFY(!m_router->admit(request));
    QVERIFY(request.isAdmitted && request.route);
    QCOMPARE(m_router->handle(request).status, 200);
    QCOMPARE(asked, 1);
}

void TestRouter::whatIsNowhereIsNotAdmitted()
{
    m_router->setGate([](Request &request) { return std::optional(problem(401, {}, request)); });
    Request request;
    request.setTarget("/api/nothing");
    QCOMPARE(m_router->admit(request)->status, 404);
    request.setTarget("/api/devices");
    QCOMPARE(m_router->admit(request)->status, 401);
    QVERIFY(!request.isAdmitted);
}

void TestRouter::throwingHandlerIs500()
{
    m_router->add(
        { .path = u"/throws"_s, .handler = [](const Request &) -> Response { throw std::runtime_error("secret"); } });
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"a handler threw"_s));
    const Response response = ask(Method::Get, "/throws");
    QCOMPARE(response.status, 500);
    QVERIFY(!response.body.contains("secret"));
}

void TestRouter::lateRouteCallsBack()
{
    m_router->add(
        { .path = u"/late"_s, .handler = [](const Request &, const Completion &done) { done(noContent()); } });
    Request request;
    request.setTarget("/late");
    std::optional<Response> late;
    const std::optional<Response> now = m_router->handle(
        request, [&late] { return Completion([&late](Response r) { late = std::move(r); }); });
    QVERIFY(!now);
    QVERIFY(late);
    QCOMPARE(late->status, 204);
}

void TestRouter::secondRouteIsRefused()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"two routes"_s));
    QVERIFY(!m_router->add({ .path = u"/api/devices/{other}"_s, .handler = echo }));
    QCOMPARE(m_router->routes().size(), size_t(9));
}

QTEST_APPLESS_MAIN(TestRouter)
#include "tst_router.moc"
