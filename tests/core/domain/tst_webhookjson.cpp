#include "core/domain/textrules.h"
#include "core/domain/webhookjson.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestWebhookJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void row();
    void rowWithNothing();
    void events_data();
    void events();
    void patch();
    void emptyPatchChangesNothing();
    void enablingEndsTheReason();
    void filtersMerge_data();
    void filtersMerge();
    void filtersMayNotGrowTooLarge();

private:
    static Webhook webhook()
    {
        Webhook webhook;
        webhook.webhookId = u"6f0c"_s;
        webhook.url = u"http://h/"_s;
        webhook.events = { u"ping"_s };
        webhook.filters = WebhookFilters::fromJson(R"({"domain":["light"],"x":{"a":1}})").value();
        return webhook;
    }
};

void TestWebhookJson::row()
{
    Webhook all = webhook();
    all.team = u"ne"_s;
    all.scheme = SignatureScheme::SportsData;
    all.enabled = false;
    all.disabledReason = u"gone"_s;
    all.createdAt = { 1760461205123456 };
    all.updatedAt = { 1760461205123457 };
    all.revision = 3;
    all.totalCalls = 5;
    all.failedCalls = 2;
    all.lastSuccess = Timestamp { 1760461205123458 };
    all.lastFailure = Timestamp { 1760461205123459 };
    all.failingSince = Timestamp { 1760461205123460 };
    JsonWriter json;
    writeJson(json, all);
    QCOMPARE(
        json.text(),
        R"({"webhook_id":"6f0c","url":"http://h/","events":["ping"],"team":"ne","filters":{"domain":["light"],"x":{"a":1}},"scheme":"sports-data","enabled":false,"disabled_reason":"gone","created_at":"2025-10-14T17:00:05.123456+00:00","updated_at":"2025-10-14T17:00:05.123457+00:00","revision":3,"total_calls":5,"failed_calls":2,"last_success":"2025-10-14T17:00:05.123458+00:00","last_failure":"2025-10-14T17:00:05.123459+00:00","failing_since":"2025-10-14T17:00:05.123460+00:00"})"_ba);
}

void TestWebhookJson::rowWithNothing()
{
    Webhook bare = webhook();
    bare.events.clear();
    bare.filters = {};
    JsonWriter json;
    writeJson(json, bare);
    QVERIFY2(json.text().contains(R"("events":[],"team":null,"filters":{},"scheme":"standard","enabled":true,)"),
             json.text().constData());
    QVERIFY(json.text().endsWith(R"("last_success":null,"last_failure":null,"failing_since":null})"));
}

void TestWebhookJson::events_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("events");
    QTest::newRow("none") << "[]"_ba << QStringList();
    QTest::newRow("some") << R"(["a","ü \" x"])"_ba << QStringList { u"a"_s, u"ü \" x"_s };
    QTest::newRow("what is no text") << R"([1,"a",null,["b"]])"_ba << QStringList { u"a"_s };
    QTest::newRow("no list") << R"({"a":1})"_ba << QStringList();
    QTest::newRow("no JSON") << "["_ba << QStringList();
}

void TestWebhookJson::events()
{
    QFETCH(QByteArray, json);
    QFETCH(QStringList, events);
    QCOMPARE(readEvents(json), events);
    QCOMPARE(readEvents(eventsJson(events)), events);
}

void TestWebhookJson::patch()
{
    WebhookPatch patch;
    patch.url = u"https://other/"_s;
    patch.events = QStringList { u"device.*"_s };
    patch.team = std::optional(u"dal"_s);
    patch.filters = R"({"area_id":"hall"})";
    patch.enabled = false;
    const Webhook after = patched(webhook(), patch).value();
    QCOMPARE(after.webhookId, u"6f0c"_s);
    QCOMPARE(after.url, u"https://other/"_s);
    QCOMPARE(after.events, QStringList { u"device.*"_s });
    QCOMPARE(after.team, u"dal"_s);
    QCOMPARE(after.filters.areaIds, QStringList { u"hall"_s });
    QCOMPARE(after.filters.domains, QStringList { u"light"_s });
    QCOMPARE(after.enabled, false);
    patch.team = std::optional<QString>();
    QVERIFY(!patched(after, patch)->team);
}

void TestWebhookJson::emptyPatchChangesNothing()
{
    Webhook before = webhook();
    before.team = u"ne"_s;
    before.enabled = false;
    before.disabledReason = u"gone"_s;
    const Webhook after = patched(before, {}).value();
    QCOMPARE(after.url, before.url);
    QCOMPARE(after.events, before.events);
    QCOMPARE(after.team, before.team);
    QVERIFY(after.filters == before.filters);
    QCOMPARE(after.enabled, false);
    QCOMPARE(after.disabledReason, u"gone"_s);
}

void TestWebhookJson::enablingEndsTheReason()
{
    Webhook before = webhook();
    before.enabled = false;
    before.disabledReason = u"gone"_s;
    WebhookPatch patch;
    patch.enabled = false;
    QCOMPARE(patched(before, patch)->disabledReason, u"gone"_s);
    patch.enabled = true;
    QVERIFY(!patched(before, patch)->disabledReason);
    QVERIFY(patched(before, patch)->enabled);
}

void TestWebhookJson::filtersMerge_data()
{
    QTest::addColumn<QByteArray>("patch");
    QTest::addColumn<QByteArray>("filters");
    QTest::newRow("member of an object") << R"({"x":{"b":2}})"_ba << R"({"domain":["light"],"x":{"a":1,"b":2}})"_ba;
    QTest::newRow("list replaced") << R"({"domain":["switch"]})"_ba << R"({"domain":["switch"],"x":{"a":1}})"_ba;
    QTest::newRow("null removes") << R"({"x":null})"_ba << R"({"domain":["light"]})"_ba;
    QTest::newRow("null for all") << "null"_ba << "{}"_ba;
    QTest::newRow("nothing") << "{}"_ba << R"({"domain":["light"],"x":{"a":1}})"_ba;
}

void TestWebhookJson::filtersMerge()
{
    QFETCH(QByteArray, patch);
    WebhookPatch change;
    change.filters = patch;
    QTEST(patched(webhook(), change)->filters.json, "filters");
}

void TestWebhookJson::filtersMayNotGrowTooLarge()
{
    WebhookPatch patch;
    const auto large = [](const QByteArray &key) {
        return R"({")" + key + R"(":")" + QByteArray(qsizetype(maxJsonBytes) / 2, 'x') + "\"}";
    };
    patch.filters = large("a");
    const Webhook once = patched(webhook(), patch).value();
    patch.filters = large("b");
    const Result<Webhook> twice = patched(once, patch);
    QVERIFY(!twice);
    QCOMPARE(twice.error().code, ErrorCode::InvalidInput);
    QCOMPARE(twice.error().fields.at(0).location, (QJsonArray { u"body"_s, u"filters"_s }));
}

QTEST_GUILESS_MAIN(TestWebhookJson)
#include "tst_webhookjson.moc"
