#include "core/importers/oldwebhookjson.h"
#include "core/importers/webhooksfile.h"
#include "tests/support/imports.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestOldWebhookJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWhatPythonWrites();
    void emptyBook();
    void textsAreEscaped();
    void timesAreNaive_data();
    void timesAreNaive();
    void isReadBack();

private:
    static WebhookEntry entry(const QString &id)
    {
        WebhookEntry made;
        made.webhook.webhookId = id;
        made.webhook.url = u"http://a/"_s;
        made.webhook.events = QStringList { u"game_started"_s, u"game_ended"_s };
        made.webhook.createdAt = Timestamp::fromText("2025-10-14T18:22:10.512345").value();
        made.secret = "0123456789abcdef";
        return made;
    }
};

void TestOldWebhookJson::isWhatPythonWrites()
{
    WebhookEntry one = entry(u"w"_s);
    one.webhook.team = u"ne"_s;
    one.webhook.totalCalls = 12;
    one.webhook.failedCalls = 1;
    one.webhook.lastSuccess = Timestamp::fromText("2025-10-14T20:01:00").value();
    WebhookEntry two = entry(u"v"_s);
    two.webhook.events.clear();
    two.webhook.enabled = false;
    const QByteArray expected = R"({
  "w": {
    "url": "http://a/",
    "events": [
      "game_started",
      "game_ended"
    ],
    "secret": "0123456789abcdef",
    "team": "ne",
    "created_at": "2025-10-14T18:22:10.512345",
    "total_calls": 12,
    "failed_calls": 1,
    "last_success": "2025-10-14T20:01:00",
    "last_failure": null,
    "enabled": true
  },
  "v": {
    "url": "http://a/",
    "events": [],
    "secret": "0123456789abcdef",
    "team": null,
    "created_at": "2025-10-14T18:22:10.512345",
    "total_calls": 0,
    "failed_calls": 0,
    "last_success": null,
    "last_failure": null,
    "enabled": false
  }
})";
    QCOMPARE(oldWebhooksJson({ one, two }), expected);
}

void TestOldWebhookJson::emptyBook()
{
    QCOMPARE(oldWebhooksJson({}), "{}"_ba);
}

void TestOldWebhookJson::textsAreEscaped()
{
    WebhookEntry one = entry(u"w"_s);
    one.webhook.url = u"http://a/?q=\"\\"_s;
    one.secret = "\xc3\xa4\n\x01\xf0\x9f\x8f\xa0";
    const QByteArray json = oldWebhooksJson({ one });
    const QByteArray url = R"("url": "http://a/?q=\"\\")";
    const QByteArray secret = R"("secret": "\u00e4\n\u0001\ud83c\udfe0")";
    QVERIFY(json.contains(url));
    QVERIFY(json.contains(secret));
}

void TestOldWebhookJson::timesAreNaive_data()
{
    QTest::addColumn<QByteArray>("moment");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("with microseconds") << "2025-10-14T18:22:10.000001+00:00"_ba << "2025-10-14T18:22:10.000001"_ba;
    QTest::newRow("whole second") << "2025-10-14T18:22:10+00:00"_ba << "2025-10-14T18:22:10"_ba;
    QTest::newRow("another zone") << "2025-10-14T18:22:10+02:00"_ba << "2025-10-14T16:22:10"_ba;
}

void TestOldWebhookJson::timesAreNaive()
{
    QFETCH(QByteArray, moment);
    QFETCH(QByteArray, text);
    WebhookEntry one = entry(u"w"_s);
    one.webhook.createdAt = Timestamp::fromText(moment).value();
    QVERIFY(oldWebhooksJson({ one }).contains("\"created_at\": \"" + text + "\","));
}

void TestOldWebhookJson::isReadBack()
{
    WebhookEntry one = entry(u"wä"_s);
    one.secret = "geheim\xc3\xa4";
    one.webhook.team = u"ne"_s;
    one.webhook.lastFailure = one.webhook.createdAt;
    const ImportPlan plan = readWebhooksFile(oldWebhooksJson({ one }), plainTools());
    QVERIFY(plan.left.empty());
    const WebhookEntry &back = plan.webhooks.at(0);
    QCOMPARE(back.webhook.webhookId, one.webhook.webhookId);
    QCOMPARE(back.secret, one.secret);
    QCOMPARE(back.webhook.team, one.webhook.team);
    QCOMPARE(back.webhook.createdAt, one.webhook.createdAt);
    QCOMPARE(back.webhook.lastFailure, one.webhook.lastFailure);
}

QTEST_GUILESS_MAIN(TestOldWebhookJson)
#include "tst_oldwebhookjson.moc"
