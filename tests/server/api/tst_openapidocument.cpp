#include "core/domain/recordjson.h"
#include "server/api/openapioperation.h"
#include "tests/support/apifixture.h"

#include <QSet>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The OpenAPI document is the route table and nothing else.
class TestOpenApiDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyRouteIsDocumented();
    void everyOperationIsARoute();
    void everyRouteSaysWhatItAnswers();
    void operationIds_data();
    void operationIds();
    void operationIdsAreUnique();
    void everyReferenceLeadsSomewhere();
    void everyComponentIsUsed();
    void everyGroupIsExplained();
    void keysAreAskedForWhereNeeded();
    void parameters_data();
    void parameters();
    void bodies_data();
    void bodies();
    void statuses_data();
    void statuses();
    void headers_data();
    void headers();
    void rowsHaveTheMembersOfTheWireForm();
    void keptWithItsTag();

private:
    QJsonObject operation(const QString &route) const
    {
        const QString path = route.section(u' ', 1);
        return m_document[u"paths"][path][route.section(u' ', 0, 0).toLower()].toObject();
    }

    std::unique_ptr<ApiFixture> m_api;
    Router m_router; ///< with an old service, so that its routes are there too
    QByteArray m_text;
    QJsonObject m_document;
};

namespace {

/// `GET /api/devices` of every operation in the document.
QStringList operationsOf(const QJsonObject &document)
{
    QStringList all;
    const QJsonObject paths = document[u"paths"].toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        for (const QString &method : path->toObject().keys())
            all += method.toUpper() + u' ' + path.key();
    }
    return all;
}

QString nameOf(const Route &route)
{
    return QString::fromLatin1(methodName(route.method).toByteArray() + ' ' + openApiPath(route));
}

/// Every `$ref` below a value.
void collectReferences(const QJsonValue &value, QSet<QString> &found)
{
    if (value.isArray()) {
        for (const QJsonValue &item : value.toArray())
            collectReferences(item, found);
    }
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.key() == u"$ref")
            found += member->toString();
        else
            collectReferences(*member, found);
    }
}

} // namespace

void TestOpenApiDocument::initTestCase()
{
    m_api = std::make_unique<ApiFixture>();
    m_api->context().forward = [](const Request &, const Completion &) { };
    addApi(m_router, m_api->context());
    Request request;
    request.setTarget("/openapi.json");
    m_text = m_router.handle(request).body;
    m_document = QJsonDocument::fromJson(m_text).object();
    QCOMPARE(m_document[u"openapi"], u"3.1.0"_s);
    QCOMPARE(m_document[u"info"][u"version"], QStringLiteral(HEARTHBOOK_VERSION));
}

void TestOpenApiDocument::everyRouteIsDocumented()
{
    QVERIFY(m_router.routes().size() > 100);
    const QStringList documented = operationsOf(m_document);
    for (const Route &route : m_router.routes())
        QVERIFY2(documented.contains(nameOf(route)), qPrintable(nameOf(route)));
}

void TestOpenApiDocument::everyOperationIsARoute()
{
    QStringList routes;
    for (const Route &route : m_router.routes())
        routes += nameOf(route);
    const QStringList documented = operationsOf(m_document);
    for (const QString &operation : documented)
        QVERIFY2(routes.contains(operation), qPrintable(operation));
    QCOMPARE(documented.size(), routes.size());
}

/// A new route names the schema of its answer: Route::answers, and a file of resources/openapi/schemas.
void TestOpenApiDocument::everyRouteSaysWhatItAnswers()
{
    for (const Route &route : m_router.routes()) {
        const auto succeeds = [](const RouteAnswer &answer) {
            return answer.status == 204 || (answer.status < 300 && (!answer.schema.isEmpty() || !answer.types.empty()));
        };
        QVERIFY2(std::ranges::any_of(route.answers, succeeds), qPrintable(nameOf(route)));
    }
}

void TestOpenApiDocument::operationIds_data()
{
    QTest::addColumn<QString>("route");
    QTest::addColumn<QString>("id");
    QTest::newRow("the root") << u"GET /"_s << u"getRoot"_s;
    QTest::newRow("a list") << u"GET /api/devices"_s << u"getDevices"_s;
    QTest::newRow("one row") << u"GET /api/devices/{device_id}"_s << u"getDevicesByDeviceId"_s;
    QTest::newRow("below a row") << u"GET /api/devices/{device_id}/hierarchy"_s << u"getDevicesHierarchy"_s;
    QTest::newRow("a word that names the parameter")
        << u"GET /api/entities/by-area/{area_id}"_s << u"getEntitiesByArea"_s;
    QTest::newRow("of an old service") << u"GET /api/v1/events/{path}"_s << u"getV1EventsByPath"_s;
    QTest::newRow("underscores") << u"POST /internal/devices/bulk_upsert"_s << u"postInternalDevicesBulkUpsert"_s;
}

void TestOpenApiDocument::operationIds()
{
    QFETCH(QString, route);
    QTEST(operation(route)[u"operationId"].toString(), "id");
}

void TestOpenApiDocument::operationIdsAreUnique()
{
    QSet<QString> ids;
    for (const QString &route : operationsOf(m_document)) {
        const QString id = operation(route)[u"operationId"].toString();
        QVERIFY2(!ids.contains(id), qPrintable(id));
        ids += id;
    }
}

void TestOpenApiDocument::everyReferenceLeadsSomewhere()
{
    QSet<QString> found;
    collectReferences(m_document, found);
    QVERIFY(found.size() > 80);
    for (const QString &reference : std::as_const(found)) {
        QVERIFY2(reference.startsWith(u"#/components/"), qPrintable(reference));
        const QStringList way = reference.split(u'/');
        QVERIFY2(m_document[u"components"][way[2]][way[3]].isObject(), qPrintable(reference));
    }
}

void TestOpenApiDocument::everyComponentIsUsed()
{
    QSet<QString> found;
    collectReferences(m_document, found);
    for (const auto &scheme : m_document[u"security"].toArray()) { // a scheme is named without a reference
        for (const QString &name : scheme.toObject().keys())
            found += u"#/components/securitySchemes/"_s + name;
    }
    const QJsonObject components = m_document[u"components"].toObject();
    for (const QString &kind : components.keys()) {
        for (const QString &name : components[kind].toObject().keys()) {
            const QString reference = u"#/components/%1/%2"_s.arg(kind, name);
            QVERIFY2(found.contains(reference), qPrintable(reference));
        }
    }
}

void TestOpenApiDocument::keysAreAskedForWhereNeeded()
{
    QCOMPARE(m_document[u"components"][u"securitySchemes"][u"bearer"][u"scheme"], u"bearer"_s);
    QCOMPARE(m_document[u"components"][u"securitySchemes"][u"header"][u"name"], u"X-API-Key"_s);
    QVERIFY(operation(u"GET /health"_s)[u"security"].isArray()); // an empty one: none
    QVERIFY(!operation(u"GET /api/devices"_s).contains(u"security")); // as of all
    QCOMPARE(operation(u"GET /api/devices"_s)[u"x-drop-in"], true);
    QCOMPARE(operation(u"GET /api/keys"_s)[u"x-access"], u"admin"_s);
    QVERIFY(!operation(u"GET /api/keys"_s).contains(u"x-drop-in"));
}

void TestOpenApiDocument::everyGroupIsExplained()
{
    QStringList known;
    for (const QJsonValue &tag : m_document[u"tags"].toArray())
        known += tag[u"name"].toString();
    QStringList used;
    for (const Route &route : m_router.routes()) {
        QVERIFY2(known.contains(route.tag), qPrintable(route.tag));
        used += route.tag;
    }
    for (const QString &tag : std::as_const(known))
        QVERIFY2(used.contains(tag), qPrintable(tag));
}

void TestOpenApiDocument::parameters_data()
{
    QTest::addColumn<QString>("route");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("a number with bounds and a default")
        << u"GET /api/devices"_s << u"limit"_s
        << R"({"in":"query","name":"limit","schema":{"default":100,"maximum":1000,"minimum":1,"type":"integer"}})"_ba;
    QTest::newRow("a flag") << u"GET /api/devices"_s << u"total"_s
                            << R"({"in":"query","name":"total","schema":{"default":false,"type":"boolean"}})"_ba;
    QTest::newRow("a text of limited length")
        << u"GET /api/devices"_s << u"q"_s
        << R"({"in":"query","name":"q","schema":{"maxLength":256,"type":"string"}})"_ba;
    QTest::newRow("one that is repeated")
        << u"GET /api/devices"_s << u"area_id"_s
        << R"({"in":"query","name":"area_id","schema":{"items":{"maxLength":8192,"type":"string"},"type":"array"}})"_ba;
    QTest::newRow("one of some words")
        << u"POST /internal/devices/bulk_upsert"_s << u"mode"_s
        << R"({"in":"query","name":"mode","schema":{"default":"upsert","enum":["upsert","replace"],"type":"string"}})"_ba;
    QTest::newRow("of the path") << u"GET /api/devices/{device_id}"_s << u"device_id"_s
                                 << R"({"in":"path","name":"device_id","required":true,"schema":{"type":"string"}})"_ba;
    QTest::newRow("a number of the path")
        << u"GET /api/imports/{id}"_s << u"id"_s
        << R"({"in":"path","name":"id","required":true,"schema":{"type":"integer"}})"_ba;
}

void TestOpenApiDocument::parameters()
{
    QFETCH(QString, route);
    QFETCH(QString, name);
    QByteArray found;
    for (const QJsonValue &one : operation(route)[u"parameters"].toArray()) {
        QJsonObject parameter = one.toObject();
        parameter.remove(u"description");
        if (parameter[u"name"] == name)
            found = QJsonDocument(parameter).toJson(QJsonDocument::Compact);
    }
    QTEST(found, "expected");
}

void TestOpenApiDocument::bodies_data()
{
    QTest::addColumn<QString>("route");
    QTest::addColumn<QString>("types");
    QTest::addColumn<bool>("required");
    QTest::newRow("none") << u"GET /api/devices"_s << u""_s << false;
    QTest::newRow("none, though the method could") << u"POST /api/webhooks/{webhook_id}/test"_s << u""_s << false;
    QTest::newRow("JSON") << u"POST /internal/devices/bulk_upsert"_s << u"application/json"_s << true;
    QTest::newRow("a merge patch") << u"PATCH /api/devices/{device_id}"_s
                                   << u"application/json application/merge-patch+json"_s << true;
    QTest::newRow("bytes") << u"POST /api/imports/database"_s << u"application/octet-stream"_s << true;
    QTest::newRow("one that may be left out")
        << u"POST /api/webhooks/{webhook_id}/rotate-secret"_s << u"application/json"_s << false;
    QTest::newRow("anything") << u"POST /api/v1/events/{path}"_s << u"*/*"_s << false;
}

void TestOpenApiDocument::bodies()
{
    QFETCH(QString, route);
    const QJsonObject body = operation(route)[u"requestBody"].toObject();
    QTEST(body[u"content"].toObject().keys().join(u' '), "types");
    QTEST(body[u"required"].toBool(), "required");
}

void TestOpenApiDocument::statuses_data()
{
    QTest::addColumn<QString>("route");
    QTest::addColumn<QString>("statuses");
    QTest::newRow("a read without parameters") << u"GET /healthz"_s << u"200 304 default"_s;
    QTest::newRow("a list") << u"GET /api/devices"_s << u"200 304 401 403 422 429 default"_s;
    QTest::newRow("a stream") << u"GET /api/events"_s << u"200 401 403 422 429 default"_s;
    QTest::newRow("a row that may have another id")
        << u"GET /api/devices/{device_id}"_s << u"200 304 308 401 403 404 422 429 default"_s;
    QTest::newRow("a change of one row") << u"PATCH /api/devices/{device_id}"_s
                                         << u"200 308 400 401 403 404 412 413 415 422 428 429 default"_s;
    QTest::newRow("a revert") << u"POST /api/operations/{operation_id}/revert"_s
                              << u"200 401 403 404 409 422 429 default"_s;
}

void TestOpenApiDocument::statuses()
{
    QFETCH(QString, route);
    QTEST(operation(route)[u"responses"].toObject().keys().join(u' '), "statuses");
}

void TestOpenApiDocument::headers_data()
{
    QTest::addColumn<QString>("route");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("answered");
    QTest::newRow("a read") << u"GET /api/devices"_s << u"If-None-Match"_s << u"ETag Link"_s;
    QTest::newRow("a stream") << u"GET /api/events"_s << u"Last-Event-ID"_s << u""_s;
    QTest::newRow("a change of one row") << u"PATCH /api/devices/{device_id}"_s << u"If-Match"_s
                                         << u"ETag Operation-Id"_s;
    QTest::newRow("a bulk write") << u"POST /internal/devices/bulk_upsert"_s << u""_s << u"ETag Operation-Id"_s;
    QTest::newRow("a write of nothing") << u"POST /api/webhooks/check-target"_s << u""_s << u""_s;
}

void TestOpenApiDocument::headers()
{
    QFETCH(QString, route);
    QStringList asked;
    for (const QJsonValue &parameter : operation(route)[u"parameters"].toArray()) {
        const QString name = parameter[u"$ref"].toString().section(u'/', -1);
        if (!name.isEmpty())
            asked += name;
    }
    QTEST(asked.join(u' '), "asked");
    QTEST(operation(route)[u"responses"][u"200"][u"headers"].toObject().keys().join(u' '), "answered");
}

void TestOpenApiDocument::rowsHaveTheMembersOfTheWireForm()
{
    const QByteArray schemas = "/components/schemas/";
    QCOMPARE(keyTextOf(m_text, schemas + "DeviceFields/properties"), RecordFields<Device>::names().join(u',').toUtf8());
    QCOMPARE(keyTextOf(m_text, schemas + "EntityFields/properties"), RecordFields<Entity>::names().join(u',').toUtf8());
}

void TestOpenApiDocument::keptWithItsTag()
{
    const ApiAnswer plain = m_api->get("/openapi.json");
    const ApiAnswer packed = m_api->get("/openapi.json", { { "accept-encoding", "gzip" } });
    QCOMPARE(packed.response.headers.value("content-encoding"), "gzip"_ba);
    QVERIFY(packed.body().size() < plain.body().size() / 4);
    QCOMPARE(m_api->get("/openapi.json", { { "if-none-match", plain.etag() } }).status(), 304);
    QCOMPARE(
        m_api->get("/openapi.json", { { "if-none-match", packed.etag() }, { "accept-encoding", "gzip" } }).status(),
        304);
    QCOMPARE(m_api->send(Method::Head, "/openapi.json").etag(), plain.etag());
    QCOMPARE(plain.response.contentType, "application/json"_ba);
}

QTEST_GUILESS_MAIN(TestOpenApiDocument)
#include "tst_openapidocument.moc"
