#include "core/webhooks/hmac.h"
#include "core/webhooks/outbox.h"
#include "tests/support/deliveryfixture.h"
#include "tests/support/eventually.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Real requests to a real receiver.
class TestDeliveryLoop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<DeliveryFixture>(); }
    void cleanup() { m.reset(); }
    void changeIsDelivered();
    void outcomes_data();
    void outcomes();
    void oneRequestAConnection();
    void hangingNameOfTheSameAddress();
    void waitsAsTheScheduleSays();
    void retryAfterIsHonoured();
    void oneIdForAllAttempts();
    void goneDisables();
    void fiveDaysOfFailuresDisable();
    void disabledWebhookIsSentNothing();
    void removedWebhookTakesItsDeliveriesAlong();
    void deadTargetDelaysNobody();
    void targetThatAnsweredGetsSeveralAtOnce();
    void manyDeadTargetsDelayNobody();
    void slowTargetGetsAllInTheEnd();
    void killedInFlightIsRepeated();
    void killedBeforePlanningIsNotLost();
    void rotationSignsTwice();
    void oldSchemesAreSigned_data();
    void oldSchemesAreSigned();
    void secretThatCannotBeOpened();
    void missingKeyDisablesNobody();
    void unreadableRowHoldsNothingUp();
    void areaOfTheDevice_data();
    void areaOfTheDevice();
    void forbiddenTargets_data();
    void forbiddenTargets();
    void rebindingIsRefused();
    void ownListenerIsRefused();
    void drainingLetsTheLastFinish();
    void onlyWhatIsAskedIsSent();

private:
    std::unique_ptr<DeliveryFixture> m;
};

void TestDeliveryLoop::changeIsDelivered()
{
    m->start();
    const QString id = m->add(m->receiver().url(u"/200"_s), { u"device.*"_s });
    m->rename(u"d1"_s, "Lamp");
    QTRY_COMPARE(m->receiver().count(), std::size_t(1));
    const ReceivedRequest &request = m->receiver().request(0);
    const QJsonObject payload = QJsonDocument::fromJson(request.body).object();
    QCOMPARE(payload[u"type"].toString(), u"device.created"_s);
    QCOMPARE(payload[u"data"][u"device"][u"name"].toString(), u"Lamp"_s);
    const QByteArray text = request.header("webhook-id") + '.' + request.header("webhook-timestamp") + '.'
        + request.body;
    QCOMPARE(request.header("webhook-signature"), "v1," + hmacSha256(Secret("secretsecret"), text).toBase64());
    QTRY_COMPARE(m->webhook(id).totalCalls, 1);
    const Delivery delivery = m->deliveries(id).at(0);
    QCOMPARE(delivery.state, DeliveryState::Delivered);
    QCOMPARE(request.header("webhook-id"), delivery.deliveryId.toLatin1());
    QCOMPARE(m->attempts(id).at(0).answer, "ok"_ba);
}

void TestDeliveryLoop::outcomes_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("error");
    QTest::addColumn<int>("state");
    const int delivered = int(DeliveryState::Delivered);
    const int pending = int(DeliveryState::Pending);
    QTest::newRow("200") << u"/200"_s << 200 << QString() << delivered;
    QTest::newRow("204") << u"/204"_s << 204 << QString() << delivered;
    QTest::newRow("a redirect is not followed") << u"/301"_s << 301 << QString() << pending;
    QTest::newRow("500") << u"/500"_s << 500 << QString() << pending;
    QTest::newRow("no answer") << u"/hang"_s << 0 << u"timeout"_s << pending;
    QTest::newRow("reset") << u"/reset"_s << 0 << u"closed"_s << pending;
    QTest::newRow("closed without an answer") << u"/close"_s << 0 << u"closed"_s << pending;
    QTest::newRow("closed within the status line") << u"/half"_s << 0 << u"closed"_s << pending;
    QTest::newRow("a body without end") << u"/endless"_s << 200 << QString() << delivered;
}

void TestDeliveryLoop::outcomes()
{
    QFETCH(QString, path);
    m->start();
    const QString id = m->add(m->receiver().url(path), { u"device.*"_s });
    m->rename(u"d1"_s, "Lamp");
    QTRY_COMPARE(m->tried(id), std::size_t(1));
    const Attempt attempt = m->attempts(id).at(0);
    QTEST(attempt.status.value_or(0), "status");
    QTEST(attempt.error.value_or(QString()), "error");
    QTEST(int(m->deliveries(id).at(0).state), "state");
    QVERIFY(attempt.answer.size() <= maxAnswerBytes);
    QCOMPARE(m->receiver().count(), std::size_t(1));
    QCOMPARE(m->receiver().connections(), 1);
}

/// RFC 9112 9.6: a connection that was announced to close takes no second request, though the receiver keeps it open.
void TestDeliveryLoop::oneRequestAConnection()
{
    m->start();
    const QString id = m->add(m->receiver().url(u"/200"_s), { u"device.*"_s });
    for (int i = 0; i < 12; ++i)
        m->rename(u"d%1"_s.arg(i), "Lamp");
    QTRY_COMPARE(m->receiver().count(), std::size_t(12));
    QCOMPARE(m->receiver().connections(), 12);
}

/// Names of one address are different targets.
void TestDeliveryLoop::hangingNameOfTheSameAddress()
{
    for (const QString &name : { u"one.test"_s, u"two.test"_s, u"three.test"_s })
        m->resolver().hosts.insert(name, { QHostAddress(QHostAddress::LocalHost) });
    m->timeout = 20s;
    m->start();
    for (const QString &name : { u"one.test"_s, u"two.test"_s })
        m->add(u"http://%1:%2/hang"_s.arg(name).arg(m->receiver().port()), { u"device.*"_s });
    for (int i = 0; i < 4; ++i)
        m->rename(u"d%1"_s.arg(i), "Lamp");
    QTRY_COMPARE(m->receiver().count(), std::size_t(2)); // one each: they never answered
    const QString free = m->add(u"http://three.test:%1/200"_s.arg(m->receiver().port()), { u"device.*"_s });
    m->rename(u"d5"_s, "Lamp");
    QTRY_COMPARE(m->tried(free), std::size_t(1));
}

void TestDeliveryLoop::waitsAsTheScheduleSays()
{
    m->start();
    const QString id = m->add(m->receiver().url(u"/500"_s), { u"device.*"_s });
    m->rename(u"d1"_s, "Lamp");
    QTRY_COMPARE(m->tried(id), std::size_t(1));
    const std::chrono::seconds waits[] = { 5s, 5min, 30min, 2h, 5h, 10h, 10h };
    std::size_t tried = 1;
    for (const std::chrono::seconds wait : waits) {
        m->pass(wait + 1s);
        ++tried;
        QTRY_COMPARE(m->tried(id), tried);
    }
    QCOMPARE(m->deliveries(id).at(0).state, DeliveryState::Failed);
    QCOMPARE(m->webhook(id).failedCalls, 1);
}

void TestDeliveryLoop::retryAfterIsHonoured()
{
    m->start();
    const QString id = m->add(m->receiver().url(u"/429"_s), { u"device.*"_s });
    m->rename(u"d1"_s, "Lamp");
    QTRY_COMPARE(m->tried(id), std::size_t(1));
    const Delivery delivery = m->deliveries(id).at(0);
    const qint64 wait = delivery.nextAttemptAt->microseconds - m->attempts(id).at(0).at.microseconds;
    QVERIFY(wait >= 120'000'000);
    QVERIFY(wait < 125'000'000);
}

void TestDeliveryLoop::oneIdForAllAttempts()
{
    m->start();
    const QString id = m->add(m->receiver().url(u"/500"_s), { u"device.*"_s });
    m->rename(u"d1"_s, "Lamp");
    QTRY_COMPARE(m->tried(id), std::size_t(1));
    m->receiver().answer("/500", 200);
    m->pass(6s);
    QTRY_COMPARE(m->webhook(id).totalCalls, 1);
    QCOMPARE(m->receiver().count(), std::size_t(2));
    QCOMPARE(m->receiver().ids(), 1);
    QCOMPARE(m->receiver().request(0).body, m->receiver().request(1).body);
}

void TestDeliveryLoop::goneDisables()
{
    m->start();
    const QString other = m->add(m->receiver().url(u"/200"_s), { u"webhook.disabled"_s });
    const QString id = m->add(m->receiver().url(u"/410"_s), { u"device.*"_s });
    m->rename(u"d1"_s, "Lamp");
    QTRY_VERIFY(!m->webhook(id).enabled);
    QCOMPARE(m->webhook(id).disabledReason, u"The receiver answered 410 Gone: it wants nothing more."_s);
    QCOMPARE(m->deliveries(id).at(0).state, DeliveryState::Failed);
    m->loop().wake();
    QTRY_COMPARE(m->webhook(other).totalCalls, 1);
    QVERIFY(m->receiver().request(1).body.contains("\"webhook_id\":\"" + id.toLatin1() + '"'));
}

void TestDeliveryLoop::fiveDaysOfFailuresDisable()
{
    m->start();
    const QString id = m->add(m->receiver().url(u"/500"_s), { u"device.*"_s });
    m->rename(u"d1"_s, "Lamp");
    QTRY_COMPARE(m->tried(id), std::size_t(1));
    m->pass(std::chrono::hours(5 * 24 + 1));
    QTRY_VERIFY(!m->webhook(id).enabled);
    QCOMPARE(m->webhook(id).disabledReason, u"Nothing could be delivered for five days."_s);
}

void TestDeliveryLoop::disabledWebhookIsSentNothing()
{
    const QString id = m->add(m->receiver().url(u"/200"_s), { u"device.*"_s });
    const QString other = m->add(m->receiver().url(u"/204"_s), { u"device.*"_s });
    m->rename(u"d1"_s, "Lamp");
    m->write([](Store &store) {
        return store.connection().execute("UPDATE webhooks SET enabled = 0 WHERE webhook_id = 'w1'");
    });
    m->start();
    QTRY_COMPARE(m->webhook(other).totalCalls, 1);
    QCOMPARE(m->webhook(id).totalCalls, 0);
    QCOMPARE(m->receiver().count(), std::size_t(1));
}

void TestDeliveryLoop::removedWebhookTakesItsDeliveriesAlong()
{
    m->start();
    const QString id = m->add(m->receiver().url(u"/500"_s), { u"device.*"_s });
    m->rename(u"d1"_s, "Lamp");
    QTRY_COMPARE(m->tried(id), std::size_t(1));
    m->write([&](Store &store) {
        const Result<bool> removed = store.webhooks().remove(id);
        return removed ? Result<void>() : failure(removed);
    });
    QCOMPARE(m->database().number("SELECT count(*) FROM webhook_deliveries"), 0);
    QCOMPARE(m->database().number("SELECT count(*) FROM webhook_attempts"), 0);
}

/// A dead target takes its four and no more, and the other gets all of its own meanwhile.
void TestDeliveryLoop::deadTargetDelaysNobody()
{
    WebhookReceiver dead;
    m->timeout = 60s;
    m->start();
    m->add(dead.url(u"/hang"_s), { u"device.*"_s });
    m->add(dead.url(u"/hang"_s), { u"device.*"_s });
    const QString good = m->add(m->receiver().url(u"/200"_s), { u"device.*"_s });
    for (int i = 0; i < 40; ++i)
        m->rename(u"d%1"_s.arg(i), "Lamp");
    QTRY_COMPARE(m->webhook(good).totalCalls, 40);
    QTRY_COMPARE(dead.count(), std::size_t(1)); // it never answered: one attempt finds out
    QCOMPARE(m->receiver().ids(), 40);
}

void TestDeliveryLoop::targetThatAnsweredGetsSeveralAtOnce()
{
    m->timeout = 60s;
    m->start();
    const QString id = m->add(m->receiver().url(u"/hang"_s), { u"device.*"_s });
    m->write([&](Store &store) { return store.webhooks().countSuccess(id, Timestamp::now()); });
    for (int i = 0; i < 10; ++i)
        m->rename(u"d%1"_s.arg(i), "Lamp");
    QTRY_COMPARE(m->receiver().count(), std::size_t(DeliveryLoop::perTarget));
}

/// More than may be in flight in all, if each had as many as a target that answers.
void TestDeliveryLoop::manyDeadTargetsDelayNobody()
{
    constexpr int dead = DeliveryLoop::inAll / DeliveryLoop::perTarget + 2;
    m->timeout = 60s;
    std::vector<std::unique_ptr<QTcpServer>> hanging;
    for (int i = 0; i < dead; ++i) {
        hanging.push_back(std::make_unique<QTcpServer>());
        QVERIFY(hanging.back()->listen(QHostAddress::LocalHost));
        m->add(u"http://127.0.0.1:%1/"_s.arg(hanging.back()->serverPort()), { u"device.*"_s });
    }
    m->start();
    for (int i = 0; i < DeliveryLoop::perTarget; ++i)
        m->rename(u"d%1"_s.arg(i), "Lamp");
    QTRY_COMPARE(m->database().number("SELECT count(*) FROM webhook_deliveries"), dead * DeliveryLoop::perTarget);
    const QString good = m->add(m->receiver().url(u"/200"_s), { u"device.*"_s });
    m->rename(u"new"_s, "Lamp");
    QTRY_COMPARE(m->webhook(good).totalCalls, 1);
}

void TestDeliveryLoop::slowTargetGetsAllInTheEnd()
{
    m->timeout = 100ms;
    m->start();
    m->add(m->receiver().url(u"/hang"_s), { u"device.*"_s });
    for (int i = 0; i < 12; ++i)
        m->rename(u"d%1"_s.arg(i), "Lamp");
    QTRY_COMPARE(m->database().number("SELECT count(*) FROM webhook_attempts"), 12);
    QCOMPARE(m->receiver().ids(), 12);
}

void TestDeliveryLoop::killedInFlightIsRepeated()
{
    m->start();
    const QString id = m->add(m->receiver().url(u"/hang"_s), { u"device.*"_s });
    m->rename(u"d1"_s, "Lamp");
    QTRY_COMPARE(m->receiver().count(), std::size_t(1));
    m->kill();
    QCOMPARE(m->tried(id), std::size_t(0));
    m->receiver().answer("/hang", 200);
    m->start();
    QTRY_COMPARE(m->receiver().count(), std::size_t(2));
    QCOMPARE(m->receiver().ids(), 1);
}

void TestDeliveryLoop::killedBeforePlanningIsNotLost()
{
    const QString id = m->add(m->receiver().url(u"/200"_s), { u"device.*"_s });
    m->rename(u"d1"_s, "Lamp");
    QVERIFY(m->deliveries(id).empty());
    m->start();
    QTRY_COMPARE(m->webhook(id).totalCalls, 1);
    m->kill();
    m->start();
    m->rename(u"d1"_s, "Light");
    QTRY_COMPARE(m->webhook(id).totalCalls, 2);
    QCOMPARE(m->receiver().count(), std::size_t(2));
}

void TestDeliveryLoop::rotationSignsTwice()
{
    const QString id = m->add(m->receiver().url(u"/200"_s), { u"device.*"_s });
    m->write([&](Store &store) {
        return store.webhooks().rotateSecret(id, "whsec_bmV3c2VjcmV0bmV3",
                                             { Timestamp::now().microseconds + 60'000'000 });
    });
    m->start();
    m->rename(u"d1"_s, "Lamp");
    QTRY_COMPARE(m->receiver().count(), std::size_t(1));
    const ReceivedRequest &request = m->receiver().request(0);
    const QByteArray text = request.header("webhook-id") + '.' + request.header("webhook-timestamp") + '.'
        + request.body;
    QCOMPARE(request.header("webhook-signature"),
             "v1," + hmacSha256(Secret("newsecretnew"), text).toBase64() + " v1,"
                 + hmacSha256(Secret("secretsecret"), text).toBase64());
}

void TestDeliveryLoop::oldSchemesAreSigned_data()
{
    QTest::addColumn<int>("scheme");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("sports-data") << int(SignatureScheme::SportsData) << "x-webhook-signature"_ba;
    QTest::newRow("data-api") << int(SignatureScheme::DataApi) << "x-signature"_ba;
}

void TestDeliveryLoop::oldSchemesAreSigned()
{
    QFETCH(int, scheme);
    QFETCH(QByteArray, header);
    m->start();
    m->add(m->receiver().url(u"/200"_s), { u"device.*"_s }, SignatureScheme(scheme), "an old plain secret");
    m->rename(u"d1"_s, "Lamp");
    QTRY_COMPARE(m->receiver().count(), std::size_t(1));
    const ReceivedRequest &request = m->receiver().request(0);
    QCOMPARE(request.header(header).size(), 64);
    if (scheme == int(SignatureScheme::SportsData))
        QCOMPARE(request.header(header), hmacSha256(Secret("an old plain secret"), request.body).toHex());
    QVERIFY(request.header("webhook-signature").isEmpty());
}

void TestDeliveryLoop::secretThatCannotBeOpened()
{
    m->start();
    const QString id = m->add(m->receiver().url(u"/200"_s), { u"device.*"_s }, SignatureScheme::Standard, "broken");
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cannot be signed: cannot be opened"_s));
    m->rename(u"d1"_s, "Lamp");
    QTRY_COMPARE(m->tried(id), std::size_t(1));
    QCOMPARE(m->attempts(id).at(0).error, u"secret"_s);
    QCOMPARE(m->deliveries(id).at(0).state, DeliveryState::Pending);
    QCOMPARE(m->receiver().count(), std::size_t(0));
}

void TestDeliveryLoop::missingKeyDisablesNobody()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cannot be signed: cannot be opened"_s));
    m->start();
    const QString id = m->add(m->receiver().url(u"/200"_s), { u"device.*"_s }, SignatureScheme::Standard, "broken");
    m->rename(u"d1"_s, "Lamp");
    std::size_t tried = 1;
    QTRY_COMPARE(m->tried(id), tried);
    for (; tried < 12; ++tried) {
        m->pass(24h);
        QTRY_COMPARE(m->tried(id), tried + 1);
    }
    QVERIFY(m->webhook(id).enabled);
    QCOMPARE(m->deliveries(id).at(0).state, DeliveryState::Pending);
}

/// What another program wrote there is no JSON that could be told.
void TestDeliveryLoop::unreadableRowHoldsNothingUp()
{
    m->start();
    const QString id = m->add(m->receiver().url(u"/200"_s), { u"device.*"_s });
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"Nobody is told"_s));
    m->write([](Store &store) {
        return store.connection().execute(
            "INSERT INTO changes (at, actor, origin, kind, key, action, before)"
            " SELECT at, 'external', 'external', 'device', 'd9', 'update', '{broken' FROM write_context");
    });
    m->rename(u"d1"_s, "Lamp");
    QTRY_COMPARE(m->webhook(id).totalCalls, 1);
    QVERIFY(m->receiver().request(0).body.contains("device.created"));
}

void TestDeliveryLoop::areaOfTheDevice_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("without an area of its own") << "UPDATE entities SET icon = 'x'"_ba;
    QTest::newRow("moved away from the device") << "UPDATE entities SET area_id = 'attic'"_ba;
    QTest::newRow("removed") << "DELETE FROM entities"_ba;
}

void TestDeliveryLoop::areaOfTheDevice()
{
    QFETCH(QByteArray, sql);
    m->write([](Store &store) {
        return store.connection().execute(
            "INSERT INTO devices (device_id, name, area_id) VALUES ('d1', 'Lamp', 'den');"
            "INSERT INTO entities (entity_id, domain, device_id) VALUES ('light.a', 'light', 'd1')");
    });
    const QString id = m->add(m->receiver().url(u"/200"_s), { u"entity.*"_s });
    m->write([](Store &store) {
        return store.connection().execute("UPDATE webhooks SET filters = '{\"area_id\":[\"den\"]}'");
    });
    m->start();
    m->write([&](Store &store) { return store.connection().execute(sql); });
    QTRY_COMPARE(m->webhook(id).totalCalls, 1);
}

void TestDeliveryLoop::forbiddenTargets_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("metadata service") << u"http://169.254.169.254/200"_s;
    QTest::newRow("mapped") << u"http://[::ffff:169.254.169.254]/200"_s;
    QTest::newRow("decimal") << u"http://2852039166/200"_s;
    QTest::newRow("octal") << u"http://0251.0376.0251.0376/200"_s;
    QTest::newRow("by name") << u"http://metadata.google.internal/200"_s;
}

void TestDeliveryLoop::forbiddenTargets()
{
    QFETCH(QString, url);
    m->resolver().hosts = { { u"metadata.google.internal"_s, { QHostAddress(u"169.254.169.254"_s) } } };
    m->start();
    const QString id = m->add(url, { u"device.*"_s });
    m->rename(u"d1"_s, "Lamp");
    QTRY_COMPARE(m->tried(id), std::size_t(1));
    QCOMPARE(m->attempts(id).at(0).error, u"forbidden_target"_s);
}

void TestDeliveryLoop::rebindingIsRefused()
{
    m->resolver().hosts = { { u"hook.example"_s, { QHostAddress::LocalHost } } };
    m->start();
    const QString id = m->add(u"http://hook.example:%1/500"_s.arg(m->receiver().port()), { u"device.*"_s });
    m->rename(u"d1"_s, "Lamp");
    QTRY_COMPARE(m->tried(id), std::size_t(1));
    QCOMPARE(m->receiver().request(0).header("host"), u"hook.example:%1"_s.arg(m->receiver().port()).toLatin1());
    m->resolver().hosts = { { u"hook.example"_s, { QHostAddress::LocalHost, QHostAddress(u"169.254.169.254"_s) } } };
    m->pass(6s);
    QTRY_COMPARE(m->tried(id), std::size_t(2));
    QCOMPARE(m->attempts(id).at(1).error, u"forbidden_target"_s);
    QCOMPARE(m->receiver().count(), std::size_t(1));
}

void TestDeliveryLoop::ownListenerIsRefused()
{
    m->policy.listeners = { { QHostAddress(QHostAddress::Any), m->receiver().port() } };
    m->start();
    const QString id = m->add(m->receiver().url(u"/200"_s), { u"device.*"_s });
    m->rename(u"d1"_s, "Lamp");
    QTRY_COMPARE(m->tried(id), std::size_t(1));
    QCOMPARE(m->attempts(id).at(0).error, u"forbidden_target"_s);
}

void TestDeliveryLoop::drainingLetsTheLastFinish()
{
    m->start();
    const QString id = m->add(m->receiver().url(u"/hang"_s), { u"device.*"_s });
    m->rename(u"d1"_s, "Lamp");
    QTRY_COMPARE(m->receiver().count(), std::size_t(1));
    bool drained = false;
    m->loop().drain(60s, [&] { drained = true; });
    QTRY_VERIFY(drained);
    QCOMPARE(m->tried(id), std::size_t(1));
}

void TestDeliveryLoop::onlyWhatIsAskedIsSent()
{
    m->onlyAsked = true;
    m->start();
    const QString id = m->add(m->receiver().url(u"/500"_s));
    m->rename(u"d1"_s, "Lamp"); // is not even planned
    QString asked;
    m->write([&](Store &store) {
        const Result<std::optional<Webhook>> webhook = store.webhooks().find(id);
        for (int i = 0; i < 2; ++i)
            asked = deliver(store, **webhook, u"ping"_s, Timestamp::now(), "{}").value_or(QString());
        return Result<void>();
    });
    m->loop().ask(u"nothing of that name"_s);
    m->loop().ask(asked);
    QTRY_COMPARE(m->receiver().count(), std::size_t(1));
    QCOMPARE(m->receiver().request(0).header("webhook-id"), asked.toLatin1());
    QTRY_VERIFY(m->webhook(id).failingSince.has_value());
    m->pass(1h); // whoever serves the book tries it again
    QVERIFY(!eventually([this] { return m->receiver().count() > 1; }, 200));
    QCOMPARE(m->deliveries(id).size(), std::size_t(2));
}

QTEST_GUILESS_MAIN(TestDeliveryLoop)
#include "tst_deliveryloop.moc"
