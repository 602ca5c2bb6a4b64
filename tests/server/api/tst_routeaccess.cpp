#include "server/auth/accessgate.h"
#include "tests/support/apifixture.h"
#include "tests/support/madekeys.h"

#include <QRegularExpression>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The gate before the whole table of routes, with an old service to pass requests on to.
class TestRouteAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void everyRouteSaysWhatItNeeds();
    void openRoutesAreTheseAlone();
    void administratorsRoutesAreThese();
    void readingNeedsNoMoreThanRead();
    void everyRouteAgainstEveryKey_data();
    void everyRouteAgainstEveryKey();
    void dropInModeOpensTheMarkedOnes();
    void nothingIsOpenToADifferentSpelling();
    void healthTellsStrangersItsStatusAlone();
    void batchCannotReachFurtherThanItsKey();

private:
    static QString nameOf(const Route &route)
    {
        return QString::fromLatin1(methodName(route.method)) + u' ' + route.path;
    }
    QStringList routesOf(Access access) const;
    std::optional<Response> ask(const Route &route, const QByteArray &key) const;
    void guard(const AccessRules &rules);

    std::unique_ptr<ApiFixture> m_api;
    std::unique_ptr<ApiContext> m_context;
    std::unique_ptr<Router> m_router;
    Keyring m_keys;
    std::unique_ptr<AccessGate> m_gate;
    std::map<KeyScope, MadeKey> m_made;
};

void TestRouteAccess::initTestCase()
{
    m_api = std::make_unique<ApiFixture>();
    m_context = std::make_unique<ApiContext>(m_api->context());
    m_context->forward = [](const Request &, const Completion &completion) { completion(noContent()); };
    std::vector<ApiKey> keys;
    for (const KeyScope scope : { KeyScope::Read, KeyScope::Write, KeyScope::Ingest, KeyScope::Admin }) {
        m_made[scope] = madeKey(keyScopeWord(scope), scope);
        keys.push_back(m_made[scope].key);
    }
    m_keys.set(keys);
}

void TestRouteAccess::init()
{
    m_router = std::make_unique<Router>();
    addApi(*m_router, *m_context);
    guard({});
}

void TestRouteAccess::guard(const AccessRules &rules)
{
    m_gate = std::make_unique<AccessGate>(m_keys, rules);
    m_router->setGate([this](Request &request) { return m_gate->check(request); });
    m_api->router().setGate([this](Request &request) { return m_gate->check(request); });
}

QStringList TestRouteAccess::routesOf(Access access) const
{
    QStringList names;
    for (const Route &route : m_router->routes()) {
        if (route.access == access)
            names += nameOf(route);
    }
    names.sort();
    return names;
}

/// Through the router, as the listener asks before a body comes.
std::optional<Response> TestRouteAccess::ask(const Route &route, const QByteArray &key) const
{
    static const QRegularExpression parameter(u"\\{[^}]*\\}"_s);
    Request request;
    request.method = route.method;
    request.setTarget(QString(route.path).replace(parameter, u"x"_s).toLatin1());
    request.peer = "127.0.0.1";
    if (!key.isEmpty())
        request.headers.append("x-api-key", key);
    std::optional<Response> refused = m_router->admit(request);
    if (!refused && request.route != &route)
        qFatal("%s is not reached", qPrintable(nameOf(route)));
    return refused;
}

void TestRouteAccess::everyRouteSaysWhatItNeeds()
{
    QCOMPARE(routesOf(Access::Undecided), QStringList());
    QVERIFY(m_router->routes().size() > 100);
}

void TestRouteAccess::openRoutesAreTheseAlone()
{
    for (const QString &name : routesOf(Access::Open)) {
        const bool isDocument = name.startsWith(u"GET /docs"_s) || name == u"GET /openapi.json"_s;
        const QStringList others { u"GET /"_s, u"GET /health"_s, u"GET /healthz"_s, u"GET /readyz"_s };
        QVERIFY2(isDocument || others.contains(name), qPrintable(name));
    }
}

void TestRouteAccess::administratorsRoutesAreThese()
{
    const QStringList names = routesOf(Access::Admin);
    for (const QString &name :
         { u"GET /api/keys"_s, u"POST /api/keys"_s, u"DELETE /api/keys/{prefix}"_s, u"POST /api/discovery/approve"_s,
           u"DELETE /internal/devices/clear"_s, u"GET /api/log"_s, u"PUT /api/log"_s, u"GET /api/export"_s,
           u"POST /api/imports/database"_s, u"GET /api/backups/{name}/file"_s })
        QVERIFY2(names.contains(name), qPrintable(name));
}

void TestRouteAccess::readingNeedsNoMoreThanRead()
{
    for (const Route &route : m_router->routes()) {
        const bool isRead = isSafe(route.method);
        const bool fits = isRead ? route.access != Access::Write && route.access != Access::Ingest
                                 : route.access != Access::Read && route.access != Access::Open;
        QVERIFY2(fits, qPrintable(nameOf(route)));
        QVERIFY2(!route.path.startsWith(u"/internal/"_s) || isRead || route.access != Access::Write,
                 qPrintable(nameOf(route)));
    }
}

void TestRouteAccess::everyRouteAgainstEveryKey_data()
{
    QTest::addColumn<int>("scope");
    QTest::newRow("no key") << -1;
    for (const KeyScope scope : { KeyScope::Read, KeyScope::Write, KeyScope::Ingest, KeyScope::Admin })
        QTest::newRow(qPrintable(keyScopeWord(scope))) << int(scope);
}

void TestRouteAccess::everyRouteAgainstEveryKey()
{
    QFETCH(int, scope);
    const auto own = scope < 0 ? std::nullopt : std::optional(KeyScope(scope));
    for (const Route &route : m_router->routes()) {
        const std::optional<Response> refused = ask(route, own ? m_made[*own].text : QByteArray());
        const int wanted = allows(own, route.access) ? 0 : own ? 403 : 401;
        QVERIFY2((refused ? refused->status : 0) == wanted, qPrintable(nameOf(route)));
        if (!refused)
            continue;
        QVERIFY(refused->headers.contains("www-authenticate"));
        QVERIFY(refused->body.contains("\"needed_scope\":\"" + accessWord(route.access).toLatin1() + '"'));
    }
}

void TestRouteAccess::dropInModeOpensTheMarkedOnes()
{
    guard({ .isDropIn = true });
    for (const Route &route : m_router->routes()) {
        const bool isOpen = route.dropIn || route.access == Access::Open;
        QVERIFY2(!ask(route, {}) == isOpen, qPrintable(nameOf(route)));
        QVERIFY2(!route.dropIn || route.access != Access::Admin, qPrintable(nameOf(route)));
        const bool isOurs = route.path.startsWith(u"/api/keys"_s) || route.path.startsWith(u"/api/discovery"_s)
            || route.path.startsWith(u"/api/operations"_s) || route.path.startsWith(u"/api/webhooks"_s);
        QVERIFY2(!isOurs || !route.dropIn, qPrintable(nameOf(route)));
    }
}

void TestRouteAccess::nothingIsOpenToADifferentSpelling()
{
    for (const char *target : { "/api/%64evices", "/api/devices?x=1", "/%61pi/keys" }) {
        Request request;
        request.setTarget(target);
        const std::optional<Response> refused = m_router->admit(request);
        QVERIFY2(refused && refused->status == 401, target);
    }
    Request head;
    head.method = Method::Head;
    head.setTarget("/api/devices");
    QCOMPARE(m_router->admit(head)->status, 401);
}

void TestRouteAccess::healthTellsStrangersItsStatusAlone()
{
    QCOMPARE(m_api->get("/health").body(), R"({"status":"healthy"})");
    QVERIFY(m_api->get("/health", { { "x-api-key", m_made[KeyScope::Read].text } }).body().contains("sqlite"));
    QCOMPARE(m_api->get("/readyz").status(), 200);
}

void TestRouteAccess::batchCannotReachFurtherThanItsKey()
{
    const QByteArray body = R"({"operations":[{"method":"DELETE","path":"/api/keys/x"}]})";
    const auto batch = [&](KeyScope scope) {
        return m_api->send(Method::Post, "/api/batch", body, { { "x-api-key", m_made[scope].text } });
    };
    const ApiAnswer refused = batch(KeyScope::Write);
    QCOMPARE(refused.status(), 403);
    QCOMPARE(refused.value(u"needed_scope"_s), u"admin"_s);
    QCOMPARE(batch(KeyScope::Admin).status(), 404);
    QCOMPARE(batch(KeyScope::Ingest).status(), 403);
}

QTEST_GUILESS_MAIN(TestRouteAccess)
#include "tst_routeaccess.moc"
