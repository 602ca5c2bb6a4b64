#include "core/storage/registrysync.h"
#include "tests/support/apifixture.h"
#include "tests/support/homes.h"

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The routes of the discovery, without a Home Assistant.
class TestDiscoveryApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<ApiFixture>(); }
    void cleanup() { m.reset(); }
    void notSetUp();
    void statusIsShown();
    void historyIsShown();
    void stateWords_data();
    void stateWords();
    void triggerIsPassedOn();
    void triggerWhereItIsNotSetUp();
    void heldListingIsShownAndApproved();
    void nothingToApprove();
    void feedersListingIsApprovedByName();
    void unknownSource();

private:
    void setStatus(const DiscoveryStatus &status)
    {
        m->context().discovery.status = [status] { return status; };
    }
    /// A home of 40 devices and a listing that lacks 30 of them.
    void hold(const QString &source);

    std::unique_ptr<ApiFixture> m;
};

void TestDiscoveryApi::hold(const QString &source)
{
    m->feedDevices(devicesOfHome(40));
    must(m->database().tryWrite([&](Store &store) -> Result<void> {
        RegistrySnapshot snapshot;
        snapshot.devices = must(readDevices(devicesOfHome(40)));
        return RegistrySync(store).apply(snapshot, source).map([](const SyncReport &) { });
    }));
    must(m->database().tryWrite([&](Store &store) -> Result<void> {
        RegistrySnapshot snapshot;
        snapshot.devices = must(readDevices(devicesOfHome(10)));
        const SyncReport report = must(RegistrySync(store).apply(snapshot, source));
        return report.held ? Result<void>() : failure(ErrorCode::Internal, u"not held"_s);
    }));
}

void TestDiscoveryApi::notSetUp()
{
    const ApiAnswer answer = m->get("/api/discovery");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(
        answer.body(),
        R"({"state":"disabled","last_run":null,"next_retry":null,"counts":null,"held":null,"error":null,"address":null,"history":null})"_ba);
    QCOMPARE(
        m->get("/health").value(u"discovery"_s).toObject(),
        QJsonObject(
            { { u"state"_s, u"disabled"_s }, { u"last_run"_s, QJsonValue::Null }, { u"held"_s, QJsonValue::Null } }));
}

void TestDiscoveryApi::statusIsShown()
{
    DiscoveryStatus status;
    status.state = DiscoveryState::Waiting;
    status.lastRun = Timestamp::fromText("2026-01-02T03:04:05+00:00");
    status.nextRetry = Timestamp::fromText("2026-01-02T03:05:00+00:00");
    status.counts = DiscoveryCounts { .devices = 3, .entities = 5, .areas = 1 };
    status.error = DiscoveryError { .code = u"unreachable"_s, .message = u"Nobody there"_s };
    status.address = u"ws://h:1/api/websocket"_s;
    setStatus(status);
    QCOMPARE(
        m->get("/api/discovery").body(),
        R"({"state":"waiting","last_run":"2026-01-02T03:04:05.000000+00:00",)"
        R"("next_retry":"2026-01-02T03:05:00.000000+00:00",)"
        R"("counts":{"devices":3,"entities":5,"areas":1,"labels":null,"integrations":null},"held":null,)"
        R"("error":{"code":"unreachable","message":"Nobody there"},"address":"ws://h:1/api/websocket","history":null})"_ba);
    QCOMPARE(m->get("/health").value(u"discovery"_s)[u"last_run"_s], u"2026-01-02T03:04:05.000000+00:00"_s);
}

void TestDiscoveryApi::historyIsShown()
{
    m->context().discovery.history = [] {
        return std::optional(HistoryStatus { .written = 3,
                                             .lost = 2,
                                             .failures = 5,
                                             .lastWritten = Timestamp { 1'760'393'703'000'000 },
                                             .error = u"InfluxDB is away"_s });
    };
    QVERIFY(
        m->get("/api/discovery")
            .body()
            .endsWith(
                R"("history":{"written":3,"lost":2,"failures":5,"last_written":"2025-10-13T22:15:03.000000+00:00","error":"InfluxDB is away"}})"));
}

void TestDiscoveryApi::stateWords_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("word");
    QTest::newRow("disabled") << int(DiscoveryState::Disabled) << u"disabled"_s;
    QTest::newRow("connecting") << int(DiscoveryState::Connecting) << u"connecting"_s;
    QTest::newRow("listing") << int(DiscoveryState::Listing) << u"listing"_s;
    QTest::newRow("following") << int(DiscoveryState::Following) << u"following"_s;
    QTest::newRow("waiting") << int(DiscoveryState::Waiting) << u"waiting"_s;
    QTest::newRow("auth_invalid") << int(DiscoveryState::AuthInvalid) << u"auth_invalid"_s;
    QTest::newRow("stopped") << int(DiscoveryState::Stopped) << u"stopped"_s;
}

void TestDiscoveryApi::stateWords()
{
    QFETCH(int, state);
    setStatus({ .state = DiscoveryState(state) });
    QTEST(m->get("/api/discovery").value(u"state"_s).toString(), "word");
}

void TestDiscoveryApi::triggerIsPassedOn()
{
    int triggered = 0;
    m->context().discovery.trigger = [&triggered]() -> Result<void> {
        ++triggered;
        return {};
    };
    const ApiAnswer answer = m->post("/api/discovery/trigger", {});
    QCOMPARE(answer.status(), 202);
    QCOMPARE(answer.value(u"success"_s), true);
    QCOMPARE(triggered, 1);
}

void TestDiscoveryApi::triggerWhereItIsNotSetUp()
{
    const ApiAnswer answer = m->post("/api/discovery/trigger", {});
    QCOMPARE(answer.status(), 503);
    QCOMPARE(answer.value(u"detail"_s), u"Home Assistant is not set up"_s);
}

void TestDiscoveryApi::heldListingIsShownAndApproved()
{
    hold(u"discovery"_s);
    for (const QByteArray path : { "/api/discovery", "/health" }) {
        const QJsonValue held = path == "/health" ? m->get(path).value(u"discovery"_s)[u"held"_s]
                                                  : m->get(path).value(u"held"_s);
        QCOMPARE(held[u"reason"_s], u"refused"_s);
        QCOMPARE(held[u"would_remove"_s], 30);
    }
    const ApiAnswer answer = m->post("/api/discovery/approve", {});
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.value(u"devices"_s)[u"gone"_s], 30);
    QCOMPARE(answer.value(u"devices"_s)[u"unchanged"_s], 10);
    QVERIFY(m->get("/api/discovery").value(u"held"_s).isNull());
    QVERIFY(m->database().device(u"d0039"_s).goneAt.has_value());
    QCOMPARE(m->post("/api/discovery/approve", {}).status(), 404);
}

void TestDiscoveryApi::nothingToApprove()
{
    QCOMPARE(m->post("/api/discovery/approve", {}).status(), 404);
}

void TestDiscoveryApi::feedersListingIsApprovedByName()
{
    hold(u"feeder:devices"_s);
    QCOMPARE(m->get("/api/discovery").value(u"held"_s)[u"source"_s], u"feeder:devices"_s);
    QCOMPARE(m->get("/health").value(u"discovery"_s)[u"held"_s][u"would_remove"_s], 30);
    QCOMPARE(m->post("/api/discovery/approve", {}).status(), 404);
    QCOMPARE(m->post("/api/discovery/approve?source=feeder:devices", {}).value(u"devices"_s)[u"gone"_s], 30);
    QVERIFY(m->get("/api/discovery").value(u"held"_s).isNull());
}

void TestDiscoveryApi::unknownSource()
{
    QCOMPARE(m->post("/api/discovery/approve?source=nobody", {}).status(), 422);
}

QTEST_GUILESS_MAIN(TestDiscoveryApi)
#include "tst_discoveryapi.moc"
