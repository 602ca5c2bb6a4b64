#include "core/influx/influxasking.h"
#include "core/storage/registrysync.h"
#include "tests/support/apifixture.h"
#include "tests/support/homes.h"
#include "tests/support/imports.h"
#include "tests/support/openapischema.h"

#include <QJsonDocument>
#include <QSet>
#include <QTcpServer>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

namespace {

/// One request to a home of two devices with entities, an area, a webhook with a delivery, an import and two operations. In its
/// target `%h` stands for the webhook, `%d` for its delivery, `%b` for a backup that is made for it.
struct Call
{
    QString operation = {}; ///< as in the document: its method counts
    QByteArray target = {};
    QByteArray body = {};
};

} // namespace
Q_DECLARE_METATYPE(Call)

/// What the server really answers is what the OpenAPI document says, and what it takes too.
class TestOpenApiAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_api.reset(); }
    void judgeFindsFaults_data();
    void judgeFindsFaults();
    void answers_data();
    void answers();
    void failures_data();
    void failures();
    void examplesAreTaken_data();
    void examplesAreTaken();
    void discoveryAtWork();
    void reliabilityFromInfluxDB();
    void importBesideAnother();
    void everyOperationWasAnswered();

private:
    ApiAnswer ask(const Call &call, const ApiHeaders &headers = {});
    static QByteArray influxAt(quint16 port);
    static QByteArray unreachableInflux() { return influxAt(1); }
    QByteArray endedRun();
    void judge(const QString &operation, const ApiAnswer &answer);

    std::unique_ptr<ApiFixture> m_api;
    std::unique_ptr<OpenApiSchema> m_schema;
    QByteArray m_webhook;
    QByteArray m_delivery;
    QByteArray m_key;
    QSet<QString> m_answered; ///< operations that succeeded
};

void TestOpenApiAnswers::initTestCase()
{
    ApiFixture api;
    m_schema = std::make_unique<OpenApiSchema>(api.get("/openapi.json").body());
    QVERIFY(m_schema->operations().size() > 70);
}

void TestOpenApiAnswers::init()
{
    m_api = std::make_unique<ApiFixture>();
    m_api->context().log.setLevel = [](const QString &) { };
    m_api->feedDevices(R"([{"id":"hub","name":"Hub","integration":"hue","manufacturer":"Signify","labels":["a"],
        "identifiers":[["hue","1"]],"connections":[["mac","00:11"]],"primary_config_entry":"1"},
        {"id":"lamp","name":"Lamp","area_id":"kitchen","integration":"hue","via_device_id":"hub","parent_device_id":"hub"}])");
    m_api->feedEntities(R"([{"entity_id":"light.a","id":"r1","platform":"hue","device_id":"lamp","config_entry_id":"1",
        "labels":["room:kitchen"],"aliases":["A"],"options":{"light":{"x":1}},"area_id":"kitchen","icon":"mdi:lamp"},
        {"entity_id":"light.b","platform":"hue","device_id":"lamp"}])");
    m_api->database().execute("INSERT INTO integrations (entry_id, domain, title) VALUES ('1', 'hue', 'Hue')");
    m_api->feed("services", R"({"light":{"turn_on":{"name":"Turn on","fields":{"x":{}}}}})");
    m_webhook = m_api->post("/api/webhooks", R"({"url":"http://192.0.2.7/hook","events":["device.*"],"team":"dal"})")
                    .value(u"webhook_id"_s)
                    .toString()
                    .toLatin1();
    m_delivery = m_api->post("/api/webhooks/" + m_webhook + "/test", {}).value(u"delivery_id"_s).toString().toLatin1();
    QCOMPARE(m_api->post("/api/imports/webhooks", oldFile(1)).status(), 201);
    m_key = m_api->post("/api/keys", R"({"name":"feeder","scope":"ingest"})").value(u"prefix"_s).toString().toLatin1();
}

ApiAnswer TestOpenApiAnswers::ask(const Call &call, const ApiHeaders &headers)
{
    QByteArray target = call.target;
    target.replace("%h", m_webhook).replace("%d", m_delivery).replace("%k", m_key);
    if (target.contains("%r"))
        target.replace("%r", endedRun());
    if (target.contains("%b"))
        target.replace("%b", m_api->post("/api/backups", {}).value(u"name"_s).toString().toLatin1());
    const Method method = methodFromName(call.operation.section(u' ', 0, 0).toLatin1()).value();
    return m_api->send(method, target, call.body, headers);
}

QByteArray TestOpenApiAnswers::influxAt(quint16 port)
{
    const QJsonObject order { { u"url"_s, u"http://127.0.0.1:%1"_s.arg(port) }, { u"bucket"_s, u"home"_s } };
    return QJsonDocument(order).toJson();
}

QByteArray TestOpenApiAnswers::endedRun()
{
    const ApiAnswer begun = m_api->post("/api/imports/influx", unreachableInflux());
    if (!QTest::qWaitFor([this] { return m_api->get("/api/imports/influx").value(u"run"_s).isNull(); }, 20'000))
        qFatal("the run does not end");
    return begun.value(u"id"_s).toString().toLatin1();
}

void TestOpenApiAnswers::judge(const QString &operation, const ApiAnswer &answer)
{
    const QString problem = m_schema->problemOf(operation, answer);
    QVERIFY2(problem.isEmpty(), qPrintable(problem + u'\n' + QString::fromUtf8(answer.body().left(2000))));
    if (answer.status() < 300)
        m_answered += operation;
}

void TestOpenApiAnswers::judgeFindsFaults_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("fault");
    const QString operation = u"GET /readyz"_s;
    QTest::newRow("none") << operation << 200 << R"({"status":"ready"})"_ba << u""_s;
    QTest::newRow("a member that is not documented") << operation << 200 << R"({"status":"ready","x":1})"_ba << u"x"_s;
    QTest::newRow("a member that lacks") << operation << 200 << "{}"_ba << u"status"_s;
    QTest::newRow("another word") << operation << 200 << R"({"status":"busy"})"_ba << u"status"_s;
    QTest::newRow("another type") << operation << 200 << R"({"status":"ready","reason":7})"_ba << u"reason"_s;
    QTest::newRow("no JSON") << operation << 200 << "ready"_ba << u"not JSON"_s;
    QTest::newRow("another success") << operation << 201 << R"({"status":"ready"})"_ba << u"201 is not documented"_s;
    QTest::newRow("a failure in no form") << operation << 418 << R"({"status":"ready"})"_ba << u"detail"_s;
    QTest::newRow("below a reference") << u"GET /api/areas"_s << 200 << R"({"areas":[{"area_id":7}],"count":1})"_ba
                                       << u"area_id"_s;
    QTest::newRow("a time that is none") << u"GET /"_s << 200
                                         << R"({"success":true,"data":{},"message":"","timestamp":"now"})"_ba
                                         << u"timestamp"_s;
}

void TestOpenApiAnswers::judgeFindsFaults()
{
    QFETCH(QString, operation);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, fault);
    const QString found = m_schema->problemOf(operation, { jsonResponse(body, status) });
    QVERIFY2(fault.isEmpty() ? found.isEmpty() : found.contains(fault), qPrintable(found));
}

void TestOpenApiAnswers::answers_data()
{
    QTest::addColumn<Call>("call");
    QTest::addColumn<int>("status");
    const auto row = [](const Call &call, int status = 200) {
        const QByteArray name = call.operation.toLatin1() + ": " + call.target + ' ' + call.body.left(40);
        QTest::newRow(name.constData()) << call << status;
    };
    /// Reads whose target is their path.
    for (const char *path : { "/",
                              "/health",
                              "/healthz",
                              "/readyz",
                              "/metrics",
                              "/api/info",
                              "/api/devices",
                              "/api/entities",
                              "/api/areas",
                              "/internal/areas/list",
                              "/api/labels",
                              "/api/integrations",
                              "/api/services",
                              "/api/discovery",
                              "/api/user/preferences",
                              "/api/user/preferences/users",
                              "/api/v1/user/teams",
                              "/api/v1/sports/user/teams",
                              "/api/v1/sports/teams",
                              "/api/changes",
                              "/api/changes/days",
                              "/api/operations",
                              "/api/webhooks",
                              "/api/event-types",
                              "/api/v1/ha/webhooks",
                              "/api/v1/webhooks/list",
                              "/openapi.json",
                              "/docs" })
        row({ u"GET "_s + QLatin1StringView(path), path });

    row({ u"GET /api/webhooks/would-fire"_s,
          "/api/webhooks/would-fire?event=game_start&event=preferences.updated&team=DAL" });
    row({ u"GET /api/devices"_s, "/api/devices?limit=1&total=1" });
    row({ u"GET /api/devices"_s, "/api/devices?fields=device_id,name" });
    row({ u"GET /api/devices"_s, "/api/devices?facet=area_id,manufacturer" });
    row({ u"GET /api/devices/{device_id}"_s, "/api/devices/lamp" });
    row({ u"GET /api/devices/{device_id}/hierarchy"_s, "/api/devices/lamp/hierarchy" });
    row({ u"GET /api/devices/{device_id}/hierarchy"_s, "/api/devices/hub/hierarchy" });
    row({ u"GET /api/devices/{device_id}/history"_s, "/api/devices/lamp/history" });
    row({ u"PATCH /api/devices/{device_id}"_s, "/api/devices/lamp",
          R"({"name_by_user":"L","area_id":null,"notes":"n","labels":["b"],"disabled":true})" });
    row({ u"GET /api/entities"_s, "/api/entities?limit=1&total=1" });
    row({ u"GET /api/entities"_s, "/api/entities?facet=disabled,domain" });
    row({ u"GET /api/services"_s, "/api/services?limit=1&total=1&fields=definition,updated_at&facet=domain" });
    row({ u"GET /api/areas"_s, "/api/areas?limit=1&total=1&fields=name&facet=floor_id" });
    row({ u"GET /api/entities"_s, "/api/entities?fields=entity_id,options" });
    row({ u"GET /api/entities/{entity_id}"_s, "/api/entities/light.a" });
    row({ u"GET /api/entities/{entity_id}/siblings"_s, "/api/entities/light.a/siblings" });
    row({ u"GET /api/entities/{entity_id}/history"_s, "/api/entities/light.a/history" });
    row({ u"GET /api/entities/by-device/{device_id}"_s, "/api/entities/by-device/lamp" });
    row({ u"GET /api/entities/by-area/{area_id}"_s, "/api/entities/by-area/kitchen" });
    row({ u"GET /api/entities/by-config-entry/{config_entry_id}"_s, "/api/entities/by-config-entry/1" });
    row({ u"PATCH /api/entities/{entity_id}"_s, "/api/entities/light.a",
          R"({"name":"L","area_id":"hall","notes":null,"labels":null,"disabled":false})" });
    row({ u"GET /api/integrations/{platform}/analytics"_s, "/api/integrations/hue/analytics" });
    row({ u"GET /api/integrations/{platform}/performance"_s, "/api/integrations/hue/performance" });
    row({ u"GET /api/v1/ha/game-status/{team}"_s, "/api/v1/ha/game-status/dal" });
    row({ u"GET /api/v1/ha/game-context/{team}"_s, "/api/v1/ha/game-context/dal" });

    const QString devices = u"POST /internal/devices/bulk_upsert"_s;
    const QString entities = u"POST /internal/entities/bulk_upsert"_s;
    const QByteArray some = R"([{"id":"x","name":"X"},{"id":"y","name":7},{"name":"no id"}])";
    row({ devices, "/internal/devices/bulk_upsert", R"([{"id":"x","name":"X","labels":["a"],"disabled_by":null}])" });
    row({ devices, "/internal/devices/bulk_upsert?dry_run=1", R"([{"id":"x"}])" });
    row({ devices, "/internal/devices/bulk_upsert?mode=replace", R"([{"id":"hub"},{"id":"lamp"},{"id":"x"}])" });
    row({ devices, "/internal/devices/bulk_upsert?mode=replace&dry_run=1", R"([{"id":"hub"}])" });
    row({ entities, "/internal/entities/bulk_upsert",
          R"([{"entity_id":"light.c","device_id":"nowhere","options":{}}])" });
    row({ entities, "/internal/entities/bulk_upsert?mode=replace",
          R"([{"entity_id":"light.a"},{"entity_id":"light.b"}])" });
    row({ u"POST /internal/services/bulk_upsert"_s, "/internal/services/bulk_upsert", R"({"light":{"turn_on":{}}})" });
    row({ u"DELETE /internal/devices/clear"_s, "/internal/devices/clear" });

    const QString preferences = u" /api/user/preferences"_s;
    const QByteArray chosen =
        R"({"selected_teams":{"nfl":["dal"]},"notification_settings":{"game_end":false,"own":1}})";
    for (const QString &method : { u"PUT"_s, u"PATCH"_s, u"POST"_s })
        row({ method + preferences, "/api/user/preferences", chosen });
    const QByteArray teams = R"({"nfl_teams":["dal"],"nhl_teams":[]})";
    row({ u"POST /api/v1/user/teams"_s, "/api/v1/user/teams", teams });
    row({ u"POST /api/v1/sports/user/teams"_s, "/api/v1/sports/user/teams", teams });

    row({ u"GET /api/changes"_s, "/api/changes?limit=1&total=1" });
    row({ u"GET /api/operations"_s, "/api/operations?limit=1&total=1" });
    row({ u"GET /api/operations"_s, "/api/operations?fields=what&facet=actor" });
    row({ u"GET /api/operations/{operation_id}"_s, "/api/operations/1" });
    row({ u"POST /api/operations/{operation_id}/revert"_s, "/api/operations/2/revert" });
    row({ u"POST /api/operations/{operation_id}/revert"_s, "/api/operations/2/revert?dry_run=1&partial=1" });
    row({ u"POST /api/batch"_s, "/api/batch",
          R"({"operations":[{"method":"PATCH","path":"/api/devices/lamp","body":{"notes":"n"},"if_match":"*"},
                            {"method":"DELETE","path":"/api/v1/webhooks/none-such"}]})" },
        404);
    row({ u"POST /api/batch"_s, "/api/batch",
          R"({"operations":[{"method":"PATCH","path":"/api/devices/lamp","body":{"notes":"n"}}],"dry_run":true})" });

    const QString webhook = u"/api/webhooks/{webhook_id}"_s;
    row({ u"GET /api/webhooks"_s, "/api/webhooks?limit=1" });
    row({ u"POST /api/webhooks"_s, "/api/webhooks",
          R"({"url":"http://192.0.2.7/","events":["*"],"filters":{"area_id":"kitchen","domain":["light"]},"enabled":false})" },
        201);
    row({ u"GET "_s + webhook, "/api/webhooks/%h" });
    row({ u"GET "_s + webhook + u"/history"_s, "/api/webhooks/%h/history" });
    row({ u"PATCH "_s + webhook, "/api/webhooks/%h", R"({"filters":{"area_id":["kitchen"]},"team":null})" });
    row({ u"DELETE "_s + webhook, "/api/webhooks/%h" }, 204);
    row({ u"POST "_s + webhook + u"/rotate-secret"_s, "/api/webhooks/%h/rotate-secret" });
    row({ u"GET /api/keys"_s, "/api/keys" });
    row({ u"GET /api/log"_s, "/api/log" });
    row({ u"PUT /api/log"_s, "/api/log", R"({"level":"DEBUG"})" });
    row({ u"POST /api/keys"_s, "/api/keys", R"({"name":"tablet","scope":"read","expires_at":"2100-01-01T00:00:00Z"})" },
        201);
    row({ u"POST /api/keys"_s, "/api/keys", R"({"name":"feeder","scope":"ingest"})" }, 409);
    row({ u"DELETE /api/keys/{prefix}"_s, "/api/keys/%k" });
    row({ u"DELETE /api/keys/{prefix}"_s, "/api/keys/none" }, 404);
    row({ u"POST "_s + webhook + u"/rotate-secret"_s, "/api/webhooks/%h/rotate-secret",
          R"({"secret":"whsec_MTIzNA=="})" });
    row({ u"POST "_s + webhook + u"/test"_s, "/api/webhooks/%h/test" }, 202);
    row({ u"GET "_s + webhook + u"/deliveries"_s, "/api/webhooks/%h/deliveries" });
    row({ u"GET "_s + webhook + u"/deliveries/{delivery_id}"_s, "/api/webhooks/%h/deliveries/%d" });
    row({ u"POST "_s + webhook + u"/deliveries/{delivery_id}/redeliver"_s, "/api/webhooks/%h/deliveries/%d/redeliver" },
        202);
    row({ u"POST /api/webhooks/check-target"_s, "/api/webhooks/check-target", R"({"url":"http://192.0.2.7/"})" });
    row({ u"POST /internal/webhooks/dispatch"_s, "/internal/webhooks/dispatch",
          R"({"event":"game_started","teams":["dal"],"payload":{"game_id":"1"}})" },
        202);
    row({ u"POST /api/v1/ha/webhooks/register"_s, "/api/v1/ha/webhooks/register",
          R"({"webhook_url":"http://192.0.2.7/","secret":"s","team":"dal","events":["game_started"]})" });
    row({ u"DELETE /api/v1/ha/webhooks/{webhook_id}"_s, "/api/v1/ha/webhooks/%h" });
    row({ u"POST /api/v1/webhooks/register"_s, "/api/v1/webhooks/register",
          R"({"url":"http://192.0.2.7/","events":["game_started"],"secret":"at-least-16-characters","sport":"nfl"})" },
        201);
    row({ u"DELETE /api/v1/webhooks/{webhook_id}"_s, "/api/v1/webhooks/%h" }, 204);

    row({ u"POST /api/imports/webhooks"_s, "/api/imports/webhooks?dry_run=1", oldFile(2) }, 201);
    row({ u"POST /api/imports/local-storage"_s, "/api/imports/local-storage",
          R"({"sports_selected_teams":"{\"nfl_teams\":[\"dal\"]}","other":"1"})" },
        201);
    row({ u"GET /api/imports"_s, "/api/imports" });
    row({ u"POST /api/backups"_s, "/api/backups" }, 201);
    row({ u"GET /api/backups"_s, "/api/backups" });
    row({ u"GET /api/backups/{name}"_s, "/api/backups/%b" });
    row({ u"POST /api/backups/{name}/verify"_s, "/api/backups/%b/verify" });
    row({ u"POST /api/backups/{name}/restore"_s, "/api/backups/%b/restore" });
    row({ u"GET /api/imports/{id}"_s, "/api/imports/1" });
    row({ u"POST /api/imports/influx"_s, "/api/imports/influx?dry_run=1", unreachableInflux() }, 202);
    row({ u"GET /api/imports/influx"_s, "/api/imports/influx" });
    row({ u"GET /api/imports/runs/{id}"_s, "/api/imports/runs/%r" });
    row({ u"DELETE /api/imports/runs/{id}"_s, "/api/imports/runs/%r" });
}

void TestOpenApiAnswers::answers()
{
    QFETCH(Call, call);
    const ApiAnswer answer = ask(call);
    QTEST(answer.status(), "status");
    judge(call.operation, answer);
    const QString problem = m_schema->problemOfBody(call.operation, call.body);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void TestOpenApiAnswers::failures_data()
{
    QTest::addColumn<Call>("call");
    QTest::addColumn<Call>("before");
    QTest::addColumn<int>("status");
    const QString patch = u"PATCH /api/devices/{device_id}"_s;
    const QString revert = u"POST /api/operations/{operation_id}/revert"_s;
    const Call change { patch, "/api/devices/lamp", R"({"notes":"x"})" };
    QTest::newRow("unknown row") << Call { u"GET /api/devices/{device_id}"_s, "/api/devices/none" } << Call() << 404;
    QTest::newRow("wrong parameters") << Call { u"GET /api/devices"_s, "/api/devices?limit=0&total=x" } << Call()
                                      << 422;
    QTest::newRow("unknown level") << Call { u"PUT /api/log"_s, "/api/log", R"({"level":"LOUD"})" } << Call() << 422;
    QTest::newRow("unknown field") << Call { u"GET /api/devices"_s, "/api/devices?fields=x" } << Call() << 422;
    QTest::newRow("forged cursor") << Call { u"GET /api/devices"_s, "/api/devices?cursor=x" } << Call() << 422;
    QTest::newRow("no JSON") << Call { patch, "/api/devices/lamp", "{" } << Call() << 422;
    QTest::newRow("wrong members") << Call { patch, "/api/devices/lamp", R"({"labels":7,"model":"m"})" } << Call()
                                   << 422;
    QTest::newRow("changed row") << Call { patch, "/api/devices/lamp", R"({"notes":"y"})" } << change << 412;
    QTest::newRow("changed webhook") << Call { u"DELETE /api/webhooks/{webhook_id}"_s, "/api/webhooks/%h" } << Call()
                                     << 412;
    QTest::newRow("operation changed since") << Call { revert, "/api/operations/1/revert" } << change << 409;
    QTest::newRow("nothing is reported of an import")
        << Call { u"GET /api/imports/{id}"_s, "/api/imports/9" } << Call() << 404;
    QTest::newRow("target that is no URL")
        << Call { u"POST /api/webhooks"_s, "/api/webhooks", R"({"url":"ftp://a","events":[]})" } << Call() << 422;
    QTest::newRow("an operation of a batch that is wrong")
        << Call { u"POST /api/batch"_s, "/api/batch",
                  R"({"operations":[{"method":"PATCH","path":"/api/devices/lamp","body":{"labels":7}}]})" }
        << Call() << 422;
    QTest::newRow("an operation of a batch that is too late")
        << Call { u"POST /api/batch"_s, "/api/batch",
                  R"({"operations":[{"method":"PATCH","path":"/api/devices/lamp","body":{},"if_match":"\"1\""}]})" }
        << change << 412;
    QTest::newRow("a batch that is wrong itself") << Call { u"POST /api/batch"_s, "/api/batch", "{}" } << Call() << 422;
}

void TestOpenApiAnswers::failures()
{
    QFETCH(Call, call);
    QFETCH(Call, before);
    if (!before.target.isEmpty())
        QCOMPARE(ask(before).status(), 200);
    QFETCH(int, status);
    const bool isLate = status == 412 && !call.target.contains("batch");
    const ApiAnswer answer = ask(call, isLate ? ApiHeaders { { "if-match", "\"77\"" } } : ApiHeaders());
    QCOMPARE(answer.status(), status);
    judge(call.operation, answer);
}

void TestOpenApiAnswers::examplesAreTaken_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QByteArray>("body");
    for (const QString &operation : m_schema->operations()) {
        const QByteArray body = m_schema->example(operation);
        if (!body.isEmpty())
            QTest::newRow(qPrintable(operation)) << operation << body;
    }
}

/// Who copies an example out of the document and fills in an id is not refused.
void TestOpenApiAnswers::examplesAreTaken()
{
    QFETCH(QString, operation);
    QFETCH(QByteArray, body);
    m_api->feedDevices(R"([{"id":"555b53b54aea9d518fe1944aae09c1bb"}])"); // a batch names it
    QByteArray target = operation.section(u' ', 1).toLatin1();
    target.replace("{device_id}", "lamp").replace("{entity_id}", "light.a").replace("{webhook_id}", m_webhook);
    const ApiAnswer answer = ask({ operation, target, body });
    QVERIFY2(answer.status() < 300, answer.body().constData());
}

/// A listing that is held, all that is told of the discovery, and what an approval answers.
void TestOpenApiAnswers::discoveryAtWork()
{
    m_api->feedDevices(devicesOfHome(40));
    const QString upsert = u"POST /internal/devices/bulk_upsert"_s;
    const QByteArray target = "/internal/devices/bulk_upsert?mode=replace";
    judge(upsert, ask({ upsert, target, devicesOfHome(40) }));
    judge(upsert, ask({ upsert, target + "&dry_run=1", devicesOfHome(10) }));
    const ApiAnswer held = ask({ upsert, target, devicesOfHome(10) });
    QCOMPARE(held.status(), 409);
    judge(upsert, held);
    must(m_api->database().tryWrite([](Store &store) -> Result<void> {
        RegistrySnapshot snapshot;
        snapshot.devices = must(readDevices(devicesOfHome(10)));
        return RegistrySync(store).apply(snapshot, u"feeder:devices"_s).map([](const SyncReport &) { });
    }));

    m_api->context().discovery.status = [] {
        DiscoveryStatus status;
        status.state = DiscoveryState::Waiting;
        status.counts = DiscoveryCounts { .devices = 3, .entities = 5, .areas = 1 };
        status.error = DiscoveryError { .code = u"unreachable"_s, .message = u"Nobody there"_s };
        status.address = u"ws://h:1/api/websocket"_s;
        return status;
    };
    m_api->context().discovery.history = [] { return HistoryStatus(); };
    m_api->context().discovery.trigger = [] { return Result<void>(); };
    judge(u"GET /health"_s, m_api->get("/health"));
    judge(u"GET /api/discovery"_s, m_api->get("/api/discovery"));
    judge(u"POST /api/discovery/trigger"_s, m_api->post("/api/discovery/trigger", {}));
    const ApiAnswer approved = m_api->post("/api/discovery/approve?source=feeder:devices", {});
    QCOMPARE(approved.status(), 200);
    judge(u"POST /api/discovery/approve"_s, approved);
}

void TestOpenApiAnswers::reliabilityFromInfluxDB()
{
    m_api->context().influx.isSetUp = true;
    m_api->context().influx.ask = [](const InfluxAsking &asking) { asking.done({}); };
    const ApiAnswer answer = m_api->get("/api/devices/reliability");
    QCOMPARE(answer.status(), 200);
    judge(u"GET /api/devices/reliability"_s, answer);
    m_api->feedDevices(R"([{"id":"reliability","name":"A device of that name"}])");
    judge(u"GET /api/devices/reliability"_s, m_api->get("/api/devices/reliability"));
}

void TestOpenApiAnswers::importBesideAnother()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const QByteArray order = influxAt(silent.serverPort());
    const QString operation = u"POST /api/imports/influx"_s;
    judge(operation, m_api->post("/api/imports/influx", order));
    const ApiAnswer answer = m_api->post("/api/imports/influx", order);
    QCOMPARE(answer.status(), 409);
    judge(operation, answer);
}

/// A new route takes a row in answers_data().
void TestOpenApiAnswers::everyOperationWasAnswered()
{
    if (m_answered.size() < 20)
        QSKIP("answers() did not run");
    /// Streams are judged by tests of their own, a database to be imported too, and RapiDoc is not in every build.
    const QStringList elsewhere { u"GET /api/events"_s, u"GET /api/export"_s, u"GET /api/backups/{name}/file"_s,
                                  u"POST /api/imports/database"_s, u"POST /api/imports/ndjson"_s };
    QStringList missing;
    for (const QString &operation : m_schema->operations()) {
        if (!m_answered.contains(operation) && !elsewhere.contains(operation) && !operation.startsWith(u"GET /docs/"))
            missing += operation;
    }
    QCOMPARE(missing.join(u'\n'), QString());
}

QTEST_GUILESS_MAIN(TestOpenApiAnswers)
#include "tst_openapianswers.moc"
