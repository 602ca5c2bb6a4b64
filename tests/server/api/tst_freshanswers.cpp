#include "tests/support/apifixture.h"
#include "tests/support/plaindatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// An answer that was kept is never stale, whoever wrote meanwhile. Every read stands twice: the second fills or uses
/// the cache.
class TestFreshAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_api.reset(); }
    void keptAnswerIsTheSame();
    void apiWriteIsSeen_data() { reads(); }
    void apiWriteIsSeen();
    void foreignWriteIsSeen_data() { reads(); }
    void foreignWriteIsSeen();
    void ownConnectionIsSeen_data() { reads(); }
    void ownConnectionIsSeen();
    void entityCountFollows();
    void clearIsSeen();
    void notFoundIsNotKept();
    void errorsAreNotKept();
    void targetsAreToldApart();
    void codingsAreToldApart();

private:
    static void reads();

    std::unique_ptr<ApiFixture> m_api;
};

void TestFreshAnswers::reads()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target :
         { "/api/devices", "/api/devices/a", "/api/devices/a/hierarchy", "/api/devices?q=Lamp", "/api/entities",
           "/api/entities/light.a", "/api/entities/by-device/a", "/api/labels", "/api/areas" })
        QTest::newRow(target) << QByteArray(target);
}

void TestFreshAnswers::init()
{
    m_api = std::make_unique<ApiFixture>();
    m_api->feedDevices(R"([{"id":"a","name":"Lamp a","area_id":"hall"},{"id":"b","name":"Lamp b","area_id":"hall"}])");
    m_api->feedEntities(
        R"([{"entity_id":"light.a","device_id":"a","original_name":"Light","labels":["one"],"area_id":"hall"}])");
}

void TestFreshAnswers::keptAnswerIsTheSame()
{
    const ApiAnswer first = m_api->get("/api/devices");
    const ApiAnswer second = m_api->get("/api/devices");
    QCOMPARE(second.body(), first.body());
    QCOMPARE(second.etag(), first.etag());
}

void TestFreshAnswers::apiWriteIsSeen()
{
    QFETCH(QByteArray, target);
    const QByteArray before = m_api->get(target).body();
    m_api->feedDevices(R"([{"id":"a","name":"Lamp new","area_id":"attic"}])");
    m_api->feedEntities(R"([{"entity_id":"light.a","original_name":"new","labels":["new"],"area_id":"attic"}])");
    const QByteArray after = m_api->get(target).body();
    QVERIFY(after != before);
    QVERIFY2(after.contains("new") || after.contains("attic"), after.constData());
}

void TestFreshAnswers::foreignWriteIsSeen()
{
    QFETCH(QByteArray, target);
    const QByteArray before = m_api->get(target).body();
    {
        PlainDatabase shell(m_api->database().options().path);
        shell.run(
            "UPDATE devices SET name = 'Lamp new', area_id = 'attic'; UPDATE entities SET original_name = 'new', labels = '[\"new\"]', area_id = 'attic'");
    }
    const QByteArray after = m_api->get(target).body();
    QVERIFY(after != before);
    QVERIFY2(after.contains("new") || after.contains("attic"), after.constData());
}

void TestFreshAnswers::ownConnectionIsSeen()
{
    QFETCH(QByteArray, target);
    const QByteArray before = m_api->get(target).body();
    m_api->database().execute(
        "UPDATE devices SET name = 'Lamp new', area_id = 'attic'; UPDATE entities SET original_name = 'new', labels = '[\"new\"]', area_id = 'attic'");
    QVERIFY(m_api->get(target).body() != before);
}

void TestFreshAnswers::entityCountFollows()
{
    QCOMPARE(m_api->get("/api/devices/a").value(u"entity_count"_s), 1);
    const QByteArray etag = m_api->get("/api/devices/a").etag();
    m_api->feedEntities(R"([{"entity_id":"light.more","device_id":"a"}])");
    const ApiAnswer more = m_api->get("/api/devices/a", { { "if-none-match", etag } });
    QCOMPARE(more.status(), 200);
    QCOMPARE(more.value(u"entity_count"_s), 2);
    m_api->feedEntities(R"([{"entity_id":"light.more","device_id":"b"}])");
    QCOMPARE(m_api->get("/api/devices").column(u"devices"_s, u"entity_count"_s), u"1 1"_s);
}

void TestFreshAnswers::clearIsSeen()
{
    m_api->get("/api/devices");
    m_api->get("/api/devices/a");
    m_api->send(Method::Delete, "/internal/devices/clear");
    QCOMPARE(m_api->get("/api/devices").value(u"count"_s), 0);
    QCOMPARE(m_api->get("/api/devices/a").status(), 404);
}

void TestFreshAnswers::notFoundIsNotKept()
{
    QCOMPARE(m_api->get("/api/devices/c").status(), 404);
    m_api->feedDevices(R"([{"id":"c","name":"Lamp c"}])");
    QCOMPARE(m_api->get("/api/devices/c").status(), 200);
}

void TestFreshAnswers::errorsAreNotKept()
{
    const ApiAnswer first = m_api->get("/api/devices?sort=colour");
    QCOMPARE(first.status(), 422);
    QCOMPARE(m_api->get("/api/devices?sort=colour").status(), 422);
}

void TestFreshAnswers::targetsAreToldApart()
{
    QCOMPARE(m_api->get("/api/devices?limit=1").value(u"count"_s), 1);
    QCOMPARE(m_api->get("/api/devices?limit=2").value(u"count"_s), 2);
    QCOMPARE(m_api->get("/api/devices").value(u"limit"_s), 100);
}

void TestFreshAnswers::codingsAreToldApart()
{
    const ApiAnswer packed = m_api->get("/api/devices", { { "accept-encoding", "gzip" } });
    QCOMPARE(packed.response.headers.value("content-encoding"), "gzip");
    const ApiAnswer plain = m_api->get("/api/devices");
    QVERIFY(!plain.response.headers.contains("content-encoding"));
    QCOMPARE(plain.value(u"count"_s), 2);
    QVERIFY(m_api->get("/api/devices", { { "accept-encoding", "gzip" } }).etag() != plain.etag());
}

QTEST_GUILESS_MAIN(TestFreshAnswers)
#include "tst_freshanswers.moc"
