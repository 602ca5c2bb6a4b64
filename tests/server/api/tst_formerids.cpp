#include "tests/support/apifixture.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// A former id leads to the present one.
class TestFormerIds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_api.reset(); }
    void leadTo_data();
    void leadTo();
    void feederWhoSaysTheFormerId();
    void feederWhoSaysBothIds();
    void entityOfAFormerDevice();
    void headToo();
    void idIsEncoded();
    void presentRowWins();
    void removedRowIs404();
    void renamedTwice();
    void answerIsNotKept();

private:
    std::unique_ptr<ApiFixture> m_api;
};

void TestFormerIds::init()
{
    m_api = std::make_unique<ApiFixture>();
    m_api->feedDevices(R"([{"id":"new"}])");
    m_api->feedEntities(R"([{"entity_id":"light.old","id":"r1","device_id":"new"}])");
    m_api->feedEntities(R"([{"entity_id":"light.new","id":"r1"}])");
    m_api->database().execute(
        "INSERT INTO id_aliases (kind, old_id, present_id, since) VALUES ('device', 'old', 'new', '2026-01-01')");
}

void TestFormerIds::leadTo_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("location");
    QTest::newRow("device") << "/api/devices/old"_ba << 308 << "/api/devices/new"_ba;
    QTest::newRow("query is kept") << "/api/devices/old?x=1&y=%20z"_ba << 308 << "/api/devices/new?x=1&y=%20z"_ba;
    QTest::newRow("hierarchy") << "/api/devices/old/hierarchy"_ba << 308 << "/api/devices/new/hierarchy"_ba;
    QTest::newRow("by device") << "/api/entities/by-device/old?a=b"_ba << 308 << "/api/entities/by-device/new?a=b"_ba;
    QTest::newRow("entity") << "/api/entities/light.old"_ba << 308 << "/api/entities/light.new"_ba;
    QTest::newRow("siblings") << "/api/entities/light.old/siblings"_ba << 308 << "/api/entities/light.new/siblings"_ba;
    QTest::newRow("unknown device") << "/api/devices/none"_ba << 404 << ""_ba;
    QTest::newRow("unknown entity") << "/api/entities/light.none"_ba << 404 << ""_ba;
    QTest::newRow("unknown device's entities") << "/api/entities/by-device/none"_ba << 200 << ""_ba;
    QTest::newRow("a device's id is no entity's") << "/api/entities/old"_ba << 404 << ""_ba;
    QTest::newRow("present device") << "/api/devices/new"_ba << 200 << ""_ba;
}

void TestFormerIds::leadTo()
{
    QFETCH(QByteArray, target);
    QFETCH(int, status);
    QFETCH(QByteArray, location);
    const ApiAnswer answer = m_api->get(target);
    QCOMPARE(answer.status(), status);
    QCOMPARE(answer.response.headers.value("location"), location);
    if (status == 308)
        QCOMPARE(m_api->get(location).status(), 200);
}

/// A feeder may not have heard yet that a device was renumbered.
void TestFormerIds::feederWhoSaysTheFormerId()
{
    m_api->send(Method::Patch, "/api/devices/new", R"({"notes":"mine"})");
    const ApiAnswer answer = m_api->feedDevices(R"([{"id":"old","sw_version":"9"}])");
    QCOMPARE(answer.value(u"updated"_s), 1);
    QCOMPARE(m_api->get("/api/devices").column(u"devices"_s, u"device_id"_s), u"new"_s);
    QCOMPARE(m_api->get("/api/devices/new").value(u"sw_version"_s), u"9"_s);
    QCOMPARE(m_api->get("/api/devices/new").value(u"notes"_s), u"mine"_s);
    QCOMPARE(m_api->get("/api/devices/old").status(), 308);
}

void TestFormerIds::feederWhoSaysBothIds()
{
    QCOMPARE(m_api->feedDevices(R"([{"id":"new"},{"id":"old"}])").value(u"inserted"_s), 1);
    QCOMPARE(m_api->get("/api/devices").column(u"devices"_s, u"device_id"_s), u"new old"_s);
}

void TestFormerIds::entityOfAFormerDevice()
{
    const ApiAnswer answer = m_api->feedEntities(
        R"([{"entity_id":"light.new","device_id":"old"},{"entity_id":"light.x","device_id":"old"}])");
    QVERIFY(answer.list(u"warnings"_s).isEmpty());
    QCOMPARE(m_api->get("/api/entities").column(u"entities"_s, u"device_id"_s), u"new new"_s);
}

void TestFormerIds::headToo()
{
    const ApiAnswer answer = m_api->send(Method::Head, "/api/devices/old");
    QCOMPARE(answer.status(), 308);
    QCOMPARE(answer.response.headers.value("location"), "/api/devices/new"_ba);
}

void TestFormerIds::idIsEncoded()
{
    m_api->feedDevices(R"([{"id":"a/b ü"}])");
    m_api->database().execute(
        "INSERT INTO id_aliases (kind, old_id, present_id, since) VALUES ('device', 'ö', 'a/b ü', '2026-01-01')");
    const ApiAnswer answer = m_api->get("/api/devices/%C3%B6");
    QCOMPARE(answer.response.headers.value("location"), "/api/devices/a%2Fb%20%C3%BC"_ba);
    QCOMPARE(m_api->get("/api/devices/a%2Fb%20%C3%BC").status(), 200);
}

void TestFormerIds::presentRowWins()
{
    m_api->feedDevices(R"([{"id":"old"},{"id":"new"}])"); // a listing that has both knows better
    m_api->feedEntities(R"([{"entity_id":"light.old","id":"r2"}])");
    QCOMPARE(m_api->get("/api/devices/old").status(), 200);
    QCOMPARE(m_api->get("/api/entities/light.old").status(), 200);
}

void TestFormerIds::removedRowIs404()
{
    m_api->send(Method::Delete, "/internal/devices/clear");
    QCOMPARE(m_api->get("/api/devices/old").status(), 404);
    QCOMPARE(m_api->get("/api/entities/light.old").status(), 404);
    QCOMPARE(m_api->database().number("SELECT count(*) FROM id_aliases"), 0);
}

void TestFormerIds::renamedTwice()
{
    m_api->feedEntities(R"([{"entity_id":"light.newest","id":"r1"}])");
    for (const QByteArray &former : { "light.old"_ba, "light.new"_ba })
        QCOMPARE(m_api->get("/api/entities/" + former).response.headers.value("location"),
                 "/api/entities/light.newest"_ba);
}

void TestFormerIds::answerIsNotKept()
{
    QCOMPARE(m_api->get("/api/devices/old").status(), 308);
    m_api->database().execute("DELETE FROM id_aliases");
    QCOMPARE(m_api->get("/api/devices/old").status(), 404);
}

QTEST_GUILESS_MAIN(TestFormerIds)
#include "tst_formerids.moc"
