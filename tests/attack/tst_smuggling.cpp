#include "tests/attack/attacks.h"

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// A request within a request: two parsers must never disagree about where one ends. What could be read in two ways is
/// refused, and the connection closes with it.
class TestSmuggling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_server.start()); }
    void cleanupTestCase() { QCOMPARE(m_server.stop().code, 0); }
    void refused_data();
    void refused();
    void readInOneWay_data();
    void readInOneWay();

private:
    /// Is answered only by a server that took the message before it for over too early.
    static QByteArray smuggled() { return "GET /readyz HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: smuggled\r\n\r\n"; }
    static QByteArray post(const QByteArray &fields, const QByteArray &body)
    {
        return "POST /api/user/preferences HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + fields
            + "\r\n\r\n" + body;
    }

    ServerProcess m_server;
};

void TestSmuggling::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray last = "0\r\n\r\n";
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("both framings", post("Content-Length: 5\r\nTransfer-Encoding: chunked", last));
    row("both, the other way round", post("Transfer-Encoding: chunked\r\nContent-Length: 5", last));
    row("empty coding beside a length", post("Transfer-Encoding:\r\nContent-Length: 5", last));
    row("two lengths", post("Content-Length: 5\r\nContent-Length: 80", last));
    row("list of lengths", post("Content-Length: 5, 80", last));
    row("length with sign", post("Content-Length: +5", last));
    row("length in hex", post("Content-Length: 0x5", last));
    row("length with a blank in it", post("Content-Length: 5 0", last));
    row("length of many digits", post("Content-Length: 18446744073709551621", last));
    row("chunked, identity", post("Transfer-Encoding: chunked, identity", last));
    row("identity, chunked", post("Transfer-Encoding: identity, chunked", last));
    row("xchunked", post("Transfer-Encoding: xchunked", last));
    row("chunked in quotes", post("Transfer-Encoding: \"chunked\"", last));
    row("chunked with a parameter", post("Transfer-Encoding: chunked;q=1", last));
    row("chunked behind a vertical tab",
        post("Transfer-Encoding: \x0b"
             "chunked",
             last));
    row("blank before the colon", post("Transfer-Encoding : chunked", last));
    row("tab before the colon", post("Content-Length\t: 5", last));
    row("folded coding", post("Transfer-Encoding:\r\n chunked", last));
    row("folded first header", "GET /readyz HTTP/1.1\r\n Host: localhost\r\n\r\n");
    row("bare LF", post("X: a\nTransfer-Encoding: chunked", last));
    row("bare CR", post("X: a\rTransfer-Encoding: chunked", last));
    row("two Hosts", post("Host: other\r\nContent-Length: 5", last));
    row("chunk of 2^64", post("Transfer-Encoding: chunked", "FFFFFFFFFFFFFFFF\r\nabc\r\n" + last));
    row("chunk of 2^64 and one", post("Transfer-Encoding: chunked", "10000000000000001\r\na\r\n" + last));
    row("chunk size with sign", post("Transfer-Encoding: chunked", "-1\r\na\r\n" + last));
    row("chunk size with prefix", post("Transfer-Encoding: chunked", "0x1\r\na\r\n" + last));
    row("chunk size and bare LF", post("Transfer-Encoding: chunked", "1\na\r\n" + last));
    row("chunk longer than it says", post("Transfer-Encoding: chunked", "1\r\nab\r\n" + last));
    row("chunk ends with LF", post("Transfer-Encoding: chunked", "1\r\na\n" + last));
    row("extension with bare LF", post("Transfer-Encoding: chunked", "1;a\nb\r\na\r\n" + last));
    row("trailer without colon", post("Transfer-Encoding: chunked", "0\r\nGET /readyz HTTP/1.1\r\n\r\n"));
    row("folded trailer", post("Transfer-Encoding: chunked", "0\r\nX: a\r\n b\r\n\r\n"));
    row("authority as a target", "GET localhost:8006 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    row("CONNECT", "CONNECT localhost:8006 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    row("blank in the target", "GET /readyz /x HTTP/1.1\r\nHost: localhost\r\n\r\n");
    row("tab in the request line", "GET\t/readyz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    row("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    row("upgrade to HTTP/2 with a body", post("Content-Length: -1\r\nUpgrade: h2c", last));
}

void TestSmuggling::refused()
{
    QFETCH(QByteArray, text);
    WebClient client(m_server.port());
    client.send(text + smuggled());
    const QByteArray answer = client.untilClosed();
    QCOMPARE(answersIn(answer), 1);
    QVERIFY2(answer.startsWith("HTTP/1.1 4") || answer.startsWith("HTTP/1.1 501 ")
                 || answer.startsWith("HTTP/1.1 505 "),
             answer);
    QVERIFY2(answer.contains("\r\nconnection: close\r\n"), answer);
    QVERIFY(!answer.contains("x-request-id: smuggled"));
}

/// One answer for the message, and one for what really follows it.
void TestSmuggling::readInOneWay_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray get = "GET /readyz HTTP/1.1\r\nHost: localhost\r\n";
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("a length of what looks like a request",
        get + "Content-Length: " + QByteArray::number(smuggled().size()) + "\r\n\r\n" + smuggled());
    row("a chunk of what looks like a request",
        get + "Transfer-Encoding: chunked\r\n\r\n" + QByteArray::number(smuggled().size(), 16) + "\r\n" + smuggled()
            + "\r\n0\r\n\r\n");
    row("extensions and trailers",
        get + "Transfer-Encoding: chunked\r\n\r\n1;a=\"b;c\"\r\nx\r\n0;z\r\nContent-Length: 80\r\n\r\n");
    row("the same length twice", get + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}");
    row("a tab before the coding", get + "Transfer-Encoding:\tchunked\r\n\r\n0\r\n\r\n");
    row("a name that is not the one", get + "Content_Length: 80\r\nContent-Length: 2\r\n\r\n{}");
    row("an absolute target", "GET http://localhost/readyz HTTP/1.1\r\nHost: other\r\n\r\n");
    row("a body on HEAD", "HEAD /readyz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}");
}

void TestSmuggling::readInOneWay()
{
    QFETCH(QByteArray, text);
    WebClient client(m_server.port());
    client.send(text + "GET /readyz HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: second\r\nConnection: close\r\n\r\n");
    const QByteArray answer = client.untilClosed();
    QCOMPARE(answersIn(answer), 2);
    QVERIFY(!answer.contains("x-request-id: smuggled"));
    QCOMPARE(answer.count("x-request-id: second"), 1);
}

QTEST_GUILESS_MAIN(TestSmuggling)
#include "tst_smuggling.moc"
