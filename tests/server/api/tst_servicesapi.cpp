#include "tests/support/apifixture.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestServicesApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_api = std::make_unique<ApiFixture>(); }
    void cleanup() { m_api.reset(); }
    void storesServices();
    void storesThemAgain();
    void nothingToStore_data();
    void nothingToStore();
    void badServices_data();
    void badServices();
    void noServices();
    void listsServices();
    void definitionIsAsItCame_data();
    void definitionIsAsItCame();
    void findsServices_data();
    void findsServices();
    void changeGivesAnotherTag();
    void badBodies_data();
    void badBodies();

private:
    ApiAnswer post(const QByteArray &body) { return m_api->post("/internal/services/bulk_upsert", body); }

    std::unique_ptr<ApiFixture> m_api;
};

void TestServicesApi::storesServices()
{
    const ApiAnswer answer = post(
        R"({"light":{"turn_on":{"name":"Turn on","fields":{"x":{}}},"turn_off":{}},"scene":{"apply":{"target":null}}})");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(keyTextOf(answer.body()),
             "success,upserted,timestamp,inserted,updated,unchanged,skipped,rejected,warnings");
    QCOMPARE(answer.value(u"upserted"_s), 3);
    QCOMPARE(answer.value(u"inserted"_s), 3);
    QCOMPARE(m_api->database().number("SELECT count(*) FROM services"), 3);
}

void TestServicesApi::storesThemAgain()
{
    const QByteArray body = R"({"light":{"turn_on":{"name":"Turn on"}}})";
    post(body);
    QCOMPARE(post(body).value(u"unchanged"_s), 1);
    QCOMPARE(post(R"({"light":{"turn_on":{"name":"On"}}})").value(u"updated"_s), 1);
    QCOMPARE(m_api->database().number("SELECT count(*) FROM services"), 1);
}

void TestServicesApi::nothingToStore_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no domain") << "{}"_ba;
    QTest::newRow("domain without services") << R"({"light":{}})"_ba;
}

void TestServicesApi::nothingToStore()
{
    QFETCH(QByteArray, body);
    QCOMPARE(post(body).value(u"upserted"_s), 0);
}

void TestServicesApi::badServices_data()
{
    QTest::addColumn<QByteArray>("bad");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("reason");
    const QString noName = u"A domain or service has no usable name"_s;
    const QString noObject = u"Input should be a valid dictionary"_s;
    QTest::newRow("domain is a list") << R"("light":[])"_ba << u"light"_s << noObject;
    QTest::newRow("domain is null") << R"("light":null)"_ba << u"light"_s << noObject;
    QTest::newRow("service is a string") << R"("light":{"turn_on":"x"})"_ba << u"light.turn_on"_s << noObject;
    QTest::newRow("empty domain") << R"("":{"a":{}})"_ba << u".a"_s << noName;
    QTest::newRow("empty service") << R"("light":{"":{}})"_ba << u"light."_s << noName;
    QTest::newRow("control character") << R"("li\u0007ght":{"a":{}})"_ba << u"li\x07ght.a"_s << noName;
    QTest::newRow("dot in the domain") << R"("li.ght":{"a":{}})"_ba << u"li.ght.a"_s << noName;
    QTest::newRow("nested too deep") << R"("light":{"a":)"_ba + QByteArray(R"({"a":)").repeated(64) + "{}"
            + QByteArray(64, '}')
            + '}' << u"light.a"_s << u"The definition may be nested 64 deep"_s;
    QTest::newRow("long name") << R"("light":{")"_ba + QByteArray(4096, 'n') + R"(":{}})"
                               << u"light."_s + QString(249, u'n') << noName;
    QTest::newRow("definition of 1 MB") << R"("light":{"a":{"name":")"_ba + QByteArray(1'000'000, 'n')
            + R"("}})" << u"light.a"_s << u"The definition has 1000011 bytes, at most 65536 are allowed"_s;
}

void TestServicesApi::badServices()
{
    QFETCH(QByteArray, bad);
    const ApiAnswer answer = post(R"({"ok":{"a":{}},)" + bad + R"(,"last":{"b":{}}})");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.value(u"upserted"_s), 2);
    const QJsonArray rejected = answer.list(u"rejected"_s);
    QCOMPARE(rejected.size(), 1);
    QCOMPARE(rejected[0][u"index"], 1);
    QTEST(rejected[0][u"id"].toString(), "id");
    QTEST(rejected[0][u"reason"].toString(), "reason");
    QCOMPARE(m_api->database().number("SELECT count(*) FROM services"), 2);
}

void TestServicesApi::noServices()
{
    QCOMPARE(m_api->get("/api/services").body(), R"({"services":[],"count":0})"_ba);
}

void TestServicesApi::listsServices()
{
    post(R"({"scene":{"apply":{}},"light":{"turn_on":{"name":"Turn on","description":"On."},"toggle":{}}})");
    const ApiAnswer answer = m_api->get("/api/services");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(keyTextOf(answer.body()), "services,count");
    QCOMPARE(keyTextOf(answer.body(), "/services/0"),
             "service_id,domain,service,name,description,definition,updated_at");
    QCOMPARE(answer.column(u"services"_s, u"service_id"_s), u"light.toggle light.turn_on scene.apply"_s);
    const QJsonValue on = answer.list(u"services"_s).at(1);
    QCOMPARE(on[u"domain"], u"light"_s);
    QCOMPARE(on[u"service"], u"turn_on"_s);
    QCOMPARE(on[u"name"], u"Turn on"_s);
    QCOMPARE(on[u"description"], u"On."_s);
    QVERIFY(answer.list(u"services"_s).at(0)[u"name"].isNull());
}

void TestServicesApi::definitionIsAsItCame_data()
{
    QTest::addColumn<QByteArray>("definition");
    QTest::newRow("whole")
        << R"({"name":"On","fields":{"x":{"selector":{"number":{"min":0}}}},"target":{},"other":[1]})"_ba;
    QTest::newRow("name is a number") << R"({"name":7})"_ba;
    QTest::newRow("name is a list") << R"({"name":["a"]})"_ba;
}

void TestServicesApi::definitionIsAsItCame()
{
    QFETCH(QByteArray, definition);
    m_api->database().execute("INSERT INTO services (domain, service, definition) VALUES ('light', 'turn_on', '"
                              + definition + "')");
    const ApiAnswer answer = m_api->get("/api/services?fields=definition");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.body(), R"({"services":[{"definition":)" + definition + R"(}],"count":1})");
}

void TestServicesApi::findsServices_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("ids");
    QTest::newRow("domain") << "domain=light"_ba << u"light.toggle light.turn_on"_s;
    QTest::newRow("service") << "service=apply&service=toggle"_ba << u"light.toggle scene.apply"_s;
    QTest::newRow("id") << "q=light.tur"_ba << u"light.turn_on"_s;
    QTest::newRow("name, in any case") << "q=SWITCH"_ba << u"light.turn_on"_s;
    QTest::newRow("by name") << "sort=-name&limit=1"_ba << u"light.turn_on"_s;
}

void TestServicesApi::findsServices()
{
    QFETCH(QByteArray, query);
    post(R"({"scene":{"apply":{}},"light":{"turn_on":{"name":"Switch on"},"toggle":{}}})");
    QTEST(m_api->get("/api/services?" + query).column(u"services"_s, u"service_id"_s), "ids");
}

void TestServicesApi::changeGivesAnotherTag()
{
    post(R"({"light":{"turn_on":{"name":"On"}}})");
    const ApiHeaders known { { "if-none-match", m_api->get("/api/services").etag() } };
    QCOMPARE(m_api->get("/api/services", known).status(), 304);
    post(R"({"light":{"turn_on":{"name":"Off"}}})");
    QCOMPARE(m_api->get("/api/services", known).status(), 200);
}

void TestServicesApi::badBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("nothing") << ""_ba << 422;
    QTest::newRow("no JSON") << "x"_ba << 422;
    QTest::newRow("list") << "[]"_ba << 422;
    QTest::newRow("invalid UTF-8") << "{\"a\":{\"\xff\":{}}}"_ba << 400;
    QTest::newRow("10,000 levels") << "{\"a\":{\"b\":{\"c\":"_ba + QByteArray(10'000, '[') + QByteArray(10'000, ']')
            + "}}}" << 422;
}

void TestServicesApi::badBodies()
{
    QFETCH(QByteArray, body);
    const ApiAnswer answer = post(body);
    QTEST(answer.status(), "status");
    QCOMPARE(answer.value(u"success"_s), false);
    QVERIFY(answer.body().size() < 4000);
    QCOMPARE(m_api->database().number("SELECT count(*) FROM services"), 0);
}

QTEST_GUILESS_MAIN(TestServicesApi)
#include "tst_servicesapi.moc"
