#include "core/influx/influxservice.h"
#include "tests/support/scriptedinflux.h"

#include <QTest>

#include <future>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// How a question ended, seen from another thread.
struct Ending
{
    std::atomic<int> times = 0;
    std::mutex mutex;
    Result<void> result = {};

    InfluxCall::Done done()
    {
        return [this](const Result<void> &how) {
            const std::lock_guard lock(mutex);
            result = how;
            ++times;
        };
    }
    QString message()
    {
        const std::lock_guard lock(mutex);
        return result ? QString() : result.error().message;
    }
};

const QByteArray oneRow = ",result,table,_value\r\n,,0,7\r\n\r\n";

} // namespace

/// The client on its own thread, against a server in the test's.
class TestInfluxService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void pingsAtOnceAndKeepsOn();
    void stateIsRightWhenNobodyAsks();
    void wrongTokenIsNotConnected();
    void hangingPingEnds();
    void allPartsMakeOneAnswer();
    void questionWithoutParts();
    void firstErrorEndsTheRest();
    void allPartsFailAtOnce();
    void answerTakesTooLong();
    void mostUnderWay();
    void stopTellsThoseWhoWait();
    void whoAsksWhileItStopsIsTold();
    void neitherBeforeStartNorAfterStop();

private:
    static InfluxAsking::Part part(const QString &what, std::atomic<int> *rows = nullptr)
    {
        return { .query = { .influxQl = what, .flux = what }, .take = [rows](const InfluxRow &) -> Result<bool> {
                    if (rows)
                        ++*rows;
                    return true;
                } };
    }
    /// Waits for the first ping, so that questions go out without one.
    bool started()
    {
        m_service = std::make_unique<InfluxService>(m_options, m_rhythm);
        m_service->start();
        return QTest::qWaitFor([this] { return m_service->numbers().connected; }, 10'000);
    }
    /// A query that says "hang" gets no answer, one that says "wrong" an error.
    static std::optional<ScriptedInflux::Answer> answer(const InfluxRequestSeen &request)
    {
        if (request.body.contains("hang"))
            return ScriptedInflux::Answer();
        if (request.body.contains("wrong"))
            return ScriptedInflux::status("400 Bad Request", R"({"code":"invalid","message":"it is wrong"})");
        return ScriptedInflux::good(oneRow);
    }

    InfluxOptions m_options;
    InfluxLoop::Rhythm m_rhythm;
    std::unique_ptr<ScriptedInflux> m_server;
    std::unique_ptr<InfluxService> m_service;
};

void TestInfluxService::init()
{
    m_server = std::make_unique<ScriptedInflux>();
    m_server->onRequest = &answer;
    m_options = {};
    m_options.url = m_server->url();
    m_options.token = u"s3cr3t"_s;
    m_options.bucket = u"b"_s;
    m_rhythm = { .pingInterval = 1h };
}

void TestInfluxService::cleanup()
{
    m_service.reset();
    m_server.reset();
}

void TestInfluxService::pingsAtOnceAndKeepsOn()
{
    m_rhythm.pingInterval = 5ms;
    QVERIFY(started());
    QTRY_VERIFY(m_server->pings() >= 3);
    QCOMPARE(m_service->numbers().queryCount, 0); // pings are none
}

void TestInfluxService::stateIsRightWhenNobodyAsks()
{
    m_rhythm.pingInterval = 5ms;
    QVERIFY(started());
    m_server->setPing("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n");
    QTRY_VERIFY(!m_service->numbers().connected);
    m_server->setVersion("2.7.1");
    QTRY_VERIFY(m_service->numbers().connected);
    m_server.reset();
    QTRY_VERIFY(!m_service->numbers().connected);
}

/// /ping answers anybody.
void TestInfluxService::wrongTokenIsNotConnected()
{
    m_rhythm.pingInterval = 5ms;
    QVERIFY(started());
    m_server->setAdmission(ScriptedInflux::status("401 Unauthorized", R"({"code":"unauthorized","message":"no"})"));
    QTRY_VERIFY(!m_service->numbers().connected);
    const int before = m_server->pings();
    QTRY_VERIFY(m_server->pings() > before + 3);
    QVERIFY(!m_service->numbers().connected);
    m_server->setAdmission(ScriptedInflux::good(oneRow));
    QTRY_VERIFY(m_service->numbers().connected);
    QCOMPARE(m_service->numbers().queryCount, 0);
}

void TestInfluxService::hangingPingEnds()
{
    m_rhythm = { .pingInterval = 5ms, .pingLimit = 50ms };
    QVERIFY(started());
    m_server->setPing({});
    QTRY_VERIFY(!m_service->numbers().connected);
    m_server->setVersion("2.7.1");
    QTRY_VERIFY(m_service->numbers().connected);
}

void TestInfluxService::allPartsMakeOneAnswer()
{
    QVERIFY(started());
    std::atomic<int> rows = 0;
    Ending ending;
    m_service->ask(
        { .parts = { part(u"a"_s, &rows), part(u"b"_s, &rows), part(u"c"_s, &rows) }, .done = ending.done() });
    QTRY_COMPARE(ending.times.load(), 1);
    QCOMPARE(ending.message(), u""_s);
    QCOMPARE(rows.load(), 3);
    QCOMPARE(m_server->requests().size(), 3U);
    QCOMPARE(m_service->numbers().queryCount, 3);
}

void TestInfluxService::questionWithoutParts()
{
    QVERIFY(started());
    Ending ending;
    m_service->ask({ .done = ending.done() });
    QTRY_COMPARE(ending.times.load(), 1);
    QCOMPARE(ending.message(), u""_s);
}

void TestInfluxService::firstErrorEndsTheRest()
{
    QVERIFY(started());
    Ending ending;
    m_service->ask({ .parts = { part(u"hang"_s), part(u"wrong"_s), part(u"hang"_s) }, .done = ending.done() });
    QTRY_COMPARE(ending.times.load(), 1);
    QVERIFY2(ending.message().endsWith(u"it is wrong"_s), qUtf8Printable(ending.message()));
    m_service->stop();
    QCOMPARE(ending.times.load(), 1);
}

/// The others have failed as well when they are broken off.
void TestInfluxService::allPartsFailAtOnce()
{
    QVERIFY(started());
    m_server.reset();
    for (int i = 0; i < 30; ++i) {
        Ending ending;
        m_service->ask({ .parts = { part(u"a"_s), part(u"b"_s), part(u"c"_s), part(u"d"_s), part(u"e"_s) },
                         .done = ending.done() });
        QTRY_COMPARE(ending.times.load(), 1);
        QVERIFY2(ending.message().endsWith(u"refuses the connection"_s), qUtf8Printable(ending.message()));
    }
}

void TestInfluxService::answerTakesTooLong()
{
    m_options.answerTimeout = 50ms;
    QVERIFY(started());
    Ending ending;
    m_service->ask({ .parts = { part(u"hang"_s) }, .done = ending.done() });
    QTRY_COMPARE(ending.times.load(), 1);
    QVERIFY(!ending.message().isEmpty());
    QCOMPARE(m_service->numbers().successRate, 0.0);
}

void TestInfluxService::mostUnderWay()
{
    QVERIFY(started());
    Ending waiting;
    for (int i = 0; i < InfluxService::most; ++i)
        m_service->ask({ .parts = { part(u"hang"_s) }, .done = waiting.done() });
    Ending refused;
    m_service->ask({ .parts = { part(u"a"_s) }, .done = refused.done() });
    QCOMPARE(refused.times.load(), 1); // at once
    QCOMPARE(refused.message(), u"Too many requests wait for InfluxDB"_s);
    QCOMPARE(waiting.times.load(), 0);
    m_service->stop();
    QCOMPARE(waiting.times.load(), InfluxService::most);
}

void TestInfluxService::stopTellsThoseWhoWait()
{
    QVERIFY(started());
    Ending ending;
    m_service->ask({ .parts = { part(u"hang"_s) }, .done = ending.done() });
    QTRY_COMPARE(m_server->requests().size(), 1U);
    m_service->stop();
    QCOMPARE(ending.times.load(), 1);
    QCOMPARE(ending.result.error().code, ErrorCode::Unavailable);
}

void TestInfluxService::whoAsksWhileItStopsIsTold()
{
    for (int round = 0; round < 50; ++round) {
        m_service = std::make_unique<InfluxService>(m_options, m_rhythm);
        m_service->start();
        std::atomic<int> asked = 0;
        std::atomic<int> told = 0;
        const auto ask = [this, &asked, &told] {
            while (++asked < 200)
                m_service->ask({ .done = [&told](const Result<void> &) { ++told; } });
            --asked;
        };
        std::vector<std::future<void>> askers;
        for (int i = 0; i < 4; ++i)
            askers.push_back(std::async(std::launch::async, ask));
        while (asked < 50)
            std::this_thread::yield();
        m_service->stop();
        askers.clear(); // waits
        QCOMPARE(told.load(), asked.load());
    }
}

void TestInfluxService::neitherBeforeStartNorAfterStop()
{
    m_service = std::make_unique<InfluxService>(m_options, m_rhythm);
    Ending before;
    m_service->ask({ .parts = { part(u"a"_s) }, .done = before.done() });
    QCOMPARE(before.times.load(), 1);
    QCOMPARE(before.result.error().code, ErrorCode::Unavailable);
    m_service->start();
    m_service->stop();
    Ending after;
    m_service->ask({ .parts = { part(u"a"_s) }, .done = after.done() });
    QCOMPARE(after.times.load(), 1);
    QCOMPARE(after.result.error().code, ErrorCode::Unavailable);
    QVERIFY(m_server->requests().empty());
}

QTEST_GUILESS_MAIN(TestInfluxService)
#include "tst_influxservice.moc"
