#include "tests/support/plaindatabase.h"
#include "tests/support/webhookfixture.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestRotationApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_api = std::make_unique<WebhookFixture>(); }
    void cleanup() { m_api.reset(); }
    void newSecretBesideTheFormer();
    void secretOfTheClient();
    void schemeDecides();
    void webhookOfAShell();
    void rowStaysAsItWas();
    void refused_data();
    void refused();

private:
    ApiAnswer rotate(const QByteArray &id, const QByteArray &body = {})
    {
        return m_api->post("/api/webhooks/" + id + "/rotate-secret", body);
    }

    std::unique_ptr<WebhookFixture> m_api;
};

void TestRotationApi::newSecretBesideTheFormer()
{
    const ApiAnswer made = m_api->add();
    const QByteArray id = WebhookFixture::idOf(made);
    const Timestamp before = Timestamp::now();
    const ApiAnswer answer = rotate(id);
    QCOMPARE(answer.status(), 200);
    QVERIFY(keyTextOf(answer.body(), "").endsWith("failing_since,previous_secret_until,secret"));
    const QString secret = answer.value(u"secret"_s).toString();
    QVERIFY(secret.startsWith(u"whsec_") && secret != made.value(u"secret"_s).toString());
    QCOMPARE(m_api->storedSecret(id), secret.toLatin1());
    QCOMPARE(m_api->storedSecret(id, true), made.value(u"secret"_s).toString().toLatin1());
    const Timestamp until = Timestamp::fromText(answer.value(u"previous_secret_until"_s).toString().toLatin1()).value();
    const qint64 day = qint64(24) * 3600 * 1'000'000;
    QVERIFY(until.microseconds >= before.microseconds + day);
    QVERIFY(until.microseconds <= Timestamp::now().microseconds + day);
    QCOMPARE(must(m_api->database().store().webhooks().secrets(QString::fromLatin1(id)))->previousUntil, until);
    QCOMPARE(answer.response.headers.value("cache-control"), "no-store"_ba);
}

void TestRotationApi::secretOfTheClient()
{
    const QByteArray id = WebhookFixture::idOf(m_api->add());
    QCOMPARE(rotate(id, R"({"secret":"mine"})").value(u"secret"_s), u"mine"_s);
    QCOMPARE(m_api->storedSecret(id), "mine"_ba);
    QVERIFY(rotate(id, R"({"secret":null})").value(u"secret"_s).toString().startsWith(u"whsec_"));
    QVERIFY(rotate(id, "{}").value(u"secret"_s).toString().startsWith(u"whsec_"));
}

void TestRotationApi::schemeDecides()
{
    const QByteArray id = WebhookFixture::idOf(
        m_api->post("/api/v1/webhooks/register", R"({"url":"http://h/","events":[],"secret":"1234567890123456"})"));
    const ApiAnswer answer = rotate(id, R"({"secret":"hidden"})");
    QCOMPARE(answer.validation(),
             QStringList { u"string_too_short body.secret String should have at least 16 characters"_s });
    QVERIFY(!answer.body().contains("hidden"));
    QCOMPARE(m_api->storedSecret(id), "1234567890123456"_ba);
    QCOMPARE(rotate(id).status(), 200);
}

void TestRotationApi::webhookOfAShell()
{
    PlainDatabase(m_api->database().options().path)
        .run("INSERT INTO webhooks (webhook_id, url) VALUES ('shell', 'http://h/')");
    const ApiAnswer answer = rotate("shell");
    QCOMPARE(answer.status(), 200);
    QVERIFY(answer.value(u"previous_secret_until"_s).isNull());
    QCOMPARE(m_api->storedSecret("shell"), answer.value(u"secret"_s).toString().toLatin1());
}

void TestRotationApi::rowStaysAsItWas()
{
    const ApiAnswer made = m_api->add();
    QCOMPARE(rotate(WebhookFixture::idOf(made)).etag(), made.etag());
    const std::vector<Change> changes = m_api->database().changesSince(1); // that it happened, no more
    QCOMPARE(changes.size(), 1U);
    QCOMPARE(changes[0].before, "{}"_ba);
}

void TestRotationApi::refused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("item");
    QTest::newRow("empty") << R"({"secret":""})"_ba
                           << u"string_too_short body.secret String should have at least 1 character"_s;
    QTest::newRow("no text") << R"({"secret":5})"_ba << u"string_type body.secret Input should be a valid string"_s;
    QTest::newRow("no object")
        << "5"_ba
        << u"model_attributes_type body Input should be a valid dictionary or object to extract fields from"_s;
}

void TestRotationApi::refused()
{
    QFETCH(QByteArray, body);
    const QByteArray id = WebhookFixture::idOf(m_api->add());
    const QByteArray secret = m_api->storedSecret(id);
    QTEST(rotate(id, body).validation().value(0), "item");
    QCOMPARE(m_api->storedSecret(id), secret);
}

QTEST_GUILESS_MAIN(TestRotationApi)
#include "tst_rotationapi.moc"
