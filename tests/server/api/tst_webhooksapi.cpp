#include "tests/support/plaindatabase.h"
#include "tests/support/webhookfixture.h"

#include <QRegularExpression>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestWebhooksApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_api = std::make_unique<WebhookFixture>(); }
    void cleanup() { m_api.reset(); }
    void creation();
    void secretOfTheClient();
    void secretIsGivenOnce();
    void defaultsOfNull();
    void list();
    void listFilters_data();
    void listFilters();
    void pages();
    void listOfAShellsRow();
    void countersReachEveryAnswer();
    void patchChangesWhatIsNamed();
    void patchNull();
    void contentTypes_data();
    void contentTypes();
    void unchangedPatchIsNotJournalled();
    void ifMatch_data();
    void ifMatch();
    void ifMatchOfCounters();
    void refusedWriteChangesNothing();
    void removal();
    void unknownId_data();
    void unknownId();
    void operationsAreNamed();
    void allow();

private:
    ApiAnswer patch(const ApiAnswer &row, const QByteArray &body, const ApiHeaders &headers = {})
    {
        return m_api->send(Method::Patch, WebhookFixture::pathOf(row), body, headers);
    }

    std::unique_ptr<WebhookFixture> m_api;
};

void TestWebhooksApi::creation()
{
    const ApiAnswer answer = m_api->add(
        R"({"url":"HTTP://Receiver:80","events":["device.*","ping"],"team":"ne","filters":{"domain":["light"],"x":1},"enabled":false})");
    QCOMPARE(
        keyTextOf(answer.body(), ""),
        "webhook_id,url,events,team,filters,scheme,enabled,disabled_reason,created_at,updated_at,revision,total_calls,failed_calls,last_success,last_failure,failing_since,secret");
    static const QRegularExpression uuid(u"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"_s);
    QVERIFY(uuid.match(answer.value(u"webhook_id"_s).toString()).hasMatch());
    QCOMPARE(answer.value(u"url"_s), u"http://receiver/"_s);
    QCOMPARE(answer.value(u"scheme"_s), u"standard"_s);
    QCOMPARE(answer.value(u"enabled"_s), false);
    QCOMPARE(answer.value(u"revision"_s), 1);
    static const QRegularExpression secret(u"^whsec_[A-Za-z0-9+/]{32}$"_s);
    QVERIFY(secret.match(answer.value(u"secret"_s).toString()).hasMatch());
    QCOMPARE(answer.response.headers.value("location"), WebhookFixture::pathOf(answer));
    QCOMPARE(answer.response.headers.value("cache-control"), "no-store"_ba);
    const ApiAnswer stored = m_api->get(WebhookFixture::pathOf(answer));
    QCOMPARE(stored.etag(), answer.etag());
    QJsonObject without = answer.object();
    without.remove(u"secret"_s);
    QCOMPARE(stored.object(), without);
}

void TestWebhooksApi::secretOfTheClient()
{
    const ApiAnswer answer = m_api->add(R"({"url":"http://h/","events":[],"secret":"größer \" als\u0000"})");
    QCOMPARE(answer.value(u"secret"_s).toString(), u"größer \" als"_s + QChar(0));
    QCOMPARE(m_api->storedSecret(WebhookFixture::idOf(answer)), QByteArray("größer \" als\0", 15));
}

void TestWebhooksApi::secretIsGivenOnce()
{
    const ApiAnswer made = m_api->add();
    const QByteArray secret = made.value(u"secret"_s).toString().toLatin1();
    QCOMPARE(m_api->storedSecret(WebhookFixture::idOf(made)), secret);
    const QByteArray one = WebhookFixture::pathOf(made);
    for (const QByteArray &target :
         { QByteArray("/api/webhooks"), one, QByteArray("/api/v1/webhooks/list"), QByteArray("/api/v1/ha/webhooks") })
        QVERIFY2(!m_api->get(target).body().contains(secret), target.constData());
    QVERIFY(!patch(made, R"({"enabled":false})").body().contains(secret));
}

void TestWebhooksApi::defaultsOfNull()
{
    const ApiAnswer answer = m_api->add(
        R"({"url":"http://h/","events":[],"secret":null,"team":null,"filters":null,"enabled":null})");
    QVERIFY(answer.value(u"team"_s).isNull());
    QCOMPARE(answer.value(u"filters"_s), QJsonObject());
    QCOMPARE(answer.value(u"enabled"_s), true);
    QVERIFY(answer.value(u"secret"_s).toString().startsWith(u"whsec_"));
}

void TestWebhooksApi::list()
{
    QCOMPARE(m_api->get(WebhookFixture::path).body(), R"({"webhooks":[],"next_cursor":null})"_ba);
    const QByteArray first = WebhookFixture::idOf(m_api->add());
    const QByteArray second = WebhookFixture::idOf(m_api->add());
    const ApiAnswer answer = m_api->get(WebhookFixture::path);
    QCOMPARE(answer.column(u"webhooks"_s, u"webhook_id"_s), QString::fromLatin1(first + ' ' + second));
    QCOMPARE(m_api->get(WebhookFixture::path, { { "if-none-match", answer.etag() } }).status(), 304);
    m_api->add();
    QCOMPARE(m_api->get(WebhookFixture::path, { { "if-none-match", answer.etag() } }).status(), 200);
}

void TestWebhooksApi::listFilters_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("urls");
    QTest::newRow("none") << ""_ba << u"http://a/ http://b/ http://c/"_s;
    QTest::newRow("team in another spelling") << "?team=NFL-NE"_ba << u"http://a/"_s;
    QTest::newRow("team by an alias") << "?team=nwe"_ba << u"http://a/"_s;
    QTest::newRow("several teams") << "?team=ne&team=dal"_ba << u"http://a/ http://b/"_s;
    QTest::newRow("no team meant") << "?team="_ba << u"http://a/ http://b/ http://c/"_s;
    QTest::newRow("event by a pattern") << "?event=device.created"_ba << u"http://a/ http://c/"_s;
    QTest::newRow("event by its name") << "?event=ping"_ba << u"http://b/ http://c/"_s;
    QTest::newRow("enabled") << "?enabled=true"_ba << u"http://a/ http://c/"_s;
    QTest::newRow("disabled") << "?enabled=0"_ba << u"http://b/"_s;
    QTest::newRow("together") << "?enabled=true&event=ping&team=x"_ba << QString();
}

void TestWebhooksApi::listFilters()
{
    QFETCH(QByteArray, query);
    m_api->add(R"({"url":"http://a/","events":["device.*"],"team":"ne"})");
    m_api->add(R"({"url":"http://b/","events":["ping"],"team":"Dal","enabled":false})");
    m_api->add(R"({"url":"http://c/","events":[]})");
    QTEST(m_api->get(WebhookFixture::path + query).column(u"webhooks"_s, u"url"_s), "urls");
}

void TestWebhooksApi::pages()
{
    QStringList made;
    for (int i = 0; i < 5; ++i)
        made += QString::fromLatin1(WebhookFixture::idOf(m_api->add()));
    QStringList seen;
    QByteArray target = "/api/webhooks?limit=2";
    for (int page = 0; page < 3; ++page) {
        const ApiAnswer answer = m_api->get(target);
        seen += answer.column(u"webhooks"_s, u"webhook_id"_s).split(u' ');
        QCOMPARE(answer.value(u"next_cursor"_s).isNull(), page == 2);
        target = "/api/webhooks?limit=2&cursor=" + answer.value(u"next_cursor"_s).toString().toLatin1();
    }
    QCOMPARE(seen, made);
    QCOMPARE(m_api->get("/api/webhooks?cursor=nonsense").status(), 422);
    QCOMPARE(m_api->get("/api/webhooks?limit=1001").status(), 422);
}

void TestWebhooksApi::listOfAShellsRow()
{
    PlainDatabase shell(m_api->database().options().path);
    shell.run("INSERT INTO webhooks (webhook_id, url) VALUES ('shell', 'http://h/')");
    QCOMPARE(m_api->get(WebhookFixture::path).column(u"webhooks"_s, u"webhook_id"_s), u"shell"_s);
    QCOMPARE(m_api->get("/api/v1/webhooks/list").column(u"webhooks"_s, u"secret"_s), u"***"_s);
    QCOMPARE(m_api->get("/api/webhooks/shell").status(), 200);
    QCOMPARE(m_api->send(Method::Delete, "/api/webhooks/shell").status(), 204);
}

/// They change without the journal: neither a kept answer nor a tag may hide that.
void TestWebhooksApi::countersReachEveryAnswer()
{
    const ApiAnswer made = m_api->add();
    const QByteArrayList targets { "/api/webhooks", "/api/v1/webhooks/list", WebhookFixture::pathOf(made) };
    QByteArrayList tags;
    for (const QByteArray &target : targets)
        tags += m_api->get(target).etag();
    must(m_api->database().store().webhooks().countSuccess(made.value(u"webhook_id"_s).toString(), Timestamp::now()));
    for (qsizetype i = 0; i < targets.size(); ++i) {
        const ApiAnswer answer = m_api->get(targets[i], { { "if-none-match", tags[i] } });
        QCOMPARE(answer.status(), 200);
        QVERIFY(answer.body().contains("\"total_calls\":1,"));
    }
}

void TestWebhooksApi::patchChangesWhatIsNamed()
{
    const ApiAnswer made = m_api->add(
        R"({"url":"http://h/","events":["ping"],"team":"ne","filters":{"domain":"light","x":{"a":1}}})");
    const ApiAnswer answer = patch(
        made, R"({"url":"https://Other:443/x","filters":{"x":{"b":2}},"webhook_id":"y","scheme":"data-api"})");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.value(u"webhook_id"_s), made.value(u"webhook_id"_s));
    QCOMPARE(answer.value(u"url"_s), u"https://other/x"_s);
    QCOMPARE(answer.value(u"events"_s), QJsonArray { u"ping"_s });
    QCOMPARE(answer.value(u"team"_s), u"ne"_s);
    QCOMPARE(answer.value(u"filters"_s),
             (QJsonObject { { u"domain"_s, u"light"_s }, { u"x"_s, QJsonObject { { u"a"_s, 1 }, { u"b"_s, 2 } } } }));
    QCOMPARE(answer.value(u"scheme"_s), u"standard"_s);
    QCOMPARE(answer.value(u"revision"_s), 2);
    QCOMPARE(m_api->get(WebhookFixture::pathOf(made)).body(), answer.body());
}

void TestWebhooksApi::patchNull()
{
    const ApiAnswer made = m_api->add(
        R"({"url":"http://h/","events":["ping"],"team":"ne","filters":{"domain":"light"},"enabled":false})");
    const ApiAnswer answer = patch(made, R"({"team":null,"filters":null,"enabled":null})");
    QVERIFY(answer.value(u"team"_s).isNull());
    QCOMPARE(answer.value(u"filters"_s), QJsonObject());
    QCOMPARE(answer.value(u"enabled"_s), true);
    QCOMPARE(patch(made, R"({"url":null})").status(), 422);
    QCOMPARE(patch(made, R"({"events":null})").status(), 422);
}

void TestWebhooksApi::contentTypes_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("status");
    QTest::newRow("JSON") << "application/json; charset=utf-8"_ba << 200;
    QTest::newRow("merge patch") << "application/merge-patch+json"_ba << 200;
    QTest::newRow("none") << ""_ba << 200;
    QTest::newRow("text") << "text/plain"_ba << 422;
}

void TestWebhooksApi::contentTypes()
{
    QFETCH(QByteArray, type);
    const ApiHeaders headers = type.isEmpty() ? ApiHeaders() : ApiHeaders { { "content-type", type } };
    QTEST(patch(m_api->add(), R"({"enabled":false})", headers).status(), "status");
}

void TestWebhooksApi::unchangedPatchIsNotJournalled()
{
    const ApiAnswer made = m_api->add();
    QCOMPARE(patch(made, R"({"events":["device.*"],"enabled":true})").etag(), made.etag());
    QCOMPARE(patch(made, "{}").etag(), made.etag());
    QCOMPARE(m_api->database().journalLength(), 1);
}

/// The row is at revision 2; %1 stands for its tag, %2 for the tag with other counters.
void TestWebhooksApi::ifMatch_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<bool>("passes");
    QTest::newRow("its tag") << u"%1"_s << true;
    QTest::newRow("its revision with other counters") << u"%2"_s << true;
    QTest::newRow("its revision alone") << u"\"2\""_s << true;
    QTest::newRow("its revision of another time") << u"\"2-x-9.9.9.9.9\""_s << false; // of before a restore
    QTest::newRow("any") << u"*"_s << true;
    QTest::newRow("older") << u"\"1-x\""_s << false;
    QTest::newRow("newer") << u"\"22-x\""_s << false;
    QTest::newRow("weak") << u"W/%1"_s << false;
}

void TestWebhooksApi::ifMatch()
{
    QFETCH(QString, condition);
    QFETCH(bool, passes);
    const ApiAnswer made = m_api->add();
    const QString tag = QString::fromLatin1(patch(made, R"({"team":"ne"})").etag());
    const QString other = tag.first(tag.lastIndexOf(u'-')) + u"-9.9.9.9.9\""_s;
    const ApiHeaders headers { { "if-match", condition.replace(u"%1"_s, tag).replace(u"%2"_s, other).toLatin1() } };
    QCOMPARE(patch(made, R"({"team":"ne"})", headers).status(), passes ? 200 : 412);
    QCOMPARE(m_api->send(Method::Post, WebhookFixture::pathOf(made) + "/rotate-secret", {}, headers).status(),
             passes ? 200 : 412);
    QCOMPARE(m_api->send(Method::Delete, WebhookFixture::pathOf(made), {}, headers).status(), passes ? 204 : 412);
}

void TestWebhooksApi::ifMatchOfCounters()
{
    const ApiAnswer made = m_api->add();
    must(m_api->database().store().webhooks().countFailure(made.value(u"webhook_id"_s).toString(), Timestamp::now()));
    QCOMPARE(patch(made, R"({"team":"ne"})", { { "if-match", made.etag() } }).status(), 200);
}

void TestWebhooksApi::refusedWriteChangesNothing()
{
    const ApiAnswer made = m_api->add();
    const QByteArray secret = m_api->storedSecret(WebhookFixture::idOf(made));
    const ApiHeaders old { { "if-match", "\"9-x\"" } };
    QCOMPARE(patch(made, R"({"team":"ne"})", old).value(u"error"_s),
             u"Webhook %1 has changed"_s.arg(made.value(u"webhook_id"_s).toString()));
    m_api->send(Method::Post, WebhookFixture::pathOf(made) + "/rotate-secret", {}, old);
    m_api->send(Method::Delete, WebhookFixture::pathOf(made), {}, old);
    QCOMPARE(m_api->get(WebhookFixture::pathOf(made)).etag(), made.etag());
    QCOMPARE(m_api->storedSecret(WebhookFixture::idOf(made)), secret);
    QCOMPARE(m_api->database().journalLength(), 1);
}

void TestWebhooksApi::removal()
{
    const ApiAnswer made = m_api->add();
    const ApiAnswer answer = m_api->send(Method::Delete, WebhookFixture::pathOf(made));
    QCOMPARE(answer.status(), 204);
    QCOMPARE(answer.body(), QByteArray());
    QCOMPARE(m_api->get(WebhookFixture::pathOf(made)).status(), 404);
    QCOMPARE(m_api->send(Method::Delete, WebhookFixture::pathOf(made)).status(), 404);
    QCOMPARE(m_api->get(WebhookFixture::path).list(u"webhooks"_s), QJsonArray());
}

void TestWebhooksApi::unknownId_data()
{
    QTest::addColumn<int>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("read") << int(Method::Get) << "/api/webhooks/none"_ba;
    QTest::newRow("change") << int(Method::Patch) << "/api/webhooks/none"_ba;
    QTest::newRow("remove") << int(Method::Delete) << "/api/webhooks/none"_ba;
    QTest::newRow("rotate") << int(Method::Post) << "/api/webhooks/none/rotate-secret"_ba;
}

void TestWebhooksApi::unknownId()
{
    QFETCH(int, method);
    QFETCH(QByteArray, target);
    const ApiAnswer answer = m_api->send(Method(method), target, Method(method) == Method::Patch ? "{}" : "");
    QCOMPARE(answer.status(), 404);
    QCOMPARE(answer.value(u"detail"_s), u"Webhook none not found"_s);
}

void TestWebhooksApi::operationsAreNamed()
{
    const ApiAnswer made = m_api->add();
    patch(made, R"({"team":"ne"})");
    m_api->send(Method::Delete, WebhookFixture::pathOf(made));
    PlainDatabase shell(m_api->database().options().path);
    QCOMPARE(shell.column("SELECT kind || ' ' || action || ' ' || changes.origin || ' ' || what FROM changes"
                          " JOIN operations ON operation = operations.id ORDER BY seq"),
             (QStringList { u"webhook create api webhooks.create"_s, u"webhook update api webhooks.update"_s,
                            u"webhook remove api webhooks.remove"_s }));
}

void TestWebhooksApi::allow()
{
    QCOMPARE(m_api->send(Method::Put, "/api/webhooks/a").response.headers.value("allow"),
             "DELETE, GET, HEAD, OPTIONS, PATCH"_ba);
    QCOMPARE(m_api->send(Method::Put, "/api/webhooks").response.headers.value("allow"), "GET, HEAD, OPTIONS, POST"_ba);
}

QTEST_GUILESS_MAIN(TestWebhooksApi)
#include "tst_webhooksapi.moc"
