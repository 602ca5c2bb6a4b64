#include "tests/support/webhookfixture.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// What the three faces refuse, and how they say so.
class TestWebhookBodies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_api = std::make_unique<WebhookFixture>(); }
    void cleanupTestCase() { m_api.reset(); }
    void refused_data();
    void refused();
    void targets_data();
    void targets();
    void patchIsCheckedToo();
    void privateTargetsCanBeForbidden();
    void ownListenerIsRefused();
    void longestValuesPass();
    void secretIsNeverRepeated_data();
    void secretIsNeverRepeated();
    void longUrlIsNotRepeated();

private:
    static int statusOf(ApiFixture &api, const QByteArray &url);

    static constexpr char own[] = "/api/webhooks";
    static constexpr char ha[] = "/api/v1/ha/webhooks/register";
    static constexpr char sports[] = "/api/v1/webhooks/register";

    std::unique_ptr<WebhookFixture> m_api;
};

int TestWebhookBodies::statusOf(ApiFixture &api, const QByteArray &url)
{
    return api.post(own, R"({"events":[],"url":")" + url + "\"}").status();
}

void TestWebhookBodies::refused_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("items");
    const auto row = [](const char *name, const char *target, const QByteArray &body, const QStringList &items) {
        QTest::newRow(name) << QByteArray(target) << body << items;
    };
    const auto with = [](const QByteArray &more) { return R"({"url":"http://h/","events":[],)" + more + '}'; };
    row("no body", own, "", { u"missing body Field required"_s });
    row("null", own, "null", { u"missing body Field required"_s });
    row("list", own, "[]",
        { u"model_attributes_type body Input should be a valid dictionary or object to extract fields from"_s });
    row("nothing in it", own, "{}", { u"missing body.url Field required"_s, u"missing body.events Field required"_s });
    row("wrong types", own, R"({"url":5,"events":"ping","secret":7,"team":["ne"],"filters":[],"enabled":"yes"})",
        { u"url_type body.url URL input should be a string or URL"_s,
          u"list_type body.events Input should be a valid list"_s,
          u"string_type body.secret Input should be a valid string"_s,
          u"string_type body.team Input should be a valid string"_s,
          u"dict_type body.filters Input should be a valid dictionary"_s,
          u"bool_type body.enabled Input should be a valid boolean"_s });
    row("relative URL", own, R"({"url":"/x","events":[]})",
        { u"url_parsing body.url Input should be a valid URL, relative URL without a base"_s });
    row("another scheme", own, R"({"url":"ftp://h/","events":[]})",
        { u"url_scheme body.url URL scheme should be 'http' or 'https'"_s });
    row("long URL", own, R"({"url":"http://h/)" + QByteArray(2083, 'x') + R"(","events":[]})",
        { u"url_too_long body.url URL should have at most 2083 characters"_s });
    row("empty event", own, R"({"url":"http://h/","events":["a",""]})",
        { u"string_too_short body.events.1 String should have at least 1 character"_s });
    row("long event", own, R"({"url":"http://h/","events":[")" + QByteArray(129, 'x') + R"("]})",
        { u"string_too_long body.events.0 String should have at most 128 characters"_s });
    row("event that is none", own, R"({"url":"http://h/","events":["a",null]})",
        { u"string_type body.events.1 Input should be a valid string"_s });
    row("many events", own, R"({"url":"http://h/","events":["a")" + QByteArray(R"(,"a")").repeated(100) + "]}",
        { u"too_long body.events List should have at most 100 items"_s });
    row("empty secret", own, with(R"("secret":"")"),
        { u"string_too_short body.secret String should have at least 1 character"_s });
    row("broken Standard secret", own, with(R"("secret":"whsec_?")"),
        { u"value_error body.secret What follows whsec_ is not base64"_s });
    row("long secret", own, with(R"("secret":")" + QByteArray(4097, 'x') + '"'),
        { u"string_too_long body.secret String should have at most 4096 characters"_s });
    row("long team", own, with(R"("team":")" + QByteArray(256, 'x') + '"'),
        { u"string_too_long body.team String should have at most 255 characters"_s });
    row("filter that means nothing", own, with(R"("filters":{"area_id":5,"domain":["light",{}]})"),
        { u"list_type body.filters.area_id Input should be a valid list"_s,
          u"string_type body.filters.domain.1 Input should be a valid string"_s });
    row("deep filters", own, with(R"("filters":{"x":)" + QByteArray(64, '[') + QByteArray(64, ']') + '}'),
        { u"value_error body.filters Filters may be nested 64 deep"_s });
    row("large filters", own, with(R"("filters":{"x":")" + QByteArray(65'536, 'x') + R"("})"),
        { u"value_error body.filters filters has 65544 bytes, at most 65536 are allowed"_s });
    row("data-api: nothing in it", ha, "{}",
        { u"missing body.webhook_url Field required"_s, u"missing body.secret Field required"_s,
          u"missing body.team Field required"_s, u"missing body.events Field required"_s });
    row("data-api: null team", ha, R"({"webhook_url":"http://h/","secret":"","team":null,"events":[]})",
        { u"string_type body.team Input should be a valid string"_s });
    row("data-api: no URL", ha, R"({"webhook_url":"","secret":"","team":"ne","events":[]})",
        { u"url_parsing body.webhook_url Input should be a valid URL, input is empty"_s });
    row("sports-data: nothing in it", sports, "{}",
        { u"missing body.url Field required"_s, u"missing body.events Field required"_s,
          u"missing body.secret Field required"_s });
    row("sports-data: short secret, another sport", sports,
        R"({"url":"http://h/","events":[],"secret":"123456789012345","sport":"mlb"})",
        { u"string_too_short body.secret String should have at least 16 characters"_s,
          u"string_pattern_mismatch body.sport String should match pattern '^(nfl|nhl)$'"_s });
}

void TestWebhookBodies::refused()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    const ApiAnswer answer = m_api->post(target, body);
    QCOMPARE(answer.status(), 422);
    QTEST(answer.validation(), "items");
    QCOMPARE(m_api->count(), 0);
}

void TestWebhookBodies::targets_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<int>("status");
    QTest::newRow("name that does not resolve") << "http://nobody.invalid/"_ba << 201;
    QTest::newRow("this machine") << "http://127.0.0.1:8123/"_ba << 201;
    QTest::newRow("private") << "http://192.168.1.5/"_ba << 201;
    QTest::newRow("metadata address") << "http://169.254.169.254/latest"_ba << 422;
    QTest::newRow("link-local") << "http://169.254.1.1/"_ba << 422;
    QTest::newRow("decimal") << "http://2852039166/"_ba << 422;
    QTest::newRow("octal") << "http://0251.0376.0251.0376/"_ba << 422;
    QTest::newRow("hexadecimal") << "http://0xa9.254.0xA9FE/"_ba << 422;
    QTest::newRow("mapped into IPv6") << "http://[::ffff:169.254.169.254]/"_ba << 422;
    QTest::newRow("link-local IPv6") << "http://[fe80::1]/"_ba << 422;
    QTest::newRow("metadata name") << "http://metadata.google.internal/"_ba << 422;
    QTest::newRow("metadata name with a dot") << "http://METADATA.google.internal./"_ba << 422;
}

void TestWebhookBodies::targets()
{
    QFETCH(QByteArray, url);
    WebhookFixture api;
    for (const char *target : { own, sports }) {
        const ApiAnswer answer = api.post(target, R"({"events":[],"secret":"1234567890123456","url":")" + url + "\"}");
        QTEST(answer.status(), "status");
    }
    const ApiAnswer old = api.post(ha, R"({"events":[],"secret":"","team":"ne","webhook_url":")" + url + "\"}");
    QFETCH(int, status);
    QCOMPARE(old.status(), status == 201 ? 200 : 422);
    QCOMPARE(api.count(), status == 201 ? 3 : 0);
    const ApiAnswer check = api.post("/api/webhooks/check-target", R"({"url":")" + url + "\"}");
    QCOMPARE(check.value(u"allowed"_s), status == 201);
    QCOMPARE(check.value(u"reason"_s).isNull(), status == 201);
}

void TestWebhookBodies::patchIsCheckedToo()
{
    WebhookFixture api;
    const ApiAnswer made = api.add();
    const ApiAnswer answer = api.send(Method::Patch, WebhookFixture::pathOf(made),
                                      R"({"url":"http://169.254.169.254/","events":[""],"secret":"hidden","team":1})");
    QCOMPARE(answer.validation(),
             (QStringList { u"value_error body.url 169.254.169.254 is no address of a receiver (link-local, metadata, "
                            "multicast or reserved)"_s,
                            u"string_too_short body.events.0 String should have at least 1 character"_s,
                            u"value_error body.secret A secret is changed by POST …/rotate-secret"_s,
                            u"string_type body.team Input should be a valid string"_s }));
    QCOMPARE(api.get(WebhookFixture::pathOf(made)).etag(), made.etag());
}

void TestWebhookBodies::privateTargetsCanBeForbidden()
{
    WebhookFixture api;
    TargetPolicy policy;
    policy.allowPrivate = false;
    api.targets().set(policy);
    QCOMPARE(statusOf(api, "http://192.168.1.5/"), 422);
    QCOMPARE(statusOf(api, "http://8.8.8.8/"), 201);
}

void TestWebhookBodies::ownListenerIsRefused()
{
    WebhookFixture api;
    TargetPolicy policy;
    policy.listeners = { { QHostAddress(u"127.0.0.1"_s), 8006 } };
    api.targets().set(policy);
    QCOMPARE(statusOf(api, "http://localhost:8006/"), 422);
    QCOMPARE(statusOf(api, "http://localhost:8007/"), 201);
}

void TestWebhookBodies::longestValuesPass()
{
    WebhookFixture api;
    const QByteArray body = R"({"url":"http://h/)" + QByteArray(2074, 'x') + R"(","events":[")" + QByteArray(128, 'e')
        + '"' + QByteArray(R"(,"a")").repeated(99) + R"(],"secret":")" + QByteArray(4096, 's') + R"(","team":")"
        + QByteArray(255, 't') + R"(","filters":{"x":")" + QByteArray(65'528, 'f') + R"("}})";
    const ApiAnswer made = api.add(body);
    QCOMPARE(made.list(u"events"_s).size(), 100);
    QCOMPARE(made.value(u"secret"_s).toString().size(), 4096);
}

void TestWebhookBodies::secretIsNeverRepeated_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("beside another mistake")
        << QByteArray(own) << R"({"url":"x","events":5,"secret":"whsec_hidden!"})"_ba;
    QTest::newRow("of a wrong type") << QByteArray(own) << R"({"secret":["hidden"],"filters":{"area_id":"a"}})"_ba;
    QTest::newRow("short") << QByteArray(sports) << R"({"url":"http://h/","events":[],"secret":"hidden"})"_ba;
    QTest::newRow("beside missing members") << QByteArray(ha) << R"({"secret":"hidden"})"_ba;
    QTest::newRow("no JSON") << QByteArray(own) << R"({"secret":"hidden)"_ba;
    QTest::newRow("no JSON at its end") << QByteArray(own) << R"({"secret":"hidden"}hidden)"_ba;
    QTest::newRow("bad UTF-8") << QByteArray(own) << "{\"secret\":\"hidden\xff\"}"_ba;
    QTest::newRow("no object") << QByteArray(own) << R"(["hidden"])"_ba;
}

void TestWebhookBodies::secretIsNeverRepeated()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    const ApiAnswer answer = m_api->post(target, body);
    QVERIFY(answer.status() == 422 || answer.status() == 400);
    QVERIFY2(!answer.body().contains("hidden"), answer.body().constData());
}

void TestWebhookBodies::longUrlIsNotRepeated()
{
    const ApiAnswer answer = m_api->post(own, R"({"events":[],"url":"http://h/)" + QByteArray(1'000'000, 'x') + "\"}");
    QCOMPARE(answer.status(), 422);
    QVERIFY(answer.body().size() < 1000);
}

QTEST_GUILESS_MAIN(TestWebhookBodies)
#include "tst_webhookbodies.moc"
