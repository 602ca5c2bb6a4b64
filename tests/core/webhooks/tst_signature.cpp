#include "core/webhooks/signature.h"
#include "tests/support/files.h"

#include <QJsonDocument>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestSignature : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standardVector();
    void standardSendsThePayloadAsItIs();
    void standardSignsWithBothSecrets();
    void standardTakesPlainSecrets();
    void standardTimeIsTheAttempts();
    void oldVectors_data();
    void oldVectors();
    void sportsDataHeaders();
    void sportsDataTime_data();
    void sportsDataTime();
    void dataApiHeaders();
    void dataApiSignsSorted();
    void oldSchemesSignWithTheCurrentSecret_data();
    void oldSchemesSignWithTheCurrentSecret();
    void refused_data();
    void refused();
    void oddWebhookId();
    void noSecret();

private:
    using Headers = QList<QByteArray>;

    /// Signs with `texts` as the secrets.
    static Result<SignedRequest> sign(Signing signing, const QByteArrayList &texts)
    {
        std::vector<Secret> secrets;
        for (const QByteArray &text : texts)
            secrets.emplace_back(text);
        signing.secrets = secrets;
        return signRequest(signing);
    }
    static Signing signing(SignatureScheme scheme, const QByteArray &payload)
    {
        return { scheme, {}, u"hook-1"_s, u"msg_1"_s, u"game_started"_s, { 1760461205123456 }, payload };
    }
    static QByteArray header(const Result<SignedRequest> &request, const QByteArray &name)
    {
        for (const auto &[known, value] : request->headers) {
            if (known == name)
                return value;
        }
        return "(none)";
    }
    static Headers names(const Result<SignedRequest> &request)
    {
        Headers found;
        for (const auto &[name, value] : request->headers)
            found += name;
        return found;
    }
};

/// Published with the libraries of standardwebhooks.com.
void TestSignature::standardVector()
{
    Signing message = signing(SignatureScheme::Standard, R"({"test": 2432232314})");
    message.deliveryId = u"msg_p5jXN8AQM9LWM0D4loKWxJek"_s;
    message.at = { 1614265330 * qint64(1'000'000) };
    const auto request = sign(message, { "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" });
    QVERIFY(request);
    QCOMPARE(header(request, "webhook-id"), "msg_p5jXN8AQM9LWM0D4loKWxJek"_ba);
    QCOMPARE(header(request, "webhook-timestamp"), "1614265330"_ba);
    QCOMPARE(header(request, "webhook-signature"), "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="_ba);
    QCOMPARE(header(request, "Content-Type"), "application/json"_ba);
}

void TestSignature::standardSendsThePayloadAsItIs()
{
    const QByteArray payload = "{ \"b\": 1.50, \"a\": \"k\xc3\xbc\" }";
    const auto request = sign(signing(SignatureScheme::Standard, payload), { "s" });
    QVERIFY(request);
    QCOMPARE(request->body, payload);
}

void TestSignature::standardSignsWithBothSecrets()
{
    const Signing message = signing(SignatureScheme::Standard, "{}");
    const QByteArray current = header(sign(message, { "current" }), "webhook-signature");
    const QByteArray previous = header(sign(message, { "previous" }), "webhook-signature");
    QVERIFY(current != previous);
    QCOMPARE(header(sign(message, { "current", "previous" }), "webhook-signature"), current + ' ' + previous);
}

/// hmac.new(b"test-secret-16-chars-min", b"msg_1.1760461205.{}", "sha256") of Python.
void TestSignature::standardTakesPlainSecrets()
{
    const auto request = sign(signing(SignatureScheme::Standard, "{}"), { "test-secret-16-chars-min" });
    QVERIFY(request);
    QCOMPARE(header(request, "webhook-signature"), "v1,AtVynPw8YyOo1PiiaXOuesLuPqQu3gMjyFWH/ShurWM="_ba);
}

void TestSignature::standardTimeIsTheAttempts()
{
    Signing message = signing(SignatureScheme::Standard, R"({"timestamp":"2020-01-01T00:00:00+00:00"})");
    const QByteArray first = header(sign(message, { "s" }), "webhook-signature");
    message.at = { message.at.microseconds + 5'000'000 };
    const auto second = sign(message, { "s" });
    QCOMPARE(header(second, "webhook-timestamp"), "1760461210"_ba);
    QVERIFY(header(second, "webhook-signature") != first);
}

/// What the old services sent.
void TestSignature::oldVectors_data()
{
    QTest::addColumn<SignatureScheme>("scheme");
    QTest::addColumn<QByteArray>("signatureHeader");
    QTest::addColumn<QJsonObject>("vector");
    const QByteArray file = readFile(QStringLiteral(HEARTHBOOK_TEST_DATA) + u"/hmac_vectors.json"_s);
    const QJsonArray vectors = QJsonDocument::fromJson(file).array();
    QTest::newRow("sports-data") << SignatureScheme::SportsData << "X-Webhook-Signature"_ba << vectors[0].toObject();
    QTest::newRow("data-api") << SignatureScheme::DataApi << "X-Signature"_ba << vectors[1].toObject();
}

void TestSignature::oldVectors()
{
    QFETCH(SignatureScheme, scheme);
    QFETCH(QByteArray, signatureHeader);
    QFETCH(QJsonObject, vector);
    const QByteArray body = vector[u"body"].toString().toUtf8();
    QVERIFY(!body.isEmpty());
    const auto request = sign(signing(scheme, body), { vector[u"secret"].toString().toUtf8() });
    QVERIFY(request);
    QCOMPARE(request->body, body);
    QCOMPARE(header(request, signatureHeader), vector[u"signature"].toString().toLatin1());
}

void TestSignature::sportsDataHeaders()
{
    const auto request = sign(signing(SignatureScheme::SportsData, R"({"timestamp": "2025-10-14T17:00:05"})"), { "s" });
    QVERIFY(request);
    QCOMPARE(names(request),
             Headers({ "Content-Type", "X-Webhook-Signature", "X-Webhook-Event", "X-Webhook-Timestamp", "X-Webhook-ID",
                       "User-Agent" }));
    QCOMPARE(header(request, "X-Webhook-Event"), "game_started"_ba);
    QCOMPARE(header(request, "X-Webhook-ID"), "hook-1"_ba);
    QCOMPARE(header(request, "User-Agent"), "SportsDataService/2.0"_ba);
    QCOMPARE(request->body, R"({"timestamp":"2025-10-14T17:00:05"})"_ba);
}

void TestSignature::sportsDataTime_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("time");
    QTest::newRow("the payload's") << R"({"timestamp":"2025-10-14T16:00:00.5"})"_ba << "2025-10-14T16:00:00.5"_ba;
    QTest::newRow("the attempt's where there is none") << "{}"_ba << "2025-10-14T17:00:05.123456"_ba;
    QTest::newRow("no text") << R"({"timestamp":5})"_ba << "2025-10-14T17:00:05.123456"_ba;
    QTest::newRow("a header smuggled in") << R"({"timestamp":"x\r\nX-Admin: 1"})"_ba << "2025-10-14T17:00:05.123456"_ba;
}

void TestSignature::sportsDataTime()
{
    QFETCH(QByteArray, payload);
    QTEST(header(sign(signing(SignatureScheme::SportsData, payload), { "s" }), "X-Webhook-Timestamp"), "time");
}

void TestSignature::dataApiHeaders()
{
    const auto request = sign(signing(SignatureScheme::DataApi, "{}"), { "s" });
    QVERIFY(request);
    QCOMPARE(names(request), Headers({ "Content-Type", "X-Signature", "X-Event-Type", "User-Agent" }));
    QCOMPARE(header(request, "X-Event-Type"), "game_started"_ba);
}

/// hmac.new(b"", json.dumps({...}, sort_keys=True).encode(), "sha256") of Python.
void TestSignature::dataApiSignsSorted()
{
    const QByteArray payload =
        "{\"team\":\"k\xc3\xbc\",\"score\":1e5,\"id\":12345678901234567890123,\"a\":{\"c\":1,\"b\":2}}";
    const auto request = sign(signing(SignatureScheme::DataApi, payload), { "" });
    QVERIFY(request);
    QCOMPARE(request->body,
             R"({"team": "k\u00fc", "score": 100000.0, "id": 12345678901234567890123, "a": {"c": 1, "b": 2}})"_ba);
    QCOMPARE(header(request, "X-Signature"), "06f000344c07139a7274a2e2dd25dec44b144acd342e766ebc414cff98bede37"_ba);
}

void TestSignature::oldSchemesSignWithTheCurrentSecret_data()
{
    QTest::addColumn<SignatureScheme>("scheme");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("sports-data") << SignatureScheme::SportsData << "X-Webhook-Signature"_ba;
    QTest::newRow("data-api") << SignatureScheme::DataApi << "X-Signature"_ba;
}

void TestSignature::oldSchemesSignWithTheCurrentSecret()
{
    QFETCH(SignatureScheme, scheme);
    QFETCH(QByteArray, name);
    const Signing message = signing(scheme, "{}");
    const QByteArray current = header(sign(message, { "current" }), name);
    QCOMPARE(current.size(), 64);
    QCOMPARE(header(sign(message, { "current", "previous" }), name), current);
    QVERIFY(header(sign(message, { "previous" }), name) != current);
}

void TestSignature::refused_data()
{
    QTest::addColumn<SignatureScheme>("scheme");
    QTest::addColumn<QString>("deliveryId");
    QTest::addColumn<QString>("event");
    QTest::addColumn<QByteArray>("payload");
    using enum SignatureScheme;
    const QString id = u"msg_1"_s;
    const QString event = u"ping"_s;
    QTest::newRow("no event") << Standard << id << QString() << "{}"_ba;
    QTest::newRow("line end in the event") << SportsData << id << u"a\r\nX-Admin: 1"_s << "{}"_ba;
    QTest::newRow("line end in the id") << Standard << u"a\nb"_s << event << "{}"_ba;
    QTest::newRow("event beyond ASCII") << DataApi << id << u"tör"_s << "{}"_ba;
    QTest::newRow("list as sports-data's payload") << SportsData << id << event << "[]"_ba;
    QTest::newRow("broken payload of data-api") << DataApi << id << event << "{"_ba;
}

void TestSignature::refused()
{
    QFETCH(SignatureScheme, scheme);
    QFETCH(QString, deliveryId);
    QFETCH(QString, event);
    QFETCH(QByteArray, payload);
    Signing message = signing(scheme, payload);
    message.deliveryId = deliveryId;
    message.event = event;
    const auto request = sign(message, { "s" });
    QVERIFY(!request);
    QCOMPARE(request.error().code, ErrorCode::InvalidInput);
}

/// An imported one keeps the id it had, whatever that was.
void TestSignature::oddWebhookId()
{
    Signing message = signing(SignatureScheme::SportsData, "{}");
    message.webhookId = u"mein höök/../x"_s;
    const auto request = sign(message, { "s" });
    QVERIFY(request);
    QCOMPARE(header(request, "X-Webhook-ID"), "mein h\xc3\xb6\xc3\xb6k/../x"_ba);
    message.webhookId = u"a\nb"_s;
    QCOMPARE(sign(message, { "s" }).error().code, ErrorCode::InvalidInput);
}

void TestSignature::noSecret()
{
    const auto request = sign(signing(SignatureScheme::Standard, "{}"), {});
    QVERIFY(!request);
    QCOMPARE(request.error().code, ErrorCode::Unavailable);
}

QTEST_GUILESS_MAIN(TestSignature)
#include "tst_signature.moc"
