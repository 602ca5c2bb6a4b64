#include "tests/support/apifixture.h"
#include "tests/support/homes.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

namespace {

/// One operation's JSON.
QByteArray op(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
              const QByteArray &more = {})
{
    return R"({"method":")" + method + R"(","path":")" + path + '"' + (body.isEmpty() ? "" : ",\"body\":" + body) + more
        + '}';
}

QByteArray batchOf(const QByteArrayList &operations, const QByteArray &more = {})
{
    return R"({"operations":[)" + operations.join(',') + ']' + more + '}';
}

/// `tag`: as the header has it, quotes and all.
QByteArray ifMatch(QByteArray tag)
{
    return ",\"if_match\":\"" + tag.replace('"', "\\\"") + '"';
}

QByteArray naming(const QByteArray &device, const QByteArray &name, const QByteArray &more = {})
{
    return op("PATCH", "/api/devices/" + device, R"({"name_by_user":")" + name + "\"}", more);
}

} // namespace

class TestBatchApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_api = std::make_unique<ApiFixture>();
        m_api->feedDevices(devicesOfHome(3));
        m_api->feedEntities(entitiesOfHome(3, 3));
    }
    void cleanup() { m_api.reset(); }
    void allAreWritten();
    void oneOperationThatCanBeTakenBack();
    void laterOnesSeeEarlierOnes();
    void noneIsWrittenWhereOneFails_data();
    void noneIsWrittenWhereOneFails();
    void preconditionTellsTheRow();
    void demandedPreconditions();
    void movedRowIsNoRedirect();
    void dryRunWritesNothing();
    void dryRunTellsTheFailure();
    void wrongBodies_data();
    void wrongBodies();
    void thousandOperations();

private:
    ApiAnswer batch(const QByteArrayList &operations, const QByteArray &more = {})
    {
        return m_api->send(Method::Post, "/api/batch", batchOf(operations, more),
                           { { "content-type", "application/json" } });
    }
    QString nameOf(const QByteArray &device)
    {
        return m_api->get("/api/devices/" + device).value(u"name_by_user"_s).toString();
    }
    qint64 journalLength() { return m_api->database().journalLength(); }

    std::unique_ptr<ApiFixture> m_api;
};

void TestBatchApi::allAreWritten()
{
    const ApiAnswer answer = batch(
        { naming("d0000", "Lamp"), op("PATCH", "/api/entities/light.e0001", R"({"area_id":"attic"})"),
          op("POST", "/api/webhooks", R"({"url":"http://192.0.2.1/x","events":["*"]})"),
          op("PUT", "/api/user/preferences", R"({"selected_teams":{"nfl_teams":["dal"]}})") });
    QVERIFY2(answer.status() == 200, answer.body());
    QCOMPARE(answer.column(u"results"_s, u"status"_s), u"200 200 201 200"_s);
    QCOMPARE(answer.value(u"count"_s), 4);
    QCOMPARE(answer.list(u"results"_s).at(0)[u"body"_s][u"name_by_user"_s], u"Lamp"_s);
    QCOMPARE(answer.list(u"results"_s).at(0)[u"etag"_s].toString().toUtf8(), m_api->get("/api/devices/d0000").etag());
    const QString webhook = answer.list(u"results"_s).at(2)[u"location"_s].toString();
    QCOMPARE(m_api->get(webhook.toUtf8()).status(), 200);
    QCOMPARE(nameOf("d0000"), u"Lamp"_s);
    QCOMPARE(m_api->get("/api/entities/light.e0001").value(u"area_id"_s), u"attic"_s);
}

void TestBatchApi::oneOperationThatCanBeTakenBack()
{
    const ApiAnswer answer = batch({ naming("d0000", "Lamp"), naming("d0001", "Fan") });
    const QByteArray id = answer.response.headers.value("operation-id");
    const ApiAnswer operation = m_api->get("/api/operations/" + id);
    QCOMPARE(operation.value(u"what"_s), u"batch"_s);
    QCOMPARE(operation.value(u"changes"_s), 2);
    QCOMPARE(m_api->post("/api/operations/" + id + "/revert", {}).status(), 200);
    QCOMPARE(nameOf("d0000") + nameOf("d0001"), QString());
}

void TestBatchApi::laterOnesSeeEarlierOnes()
{
    const QByteArray before = m_api->get("/api/devices/d0000").etag();
    const ApiAnswer stale = batch({ naming("d0000", "Lamp"), naming("d0000", "Fan", ifMatch(before)) });
    QCOMPARE(stale.status(), 412);
    QCOMPARE(batch({ naming("d0000", "Lamp"), naming("d0000", "Fan") }).status(), 200);
    QCOMPARE(nameOf("d0000"), u"Fan"_s);
}

void TestBatchApi::noneIsWrittenWhereOneFails_data()
{
    QTest::addColumn<QByteArray>("operation");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &operation, int status) {
        QTest::newRow(name) << operation << status;
    };
    row("unknown device", naming("d9", "Lamp"), 404);
    row("unknown path", op("POST", "/api/lamps", "{}"), 404);
    row("method the path has not", op("PUT", "/api/devices/d0001", "{}"), 405);
    row("field that is not the user's", op("PATCH", "/api/devices/d0001", R"({"name":"x"})"), 422);
    row("wrong value", op("PATCH", "/api/devices/d0001", R"({"name_by_user":7})"), 422);
    row("no body", op("PATCH", "/api/devices/d0001"), 422);
    row("wrong parameter", op("DELETE", "/api/webhooks/%ff"), 400);
    row("stale", naming("d0001", "Fan", ifMatch("\"99-0\"")), 412);
    row("ETag without quotes", naming("d0001", "Fan", ifMatch("abc")), 400);
    row("listing", op("POST", "/internal/devices/bulk_upsert", "[]"), 422);
    row("batch", op("POST", "/api/batch", R"({"operations":[]})"), 422);
    row("revert", op("POST", "/api/operations/1/revert"), 422);
}

void TestBatchApi::noneIsWrittenWhereOneFails()
{
    QFETCH(QByteArray, operation);
    const qint64 before = journalLength();
    const ApiAnswer answer = batch({ naming("d0000", "Lamp"), operation, naming("d0002", "Fan") });
    QTEST(answer.status(), "status");
    QCOMPARE(answer.value(u"operation_index"_s), 1);
    QCOMPARE(answer.value(u"success"_s), false);
    QVERIFY(!answer.response.headers.contains("operation-id"));
    QCOMPARE(journalLength(), before);
    QCOMPARE(nameOf("d0000"), QString());
}

void TestBatchApi::preconditionTellsTheRow()
{
    m_api->send(Method::Patch, "/api/devices/d0001", R"({"notes":"mine"})", { { "content-type", "application/json" } });
    const ApiAnswer answer = batch({ naming("d0001", "Fan", ifMatch("\"1-0\"")) });
    QCOMPARE(answer.status(), 412);
    QCOMPARE(answer.value(u"current"_s)[u"notes"_s], u"mine"_s);
    QCOMPARE(answer.value(u"operation_index"_s), 0);
}

void TestBatchApi::demandedPreconditions()
{
    m_api->router().setRequiresIfMatch(true);
    const QByteArray etag = m_api->get("/api/devices/d0000").etag();
    QCOMPARE(batch({ naming("d0000", "Lamp") }).status(), 428);
    QCOMPARE(batch({ naming("d0000", "Lamp", ifMatch(etag)) }).status(), 200);
}

void TestBatchApi::movedRowIsNoRedirect()
{
    m_api->feedEntities(R"([{"entity_id":"light.new","id":"r0"}])");
    const ApiAnswer answer = batch({ op("PATCH", "/api/entities/light.e0000", R"({"notes":"x"})") });
    QCOMPARE(answer.status(), 409);
    QVERIFY(answer.value(u"detail"_s).toString().contains(u"light.new"_s));
    QVERIFY(!answer.response.headers.contains("location"));
}

void TestBatchApi::dryRunWritesNothing()
{
    const qint64 before = journalLength();
    const ApiAnswer answer = batch({ naming("d0000", "Lamp") }, R"(,"dry_run":true)");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.value(u"dry_run"_s), true);
    QCOMPARE(answer.list(u"results"_s).at(0)[u"body"_s][u"name_by_user"_s], u"Lamp"_s);
    QVERIFY(!answer.response.headers.contains("operation-id"));
    QCOMPARE(journalLength(), before);
    QCOMPARE(nameOf("d0000"), QString());
}

void TestBatchApi::dryRunTellsTheFailure()
{
    const ApiAnswer answer = batch({ naming("d0000", "Lamp"), naming("d9", "Fan") }, R"(,"dry_run":true)");
    QCOMPARE(answer.status(), 404);
    QCOMPARE(answer.value(u"operation_index"_s), 1);
}

void TestBatchApi::wrongBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("item");
    const auto row = [](const char *name, const QByteArray &body, const char *item) {
        QTest::newRow(name) << body << QString::fromLatin1(item);
    };
    row("no operations", "{}", "missing body.operations Field required");
    row("no list", R"({"operations":{}})", "list_type body.operations Input should be a valid list");
    row("empty", batchOf({}), "too_short body.operations List should have at least 1 item");
    row("no object", R"({"operations":[7]})", "dict_type body.operations.0 Input should be a valid dictionary");
    row("no method", R"({"operations":[{"path":"/"}]})", "missing body.operations.0.method Field required");
    row("no path", R"({"operations":[{"method":"PUT"}]})", "missing body.operations.0.path Field required");
    row("reads", batchOf({ op("GET", "/api/devices") }),
        "literal_error body.operations.0.method Input should be 'POST', 'PUT', 'PATCH' or 'DELETE'");
    row("lower case", batchOf({ op("patch", "/api/devices") }),
        "literal_error body.operations.0.method Input should be 'POST', 'PUT', 'PATCH' or 'DELETE'");
    row("whole URL", batchOf({ op("PUT", "http://localhost/api") }),
        "value_error body.operations.0.path Input should begin with / and be percent-encoded");
    row("blank in the path", batchOf({ op("PUT", "/a b") }),
        "value_error body.operations.0.path Input should begin with / and be percent-encoded");
    row("line break in the path", batchOf({ op("PUT", R"(/a\nb)") }),
        "value_error body.operations.0.path Input should begin with / and be percent-encoded");
    row("misspelt member", batchOf({ naming("d0000", "x", R"(,"ifmatch":"1")") }),
        "extra_forbidden body.operations.0.ifmatch Extra inputs are not permitted");
    row("member beside", batchOf({ naming("d0000", "x") }, R"(,"dryrun":true)"),
        "extra_forbidden body.dryrun Extra inputs are not permitted");
    row("dry_run of a word", batchOf({ naming("d0000", "x") }, R"(,"dry_run":"yes")"),
        "bool_type body.dry_run Input should be a valid boolean");
    row("empty if_match", batchOf({ naming("d0000", "x", ifMatch({})) }),
        "value_error body.operations.0.if_match Input should be an ETag");
    row("too many", batchOf(QByteArrayList(1001, naming("d0000", "x"))),
        "too_long body.operations List should have at most 1000 items");
}

void TestBatchApi::wrongBodies()
{
    QFETCH(QByteArray, body);
    const ApiAnswer answer = m_api->send(Method::Post, "/api/batch", body, { { "content-type", "application/json" } });
    QCOMPARE(answer.status(), 422);
    QTEST(answer.validation().join(u'|'), "item");
}

void TestBatchApi::thousandOperations()
{
    QByteArrayList operations;
    for (int i = 0; i < 1000; ++i)
        operations += naming("d000" + QByteArray::number(i % 3), "Name " + QByteArray::number(i));
    const ApiAnswer answer = batch(operations);
    QCOMPARE(answer.value(u"count"_s), 1000);
    QCOMPARE(nameOf("d0000"), u"Name 999"_s);
    QCOMPARE(m_api->get("/api/operations/" + answer.response.headers.value("operation-id")).value(u"changes"_s), 1000);
}

QTEST_GUILESS_MAIN(TestBatchApi)
#include "tst_batchapi.moc"
