#include "tests/support/apifixture.h"
#include "tests/support/homes.h"
#include "tests/support/plaindatabase.h"

#include <QSet>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// ETags: the same one says the same content, whatever happened between.
class TestConditionalReads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_api.reset(); }
    void sameTagIs304_data() { targets(); }
    void sameTagIs304();
    void gzipTagIs304_data() { targets(); }
    void gzipTagIs304();
    void otherTagIs200();
    void changeGivesAnotherTag_data() { targets(); }
    void changeGivesAnotherTag();
    void clearedAndFedAgainGivesAnotherTag_data() { targets(); }
    void clearedAndFedAgainGivesAnotherTag();
    void foreignWriteGivesAnotherTag_data() { targets(); }
    void foreignWriteGivesAnotherTag();
    void unchangedFeedKeepsTheTag_data() { targets(); }
    void unchangedFeedKeepsTheTag();
    void everyReadHasATag();
    void answersWithTheTimeHaveNone_data();
    void answersWithTheTimeHaveNone();

private:
    static void targets();
    void feed(const QByteArray &name);

    std::unique_ptr<ApiFixture> m_api;
};

void TestConditionalReads::targets()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target : { "/api/devices/a", "/api/devices", "/api/devices?platform=hue", "/api/entities/light.a",
                                "/api/entities", "/api/labels", "/api/areas", "/api/devices/a/hierarchy",
                                "/api/entities/by-device/a", "/api/entities/light.b/siblings" })
        QTest::newRow(target) << QByteArray(target);
}

void TestConditionalReads::feed(const QByteArray &name)
{
    m_api->feedDevices("[{\"id\":\"a\",\"name\":\"" + name + "\",\"area_id\":\"x\",\"model\":\"" + QByteArray(400, 'm')
                       + "\"}]");
    m_api->feedEntities("[{\"entity_id\":\"light.a\",\"device_id\":\"a\",\"platform\":\"hue\",\"original_name\":\""
                        + name + "\",\"labels\":[\"" + name + "\"],\"unique_id\":\"" + QByteArray(400, 'u')
                        + "\",\"area_id\":\"x\"},{\"entity_id\":\"light.b\",\"device_id\":\"a\"}]");
}

void TestConditionalReads::init()
{
    m_api = std::make_unique<ApiFixture>();
    feed("one");
}

void TestConditionalReads::sameTagIs304()
{
    QFETCH(QByteArray, target);
    const QByteArray etag = m_api->get(target).etag();
    QVERIFY(etag.startsWith('"') && etag.endsWith('"'));
    const ApiAnswer answer = m_api->get(target, { { "if-none-match", etag } });
    QCOMPARE(answer.status(), 304);
    QCOMPARE(answer.body(), QByteArray());
    QCOMPARE(answer.etag(), etag);
}

void TestConditionalReads::gzipTagIs304()
{
    QFETCH(QByteArray, target);
    const ApiAnswer packed = m_api->get(target, { { "accept-encoding", "gzip" } });
    const ApiAnswer again = m_api->get(target, { { "accept-encoding", "gzip" }, { "if-none-match", packed.etag() } });
    QCOMPARE(again.status(), 304);
    QCOMPARE(m_api->get(target, { { "if-none-match", packed.etag() } }).status(), 304);
    QVERIFY(!m_api->get(target).response.headers.contains("content-encoding"));
}

void TestConditionalReads::otherTagIs200()
{
    QCOMPARE(m_api->get("/api/devices", { { "if-none-match", "\"0-0-0\"" } }).status(), 200);
    QCOMPARE(m_api->get("/api/devices/a", { { "if-none-match", "\"x\", W/\"y\"" } }).status(), 200);
}

void TestConditionalReads::changeGivesAnotherTag()
{
    QFETCH(QByteArray, target);
    const ApiAnswer before = m_api->get(target);
    feed("two");
    const ApiAnswer after = m_api->get(target, { { "if-none-match", before.etag() } });
    QCOMPARE(after.status(), 200);
    QVERIFY(after.etag() != before.etag());
}

void TestConditionalReads::clearedAndFedAgainGivesAnotherTag()
{
    QFETCH(QByteArray, target);
    const ApiAnswer before = m_api->get(target);
    QCOMPARE(m_api->send(Method::Delete, "/internal/devices/clear").status(), 200);
    feed("two");
    const ApiAnswer after = m_api->get(target, { { "if-none-match", before.etag() } });
    QCOMPARE(after.status(), 200);
}

void TestConditionalReads::foreignWriteGivesAnotherTag()
{
    QFETCH(QByteArray, target);
    const ApiAnswer before = m_api->get(target);
    PlainDatabase shell(m_api->database().options().path);
    shell.run(
        "UPDATE devices SET name = 'by hand'; UPDATE entities SET original_name = 'by hand', labels = '[\"hand\"]'");
    const ApiAnswer after = m_api->get(target, { { "if-none-match", before.etag() } });
    QCOMPARE(after.status(), 200);
}

void TestConditionalReads::unchangedFeedKeepsTheTag()
{
    QFETCH(QByteArray, target);
    const QByteArray etag = m_api->get(target).etag();
    feed("one");
    QCOMPARE(m_api->get(target, { { "if-none-match", etag } }).status(), 304);
}

/// All but those that tell the time of the answer, what probes want as 200, and the live stream: docs/api.md says which.
void TestConditionalReads::everyReadHasATag()
{
    const QSet<QString> without { u"/"_s,
                                  u"/health"_s,
                                  u"/healthz"_s,
                                  u"/readyz"_s,
                                  u"/metrics"_s,
                                  u"/api/info"_s,
                                  u"/api/events"_s,
                                  u"/api/imports/runs/{id}"_s,
                                  u"/api/backups/{name}"_s,
                                  u"/api/integrations/{platform}/analytics"_s,
                                  u"/api/integrations/{platform}/performance"_s,
                                  u"/api/devices/reliability"_s };
    m_api->database().execute("INSERT INTO webhooks (webhook_id, url) VALUES ('w1', 'http://h/');"
                              "INSERT INTO webhook_deliveries (delivery_id, webhook_id, event, payload, created_at)"
                              " VALUES ('dl1', 'w1', 'ping', '{}', '2026-01-01T00:00:00.000000+00:00');"
                              "INSERT INTO imports VALUES (1, '2026-01-01', 'webhooks', 0, NULL, '', '{\"kind\":1}')");
    const QString backup = m_api->post("/api/backups", {}).value(u"name"_s).toString();
    int tagged = 0;
    for (const Route &route : m_api->router().routes()) {
        if (route.method != Method::Get || without.contains(route.path))
            continue;
        QString path = route.path;
        path.replace(u"{device_id}"_s, u"a"_s).replace(u"{entity_id}"_s, u"light.a"_s).replace(u"{area_id}"_s, u"x"_s);
        path.replace(u"{webhook_id}"_s, u"w1"_s).replace(u"{delivery_id}"_s, u"dl1"_s).replace(u"{id}"_s, u"1"_s);
        path.replace(u"{operation_id}"_s, u"1"_s).replace(u"{config_entry_id}"_s, u"c"_s).replace(u"{team}"_s, u"ne"_s);
        path.replace(u"{name}"_s, backup);
        if (path.endsWith(u"/would-fire"_s))
            path += u"?event=game_start"_s;
        const ApiAnswer answer = m_api->get(path.toLatin1());
        if (answer.status() == 404 && route.path.contains(u"{path*}"_s))
            continue;
        QVERIFY2(answer.status() == 200 && !answer.etag().isEmpty(),
                 qPrintable(path + u' ' + QString::fromUtf8(answer.body())));
        QCOMPARE(m_api->get(path.toLatin1(), { { "if-none-match", answer.etag() } }).status(), 304);
        ++tagged;
    }
    QVERIFY(tagged > 25);
}

void TestConditionalReads::answersWithTheTimeHaveNone_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target :
         { "/", "/health", "/api/info", "/api/integrations/hue/analytics", "/api/integrations/hue/performance" })
        QTest::newRow(target) << QByteArray(target);
}

void TestConditionalReads::answersWithTheTimeHaveNone()
{
    QFETCH(QByteArray, target);
    QCOMPARE(m_api->get(target).etag(), QByteArray());
    QCOMPARE(m_api->get(target, { { "if-none-match", "*" } }).status(), 200);
}

QTEST_GUILESS_MAIN(TestConditionalReads)
#include "tst_conditionalreads.moc"
