#include "core/discovery/historyservice.h"
#include "tests/support/homes.h"
#include "tests/support/scriptedinflux.h"

#include <QRegularExpression>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// What becomes of snapshots where InfluxDB takes them, is slow, refuses them or is away.
class TestHistoryLoop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_loop.reset(); }
    void writesInPieces();
    void writesOneAfterAnother();
    void newestReplacesTheOneThatWaits();
    void outageIsToldOnceAndGotOver();
    void newestIsWrittenAfterAnOutage();
    void pieceThatFailsIsWrittenAgainWithAll();
    void nobodyListens();
    void refusedPointsAreNotSentAgain();
    void statusIsShared();
    void stopBreaksOff();
    void serviceTakesFromAnyThread();
    void serviceStopsWhileInfluxHangs();

private:
    using Answer = ScriptedInflux::Answer;

    static HistorySnapshot home(int devices, qint64 second)
    {
        HistorySnapshot snapshot;
        snapshot.lists[RegistryPart::Devices] = devicesOfHome(devices);
        snapshot.time = { second * 1'000'000 };
        return snapshot;
    }
    HistoryLoop::Context context() const
    {
        HistoryLoop::Context context;
        context.options.url = m_influx->url();
        context.options.org = u"home"_s;
        context.options.bucket = u"history"_s;
        context.options.token = u"TOPSECRET"_s;
        context.random = [] { return 0.5; };
        return context;
    }
    void put(HistorySnapshot snapshot)
    {
        m_inbox->put(std::move(snapshot));
        m_loop->look();
    }
    static Answer taken() { return { "HTTP/1.1 204 No Content\r\n\r\n" }; }
    static Answer away() { return ScriptedInflux::status("503 Service Unavailable", R"({"message":"busy"})"); }
    static Answer silent() { return {}; }
    std::size_t writes() const { return m_influx->requests().size(); }
    /// The second of the points of a write.
    QByteArray secondOf(std::size_t write) const
    {
        const QByteArray body = m_influx->requests().at(write).body.trimmed();
        return body.mid(body.lastIndexOf(' ') + 1).chopped(9);
    }
    qsizetype linesOf(std::size_t write) const { return m_influx->requests().at(write).body.count('\n'); }
    HistoryStatus status() const { return m_inbox->status(); }

    std::unique_ptr<ScriptedInflux> m_influx;
    std::unique_ptr<InfluxStatus> m_status;
    std::unique_ptr<HistoryInbox> m_inbox;
    std::unique_ptr<HistoryLoop> m_loop;
};

void TestHistoryLoop::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_influx = std::make_unique<ScriptedInflux>();
    m_influx->script({ taken() });
    m_status = std::make_unique<InfluxStatus>();
    m_inbox = std::make_unique<HistoryInbox>();
    m_loop = std::make_unique<HistoryLoop>(context(), *m_status, *m_inbox);
}

void TestHistoryLoop::writesInPieces()
{
    put(home(12'001, 100));
    QTRY_COMPARE(status().written, 1);
    QCOMPARE(writes(), std::size_t(3));
    QCOMPARE(linesOf(0), 5000);
    QCOMPARE(linesOf(1), 5000);
    QCOMPARE(linesOf(2), 2001);
    QVERIFY(m_influx->requests()[0].target.startsWith("/api/v2/write?org=home&bucket=history"));
    QCOMPARE(status().lastWritten->microseconds, 100'000'000);
    QCOMPARE(status().lost, 0);
    QVERIFY(!status().error);
}

void TestHistoryLoop::writesOneAfterAnother()
{
    put(home(1, 100));
    QTRY_COMPARE(status().written, 1);
    put(home(2, 200));
    QTRY_COMPARE(status().written, 2);
    QCOMPARE(secondOf(0), "100"_ba);
    QCOMPARE(secondOf(1), "200"_ba);
}

void TestHistoryLoop::newestReplacesTheOneThatWaits()
{
    m_influx->script({ silent(), taken() });
    HistoryLoop::Context impatient = context();
    impatient.options.answerTimeout = std::chrono::milliseconds(500);
    m_loop = std::make_unique<HistoryLoop>(impatient, *m_status, *m_inbox);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"history of the registries is not written"_s));
    put(home(1, 100));
    QTRY_COMPARE(writes(), std::size_t(1));
    for (int second = 200; second <= 500; second += 100)
        put(home(1, second));
    QTRY_COMPARE(status().written, 1);
    QCOMPARE(writes(), std::size_t(2)); // none beside the first one, and of the others the newest alone
    QCOMPARE(secondOf(1), "500"_ba);
    QCOMPARE(status().lost, 4);
    QCOMPARE(status().failures, 1);
}

void TestHistoryLoop::outageIsToldOnceAndGotOver()
{
    m_influx->script({ away(), away(), taken() });
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"The history of the registries is not written: .*503"_s));
    put(home(1, 100));
    QTRY_COMPARE(status().failures, 1);
    QVERIFY(status().error->contains(u"503"_s));
    QTRY_COMPARE_WITH_TIMEOUT(status().failures, 2, 3000); // after a second, and without another warning
    QTRY_COMPARE_WITH_TIMEOUT(status().written, 1, 5000);
    QVERIFY(!status().error);
    QCOMPARE(secondOf(2), "100"_ba);
    QCOMPARE(status().lost, 0);
}

void TestHistoryLoop::newestIsWrittenAfterAnOutage()
{
    m_influx->script({ away(), taken() });
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is not written"_s));
    put(home(1, 100));
    QTRY_COMPARE(status().failures, 1);
    put(home(1, 200));
    put(home(1, 300));
    QCOMPARE(writes(), std::size_t(1)); // it waits as long as without them
    QTRY_COMPARE(status().written, 1);
    QCOMPARE(writes(), std::size_t(2));
    QCOMPARE(secondOf(1), "300"_ba);
    QCOMPARE(status().lost, 2);
}

void TestHistoryLoop::pieceThatFailsIsWrittenAgainWithAll()
{
    m_influx->script({ taken(), away(), taken() });
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is not written"_s));
    put(home(6000, 100));
    QTRY_COMPARE(status().written, 1);
    QCOMPARE(writes(), std::size_t(4));
    QCOMPARE(m_influx->requests()[2].body, m_influx->requests()[0].body);
}

void TestHistoryLoop::nobodyListens()
{
    m_influx.reset();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"refuses the connection"_s));
    put(home(1, 100));
    QTRY_COMPARE(status().failures, 1);
    QVERIFY(!status().error->contains(u"TOPSECRET"_s));
    QCOMPARE(status().written, 0);
}

void TestHistoryLoop::refusedPointsAreNotSentAgain()
{
    m_influx->script({ ScriptedInflux::status("422 Unprocessable Entity", R"({"message":"field type conflict"})"),
                       taken(), taken() });
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is not written: .*field type conflict"_s));
    put(home(6000, 100));
    QTRY_COMPARE(status().failures, 1);
    QCOMPARE(writes(), std::size_t(2)); // the second piece all the same
    QCOMPARE(status().lost, 1);
    QCOMPARE(status().written, 0);
    put(home(1, 200));
    QTRY_COMPARE(status().written, 1);
    QCOMPARE(writes(), std::size_t(3));
    QCOMPARE(secondOf(2), "200"_ba);
    QVERIFY(!status().error);
}

void TestHistoryLoop::statusIsShared()
{
    put(home(1, 100));
    QTRY_COMPARE(status().written, 1);
    QVERIFY(m_status->numbers().connected);
    QCOMPARE(m_status->numbers().queryCount, 0);
    QCOMPARE(m_status->kind(), InfluxKind::V2);
}

void TestHistoryLoop::stopBreaksOff()
{
    m_influx->script({ silent() });
    put(home(1, 100));
    QTRY_COMPARE(writes(), std::size_t(1));
    m_loop->stop();
    put(home(1, 200));
    QCOMPARE(writes(), std::size_t(1));
    QCOMPARE(status().failures, 0);
}

void TestHistoryLoop::serviceTakesFromAnyThread()
{
    HistoryService service(context(), *m_status);
    service.put(home(1, 50)); // before the start: nobody writes it
    service.start();
    const std::unique_ptr<QThread> writer(QThread::create([&service] { service.put(home(3, 100)); }));
    writer->start();
    QTRY_COMPARE(service.status().written, 1);
    writer->wait();
    QCOMPARE(writes(), std::size_t(1));
    QCOMPARE(linesOf(0), 3);
}

void TestHistoryLoop::serviceStopsWhileInfluxHangs()
{
    m_influx->script({ silent() });
    HistoryService service(context(), *m_status);
    service.start();
    service.put(home(1, 100));
    QTRY_COMPARE(writes(), std::size_t(1));
    QElapsedTimer clock;
    clock.start();
    service.stop();
    QVERIFY2(clock.elapsed() < 5000, "the answer would be waited for 30 s");
    service.put(home(1, 200));
}

QTEST_GUILESS_MAIN(TestHistoryLoop)
#include "tst_historyloop.moc"
