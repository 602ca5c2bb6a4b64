#include "tests/support/httpfixture.h"
#include "tests/support/httpmain.h"

#include <atomic>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace std::chrono_literals;

class TestHttpStop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutConnections();
    void idleConnectionCloses();
    void requestInFlightIsAnswered();
    void requestWhoseBodyArrivesIsAnswered();
    void graceIsForClients();
    void workIsWaitedFor();
    void nothingIsAcceptedAfterwards();
    void hookRunsInEveryThread();
    void lateAnswerAfterTheServer();
};

void TestHttpStop::withoutConnections()
{
    HttpFixture fixture({}, 3);
    bool finished = false;
    fixture.server->stop([&finished] { finished = true; });
    QTRY_VERIFY(finished);
}

void TestHttpStop::idleConnectionCloses()
{
    HttpFixture fixture;
    HttpClient client(fixture.port);
    client.get("/now/a");
    QCOMPARE(client.reply().body, "a");
    bool finished = false;
    fixture.server->stop([&finished] { finished = true; });
    QVERIFY(client.isClosed());
    QTRY_VERIFY(finished);
}

void TestHttpStop::requestInFlightIsAnswered()
{
    HttpFixture fixture;
    HttpClient client(fixture.port);
    client.get("/held");
    QTRY_COMPARE(fixture.heldCount(), 1);
    bool finished = false;
    fixture.server->stop([&finished] { finished = true; });
    QVERIFY(client.isSilent());
    QVERIFY(!finished);
    fixture.release();
    const HttpReply reply = client.reply();
    QCOMPARE(reply.body, "held");
    QCOMPARE(reply.header("connection"), "close");
    QVERIFY(client.isClosed());
    QTRY_VERIFY(finished);
}

void TestHttpStop::requestWhoseBodyArrivesIsAnswered()
{
    HttpFixture fixture;
    HttpClient idle(fixture.port);
    HttpClient client(fixture.port);
    client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\nExpect: 100-continue\r\n\r\n");
    QCOMPARE(client.reply().status, 100);
    bool finished = false;
    fixture.server->stop([&finished] { finished = true; });
    QVERIFY(idle.isClosed()); // so the thread knows
    client.send("abc");
    QVERIFY(client.isSilent());
    client.send("def");
    const HttpReply reply = client.reply();
    QCOMPARE(reply.body, "abcdef");
    QCOMPARE(reply.header("connection"), "close");
    QTRY_VERIFY(finished);
}

void TestHttpStop::graceIsForClients()
{
    HttpFixture fixture;
    fixture.server->setGraceTime(30ms);
    HttpClient client(fixture.port);
    client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\nExpect: 100-continue\r\n\r\n");
    QCOMPARE(client.reply().status, 100);
    bool finished = false;
    fixture.server->stop([&finished] { finished = true; });
    QTRY_VERIFY(finished);
    QVERIFY(client.isClosed());
}

void TestHttpStop::workIsWaitedFor()
{
    HttpFixture fixture;
    fixture.server->setGraceTime(30ms);
    HttpClient slow(fixture.port);
    slow.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\nExpect: 100-continue\r\n\r\n");
    QCOMPARE(slow.reply().status, 100);
    HttpClient client(fixture.port);
    client.get("/held");
    QTRY_COMPARE(fixture.heldCount(), 1);
    bool finished = false;
    fixture.server->stop([&finished] { finished = true; });
    QVERIFY(slow.isClosed()); // so the grace time is over
    QVERIFY(!finished);
    fixture.release();
    QCOMPARE(client.reply().body, "held");
    QVERIFY(client.isClosed());
    QTRY_VERIFY(finished);
}

void TestHttpStop::nothingIsAcceptedAfterwards()
{
    HttpFixture fixture;
    bool finished = false;
    fixture.server->stop([&finished] { finished = true; });
    QTRY_VERIFY(finished);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, fixture.port);
    QTRY_COMPARE(socket.error(), QAbstractSocket::ConnectionRefusedError);
    QVERIFY(!fixture.server->listen(QHostAddress::LocalHost, 0));
}

void TestHttpStop::hookRunsInEveryThread()
{
    std::atomic<int> ended = 0;
    const Router router;
    {
        HttpServer server(router, OriginPolicy(), HttpLimits(), 3);
        server.setThreadFinished(
            [&ended, caller = QThread::currentThread()] { ended += QThread::currentThread() != caller ? 1 : 100; });
        QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    }
    QCOMPARE(ended.load(), 3);
}

void TestHttpStop::lateAnswerAfterTheServer()
{
    HttpFixture fixture;
    HttpClient client(fixture.port);
    client.get("/held");
    QTRY_COMPARE(fixture.heldCount(), 1);
    fixture.server.reset();
    fixture.release(); // goes nowhere, harmlessly
    QVERIFY(client.isClosed());
}

HTTP_TEST_MAIN_OVER(TestHttpStop)
#include "tst_httpstop.moc"
