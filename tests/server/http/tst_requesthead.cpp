#include "server/http/requesthead.h"

#include <QTest>

using namespace hearthbook;

class TestRequestHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statusOf_data();
    void statusOf();
    void readsEverything();
    void readsByteByByte();
    void limitsTheRequestLine();
    void limitsTheHead();
    void absoluteTargetStandsAboveHost();
    void connectionOf_data();
    void connectionOf();
};

namespace {

HttpLimits smallLimits()
{
    HttpLimits limits;
    limits.lineBytes = 64;
    limits.headBytes = 256;
    limits.bodyBytes = 1000;
    return limits;
}

int statusOfHead(const QByteArray &text)
{
    HeadParser parser(smallLimits());
    switch (parser.parse(text)) {
    case HeadParser::State::NeedsMore: return 0;
    case HeadParser::State::Done: return 200;
    case HeadParser::State::Refused: return parser.refusal().status;
    }
    return -1;
}

} // namespace

void TestRequestHead::statusOf_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, QByteArray text, int status) { QTest::newRow(name) << text << status; };
    const QByteArray get = "GET / HTTP/1.1\r\nHost: a\r\n";
    const QByteArray post = "POST / HTTP/1.1\r\nHost: a\r\n";
    row("plain", get + "\r\n", 200);
    row("unfinished", get, 0);
    row("empty lines before", "\r\n\r\n" + get + "\r\n", 200);
    row("many empty lines before", QByteArray("\r\n").repeated(20) + get + "\r\n", 400);
    row("query and percent", "GET /a%20b?c=d HTTP/1.1\r\nHost: a\r\n\r\n", 200);
    row("asterisk", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 200);
    row("asterisk for GET", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("no slash", "GET index HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("fragment", "GET /#top HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("space in target", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("NUL in target", QByteArray("GET /a\0b HTTP/1.1\r\nHost: a\r\n\r\n", 30), 400);
    row("HTTP/0.9", "GET /\r\n\r\n", 400);
    row("HTTP/2.0", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505);
    row("HTTP/x", "GET / HTTP/x.1\r\nHost: a\r\n\r\n", 400);
    row("HTTP/1.0 without Host", "GET / HTTP/1.0\r\n\r\n", 200);
    row("TRACE", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", 501);
    row("lower-case method", "get / HTTP/1.1\r\nHost: a\r\n\r\n", 501);
    row("method with brackets", "GE(T / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("bare LF", "GET / HTTP/1.1\nHost: a\n\n", 400);
    row("bare CR in a value", get + "X: a\rb\r\n\r\n", 400);
    row("NUL in a value", get + QByteArray("X: a\0b\r\n\r\n", 10), 400);
    row("tab in a value", get + "X: a\tb\r\n\r\n", 200);
    row("UTF-8 in a value", get + "X: \xc3\xa4\r\n\r\n", 200);
    row("folded line", get + "X: a\r\n b\r\n\r\n", 400);
    row("space before colon", get + "X : a\r\n\r\n", 400);
    row("no colon", get + "X\r\n\r\n", 400);
    row("empty name", get + ": a\r\n\r\n", 400);
    row("name with slash", get + "X/Y: a\r\n\r\n", 400);
    row("no Host", "GET / HTTP/1.1\r\n\r\n", 400);
    row("two Hosts", get + "Host: a\r\n\r\n", 400);
    row("Host with path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400);
    row("Host with user", "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", 400);
    row("length", post + "Content-Length: 10\r\n\r\n", 200);
    row("same length twice", post + "Content-Length: 10\r\nContent-Length: 10\r\n\r\n", 200);
    row("different lengths", post + "Content-Length: 10\r\nContent-Length: 11\r\n\r\n", 400);
    row("list of lengths", post + "Content-Length: 10, 10\r\n\r\n", 400);
    row("length with plus", post + "Content-Length: +10\r\n\r\n", 400);
    row("negative length", post + "Content-Length: -1\r\n\r\n", 400);
    row("hex length", post + "Content-Length: 0x10\r\n\r\n", 400);
    row("empty length", post + "Content-Length:\r\n\r\n", 400);
    row("length at the limit", post + "Content-Length: 1000\r\n\r\n", 200);
    row("length over the limit", post + "Content-Length: 1001\r\n\r\n", 413);
    row("length beyond 64 bits", post + "Content-Length: 99999999999999999999\r\n\r\n", 413);
    row("chunked", post + "Transfer-Encoding: chunked\r\n\r\n", 200);
    row("chunked in capitals", post + "Transfer-Encoding: Chunked\r\n\r\n", 200);
    row("both lengths", post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
    row("chunked twice", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", 501);
    row("gzip coding", post + "Transfer-Encoding: gzip, chunked\r\n\r\n", 501);
    row("chunked in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
    row("expectation", post + "Content-Length: 3\r\nExpect: 100-continue\r\n\r\n", 200);
    row("other expectation", post + "Expect: a-cookie\r\n\r\n", 417);
    row("empty expectation", post + "Expect:\r\n\r\n", 200);
    row("websocket", get + "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n", 426);
    row("h2c is ignored", get + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n", 200);
}

void TestRequestHead::statusOf()
{
    QFETCH(QByteArray, text);
    QTEST(statusOfHead(text), "status");
}

void TestRequestHead::readsEverything()
{
    const QByteArray text = "PUT /a/b?c=d HTTP/1.1\r\nHOST:  h:1 \r\nX-One: 1\r\nx-one: 2\r\nContent-Length: 7\r\n"
                            "Expect: 100-Continue\r\n\r\nrest";
    HeadParser parser { HttpLimits() };
    QCOMPARE(parser.parse(text), HeadParser::State::Done);
    QCOMPARE(parser.size(), text.size() - 4);
    const RequestHead &head = parser.head();
    QCOMPARE(head.method, Method::Put);
    QCOMPARE(head.target, "/a/b?c=d");
    QCOMPARE(head.headers.value("host"), "h:1");
    QCOMPARE(head.headers.joined("x-one"), "1, 2");
    QCOMPARE(head.contentLength, 7);
    QVERIFY(head.expectsContinue);
}

void TestRequestHead::readsByteByByte()
{
    const QByteArray text = "GET /x HTTP/1.1\r\nHost: a\r\nAccept: */*\r\n\r\n";
    HeadParser parser { HttpLimits() };
    for (qsizetype size = 1; size < text.size(); ++size)
        QCOMPARE(parser.parse(text.first(size)), HeadParser::State::NeedsMore);
    QCOMPARE(parser.parse(text), HeadParser::State::Done);
    QCOMPARE(parser.head().headers.value("accept"), "*/*");
}

void TestRequestHead::limitsTheRequestLine()
{
    const QByteArray line = "GET /" + QByteArray(60, 'a'); // one byte more than lineBytes, no end in sight
    QCOMPARE(statusOfHead(line.first(64)), 0);
    QCOMPARE(statusOfHead(line), 414);
    QCOMPARE(statusOfHead("GET /" + QByteArray(60, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n"), 414);
}

void TestRequestHead::limitsTheHead()
{
    QCOMPARE(statusOfHead("GET / HTTP/1.1\r\nHost: a\r\nX: " + QByteArray(300, 'a')), 431);
    QCOMPARE(statusOfHead("GET / HTTP/1.1\r\nHost: a\r\n" + QByteArray("X: aaaaaaaa\r\n").repeated(30) + "\r\n"), 431);
}

void TestRequestHead::absoluteTargetStandsAboveHost()
{
    HeadParser parser { HttpLimits() };
    QCOMPARE(parser.parse("GET http://other:80?x=1 HTTP/1.1\r\nHost: a\r\n\r\n"), HeadParser::State::Done);
    QCOMPARE(parser.head().target, "/?x=1");
    QCOMPARE(parser.head().headers.value("host"), "other:80");
}

void TestRequestHead::connectionOf_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("keepAlive");
    QTest::newRow("1.1") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n") << true;
    QTest::newRow("1.1 close") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n") << false;
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << false;
    QTest::newRow("1.0 keep-alive") << QByteArray("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n") << true;
}

void TestRequestHead::connectionOf()
{
    QFETCH(QByteArray, text);
    HeadParser parser { HttpLimits() };
    QCOMPARE(parser.parse(text), HeadParser::State::Done);
    QTEST(parser.head().keepAlive, "keepAlive");
}

QTEST_APPLESS_MAIN(TestRequestHead)
#include "tst_requesthead.moc"
