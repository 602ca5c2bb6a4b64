#include "server/auth/accessgate.h"
#include "tests/support/madekeys.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestAccessGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void scopeDecides_data();
    void scopeDecides();
    void bothHeadersCarryAKey_data();
    void bothHeadersCarryAKey();
    void actorIsTheKeysName();
    void withoutAKeySaysWhichScope();
    void wrongKeySaysSo();
    void tooSmallAScopeSaysBoth();
    void loopbackIsOpenUntilAKeyExists();
    void loopbackIgnoresKeysUntilOneExists();
    void routeThatDidNotSayIsClosed();
    void strangersAreTold();
    void oldKeyOpensEverything();
    void oldKeyIsAKeyThatExists();
    void dropInOpensOldRoutesAlone();
    void dropInIgnoresForeignKeys();
    void ownKeyGoesNoFurther();
    void oldKeyGoesOn();
    void twentyWrongKeysAreTooMany_data();
    void twentyWrongKeysAreTooMany();
    void validKeyIsNeverRefusedForOthers();
    void requestsWithoutAKeyAreNoFailures();
    void openRoutesCountNothing();
    void keyHasItsRate();
    void addressHasItsRate();
    void rateEndsAtLoopback();
    void batchIsAskedForItsParts();
    void unknownKeyIsLookedUpAnew();

private:
    AccessGate &gate(const AccessRules &rules);
    std::optional<Response> ask(Access access, const QByteArray &key = {}, bool isOld = false);
    int status(Access access, const QByteArray &key = {}, bool isOld = false)
    {
        const std::optional<Response> answer = ask(access, key, isOld);
        return answer ? answer->status : 200;
    }
    static QJsonObject body(const Response &response) { return QJsonDocument::fromJson(response.body).object(); }

    std::unique_ptr<Keyring> m_keys;
    std::unique_ptr<AccessGate> m_gate;
    Route m_route;
    Request m_request;
    QByteArray m_peer;
    Timestamp m_now;
    std::map<KeyScope, MadeKey> m_made;
};

void TestAccessGate::init()
{
    m_keys = std::make_unique<Keyring>();
    m_gate.reset();
    m_peer = "192.0.2.1";
    m_now = Timestamp::now();
    std::vector<ApiKey> keys;
    for (const KeyScope scope : { KeyScope::Read, KeyScope::Write, KeyScope::Ingest, KeyScope::Admin }) {
        m_made[scope] = madeKey(keyScopeWord(scope), scope);
        keys.push_back(m_made[scope].key);
    }
    m_keys->set(keys);
}

AccessGate &TestAccessGate::gate(const AccessRules &rules)
{
    m_gate = std::make_unique<AccessGate>(*m_keys, rules, [this] { return m_now; });
    return *m_gate;
}

std::optional<Response> TestAccessGate::ask(Access access, const QByteArray &key, bool isOld)
{
    if (!m_gate)
        gate({});
    m_route = { .path = u"/asked"_s, .access = access, .dropIn = isOld };
    m_request = {};
    m_request.setTarget("/asked");
    m_request.route = &m_route;
    m_request.peer = m_peer;
    if (!key.isEmpty())
        m_request.headers.append("authorization", "Bearer " + key);
    return m_gate->check(m_request);
}

void TestAccessGate::scopeDecides_data()
{
    QTest::addColumn<int>("scope");
    QTest::addColumn<QList<int>>(
        "answers"); // of routes that are open, to read, to write, to ingest, for the administrator
    QTest::newRow("none") << -1 << QList<int> { 200, 401, 401, 401, 401 };
    QTest::newRow("read") << int(KeyScope::Read) << QList<int> { 200, 200, 403, 403, 403 };
    QTest::newRow("write") << int(KeyScope::Write) << QList<int> { 200, 200, 200, 403, 403 };
    QTest::newRow("ingest") << int(KeyScope::Ingest) << QList<int> { 200, 200, 403, 200, 403 };
    QTest::newRow("admin") << int(KeyScope::Admin) << QList<int> { 200, 200, 200, 200, 200 };
}

void TestAccessGate::scopeDecides()
{
    QFETCH(int, scope);
    QFETCH(QList<int>, answers);
    const QByteArray key = scope < 0 ? QByteArray() : m_made[KeyScope(scope)].text;
    QList<int> given;
    for (const Access access : { Access::Open, Access::Read, Access::Write, Access::Ingest, Access::Admin })
        given += status(access, key);
    QCOMPARE(given, answers);
}

void TestAccessGate::bothHeadersCarryAKey_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("lead");
    QTest::addColumn<int>("status");
    QTest::newRow("bearer") << "authorization"_ba << "Bearer "_ba << 200;
    QTest::newRow("bearer in capitals") << "authorization"_ba << "BEARER "_ba << 200;
    QTest::newRow("more blanks") << "authorization"_ba << "Bearer   "_ba << 200;
    QTest::newRow("the key alone") << "x-api-key"_ba << ""_ba << 200;
    QTest::newRow("another scheme") << "authorization"_ba << "Basic "_ba << 401;
    QTest::newRow("no scheme") << "authorization"_ba << ""_ba << 401;
    QTest::newRow("a scheme too much") << "x-api-key"_ba << "Bearer "_ba << 401;
}

void TestAccessGate::bothHeadersCarryAKey()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, lead);
    QFETCH(int, status);
    gate({});
    std::ignore = ask(Access::Read);
    m_request.caller = {};
    m_request.headers.append(header, lead + m_made[KeyScope::Read].text);
    const std::optional<Response> answer = m_gate->check(m_request);
    QCOMPARE(answer ? answer->status : 200, status);
}

void TestAccessGate::actorIsTheKeysName()
{
    QVERIFY(!ask(Access::Write, m_made[KeyScope::Write].text));
    QCOMPARE(m_request.actor, u"key:write"_s);
}

void TestAccessGate::withoutAKeySaysWhichScope()
{
    const std::optional<Response> answer = ask(Access::Write);
    QVERIFY(answer);
    QCOMPARE(answer->headers.value("www-authenticate"), R"(Bearer realm="hearthbook", scope="write")");
    QCOMPARE(body(*answer)[u"needed_scope"], u"write"_s);
    QVERIFY(body(*answer)[u"detail"].toString().contains(u"write"_s));
    QCOMPARE(body(*answer)[u"error_code"], u"HTTP_401"_s);
}

void TestAccessGate::wrongKeySaysSo()
{
    const std::optional<Response> answer = ask(Access::Read, madeKey(u"x"_s).text);
    QVERIFY(answer);
    QCOMPARE(answer->status, 401);
    QCOMPARE(answer->headers.value("www-authenticate"),
             R"(Bearer realm="hearthbook", error="invalid_token", scope="read")");
}

void TestAccessGate::tooSmallAScopeSaysBoth()
{
    const std::optional<Response> answer = ask(Access::Admin, m_made[KeyScope::Write].text);
    QVERIFY(answer);
    QCOMPARE(answer->status, 403);
    QCOMPARE(answer->headers.value("www-authenticate"),
             R"(Bearer realm="hearthbook", error="insufficient_scope", scope="admin")");
    QCOMPARE(body(*answer)[u"detail"], u"This needs a key with the scope admin; yours is for write"_s);
    QCOMPARE(body(*answer)[u"needed_scope"], u"admin"_s);
}

void TestAccessGate::loopbackIsOpenUntilAKeyExists()
{
    m_keys->set({});
    gate({ .wantsKey = false });
    QVERIFY(!m_gate->needsKey());
    QCOMPARE(status(Access::Admin), 200);
    QVERIFY(m_request.actor.isEmpty());
    m_keys->set({ m_made[KeyScope::Read].key });
    QVERIFY(m_gate->needsKey());
    QCOMPARE(status(Access::Read), 401);
    gate({ .wantsKey = true });
    m_keys->set({});
    QCOMPARE(status(Access::Read), 401);
}

void TestAccessGate::loopbackIgnoresKeysUntilOneExists()
{
    m_keys->set({});
    gate({ .wantsKey = false });
    for (int i = 0; i < 30; ++i)
        QCOMPARE(status(Access::Write, "stale"), 200);
}

void TestAccessGate::routeThatDidNotSayIsClosed()
{
    QCOMPARE(status(Access::Undecided, m_made[KeyScope::Write].text), 403);
    QCOMPARE(status(Access::Undecided, m_made[KeyScope::Admin].text), 200);
}

void TestAccessGate::strangersAreTold()
{
    QCOMPARE(status(Access::Open), 200);
    QVERIFY(m_request.isStranger);
    QCOMPARE(status(Access::Open, "wrong"), 200);
    QVERIFY(m_request.isStranger);
    QCOMPARE(status(Access::Open, m_made[KeyScope::Read].text), 200);
    QVERIFY(!m_request.isStranger);
    gate({ .isDropIn = true });
    QCOMPARE(status(Access::Open, {}, true), 200);
    QVERIFY(!m_request.isStranger);
    m_keys->set({});
    gate({ .wantsKey = false });
    QCOMPARE(status(Access::Open), 200);
    QVERIFY(!m_request.isStranger);
}

void TestAccessGate::oldKeyOpensEverything()
{
    gate({ .oldKey = "old-secret" });
    QCOMPARE(status(Access::Admin, "old-secret"), 200);
    QCOMPARE(m_request.actor, u"key:API_KEY"_s);
    QCOMPARE(status(Access::Read, "old-secre"), 401);
    QCOMPARE(status(Access::Read, m_made[KeyScope::Read].text), 200);
}

void TestAccessGate::oldKeyIsAKeyThatExists()
{
    m_keys->set({});
    gate({ .wantsKey = false, .oldKey = "old-secret" });
    QVERIFY(m_gate->needsKey());
    QCOMPARE(status(Access::Read), 401);
}

void TestAccessGate::dropInOpensOldRoutesAlone()
{
    gate({ .isDropIn = true });
    QCOMPARE(status(Access::Read, {}, true), 200);
    QCOMPARE(status(Access::Ingest, {}, true), 200);
    QCOMPARE(status(Access::Read), 401);
    QCOMPARE(status(Access::Admin), 401);
    gate({});
    QCOMPARE(status(Access::Read, {}, true), 401);
}

/// Old clients may send what the old service knew.
void TestAccessGate::dropInIgnoresForeignKeys()
{
    gate({ .isDropIn = true });
    for (int i = 0; i < 30; ++i)
        QCOMPARE(status(Access::Read, "of-the-old-service", true), 200);
    QCOMPARE(status(Access::Read), 401);
}

void TestAccessGate::ownKeyGoesNoFurther()
{
    QCOMPARE(status(Access::Read, m_made[KeyScope::Read].text), 200);
    QVERIFY(!m_request.headers.contains("authorization"));
}

void TestAccessGate::oldKeyGoesOn()
{
    gate({ .oldKey = "old-secret" });
    QCOMPARE(status(Access::Read, "old-secret"), 200);
    QVERIFY(m_request.headers.contains("authorization"));
}

void TestAccessGate::twentyWrongKeysAreTooMany_data()
{
    QTest::addColumn<QByteArray>("peer");
    QTest::newRow("elsewhere") << "192.0.2.1"_ba;
    QTest::newRow("loopback") << "127.0.0.1"_ba;
    QTest::newRow("IPv6 loopback") << "::1"_ba;
}

void TestAccessGate::twentyWrongKeysAreTooMany()
{
    QFETCH(QByteArray, peer);
    m_peer = peer;
    for (int i = 0; i < 20; ++i)
        QCOMPARE(status(Access::Read, "guess" + QByteArray::number(i)), 401);
    const std::optional<Response> answer = ask(Access::Read, "guess");
    QVERIFY(answer);
    QCOMPARE(answer->status, 429);
    QCOMPARE(answer->headers.value("retry-after"), "60");
    m_now.microseconds += 61'000'000;
    QCOMPARE(status(Access::Read, "guess"), 401);
}

void TestAccessGate::validKeyIsNeverRefusedForOthers()
{
    for (int i = 0; i < 50; ++i)
        std::ignore = ask(Access::Read, "guess");
    QCOMPARE(status(Access::Read, "guess"), 429);
    QCOMPARE(status(Access::Read, m_made[KeyScope::Read].text), 200);
    QCOMPARE(status(Access::Write, m_made[KeyScope::Read].text), 403);
    m_peer = "192.0.2.2";
    QCOMPARE(status(Access::Read, "guess"), 401);
}

void TestAccessGate::requestsWithoutAKeyAreNoFailures()
{
    for (int i = 0; i < 50; ++i)
        QCOMPARE(status(Access::Read), 401);
}

void TestAccessGate::openRoutesCountNothing()
{
    gate({ .addressRate = 1 });
    for (int i = 0; i < 50; ++i)
        QCOMPARE(status(Access::Open, "guess"), 200);
    QCOMPARE(status(Access::Read, "guess"), 401);
}

void TestAccessGate::keyHasItsRate()
{
    gate({ .keyRate = 3 });
    for (int i = 0; i < 3; ++i)
        QCOMPARE(status(Access::Read, m_made[KeyScope::Read].text), 200);
    const std::optional<Response> answer = ask(Access::Read, m_made[KeyScope::Read].text);
    QVERIFY(answer);
    QCOMPARE(answer->status, 429);
    QCOMPARE(answer->headers.value("retry-after"), "20");
    QCOMPARE(status(Access::Read, m_made[KeyScope::Write].text), 200);
    m_now.microseconds += 21'000'000;
    QCOMPARE(status(Access::Read, m_made[KeyScope::Read].text), 200);
}

void TestAccessGate::addressHasItsRate()
{
    gate({ .isDropIn = true, .addressRate = 2 });
    QCOMPARE(status(Access::Read, {}, true), 200);
    QCOMPARE(status(Access::Read, {}, true), 200);
    QCOMPARE(status(Access::Read, {}, true), 429);
    QCOMPARE(status(Access::Read, m_made[KeyScope::Read].text, true), 200);
    m_peer = "192.0.2.2";
    QCOMPARE(status(Access::Read, {}, true), 200);
}

void TestAccessGate::rateEndsAtLoopback()
{
    gate({ .keyRate = 1, .addressRate = 1 });
    for (const char *peer : { "127.0.0.1", "::1", "::ffff:127.0.0.1" }) {
        m_peer = peer;
        for (int i = 0; i < 5; ++i)
            QCOMPARE(status(Access::Read, m_made[KeyScope::Read].text), 200);
    }
}

void TestAccessGate::batchIsAskedForItsParts()
{
    gate({ .keyRate = 1 });
    QCOMPARE(status(Access::Write, m_made[KeyScope::Write].text), 200);
    Request part;
    part.setTarget("/part");
    part.peer = m_peer;
    part.caller = m_request.caller;
    Route write { .path = u"/part"_s, .access = Access::Write };
    part.route = &write;
    QVERIFY(!m_gate->check(part));
    Route admin { .path = u"/part"_s, .access = Access::Admin };
    part.route = &admin;
    const std::optional<Response> answer = m_gate->check(part);
    QVERIFY(answer);
    QCOMPARE(answer->status, 403);
}

void TestAccessGate::unknownKeyIsLookedUpAnew()
{
    const MadeKey fresh = madeKey(u"fresh"_s);
    int looks = 0;
    gate({}).setRefresh([&] {
        ++looks;
        m_keys->set({ fresh.key });
    });
    QCOMPARE(status(Access::Read, "no key at all"), 401);
    QCOMPARE(looks, 0);
    QCOMPARE(status(Access::Read, fresh.text), 200);
    QCOMPARE(looks, 1);
    QCOMPARE(status(Access::Read, fresh.text), 200);
    QCOMPARE(looks, 1);
}

QTEST_GUILESS_MAIN(TestAccessGate)
#include "tst_accessgate.moc"
