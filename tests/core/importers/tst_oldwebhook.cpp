#include "core/importers/oldwebhook.h"
#include "tests/support/imports.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestOldWebhook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldIsRead();
    void taken_data();
    void taken();
    void rejected_data();
    void rejected();
    void reasonHoldsNoSecret();

private:
    static Result<WebhookEntry> read(const QByteArray &json, const QString &id = u"w"_s)
    {
        const JsonDocument document = must(JsonDocument::parse(json));
        return readOldWebhook(id, document.root(), plainTools());
    }
};

void TestOldWebhook::everyFieldIsRead()
{
    const WebhookEntry entry = must(read(R"({"url":"http://a/x","events":["game_started","game_ended"],
        "secret":"test-secret-ü","team":"ne","created_at":"2025-10-14T18:22:10.512345","total_calls":12,
        "failed_calls":1,"last_success":"2025-10-14T20:01:00.000123","last_failure":"2025-10-14T19:00:00","enabled":false})"));
    const Webhook &webhook = entry.webhook;
    QCOMPARE(webhook.webhookId, u"w"_s);
    QCOMPARE(webhook.url, u"http://a/x"_s);
    QCOMPARE(webhook.events, (QStringList { u"game_started"_s, u"game_ended"_s }));
    QCOMPARE(entry.secret, "test-secret-ü"_ba);
    QCOMPARE(webhook.team, std::optional(u"ne"_s));
    QCOMPARE(webhook.scheme, SignatureScheme::SportsData);
    QVERIFY(!webhook.enabled);
    QCOMPARE(webhook.createdAt.toString(), u"2025-10-14T18:22:10.512345+00:00"_s);
    QCOMPARE(webhook.totalCalls, 12);
    QCOMPARE(webhook.failedCalls, 1);
    QCOMPARE(webhook.lastSuccess->toString(), u"2025-10-14T20:01:00.000123+00:00"_s);
    QCOMPARE(webhook.lastFailure->toString(), u"2025-10-14T19:00:00.000000+00:00"_s);
}

void TestOldWebhook::taken_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("no team, no times, no counters") << oldEntry();
    QTest::newRow("nulls") << oldEntry(R"("team":null,"created_at":null,"total_calls":null,"enabled":null,)");
    QTest::newRow("empty team") << oldEntry(R"("team":"",)");
    QTest::newRow("unknown keys") << oldEntry(R"("note":{"a":[1]},"x":null,)");
    QTest::newRow("no events") << R"({"url":"http://a/","secret":"0123456789abcdef"})"_ba;
    QTest::newRow("short secret") << R"({"url":"http://a/","secret":"s"})"_ba;
    QTest::newRow("key that stands there twice") << oldEntry(R"("url":"ftp://first/",)");
}

void TestOldWebhook::taken()
{
    QFETCH(QByteArray, json);
    const WebhookEntry entry = must(read(json));
    QCOMPARE(entry.webhook.url, u"http://a/"_s);
    QVERIFY(!entry.webhook.team);
    QVERIFY(entry.webhook.enabled);
    QCOMPARE(entry.webhook.totalCalls, 0);
    QCOMPARE(entry.webhook.createdAt, Timestamp());
}

void TestOldWebhook::rejected_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("reason");
    QTest::newRow("text") << "\"x\""_ba << u"the entry is no object"_s;
    QTest::newRow("null") << "null"_ba << u"the entry is no object"_s;
    QTest::newRow("list") << "[]"_ba << u"the entry is no object"_s;
    QTest::newRow("nothing in it") << "{}"_ba << u"url is missing"_s;
    QTest::newRow("no secret") << R"({"url":"http://a/"})"_ba << u"secret is missing"_s;
    QTest::newRow("secret is null") << R"({"url":"http://a/","secret":null})"_ba << u"secret is missing"_s;
    QTest::newRow("empty secret") << R"({"url":"http://a/","secret":""})"_ba << u"secret is missing"_s;
    QTest::newRow("number as secret") << R"({"url":"http://a/","secret":12345678})"_ba << u"secret is no text"_s;
    QTest::newRow("masked secret") << R"({"url":"http://a/","secret":"***"})"_ba
                                   << u"secret is masked: this is no copy of the service's own file"_s;
    QTest::newRow("secret of 10 KB") << "{\"url\":\"http://a/\",\"secret\":\"" + QByteArray(10'000, 's') + "\"}"
                                     << u"secret text has 10000 bytes, at most 8192 are allowed"_s;
    QTest::newRow("no url") << R"({"secret":"0123456789abcdef"})"_ba << u"url is missing"_s;
    QTest::newRow("list as url") << R"({"secret":"0123456789abcdef","url":["http://a/"]})"_ba << u"url is no text"_s;
    QTest::newRow("url of another kind") << R"({"secret":"0123456789abcdef","url":"ftp://a/"})"_ba
                                         << u"url: no web address"_s;
    QTest::newRow("text as events") << R"({"url":"http://a/","secret":"s","events":"game_started"})"_ba
                                    << u"events: Input should be a valid list"_s;
    QTest::newRow("number among events") << R"({"url":"http://a/","secret":"s","events":["a",1]})"_ba
                                         << u"events.1: Input should be a valid string"_s;
    QTest::newRow("number as team") << oldEntry(R"("team":5,)") << u"team is no text"_s;
    QTest::newRow("number as time") << oldEntry(R"("created_at":1760466130,)") << u"created_at is no text"_s;
    QTest::newRow("no time") << oldEntry(R"("last_success":"yesterday",)") << u"last_success is no time"_s;
    QTest::newRow("text as count") << oldEntry(R"("total_calls":"12",)") << u"total_calls is no count"_s;
    QTest::newRow("negative count") << oldEntry(R"("failed_calls":-1,)") << u"failed_calls is no count"_s;
    QTest::newRow("fraction as count") << oldEntry(R"("total_calls":1.5,)") << u"total_calls is no count"_s;
    QTest::newRow("text as flag") << oldEntry(R"("enabled":"yes",)") << u"enabled is neither true nor false"_s;
}

void TestOldWebhook::rejected()
{
    QFETCH(QByteArray, json);
    const Result<WebhookEntry> entry = read(json);
    QVERIFY(!entry);
    QTEST(entry.error().message, "reason");
    QCOMPARE(entry.error().code, ErrorCode::InvalidInput);
}

void TestOldWebhook::reasonHoldsNoSecret()
{
    const Result<WebhookEntry> entry = read(
        R"({"url":"ftp://user:hidden@a/","secret":"not-to-be-seen-anywhere","team":7})");
    QVERIFY(!entry);
    QVERIFY(!entry.error().message.contains(u"not-to-be-seen"_s));
    QVERIFY(!entry.error().message.contains(u"hidden"_s));
}

QTEST_GUILESS_MAIN(TestOldWebhook)
#include "tst_oldwebhook.moc"
