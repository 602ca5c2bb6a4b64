#include "tests/support/webhookfixture.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Creations that are repeated, and those without the key of the secrets.
class TestWebhookCreation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_api = std::make_unique<WebhookFixture>(); }
    void cleanup() { m_api.reset(); }
    void sameRequestGetsTheSameAnswer();
    void anotherBodyIsRefused();
    void keysAreApart();
    void withoutKeyEachIsNew();
    void afterADayTheKeyIsNew();
    void refusedRequestDoesNotTakeTheKey();
    void removedMeanwhile();
    void rotatedMeanwhile();
    void keys_data();
    void keys();
    void bodyIsNotGuessable();
    void withoutTheKeyOfSecrets();

private:
    ApiAnswer create(const QByteArray &key, const QByteArray &body = first)
    {
        return m_api->send(Method::Post, WebhookFixture::path, body, { { "idempotency-key", key } });
    }

    static constexpr char first[] = R"({"url":"http://h/","events":["ping"]})";
    std::unique_ptr<WebhookFixture> m_api;
};

void TestWebhookCreation::sameRequestGetsTheSameAnswer()
{
    const ApiAnswer made = create("key");
    const ApiAnswer again = create("key");
    QCOMPARE(made.status(), 201);
    QCOMPARE(again.status(), 201);
    QCOMPARE(again.body(), made.body());
    QCOMPARE(again.etag(), made.etag());
    QCOMPARE(again.response.headers.value("location"), made.response.headers.value("location"));
    QCOMPARE(m_api->count(), 1);
    QCOMPARE(m_api->database().journalLength(), 1);
}

void TestWebhookCreation::anotherBodyIsRefused()
{
    create("key");
    const ApiAnswer answer = create("key", R"({"url":"http://h/","events":[]})");
    QCOMPARE(answer.status(), 422);
    QCOMPARE(
        answer.validation(),
        QStringList { u"value_error header.idempotency-key This Idempotency-Key came with another body before"_s });
    QCOMPARE(m_api->count(), 1);
}

void TestWebhookCreation::keysAreApart()
{
    const ApiAnswer one = create("key");
    const ApiAnswer other = create("Key");
    QVERIFY(WebhookFixture::idOf(one) != WebhookFixture::idOf(other));
    QCOMPARE(m_api->count(), 2);
}

void TestWebhookCreation::withoutKeyEachIsNew()
{
    m_api->add(first);
    m_api->add(first);
    QCOMPARE(m_api->count(), 2);
}

void TestWebhookCreation::afterADayTheKeyIsNew()
{
    create("key");
    m_api->database().execute("UPDATE idempotency_keys SET created_at = '2025-10-14T17:00:05.123456+00:00'");
    const ApiAnswer answer = create("key", R"({"url":"http://h/","events":[]})");
    QCOMPARE(answer.status(), 201);
    QCOMPARE(m_api->count(), 2);
}

void TestWebhookCreation::refusedRequestDoesNotTakeTheKey()
{
    QCOMPARE(create("key", "{}").status(), 422);
    QCOMPARE(create("key").status(), 201);
}

void TestWebhookCreation::removedMeanwhile()
{
    const ApiAnswer made = create("key");
    m_api->send(Method::Delete, WebhookFixture::pathOf(made));
    QCOMPARE(create("key").status(), 409);
    QCOMPARE(m_api->count(), 0);
}

/// Who rotated it has the new secret; who holds the old request has not.
void TestWebhookCreation::rotatedMeanwhile()
{
    const ApiAnswer made = create("key");
    const ApiAnswer rotated = m_api->post(WebhookFixture::pathOf(made) + "/rotate-secret", {});
    const ApiAnswer again = create("key");
    QCOMPARE(again.status(), 409);
    QVERIFY(!again.body().contains(rotated.value(u"secret"_s).toString().toLatin1()));
}

void TestWebhookCreation::keys_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<int>("status");
    QTest::newRow("one character") << "a"_ba << 201;
    QTest::newRow("any printable ones") << R"("!~,;:'\)"_ba << 201;
    QTest::newRow("longest") << QByteArray(255, 'k') << 201;
    QTest::newRow("too long") << QByteArray(256, 'k') << 422;
    QTest::newRow("empty") << ""_ba << 422;
    QTest::newRow("blank inside") << "a b"_ba << 422;
    QTest::newRow("beyond ASCII") << "\xc3\xa4"_ba << 422;
    QTest::newRow("control character") << "a\x01"_ba << 422;
}

void TestWebhookCreation::keys()
{
    QFETCH(QByteArray, key);
    QTEST(create(key).status(), "status");
}

/// A plain hash of a body with a weak secret would give it away to who has the database alone.
void TestWebhookCreation::bodyIsNotGuessable()
{
    create("key");
    const QByteArray stored = QByteArray::fromHex(
        m_api->database().text("SELECT hex(request) FROM idempotency_keys").toLatin1());
    QCOMPARE(stored, must(m_api->secrets().fingerprint(first)));
    QVERIFY(stored != QCryptographicHash::hash(QByteArray(first), QCryptographicHash::Sha256));
    QVERIFY(stored != QCryptographicHash::hash(QByteArray(first), QCryptographicHash::Blake2b_256));
}

/// Everything but secrets works, and all of it again when the key is back.
void TestWebhookCreation::withoutTheKeyOfSecrets()
{
    QCOMPARE(m_api->get("/health").value(u"webhook_secrets"_s), (QJsonObject { { u"status"_s, u"unused"_s } }));
    Webhook webhook;
    webhook.webhookId = u"old"_s;
    webhook.url = u"http://h/"_s;
    WebhookSecrets former(m_api->database().options(), m_api->keyFile());
    must(m_api->database().store().webhooks().insert(webhook, must(former.seal(u"old"_s, Secret("hidden")))));
    QVERIFY(QFile::rename(m_api->keyFile(), m_api->keyFile() + u".away"_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"Webhook secrets cannot be used: .*"_s));
    const QString reason = u"The key file of the webhook secrets is missing; see the server's log"_s;
    QCOMPARE(m_api->get("/health").value(u"webhook_secrets"_s),
             (QJsonObject { { u"status"_s, u"unavailable"_s }, { u"reason"_s, reason } }));
    QCOMPARE(create("key").status(), 503);
    QCOMPARE(create("key").value(u"detail"_s), reason);
    QCOMPARE(m_api->post("/api/webhooks/old/rotate-secret", {}).status(), 503);
    QCOMPARE(m_api->get(WebhookFixture::path).column(u"webhooks"_s, u"webhook_id"_s), u"old"_s);
    const ApiAnswer changed = m_api->send(Method::Patch, "/api/webhooks/old", R"({"team":"ne"})");
    QCOMPARE(changed.status(), 200);
    QVERIFY(QFile::rename(m_api->keyFile() + u".away"_s, m_api->keyFile()));
    QCOMPARE(create("key").status(), 201);
    QCOMPARE(m_api->get("/health").value(u"webhook_secrets"_s), (QJsonObject { { u"status"_s, u"ready"_s } }));
    QCOMPARE(m_api->storedSecret("old"), "hidden"_ba);
}

QTEST_GUILESS_MAIN(TestWebhookCreation)
#include "tst_webhookcreation.moc"
