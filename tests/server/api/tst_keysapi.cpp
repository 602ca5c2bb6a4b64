#include "server/auth/keytext.h"
#include "tests/support/apifixture.h"

#include <QRegularExpression>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestKeysApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_api = std::make_unique<ApiFixture>(); }
    void cleanup() { m_api.reset(); }
    void makesAKey();
    void keyIsInThatAnswerAlone();
    void storesTheHashAlone();
    void keepsTheEnd();
    void refusesWhatIsNoKey_data();
    void refusesWhatIsNoKey();
    void refusesANameTwice();
    void revokes();
    void revokingAgainIsTheSame();
    void revokesNothingUnknown();
    void namesItsOperationButNoChange();
    void listHasItsTag();

private:
    ApiAnswer make(const QByteArray &body = R"({"name":"tablet","scope":"read"})")
    {
        return m_api->post("/api/keys", body);
    }

    std::unique_ptr<ApiFixture> m_api;
};

void TestKeysApi::makesAKey()
{
    const ApiAnswer answer = make();
    QCOMPARE(answer.status(), 201);
    QCOMPARE(keyTextOf(answer.body()),
             "prefix,name,scope,status,created_at,created_by,expires_at,last_used_at,revoked_at,key");
    QCOMPARE(answer.value(u"name"_s), u"tablet"_s);
    QCOMPARE(answer.value(u"scope"_s), u"read"_s);
    QCOMPARE(answer.value(u"status"_s), u"active"_s);
    QVERIFY(answer.value(u"expires_at"_s).isNull() && answer.value(u"last_used_at"_s).isNull());
    const QByteArray key = answer.value(u"key"_s).toString().toLatin1();
    QCOMPARE(keyPrefix(key), answer.value(u"prefix"_s).toString().toLatin1());
    QCOMPARE(answer.response.headers.value("location"), "/api/keys/" + *keyPrefix(key));
    QCOMPARE(answer.response.headers.value("cache-control"), "no-store");
}

void TestKeysApi::keyIsInThatAnswerAlone()
{
    const QByteArray key = make().value(u"key"_s).toString().toLatin1();
    const ApiAnswer list = m_api->get("/api/keys");
    QCOMPARE(list.column(u"keys"_s, u"name"_s), u"tablet"_s);
    QVERIFY(!list.body().contains(key.mid(12)));
    QVERIFY(!list.body().contains("hash"));
    QVERIFY(!list.body().contains(keyHash(key).toHex()));
}

void TestKeysApi::storesTheHashAlone()
{
    const QByteArray key = make().value(u"key"_s).toString().toLatin1();
    QCOMPARE(m_api->database().text("SELECT lower(hex(hash)) FROM api_keys").toLatin1(), keyHash(key).toHex());
}

void TestKeysApi::keepsTheEnd()
{
    const ApiAnswer answer = make(R"({"name":"tablet","scope":"admin","expires_at":"2100-01-31T12:00:00+02:00"})");
    QCOMPARE(answer.value(u"expires_at"_s), u"2100-01-31T10:00:00.000000+00:00"_s);
    m_api->database().execute("UPDATE api_keys SET expires_at = '2020-01-31T10:00:00.000000+00:00'");
    QCOMPARE(m_api->get("/api/keys").column(u"keys"_s, u"status"_s), u"expired"_s);
}

void TestKeysApi::refusesWhatIsNoKey_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("items");
    QTest::newRow("nothing") << R"({})"_ba
                             << QStringList { u"missing body.name Field required"_s,
                                              u"missing body.scope Field required"_s };
    QTest::newRow("an empty name") << R"({"name":"","scope":"read"})"_ba
                                   << QStringList { u"value_error body.name A key needs a name"_s };
    QTest::newRow("a name that is none") << R"({"name":7,"scope":"read"})"_ba
                                         << QStringList { u"string_type body.name Input should be a valid string"_s };
    QTest::newRow("an unknown scope") << R"({"name":"a","scope":"all"})"_ba
                                      << QStringList {
                                             u"value_error body.scope A scope is read, write, ingest or admin"_s
                                         };
    QTest::newRow("an end that is over") << R"({"name":"a","scope":"read","expires_at":"2020-01-01T00:00:00Z"})"_ba
                                         << QStringList { u"value_error body.expires_at This time is over already"_s };
    QTest::newRow("an end that is no time")
        << R"({"name":"a","scope":"read","expires_at":"soon"})"_ba
        << QStringList { u"value_error body.expires_at Write a time as 2027-01-31T00:00:00Z"_s };
}

void TestKeysApi::refusesWhatIsNoKey()
{
    QFETCH(QByteArray, body);
    QFETCH(QStringList, items);
    const ApiAnswer answer = make(body);
    QCOMPARE(answer.status(), 422);
    QCOMPARE(answer.validation(), items);
    QCOMPARE(m_api->database().number("SELECT count(*) FROM api_keys"), 0);
}

void TestKeysApi::refusesANameTwice()
{
    QCOMPARE(make().status(), 201);
    const ApiAnswer again = make();
    QCOMPARE(again.status(), 409);
    QVERIFY(again.value(u"detail"_s).toString().contains(u"tablet"_s));
}

void TestKeysApi::revokes()
{
    const QByteArray prefix = make().value(u"prefix"_s).toString().toLatin1();
    const ApiAnswer revoked = m_api->send(Method::Delete, "/api/keys/" + prefix);
    QCOMPARE(revoked.status(), 200);
    QCOMPARE(revoked.value(u"status"_s), u"revoked"_s);
    QCOMPARE(m_api->get("/api/keys").column(u"keys"_s, u"status"_s), u"revoked"_s);
    QCOMPARE(make().status(), 201);
}

void TestKeysApi::revokingAgainIsTheSame()
{
    const QByteArray prefix = make().value(u"prefix"_s).toString().toLatin1();
    const ApiAnswer first = m_api->send(Method::Delete, "/api/keys/" + prefix);
    const ApiAnswer second = m_api->send(Method::Delete, "/api/keys/" + prefix);
    QCOMPARE(second.body(), first.body());
}

/// By its prefix alone: a name may be somebody else's by now.
void TestKeysApi::revokesNothingUnknown()
{
    QCOMPARE(make().status(), 201);
    QCOMPARE(m_api->send(Method::Delete, "/api/keys/tablet").status(), 404);
    QCOMPARE(m_api->get("/api/keys").column(u"keys"_s, u"status"_s), u"active"_s);
}

void TestKeysApi::namesItsOperationButNoChange()
{
    const ApiAnswer made = make();
    const QByteArray operation = made.response.headers.value("operation-id");
    QVERIFY(!operation.isEmpty());
    QCOMPARE(m_api->get("/api/operations/" + operation).value(u"what"_s), u"keys.add"_s);
    QCOMPARE(m_api->database().journalLength(), 0);
}

void TestKeysApi::listHasItsTag()
{
    const QByteArray before = m_api->get("/api/keys").etag();
    QVERIFY(!before.isEmpty());
    QCOMPARE(m_api->get("/api/keys", { { "if-none-match", before } }).status(), 304);
    QCOMPARE(make().status(), 201);
    QVERIFY(m_api->get("/api/keys").etag() != before);
}

QTEST_GUILESS_MAIN(TestKeysApi)
#include "tst_keysapi.moc"
