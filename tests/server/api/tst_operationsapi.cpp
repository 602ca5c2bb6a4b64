#include "tests/support/apifixture.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Every write has a number, by which it can be looked at and taken back.
class TestOperationsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_api.reset(); }
    void everyWriteNamesItsOperation_data();
    void everyWriteNamesItsOperation();
    void noOperation_data();
    void noOperation();
    void list();
    void one();
    void unknown_data();
    void unknown();
    void revertsAChange();
    void revertsAListing();
    void revertsServices();
    void serviceThatWasChangedSince();
    void revertsARename();
    void formerIdThatAnotherRowHas();
    void revertsARemoval();
    void revertsARotation();
    void revertOfARevert();
    void dryRunWritesNothing();
    void conflict();
    void partial();
    void ofNothing();
    void journalIsIncomplete();

private:
    ApiAnswer patch(const QByteArray &body) { return m_api->send(Method::Patch, "/api/devices/d1", body); }
    static QByteArray operationOf(const ApiAnswer &answer) { return answer.response.headers.value("operation-id"); }
    ApiAnswer revert(const QByteArray &operation, const QByteArray &query = {})
    {
        return m_api->post("/api/operations/" + operation + "/revert" + query, {});
    }
    QString notes() { return m_api->get("/api/devices/d1").value(u"notes"_s).toString(); }

    static constexpr auto listing = R"([{"id":"d1","name":"A"},{"id":"d2","name":"B"}])";

    std::unique_ptr<ApiFixture> m_api;
    QByteArray m_fed;
};

void TestOperationsApi::init()
{
    m_api = std::make_unique<ApiFixture>();
    m_fed = operationOf(m_api->feedDevices(listing));
}

void TestOperationsApi::everyWriteNamesItsOperation_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("what");
    QTest::newRow("a listing") << Method::Post << "/internal/devices/bulk_upsert"_ba << R"([{"id":"d3"}])"_ba
                               << u"devices.bulk_upsert"_s;
    QTest::newRow("a listing without news")
        << Method::Post << "/internal/devices/bulk_upsert"_ba << QByteArray(listing) << u"devices.bulk_upsert"_s;
    QTest::newRow("a device") << Method::Patch << "/api/devices/d1"_ba << R"({"notes":"n"})"_ba << u"devices.update"_s;
    QTest::newRow("a device without news") << Method::Patch << "/api/devices/d1"_ba << "{}"_ba << u"devices.update"_s;
    QTest::newRow("a webhook") << Method::Post << "/api/webhooks"_ba
                               << R"({"url":"http://127.0.0.1:9/","events":[]})"_ba << u"webhooks.create"_s;
    QTest::newRow("preferences") << Method::Put << "/api/user/preferences"_ba << "{}"_ba << u"preferences.write"_s;
}

void TestOperationsApi::everyWriteNamesItsOperation()
{
    QFETCH(Method, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    const QByteArray operation = operationOf(m_api->send(method, target, body));
    QCOMPARE(operation, "2"_ba);
    QTEST(m_api->get("/api/operations/" + operation).value(u"what"_s).toString(), "what");
}

void TestOperationsApi::noOperation_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a read") << Method::Get << "/api/devices"_ba << ""_ba;
    QTest::newRow("a refused write") << Method::Patch << "/api/devices/none"_ba << R"({"notes":"n"})"_ba;
    QTest::newRow("a rehearsal") << Method::Post << "/internal/devices/bulk_upsert?dry_run=1"_ba
                                 << R"([{"id":"d3"}])"_ba;
    QTest::newRow("a rehearsed revert") << Method::Post << "/api/operations/1/revert?dry_run=1"_ba << ""_ba;
}

void TestOperationsApi::noOperation()
{
    QFETCH(Method, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QCOMPARE(operationOf(m_api->send(method, target, body)), ""_ba);
    QCOMPARE(m_api->get("/api/operations").list(u"operations"_s).size(), 1);
}

void TestOperationsApi::list()
{
    patch(R"({"notes":"n"})");
    const ApiAnswer answer = m_api->get("/api/operations");
    QCOMPARE(answer.column(u"operations"_s, u"operation_id"_s), u"2 1"_s);
    QCOMPARE(answer.column(u"operations"_s, u"what"_s), u"devices.update devices.bulk_upsert"_s);
    QCOMPARE(answer.column(u"operations"_s, u"changes"_s), u"1 2"_s);
    QCOMPARE(keyTextOf(answer.body(), "/operations/0"), "operation_id,at,actor,origin,what,changes"_ba);
    QCOMPARE(m_api->get("/api/operations?what=devices.update").column(u"operations"_s, u"operation_id"_s), u"2"_s);
    QCOMPARE(m_api->get("/api/operations?actor=nobody").column(u"operations"_s, u"operation_id"_s), u""_s);
    const ApiAnswer page = m_api->get("/api/operations?limit=1");
    QCOMPARE(page.column(u"operations"_s, u"operation_id"_s), u"2"_s);
    const QByteArray cursor = page.value(u"next_cursor"_s).toString().toLatin1();
    QCOMPARE(m_api->get("/api/operations?limit=1&cursor=" + cursor).column(u"operations"_s, u"operation_id"_s), u"1"_s);
}

void TestOperationsApi::one()
{
    const ApiAnswer answer = m_api->get("/api/operations/" + m_fed);
    QCOMPARE(answer.value(u"changes"_s), 2);
    QCOMPARE(answer.value(u"origin"_s), u"api"_s);
}

void TestOperationsApi::unknown_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("a number nobody has") << "99"_ba;
    QTest::newRow("zero") << "0"_ba;
    QTest::newRow("a word") << "abc"_ba;
    QTest::newRow("beyond 64 bits") << "99999999999999999999"_ba;
}

void TestOperationsApi::unknown()
{
    QFETCH(QByteArray, id);
    QCOMPARE(m_api->get("/api/operations/" + id).status(), 404);
    QCOMPARE(revert(id).status(), 404);
}

void TestOperationsApi::revertsAChange()
{
    const QByteArray operation = operationOf(patch(R"({"notes":"n"})"));
    const ApiAnswer answer = revert(operation);
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.column(u"rows"_s, u"outcome"_s), u"restored"_s);
    QCOMPARE(answer.column(u"rows"_s, u"key"_s), u"d1"_s);
    QVERIFY(answer.list(u"conflicts"_s).isEmpty());
    QCOMPARE(notes(), u""_s);
    QCOMPARE(m_api->get("/api/operations/" + operationOf(answer)).value(u"what"_s), u"operations.revert"_s);
}

void TestOperationsApi::revertsAListing()
{
    QCOMPARE(revert(m_fed).column(u"rows"_s, u"outcome"_s), u"removed removed"_s);
    QCOMPARE(m_api->get("/api/devices").value(u"count"_s), 0);
}

void TestOperationsApi::revertsServices()
{
    const QByteArray services = "/internal/services/bulk_upsert";
    m_api->post(services, R"({"light":{"on":{"name":"On"}}})");
    const QByteArray changed = operationOf(m_api->post(services, R"({"light":{"on":{}},"fan":{"on":{}}})"));
    const ApiAnswer answer = revert(changed);
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.column(u"rows"_s, u"kind"_s), u"service service"_s);
    QCOMPARE(answer.column(u"rows"_s, u"key"_s), u"light.on fan.on"_s);
    QCOMPARE(answer.column(u"rows"_s, u"outcome"_s), u"restored removed"_s);
    QCOMPARE(m_api->database().text("SELECT group_concat(domain || definition) FROM services"),
             u"light{\"name\":\"On\"}"_s);
    QCOMPARE(m_api->get("/api/changes?key=fan.on&kind=service").column(u"changes"_s, u"action"_s), u"create remove"_s);
}

void TestOperationsApi::serviceThatWasChangedSince()
{
    const QByteArray services = "/internal/services/bulk_upsert";
    const QByteArray added = operationOf(m_api->post(services, R"({"light":{"on":{}}})"));
    m_api->post(services, R"({"light":{"on":{"name":"On"}}})");
    const ApiAnswer answer = revert(added);
    QCOMPARE(answer.status(), 409);
    QCOMPARE(answer.column(u"conflicts"_s, u"kind"_s), u"service"_s);
    QCOMPARE(answer.column(u"conflicts"_s, u"key"_s), u"light.on"_s);
}

/// Who knows the entity by the id that it had meanwhile still finds it.
void TestOperationsApi::revertsARename()
{
    m_api->feedEntities(R"([{"entity_id":"light.a","id":"r1"}])");
    const QByteArray renamed = operationOf(m_api->feedEntities(R"([{"entity_id":"light.b","id":"r1"}])"));
    QCOMPARE(m_api->get("/api/entities/light.a").response.headers.value("location"), "/api/entities/light.b"_ba);
    const ApiAnswer answer = revert(renamed);
    QCOMPARE(answer.column(u"rows"_s, u"key"_s), u"light.b"_s);
    QCOMPARE(answer.column(u"rows"_s, u"outcome"_s), u"restored"_s);
    QCOMPARE(m_api->get("/api/entities/light.a").status(), 200);
    QCOMPARE(m_api->get("/api/entities/light.b").response.headers.value("location"), "/api/entities/light.a"_ba);
    QCOMPARE(m_api->get("/api/entities/light.a/history").value(u"count"_s), 3);
}

void TestOperationsApi::formerIdThatAnotherRowHas()
{
    m_api->feedEntities(R"([{"entity_id":"light.a","id":"r1"}])");
    const QByteArray renamed = operationOf(m_api->feedEntities(R"([{"entity_id":"light.b","id":"r1"}])"));
    m_api->feedEntities(R"([{"entity_id":"light.a","id":"r5"}])");
    const ApiAnswer answer = revert(renamed);
    QCOMPARE(answer.status(), 409);
    QCOMPARE(answer.column(u"conflicts"_s, u"reason"_s), u"Another row is light.a now"_s);
    QCOMPARE(revert(renamed, "?partial=1").status(), 200);
    QCOMPARE(m_api->get("/api/entities").column(u"entities"_s, u"entity_id"_s), u"light.a light.b"_s);
}

void TestOperationsApi::revertsARemoval()
{
    m_api->feedEntities(R"([{"entity_id":"light.a","device_id":"d1"}])");
    patch(R"({"notes":"n"})");
    const QByteArray removal = operationOf(m_api->send(Method::Delete, "/internal/devices/clear"));
    QCOMPARE(m_api->get("/api/devices").value(u"count"_s), 0);
    QCOMPARE(revert(removal).status(), 200);
    QCOMPARE(notes(), u"n"_s);
    QCOMPARE(m_api->get("/api/entities/light.a").value(u"device_id"_s), u"d1"_s);
}

void TestOperationsApi::revertsARotation()
{
    const ApiAnswer made = m_api->post("/api/webhooks", R"({"url":"http://127.0.0.1:9/","events":[]})");
    const QString id = made.value(u"webhook_id"_s).toString();
    const auto sealed = [&] { return must(m_api->database().store().webhooks().secrets(id))->sealed; };
    const QByteArray former = sealed();
    const ApiAnswer rotated = m_api->post("/api/webhooks/" + id.toLatin1() + "/rotate-secret", {});
    QVERIFY(sealed() != former);
    const ApiAnswer answer = revert(operationOf(rotated));
    QCOMPARE(answer.column(u"rows"_s, u"outcome"_s), u"restored"_s);
    QCOMPARE(sealed(), former);
}

void TestOperationsApi::revertOfARevert()
{
    const QByteArray operation = operationOf(patch(R"({"notes":"n"})"));
    const QByteArray reverted = operationOf(revert(operation));
    QCOMPARE(revert(reverted).status(), 200);
    QCOMPARE(notes(), u"n"_s);
}

void TestOperationsApi::dryRunWritesNothing()
{
    const QByteArray operation = operationOf(patch(R"({"notes":"n"})"));
    const qint64 journal = m_api->database().journalLength();
    const ApiAnswer answer = revert(operation, "?dry_run=1");
    QCOMPARE(answer.column(u"rows"_s, u"outcome"_s), u"restored"_s);
    QCOMPARE(answer.value(u"dry_run"_s), true);
    QCOMPARE(notes(), u"n"_s);
    QCOMPARE(m_api->database().journalLength(), journal);
}

void TestOperationsApi::conflict()
{
    patch(R"({"notes":"later"})");
    for (const QByteArray query : { "", "?dry_run=1" }) {
        const ApiAnswer answer = revert(m_fed, query);
        QCOMPARE(answer.status(), 409);
        QCOMPARE(answer.column(u"conflicts"_s, u"kind"_s), u"device"_s);
        QCOMPARE(answer.column(u"conflicts"_s, u"key"_s), u"d1"_s);
        QCOMPARE(answer.column(u"conflicts"_s, u"reason"_s), u"It was changed since, by anonymous"_s);
        QCOMPARE(answer.value(u"error"_s), u"Somebody changed rows of operation 1 since"_s);
    }
    QCOMPARE(m_api->get("/api/devices").value(u"count"_s), 2);
}

void TestOperationsApi::partial()
{
    patch(R"({"notes":"later"})");
    const ApiAnswer answer = revert(m_fed, "?partial=1");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.column(u"rows"_s, u"key"_s), u"d2"_s);
    QCOMPARE(answer.column(u"conflicts"_s, u"key"_s), u"d1"_s);
    QCOMPARE(m_api->get("/api/devices").column(u"devices"_s, u"device_id"_s), u"d1"_s);
}

void TestOperationsApi::ofNothing()
{
    const QByteArray operation = operationOf(patch("{}"));
    const ApiAnswer answer = revert(operation);
    QCOMPARE(answer.status(), 200);
    QVERIFY(answer.list(u"rows"_s).isEmpty());
}

void TestOperationsApi::journalIsIncomplete()
{
    patch(R"({"notes":"n"})");
    m_api->database().execute("DELETE FROM changes WHERE seq = 1");
    const ApiAnswer answer = revert(m_fed, "?partial=1");
    QCOMPARE(answer.status(), 409);
    QCOMPARE(answer.value(u"error"_s), u"The journal no longer holds all that operation 1 changed"_s);
}

QTEST_GUILESS_MAIN(TestOperationsApi)
#include "tst_operationsapi.moc"
