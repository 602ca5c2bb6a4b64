#include "core/discovery/discoverymachine.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = DiscoveryState;
using Kind = LinkFailure::Kind;

namespace {

/// Notes what the machine asks for; a test answers in its place.
class NotingPort : public DiscoveryPort
{
public:
    void open(const Endpoint &endpoint) override { opened += endpoint.url.host(); }
    void send(const QByteArray &text) override { sent += text; }
    void close() override { ++closes; }
    void store(RegistryLists lists) override { listings.push_back(std::move(lists)); }

    QStringList opened = {};
    QByteArrayList sent = {};
    int closes = 0;
    std::vector<RegistryLists> listings = {};
};

} // namespace

/// Which address is tried when, and when not any more.
class TestDiscoveryMachine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { make({ u"home"_s }); }
    void noAddressIsDisabled();
    void statesOnTheWay();
    void lostConnectionIsTriedAgain();
    void waitsGrow();
    void stableConnectionEndsTheRow();
    void shortConnectionDoesNot();
    void givesUpAfterTheRetries();
    void silentAddressIsNotWaitedForLong();
    void invalidTokenIsTriedOnce();
    void invalidTokenIsToldBesideAnotherAddress();
    void triggerTriesAnInvalidTokenAgain();
    void untrustedCertificateIsTriedEverLater();
    void banIsWaitedOutLong();
    void secondAddressIsTriedAtOnce();
    void ownAddressComesFirstAgain();
    void invalidTokenThereLeavesTheOther();
    void dropInMidListingStoresNothing();
    void triggerListsAtOnce();
    void triggerEndsAWait();
    void triggerWhileConnectingDoesNothing();
    void failedWriteIsShown();
    void lateStoreOfALostConnectionIsHarmless();
    void errorEndsWithTheNextListing();
    void errorCodes_data();
    void errorCodes();
    void refusalIsWarnedOfOnce();
    void stopEndsAll();
    void logsHoldNoToken();

private:
    void make(const QStringList &hosts, qint64 retries = -1)
    {
        m_port = std::make_unique<NotingPort>();
        DiscoveryMachine::Options options;
        for (const QString &host : hosts)
            options.endpoints.push_back({ QUrl(u"ws://u:TOPSECRET@%1/api/websocket"_s.arg(host)), u"TOPSECRET"_s });
        options.mostRetries = retries;
        options.random = [] { return 0.5; };
        m_machine = std::make_unique<DiscoveryMachine>(options, *m_port);
    }
    void pass(std::chrono::milliseconds time)
    {
        m_now += time;
        m_machine->advance(m_now);
    }
    void receive(const QByteArray &frame) { m_machine->received(frame, m_now); }
    void lose(Kind kind = Kind::Closed) { m_machine->closed({ kind, u"Gone"_s }, m_now); }
    void refuseToken()
    {
        m_machine->opened(m_now);
        receive(R"({"type":"auth_required"})");
        receive(R"({"type":"auth_invalid","message":"no"})");
    }
    /// Answers every command that was sent, with `refused` none of that type.
    void answer(const QString &refused = {})
    {
        for (const QByteArray &text : std::exchange(m_port->sent, {})) {
            const QJsonObject message = QJsonDocument::fromJson(text).object();
            const QByteArray id = QByteArray::number(message[u"id"_s].toInteger());
            if (message[u"type"_s] == u"auth"_s)
                receive(R"({"type":"auth_ok"})");
            else if (message[u"type"_s] == refused)
                receive(R"({"id":)" + id + R"(,"type":"result","success":false,"error":{"code":"x","message":"y"}})");
            else
                receive(R"({"id":)" + id + R"(,"type":"result","success":true,"result":[]})");
        }
    }
    void toListing()
    {
        m_machine->opened(m_now);
        receive(R"({"type":"auth_required"})");
        answer();
        answer();
    }
    void toFollowing(const QString &refused = {})
    {
        toListing();
        answer(refused);
        m_machine->stored({}, m_now);
    }
    std::chrono::milliseconds untilRetry() const
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(m_machine->nextRetry().value() - m_now);
    }
    qsizetype tries() const { return m_port->opened.size(); }

    Moment m_now = Moment(1000s);
    std::unique_ptr<NotingPort> m_port;
    std::unique_ptr<DiscoveryMachine> m_machine;
};

void TestDiscoveryMachine::noAddressIsDisabled()
{
    make({});
    m_machine->start(m_now);
    m_machine->trigger(m_now);
    QCOMPARE(m_machine->state(), State::Disabled);
    QVERIFY(!m_machine->deadline());
    m_machine->stop();
    QCOMPARE(m_machine->state(), State::Disabled);
}

void TestDiscoveryMachine::statesOnTheWay()
{
    m_machine->start(m_now);
    QCOMPARE(m_machine->state(), State::Connecting);
    QCOMPARE(m_port->opened, QStringList { u"home"_s });
    m_machine->opened(m_now);
    receive(R"({"type":"auth_required"})");
    answer();
    QCOMPARE(m_machine->state(), State::Connecting);
    answer();
    QCOMPARE(m_machine->state(), State::Listing);
    answer();
    QCOMPARE(m_machine->state(), State::Listing);
    QCOMPARE(m_port->listings.size(), std::size_t(1));
    m_machine->stored({}, m_now);
    QCOMPARE(m_machine->state(), State::Following);
    QVERIFY(!m_machine->error());
}

void TestDiscoveryMachine::lostConnectionIsTriedAgain()
{
    m_machine->start(m_now);
    toFollowing();
    lose();
    QCOMPARE(m_machine->state(), State::Waiting);
    QCOMPARE(m_machine->error()->code, u"closed"_s);
    QCOMPARE(untilRetry().count(), 1000);
    pass(999ms);
    QCOMPARE(tries(), 1);
    pass(1ms);
    QCOMPARE(tries(), 2);
    QCOMPARE(m_machine->state(), State::Connecting);
    QVERIFY(!m_machine->nextRetry());
    toFollowing();
    QCOMPARE(m_machine->state(), State::Following);
}

void TestDiscoveryMachine::waitsGrow()
{
    m_machine->start(m_now);
    for (const std::chrono::seconds wait : { 1s, 2s, 4s, 8s, 16s, 32s, 64s, 128s, 256s, 300s, 300s }) {
        lose(Kind::Unreachable);
        QCOMPARE(untilRetry().count(), std::chrono::milliseconds(wait).count());
        pass(wait);
    }
}

void TestDiscoveryMachine::stableConnectionEndsTheRow()
{
    m_machine->start(m_now);
    for (int i = 0; i < 4; ++i) {
        lose(Kind::Unreachable);
        pass(10s);
    }
    toFollowing();
    m_now += 60s;
    lose();
    QCOMPARE(untilRetry().count(), 1000);
}

void TestDiscoveryMachine::shortConnectionDoesNot()
{
    m_machine->start(m_now);
    for (const int wait : { 1000, 2000, 4000 }) {
        toFollowing();
        lose();
        QCOMPARE(untilRetry().count(), wait);
        pass(std::chrono::milliseconds(wait));
    }
}

void TestDiscoveryMachine::givesUpAfterTheRetries()
{
    make({ u"home"_s }, 2);
    m_machine->start(m_now);
    for (int i = 0; i < 3; ++i) {
        lose(Kind::Unreachable);
        pass(10s);
    }
    QCOMPARE(tries(), 3);
    QCOMPARE(m_machine->state(), State::Stopped);
    QCOMPARE(m_machine->error()->code, u"unreachable"_s);
    pass(24h);
    QCOMPARE(tries(), 3);
    m_machine->trigger(m_now);
    QCOMPARE(m_machine->state(), State::Connecting);
}

void TestDiscoveryMachine::silentAddressIsNotWaitedForLong()
{
    m_machine->start(m_now);
    pass(20s);
    QCOMPARE(m_machine->state(), State::Waiting);
    QCOMPARE(m_machine->error()->code, u"unreachable"_s);
    QVERIFY(m_port->closes > 0);
}

void TestDiscoveryMachine::invalidTokenIsTriedOnce()
{
    m_machine->start(m_now);
    refuseToken();
    QCOMPARE(m_machine->state(), State::AuthInvalid);
    QCOMPARE(m_machine->error()->code, u"auth_invalid"_s);
    QVERIFY(!m_machine->deadline());
    pass(48h);
    QCOMPARE(tries(), 1);
}

/// Waiting for the other address must not hide what only its owner can mend.
void TestDiscoveryMachine::invalidTokenIsToldBesideAnotherAddress()
{
    make({ u"home"_s, u"cloud"_s });
    m_machine->start(m_now);
    const QString home = m_machine->address();
    refuseToken();
    QCOMPARE(m_machine->address(), home); // where the error was, though the other is tried already
    lose(Kind::Unreachable);
    QCOMPARE(m_machine->state(), State::Waiting);
    QCOMPARE(m_machine->error()->code, u"auth_invalid"_s);
    QCOMPARE(m_machine->address(), home);
}

void TestDiscoveryMachine::triggerTriesAnInvalidTokenAgain()
{
    m_machine->start(m_now);
    refuseToken();
    m_machine->trigger(m_now);
    QCOMPARE(tries(), 2);
    toFollowing();
    QVERIFY(!m_machine->error());
}

/// Other than a wrong token: no try is counted against this machine, and certificates are renewed.
void TestDiscoveryMachine::untrustedCertificateIsTriedEverLater()
{
    m_machine->start(m_now);
    for (const std::chrono::seconds wait : { 1s, 2s, 4s, 8s }) {
        lose(Kind::Tls);
        QCOMPARE(m_machine->state(), State::Waiting);
        QCOMPARE(untilRetry().count(), std::chrono::milliseconds(wait).count());
        pass(wait);
    }
    QCOMPARE(tries(), 5);
    QCOMPARE(m_machine->error()->code, u"tls"_s);
}

void TestDiscoveryMachine::banIsWaitedOutLong()
{
    m_machine->start(m_now);
    lose(Kind::Banned);
    QCOMPARE(m_machine->state(), State::Waiting);
    QCOMPARE(m_machine->error()->code, u"banned"_s);
    QVERIFY(untilRetry() >= 1h);
    pass(59min);
    QCOMPARE(tries(), 1);
    pass(1min);
    QCOMPARE(tries(), 2);
}

void TestDiscoveryMachine::secondAddressIsTriedAtOnce()
{
    make({ u"home"_s, u"cloud"_s });
    m_machine->start(m_now);
    lose(Kind::Unreachable);
    QCOMPARE(m_port->opened, QStringList({ u"home"_s, u"cloud"_s }));
    lose(Kind::Unreachable);
    QCOMPARE(m_machine->state(), State::Waiting);
    QCOMPARE(untilRetry().count(), 1000);
    pass(1s);
    QCOMPARE(m_port->opened.last(), u"home"_s);
}

void TestDiscoveryMachine::ownAddressComesFirstAgain()
{
    make({ u"home"_s, u"cloud"_s });
    m_machine->start(m_now);
    lose(Kind::Unreachable);
    toFollowing();
    m_now += 10min;
    lose();
    pass(1s);
    QCOMPARE(m_port->opened, QStringList({ u"home"_s, u"cloud"_s, u"home"_s }));
}

void TestDiscoveryMachine::invalidTokenThereLeavesTheOther()
{
    make({ u"home"_s, u"cloud"_s });
    m_machine->start(m_now);
    lose(Kind::Unreachable);
    refuseToken();
    QCOMPARE(m_machine->error()->code, u"auth_invalid"_s);
    for (int i = 0; i < 3; ++i) {
        pass(10min);
        lose(Kind::Unreachable);
    }
    QCOMPARE(m_port->opened.count(u"cloud"_s), 1);
    QCOMPARE(m_port->opened.count(u"home"_s), 4);
}

void TestDiscoveryMachine::dropInMidListingStoresNothing()
{
    m_machine->start(m_now);
    toListing();
    m_port->sent.removeLast();
    answer();
    lose();
    QVERIFY(m_port->listings.empty());
    QCOMPARE(m_machine->state(), State::Waiting);
}

void TestDiscoveryMachine::triggerListsAtOnce()
{
    m_machine->start(m_now);
    toFollowing();
    m_machine->trigger(m_now);
    QCOMPARE(m_machine->state(), State::Listing);
    answer();
    QCOMPARE(m_port->listings.size(), std::size_t(2));
}

void TestDiscoveryMachine::triggerEndsAWait()
{
    m_machine->start(m_now);
    lose(Kind::Banned);
    m_machine->trigger(m_now);
    QCOMPARE(m_machine->state(), State::Connecting);
    QCOMPARE(tries(), 2);
}

void TestDiscoveryMachine::triggerWhileConnectingDoesNothing()
{
    m_machine->start(m_now);
    m_machine->trigger(m_now);
    QCOMPARE(tries(), 1);
}

void TestDiscoveryMachine::failedWriteIsShown()
{
    m_machine->start(m_now);
    toListing();
    answer();
    m_machine->stored(failure(ErrorCode::StorageFull, u"The disk is full"_s), m_now);
    QCOMPARE(m_machine->error()->code, u"storage"_s);
    QCOMPARE(m_machine->error()->message, u"The disk is full"_s);
    QCOMPARE(m_machine->state(), State::Following);
    pass(30s);
    QCOMPARE(m_machine->state(), State::Listing);
}

void TestDiscoveryMachine::lateStoreOfALostConnectionIsHarmless()
{
    m_machine->start(m_now);
    toListing();
    answer();
    lose();
    m_machine->stored({}, m_now);
    QCOMPARE(m_machine->state(), State::Waiting);
    QCOMPARE(m_machine->error()->code, u"closed"_s);
}

void TestDiscoveryMachine::errorEndsWithTheNextListing()
{
    m_machine->start(m_now);
    lose(Kind::Unreachable);
    pass(1s);
    toListing();
    QVERIFY(m_machine->error());
    answer();
    m_machine->stored({}, m_now);
    QVERIFY(!m_machine->error());
}

void TestDiscoveryMachine::errorCodes_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("code");
    QTest::newRow("nobody there") << int(Kind::Unreachable) << u"unreachable"_s;
    QTest::newRow("403") << int(Kind::Banned) << u"banned"_s;
    QTest::newRow("a certificate") << int(Kind::Tls) << u"tls"_s;
    QTest::newRow("closed") << int(Kind::Closed) << u"closed"_s;
    QTest::newRow("a giant message") << int(Kind::TooLarge) << u"too_large"_s;
}

void TestDiscoveryMachine::errorCodes()
{
    QFETCH(int, kind);
    m_machine->start(m_now);
    lose(Kind(kind));
    QTEST(m_machine->error()->code, "code");
    QCOMPARE(m_machine->error()->message, u"Gone"_s);
}

void TestDiscoveryMachine::refusalIsWarnedOfOnce()
{
    const QString splits = u"config/device_registry/list_composite_splits"_s;
    QTest::ignoreMessage(QtWarningMsg,
                         "Home Assistant does not know or allow config/device_registry/list_composite_splits, done "
                         "without: y");
    m_machine->start(m_now);
    toFollowing(splits);
    QTest::failOnWarning(QRegularExpression(u"list_composite_splits"_s));
    m_machine->trigger(m_now);
    answer(splits);
    QCOMPARE(m_port->listings.size(), std::size_t(2));
    QVERIFY(!m_port->listings[1][RegistryPart::Splits]);
}

void TestDiscoveryMachine::stopEndsAll()
{
    m_machine->start(m_now);
    toFollowing();
    m_machine->stop();
    QCOMPARE(m_machine->state(), State::Stopped);
    QVERIFY(!m_machine->deadline());
    QCOMPARE(m_port->closes, 1);
}

void TestDiscoveryMachine::logsHoldNoToken()
{
    QTest::failOnWarning(QRegularExpression(u"TOPSECRET"_s));
    m_machine->start(m_now);
    refuseToken();
    QVERIFY(!m_machine->error()->message.contains(u"TOPSECRET"_s));
}

QTEST_GUILESS_MAIN(TestDiscoveryMachine)
#include "tst_discoverymachine.moc"
