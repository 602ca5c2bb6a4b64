#include "tests/support/httpfixture.h"
#include "tests/support/httpmain.h"

#include <QRegularExpression>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestHttpServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<HttpFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void everyAnswerCarriesItsHeaders();
    void requestIdIsKept_data();
    void requestIdIsKept();
    void headHasNoBody();
    void keepsTheConnection();
    void closesOnDemand();
    void http10_data();
    void http10();
    void byteByByte();
    void chunkedBody();
    void largeBodies();
    void largeAnswers();
    void moreAnswersThanMayWait();
    void continues();
    void asteriskAndAbsoluteTargets();
    void pipelineKeepsItsOrder();
    void readSeesTheWriteBeforeIt();
    void lateAnswersFromThreads();
    void droppedCompletionIs500();
    void clientThatLeaves();
    void manyClientsOnSeveralThreads();
    void placeInUse();

private:
    std::unique_ptr<HttpFixture> m_fixture;
};

void TestHttpServer::everyAnswerCarriesItsHeaders()
{
    HttpClient client(m_fixture->port);
    client.get("/now/hello");
    const HttpReply reply = client.reply();
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, "hello");
    QCOMPARE(reply.header("content-length"), "5");
    const auto fits = [](const QByteArray &text, const QString &pattern) {
        return QRegularExpression(u"^"_s + pattern + u"$"_s).match(QString::fromLatin1(text)).hasMatch();
    };
    QVERIFY(fits(reply.header("date"), u"[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT"_s));
    QVERIFY(
        fits(reply.header("x-request-id"), u"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"_s));
    QVERIFY(fits(reply.header("x-correlation-id"), u"req_\\d{10}_[0-9a-f]{8}"_s));
}

void TestHttpServer::requestIdIsKept_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<bool>("kept");
    QTest::newRow("word") << "my-id/1"_ba << true;
    QTest::newRow("longest") << QByteArray(128, 'a') << true;
    QTest::newRow("too long") << QByteArray(129, 'a') << false;
    QTest::newRow("blank") << "a b"_ba << false;
    QTest::newRow("not ASCII") << "\xc3\xa4"_ba << false;
}

void TestHttpServer::requestIdIsKept()
{
    QFETCH(QByteArray, id);
    HttpClient client(m_fixture->port);
    client.send("GET /nothing HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: " + id + "\r\n\r\n");
    QTEST(client.reply().header("x-request-id") == id, "kept");
}

void TestHttpServer::headHasNoBody()
{
    HttpClient client(m_fixture->port);
    client.send("HEAD /now/hello HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QCOMPARE(client.reply(true).header("content-length"), "5");
    client.get("/now/next");
    QCOMPARE(client.reply().body, "next");
}

void TestHttpServer::keepsTheConnection()
{
    HttpClient client(m_fixture->port);
    for (int i = 0; i < 5; ++i) {
        client.post("/echo", "body " + QByteArray::number(i));
        QCOMPARE(client.reply().body, QByteArray("body " + QByteArray::number(i)));
    }
    QCOMPARE(m_fixture->server->openConnections(), 1);
    QCOMPARE(m_fixture->server->requestCount(), 5);
}

void TestHttpServer::closesOnDemand()
{
    HttpClient client(m_fixture->port);
    client.send("GET /now/bye HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    const HttpReply reply = client.reply();
    QCOMPARE(reply.body, "bye");
    QCOMPARE(reply.header("connection"), "close");
    QVERIFY(client.isClosed());
    QTRY_COMPARE(m_fixture->server->openConnections(), 0);
}

void TestHttpServer::http10_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("connection");
    QTest::newRow("closes") << QByteArray() << "close"_ba;
    QTest::newRow("stays") << "Connection: keep-alive\r\n"_ba << "keep-alive"_ba;
}

void TestHttpServer::http10()
{
    QFETCH(QByteArray, field);
    HttpClient client(m_fixture->port);
    client.send("GET /now/old HTTP/1.0\r\n" + field + "\r\n");
    const HttpReply reply = client.reply();
    QCOMPARE(reply.body, "old");
    QTEST(reply.header("connection"), "connection");
    if (field.isEmpty())
        QVERIFY(client.isClosed());
}

void TestHttpServer::byteByByte()
{
    HttpClient client(m_fixture->port);
    for (const char c : "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc"_ba) {
        client.send(QByteArray(1, c));
        QCoreApplication::processEvents();
    }
    QCOMPARE(client.reply().body, "abc");
}

void TestHttpServer::chunkedBody()
{
    HttpClient client(m_fixture->port);
    const QByteArray head = "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
    client.send(head
                + "3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nX-Sum: 1\r\n\r\nGET /now/next HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QCOMPARE(client.reply().body, "abcde");
    QCOMPARE(client.reply().body, "next"); // the trailer is not read as a request
}

void TestHttpServer::largeBodies()
{
    HttpClient client(m_fixture->port);
    for (const qsizetype size : { 65'536, 65'537, 5'000'000 }) {
        QByteArray body(size, 'a');
        body[size - 1] = 'z';
        client.post("/echo", body);
        QCOMPARE(client.reply().body, body);
    }
}

void TestHttpServer::largeAnswers()
{
    HttpClient client(m_fixture->port);
    client.send(QByteArray("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n").repeated(4));
    for (int i = 0; i < 4; ++i)
        QCOMPARE(client.reply().body.size(), 3'000'000);
}

void TestHttpServer::moreAnswersThanMayWait()
{
    HttpLimits limits;
    limits.pendingOutput = 100;
    m_fixture.reset(); // two cannot listen on one path
    m_fixture = std::make_unique<HttpFixture>(limits);
    HttpClient client(m_fixture->port);
    client.send(QByteArray("GET /now/again HTTP/1.1\r\nHost: localhost\r\n\r\n").repeated(300));
    for (int i = 0; i < 300; ++i)
        QCOMPARE(client.reply().body, "again");
}

void TestHttpServer::continues()
{
    HttpClient client(m_fixture->port);
    client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    QCOMPARE(client.reply().status, 100);
    QVERIFY(client.isSilent());
    client.send("abc");
    QCOMPARE(client.reply().body, "abc");
}

void TestHttpServer::asteriskAndAbsoluteTargets()
{
    HttpClient client(m_fixture->port);
    client.send("OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const HttpReply reply = client.reply();
    QCOMPARE(reply.status, 204);
    QCOMPARE(reply.header("allow"), "GET, HEAD, OPTIONS, POST");
    const bool isTls = transport() == Transport::Tls;
    const QByteArray ours = isTls ? "https" : "http";
    const QByteArray other = isTls ? "http" : "https";
    client.send("GET " + ours + "://localhost/now/abs HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QCOMPARE(client.reply().body, "abs");
    client.send("GET " + other + "://localhost/now/abs HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QCOMPARE(client.reply().status, 400);
}

void TestHttpServer::pipelineKeepsItsOrder()
{
    HttpClient client(m_fixture->port);
    QByteArray all;
    for (int i = 0; i < 100; ++i)
        all += QByteArray("GET ") + (i % 3 ? "/now/" : "/thread/") + QByteArray::number(i)
            + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    client.send(all);
    for (int i = 0; i < 100; ++i)
        QCOMPARE(client.reply().body, QByteArray::number(i));
}

void TestHttpServer::readSeesTheWriteBeforeIt()
{
    HttpClient client(m_fixture->port);
    for (int i = 0; i < 20; ++i) {
        const QByteArray value = QByteArray::number(i);
        client.send("POST /value HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + QByteArray::number(value.size())
                    + "\r\n\r\n" + value + "GET /value HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QCOMPARE(client.reply().status, 204);
        QCOMPARE(client.reply().body, value);
    }
}

void TestHttpServer::lateAnswersFromThreads()
{
    HttpClient slow(m_fixture->port);
    HttpClient quick(m_fixture->port);
    slow.get("/held");
    QTRY_COMPARE(m_fixture->heldCount(), 1);
    quick.get("/now/quick");
    QCOMPARE(quick.reply().body, "quick");
    QVERIFY(slow.isSilent());
    m_fixture->release();
    QCOMPARE(slow.reply().body, "held");
}

void TestHttpServer::droppedCompletionIs500()
{
    HttpClient client(m_fixture->port);
    client.get("/dropped");
    QCOMPARE(client.reply().status, 500);
}

void TestHttpServer::clientThatLeaves()
{
    HttpClient leaving(m_fixture->port);
    leaving.get("/held");
    QTRY_COMPARE(m_fixture->heldCount(), 1);
    leaving.leave();
    QTRY_COMPARE(m_fixture->server->openConnections(), 0);
    m_fixture->release();
    HttpClient next(m_fixture->port);
    next.get("/now/next");
    QCOMPARE(next.reply().body, "next");
}

void TestHttpServer::manyClientsOnSeveralThreads()
{
    m_fixture.reset(); // two cannot listen on one path
    m_fixture = std::make_unique<HttpFixture>(HttpLimits(), 3);
    std::vector<std::unique_ptr<HttpClient>> clients;
    for (int i = 0; i < 30; ++i)
        clients.push_back(std::make_unique<HttpClient>(m_fixture->port));
    for (int i = 0; i < 30; ++i)
        clients[size_t(i)]->get((i % 2 ? "/now/" : "/thread/") + QByteArray::number(i));
    for (int i = 0; i < 30; ++i)
        QCOMPARE(clients[size_t(i)]->reply().body, QByteArray::number(i));
    QCOMPARE(m_fixture->server->openConnections(), 30);
}

void TestHttpServer::placeInUse()
{
    const Router router;
    HttpServer second(router, OriginPolicy(), HttpLimits(), 1);
    const bool isLocal = transport() == Transport::Unix;
    const QString place = isLocal ? socketPath() : QString::number(m_fixture->port);
    const Result<void> listening = isLocal
        ? second.listenLocally(place)
        : second.listen(QHostAddress::LocalHost, m_fixture->port).map([](quint16) { });
    QVERIFY(!listening);
    QVERIFY(listening.error().message.contains(place));
}

HTTP_TEST_MAIN_OVER(TestHttpServer)
#include "tst_httpserver.moc"
