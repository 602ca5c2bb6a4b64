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
    QCOMPARE(keyTextOf(answer.body()), "success,upserted,timestamp");
    QCOMPARE(answer.value(u"upserted"_s), 3);
    QCOMPARE(m_api->database().number("SELECT count(*) FROM services"), 3);
}

void TestServicesApi::storesThemAgain()
{
    const QByteArray body = R"({"light":{"turn_on":{"name":"Turn on"}}})";
    post(body);
    QCOMPARE(post(body).value(u"upserted"_s), 1);
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

void TestServicesApi::badBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("nothing") << ""_ba << 422;
    QTest::newRow("no JSON") << "x"_ba << 422;
    QTest::newRow("list") << "[]"_ba << 422;
    QTest::newRow("domain is a list") << R"({"ok":{"a":{}},"light":[]})"_ba << 422;
    QTest::newRow("domain is null") << R"({"ok":{"a":{}},"light":null})"_ba << 422;
    QTest::newRow("service is a string") << R"({"ok":{"a":{}},"light":{"turn_on":"x"}})"_ba << 422;
    QTest::newRow("empty domain") << R"({"ok":{"a":{}},"":{"a":{}}})"_ba << 422;
    QTest::newRow("empty service") << R"({"ok":{"a":{}},"light":{"":{}}})"_ba << 422;
    QTest::newRow("control character") << R"({"ok":{"a":{}},"li\u0007ght":{"a":{}}})"_ba << 422;
    QTest::newRow("long name") << R"({"ok":{"a":{}},"light":{")"_ba + QByteArray(4096, 'n') + R"(":{}}})" << 422;
    QTest::newRow("definition of 1 MB") << R"({"ok":{"a":{}},"light":{"a":{"name":")"_ba + QByteArray(1'000'000, 'n')
            + R"("}}})" << 422;
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
