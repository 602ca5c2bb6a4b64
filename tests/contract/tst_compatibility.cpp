#include "server/api/legacyapi.h"
#include "tests/support/apifixture.h"
#include "tests/support/files.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <array>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

namespace {

/// Every route of the old services, from their sources; where {} differs in its name from ours, ours.
constexpr std::array oldRoutes {
    "GET /",
    "GET /health",
    "GET /health/detailed",
    "GET /metrics",
    "GET /api/info",
    "GET /docs",
    "GET /redoc",
    "GET /openapi.json",
    "GET /api/devices",
    "GET /api/devices/{device_id}",
    "GET /api/devices/reliability",
    "GET /api/devices/{device_id}/hierarchy",
    "GET /api/devices/{device_id}/health",
    "GET /api/devices/{device_id}/power-analysis",
    "GET /api/devices/{device_id}/efficiency",
    "GET /api/devices/{device_id}/setup-guide",
    "GET /api/devices/{device_id}/setup-issues",
    "POST /api/devices/{device_id}/classify",
    "POST /api/devices/{device_id}/setup-complete",
    "POST /api/devices/{device_id}/discover-capabilities",
    "POST /api/devices/link-entities",
    "POST /api/devices/classify-all",
    "GET /api/devices/similar/{device_id}",
    "GET /api/entities",
    "GET /api/entities/{entity_id}",
    "GET /api/entities/{entity_id}/siblings",
    "GET /api/entities/{entity_id}/device",
    "GET /api/entities/by-device/{device_id}",
    "GET /api/entities/by-area/{area_id}",
    "GET /api/entities/by-config-entry/{config_entry_id}",
    "POST /api/entities/enrich",
    "GET /api/integrations",
    "GET /api/integrations/{platform}/analytics",
    "GET /api/integrations/{platform}/performance",
    "GET /api/areas",
    "GET /api/labels",
    "POST /internal/devices/bulk_upsert",
    "POST /internal/entities/bulk_upsert",
    "POST /internal/services/bulk_upsert",
    "GET /internal/areas/list",
    "DELETE /internal/devices/clear",
    "POST /api/v1/ha/webhooks/register",
    "GET /api/v1/ha/webhooks",
    "DELETE /api/v1/ha/webhooks/{webhook_id}",
    "POST /api/v1/webhooks/register",
    "GET /api/v1/webhooks/list",
    "DELETE /api/v1/webhooks/{webhook_id}",
    "DELETE /api/v1/webhooks/unregister/{webhook_id}",
    "GET /api/v1/user/teams",
    "POST /api/v1/user/teams",
    "GET /api/v1/sports/user/teams",
    "POST /api/v1/sports/user/teams",
    "GET /api/user/preferences",
    "POST /api/user/preferences",
    "GET /api/v1/sports/teams",
    "GET /api/v1/sports",
    "GET /api/v1/sports/games/live",
    "GET /api/v1/sports/games/upcoming",
    "GET /api/v1/sports/games/history",
    "GET /api/v1/sports/games/timeline/{game_id}",
    "GET /api/v1/sports/schedule/{team}",
    "GET /api/v1/events",
    "GET /api/v1/events/stats",
    "GET /api/v1/metrics",
    "GET /api/v1/metrics/all",
    "GET /api/v1/metrics/system",
    "GET /api/v1/metrics/summary",
    "POST /api/v1/metrics/reset",
    "GET /api/v1/alerts",
    "GET /api/v1/alerts/active",
    "GET /api/v1/alerts/summary",
    "GET /api/v1/alerts/{alert_id}",
    "POST /api/v1/alerts/{alert_id}/acknowledge",
    "POST /api/v1/alerts/{alert_id}/resolve",
    "DELETE /api/v1/alerts/cleanup",
    "GET /api/v1/analytics",
    "GET /api/v1/energy",
    "GET /api/v1/integrations",
    "GET /api/v1/integrations/{service}/config",
    "PUT /api/v1/integrations/{service}/config",
    "POST /api/v1/integrations/{service}/config/validate",
    "GET /api/v1/services",
    "GET /api/v1/games/live",
    "GET /api/v1/games/upcoming",
    "GET /api/v1/games/history",
    "GET /api/v1/games/timeline/{game_id}",
    "GET /api/v1/games/schedule/{team}",
    "GET /api/v1/teams",
    "GET /api/v1/metrics/api-usage",
    "GET /api/v1/cache/stats",
    "GET /api/v1/hygiene/issues",
    "GET /api/v1/activity",
    "GET /api/v1/evaluations",
    "GET /api/v1/jobs",
    "POST /mcp/tools/{tool}",
    "GET /api/v1/devices",
    "GET /api/v1/entities",
    "GET /api/v1/stats",
    "GET /api/v1/health",
    "GET /api/v1/ha/status",
    "GET /api/v1/ha/game-status/{team}",
    "GET /api/v1/ha/game-context/{team}",
};

/// A row of the page.
struct Row
{
    QString route = {}; ///< "GET /api/devices"
    QString now = {};
};

std::vector<Row> rowsOfThePage()
{
    static const QRegularExpression form(uR"(^\| `([A-Z]+ /[^`]*)` \|[^|]*\| ([^|]+) \|)"_s);
    std::vector<Row> rows;
    for (const QString &line :
         QString::fromUtf8(readFile(QStringLiteral(HEARTHBOOK_SOURCE_DIR "/docs/compatibility.md"))).split(u'\n')) {
        if (const QRegularExpressionMatch match = form.match(line); match.hasMatch())
            rows.push_back({ match.captured(1), match.captured(2).trimmed() });
    }
    return rows;
}

Method methodOf(const QString &route)
{
    return methodFromName(route.section(u' ', 0, 0).toLatin1()).value();
}

/// A path of that form.
QByteArray pathOf(const QString &route)
{
    return route.section(u' ', 1).remove(u'{').remove(u'}').toLatin1();
}

} // namespace

/// docs/compatibility.md against the routes that there are.
class TestCompatibility : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void nothingIsMissing_data();
    void nothingIsMissing();
    void rowIsTrue_data();
    void rowIsTrue();
    void everythingPassedOnIsListed();
    void dropInModeOpensWhatWasOpen();

private:
    bool isServed(const QString &route)
    {
        return std::ranges::any_of(m_api->router().routes(), [&](const Route &one) {
            return QString::fromLatin1(methodName(one.method)) + u' ' + one.path == route;
        });
    }
    bool isPassedOn(const QString &route)
    {
        m_passed = false;
        Request request;
        request.method = methodOf(route);
        request.setTarget(pathOf(route));
        std::ignore = m_withOld->handle(request, [] { return Completion([](const Response &) { }); });
        return m_passed;
    }

    std::unique_ptr<ApiFixture> m_api; ///< without an old service
    std::unique_ptr<Router> m_withOld; ///< the same with one
    bool m_passed = false;
};

void TestCompatibility::initTestCase()
{
    m_api = std::make_unique<ApiFixture>();
    m_withOld = std::make_unique<Router>();
    m_api->context().forward = [this](const Request &, const Completion &) { m_passed = true; };
    addApi(*m_withOld, m_api->context());
}

void TestCompatibility::cleanupTestCase()
{
    m_withOld.reset();
    m_api.reset();
}

void TestCompatibility::nothingIsMissing_data()
{
    QTest::addColumn<QString>("route");
    for (const char *route : oldRoutes)
        QTest::newRow(route) << QString::fromLatin1(route);
}

void TestCompatibility::nothingIsMissing()
{
    QFETCH(QString, route);
    const std::vector<Row> rows = rowsOfThePage();
    const auto count = std::ranges::count(rows, route, &Row::route);
    QVERIFY2(count == 1, qPrintable(u"docs/compatibility.md names it %1 times"_s.arg(count)));
}

void TestCompatibility::rowIsTrue_data()
{
    QTest::addColumn<QString>("route");
    QTest::addColumn<QString>("now");
    for (const Row &row : rowsOfThePage())
        QTest::newRow(qPrintable(row.route)) << row.route << row.now;
}

void TestCompatibility::rowIsTrue()
{
    QFETCH(QString, route);
    QFETCH(QString, now);
    QCOMPARE(isServed(route), now == u"served"_s || now == u"shared"_s);
    QCOMPARE(isPassedOn(route), now == u"passed on"_s || now == u"shared"_s);
    if (now == u"shared"_s) {
        m_api->context().influx.isSetUp = true;
        QVERIFY(!isPassedOn(route));
        m_api->context().influx.isSetUp = false;
    } else if (now != u"served"_s) {
        QVERIFY2(now == u"passed on"_s || now == u"404"_s, qPrintable(now));
        const int status = m_api->send(methodOf(route), pathOf(route)).status();
        QVERIFY2(status == 404 || status == 405, qPrintable(QString::number(status)));
    }
}

void TestCompatibility::everythingPassedOnIsListed()
{
    const std::vector<Row> rows = rowsOfThePage();
    for (const LegacyRoute &route : legacyRoutes()) {
        const bool listed = std::ranges::any_of(rows, [&](const Row &row) {
            const QString path = row.route.section(u' ', 1);
            return row.now == u"passed on"_s
                && (path == route.path || (route.below && path.startsWith(route.path + u'/')));
        });
        QVERIFY2(listed, qPrintable(route.path));
    }
}

/// All routes of the old services but the one that empties the book, and none of ours.
void TestCompatibility::dropInModeOpensWhatWasOpen()
{
    const std::vector<Row> rows = rowsOfThePage();
    for (const Route &route : m_withOld->routes()) {
        const QString name = QString::fromLatin1(methodName(route.method)) + u' ' + route.path;
        const auto row = std::ranges::find(rows, name, &Row::route);
        const bool isOld = route.tag == u"Old service"_s || (row != rows.end() && row->now != u"404"_s);
        const bool isNeverOpen = name == u"DELETE /internal/devices/clear"_s || route.access == Access::Open;
        QVERIFY2(isNeverOpen || route.dropIn == isOld, qPrintable(name));
        QVERIFY2(name != u"DELETE /internal/devices/clear"_s || !route.dropIn, qPrintable(name));
    }
}

QTEST_GUILESS_MAIN(TestCompatibility)
#include "tst_compatibility.moc"
