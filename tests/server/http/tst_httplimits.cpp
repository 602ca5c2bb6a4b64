#include "server/http/gzip.h"
#include "tests/support/httpfixture.h"
#include "tests/support/httpmain.h"

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestHttpLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refused_data();
    void refused();
    void bodyBeyondTheLimitIsReadAway();
    void chunksBeyondTheLimit();
    void gzipBomb();
    void headTimeout_data();
    void headTimeout();
    void trickledHeadTimesOut();
    void bodyTimeout();
    void progressKeepsABodyAlive();
    void idleConnectionCloses();
    void lateAnswerHasNoTimeout();
    void readerThatStallsIsCut();
    void tooManyConnections();
};

namespace {

HttpLimits smallLimits()
{
    HttpLimits limits;
    limits.lineBytes = 200;
    limits.headBytes = 1000;
    limits.bodyBytes = 1000;
    return limits;
}

/// A handshake counts as a part of the first head, and takes longer than a test's limits are.
HttpLimits::Milliseconds timeFor(HttpLimits::Milliseconds limit)
{
    return transport() == Transport::Tls ? 5s : limit;
}

} // namespace

void TestHttpLimits::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("status");
    const QByteArray host = "Host: localhost\r\n";
    const auto row = [](const char *name, const QByteArray &text, int status) {
        QTest::newRow(name) << text << status;
    };
    row("both lengths",
        "POST /echo HTTP/1.1\r\n" + host + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
    row("broken chunk", "POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n", 400);
    row("bare CR", "GET /now/a HTTP/1.1\r\n" + host + "X: a\rb\r\n\r\n", 400);
    row("NUL", "GET /now/a HTTP/1.1\r\n" + host + QByteArray("X: a\0b\r\n\r\n", 10), 400);
    row("no Host", "GET /now/a HTTP/1.1\r\n\r\n", 400);
    row("not HTTP", "\x16\x03\x01 hello\r\n\r\n", 400);
    row("long line", "GET /" + QByteArray(300, 'a') + " HTTP/1.1\r\n" + host + "\r\n", 414);
    row("large head", "GET /now/a HTTP/1.1\r\n" + host + "X: " + QByteArray(1500, 'a') + "\r\n\r\n", 431);
    row("large body", "POST /echo HTTP/1.1\r\n" + host + "Content-Length: 1001\r\nExpect: 100-continue\r\n\r\n", 413);
    row("other expectation", "POST /echo HTTP/1.1\r\n" + host + "Expect: tea\r\n\r\n", 417);
    row("websocket", "GET /now/a HTTP/1.1\r\n" + host + "Connection: upgrade\r\nUpgrade: websocket\r\n\r\n", 426);
    row("unknown method", "BREW /now/a HTTP/1.1\r\n" + host + "\r\n", 501);
    row("unknown coding", "POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip\r\n\r\n", 501);
    row("HTTP/3.0", "GET /now/a HTTP/3.0\r\n" + host + "\r\n", 505);
}

void TestHttpLimits::refused()
{
    QFETCH(QByteArray, text);
    HttpFixture fixture(smallLimits());
    HttpClient client(fixture.port);
    client.send(text + "GET /now/never HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const HttpReply reply = client.reply();
    QTEST(reply.status, "status");
    QCOMPARE(reply.header("connection"), "close");
    QVERIFY(reply.body.contains("\"success\":false"));
    QVERIFY(!reply.header("x-request-id").isEmpty());
    QVERIFY(client.isClosed()); // and nothing else was answered
}

void TestHttpLimits::bodyBeyondTheLimitIsReadAway()
{
    HttpFixture fixture(smallLimits());
    HttpClient client(fixture.port);
    client.post("/echo", QByteArray(4'000'000, 'x')); // were it not drained, a reset would swallow the answer
    QCOMPARE(client.reply().status, 413);
    QVERIFY(client.isClosed());
}

void TestHttpLimits::chunksBeyondTheLimit()
{
    HttpFixture fixture(smallLimits());
    HttpClient client(fixture.port);
    const QByteArray chunk = "1f4\r\n" + QByteArray(500, 'x') + "\r\n";
    client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk + chunk);
    QCOMPARE(client.reply().status, 413);
    QVERIFY(client.isClosed());
}

void TestHttpLimits::gzipBomb()
{
    HttpFixture fixture(smallLimits());
    HttpClient client(fixture.port);
    const QByteArray packed = gzipCompress(QByteArray(100'000, 'x'));
    QVERIFY(packed.size() < 1000);
    client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: gzip\r\nContent-Length: "
                + QByteArray::number(packed.size()) + "\r\n\r\n" + packed);
    QCOMPARE(client.reply().status, 413);
    client.get("/now/next"); // the message was read whole: the connection stays
    QCOMPARE(client.reply().body, "next");
}

void TestHttpLimits::headTimeout_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("within the request line") << "GET /no"_ba;
    QTest::newRow("within the headers") << "GET /now/a HTTP/1.1\r\nHost:"_ba;
    QTest::newRow("before the empty line") << "GET /now/a HTTP/1.1\r\nHost: a\r\n"_ba;
}

void TestHttpLimits::headTimeout()
{
    QFETCH(QByteArray, text);
    HttpLimits limits;
    limits.headTimeout = 30ms;
    HttpFixture fixture(limits);
    HttpClient client(fixture.port);
    client.send(text);
    QCOMPARE(client.reply().status, 408);
    QVERIFY(client.isClosed());
}

void TestHttpLimits::trickledHeadTimesOut()
{
    HttpLimits limits;
    limits.headTimeout = 60ms;
    HttpFixture fixture(limits);
    HttpClient client(fixture.port);
    client.send("GET /");
    QTRY_VERIFY((client.send("a"), !client.isSilent())); // bytes do not prolong it
    QCOMPARE(client.reply().status, 408);
}

void TestHttpLimits::bodyTimeout()
{
    HttpLimits limits;
    limits.bodyTimeout = 30ms;
    HttpFixture fixture(limits);
    HttpClient client(fixture.port);
    client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc");
    QCOMPARE(client.reply().status, 408);
    QVERIFY(client.isClosed());
}

void TestHttpLimits::progressKeepsABodyAlive()
{
    HttpLimits limits;
    limits.headTimeout = timeFor(1ms); // would end it, were the body measured by the head's clock
    limits.bodyTimeout = 5s;
    HttpFixture fixture(limits);
    HttpClient client(fixture.port);
    client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\n");
    QElapsedTimer clock;
    clock.start();
    QTRY_VERIFY(clock.elapsed() > 50 && client.isSilent());
    client.send("abcd");
    QCOMPARE(client.reply().body, "abcd");
}

void TestHttpLimits::idleConnectionCloses()
{
    HttpLimits limits;
    limits.idleTimeout = 30ms;
    HttpFixture fixture(limits);
    HttpClient fresh(fixture.port);
    HttpClient used(fixture.port);
    used.get("/now/a");
    QCOMPARE(used.reply().body, "a");
    QVERIFY(used.isClosed());
    QVERIFY(fresh.isClosed());
}

void TestHttpLimits::lateAnswerHasNoTimeout()
{
    HttpLimits limits;
    limits.headTimeout = limits.idleTimeout = timeFor(10ms);
    limits.bodyTimeout = limits.lingerTimeout = 10ms;
    HttpFixture fixture(limits);
    HttpClient client(fixture.port);
    client.get("/held");
    QElapsedTimer clock;
    clock.start();
    QTRY_VERIFY(clock.elapsed() > 60 && client.isSilent());
    fixture.release();
    QCOMPARE(client.reply().body, "held");
}

void TestHttpLimits::readerThatStallsIsCut()
{
    HttpLimits limits;
    limits.writeTimeout = 50ms;
    HttpFixture fixture(limits);
    HttpClient client(fixture.port);
    client.socket().setReadBufferSize(1000);
    client.send(QByteArray("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n").repeated(10));
    QTRY_COMPARE(fixture.server->openConnections(), 1);
    QTRY_COMPARE(fixture.server->openConnections(), 0);
    QVERIFY(fixture.server->requestCount() < 10); // and it did not fill the memory with answers
}

void TestHttpLimits::tooManyConnections()
{
    HttpLimits limits;
    limits.connections = 2;
    HttpFixture fixture(limits, 2);
    HttpClient first(fixture.port);
    HttpClient second(fixture.port);
    first.get("/now/1");
    second.get("/now/2");
    QCOMPARE(first.reply().body, "1");
    QCOMPARE(second.reply().body, "2");
    HttpClient third(fixture.port);
    third.get("/now/3");
    if (transport() != Transport::Tls) { // there a handshake would have to come before an answer
        const HttpReply reply = third.reply();
        QCOMPARE(reply.status, 503);
        QCOMPARE(reply.header("retry-after"), "1");
    }
    QVERIFY(third.isClosed());
    first.leave();
    QTRY_VERIFY(fixture.server->openConnections() < 2);
    HttpClient fourth(fixture.port);
    fourth.get("/now/4");
    QCOMPARE(fourth.reply().body, "4");
}

HTTP_TEST_MAIN_OVER(TestHttpLimits)
#include "tst_httplimits.moc"
