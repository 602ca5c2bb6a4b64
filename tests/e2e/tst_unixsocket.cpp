#include "tests/support/files.h"
#include "tests/support/serverprocess.h"

#include <QLocalSocket>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The real server's second way in.
class TestUnixSocket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setTransport(Transport::Unix); }
    void answersBesideItsPort();
    void anyHostIsItsOwn();
    void staysPlainBesideTls();
    void keysAreAskedForOnceThereIsOne();
    void isGoneAfterTheStop();
    void diedServerIsReplaced();
    void livingServerKeepsIt();
    void wrongPathEndsTheStart_data();
    void wrongPathEndsTheStart();

private:
    static QStringList onSocket() { return { u"--unix-socket"_s, socketPath() }; }
    static HttpReply get(const QByteArray &target, const QByteArray &fields = "Host: localhost\r\n")
    {
        HttpClient client(0);
        client.send("GET " + target + " HTTP/1.1\r\n" + fields + "\r\n");
        return client.reply();
    }
};

/// As `curl --unix-socket` does; the log names the client `unix`.
void TestUnixSocket::answersBesideItsPort()
{
    ServerProcess server;
    QVERIFY(server.start(onSocket() + QStringList { u"--log-access"_s }));
    QCOMPARE(server.greeting(), "listening on http://127.0.0.1:" + QByteArray::number(server.port()));
    QLocalSocket client;
    client.connectToServer(socketPath());
    client.write("GET /api/devices HTTP/1.1\r\nHost: localhost\r\nUser-Agent: curl\r\nAccept: */*\r\n\r\n");
    QVERIFY(client.waitForReadyRead());
    QVERIFY(client.readAll().startsWith("HTTP/1.1 200 OK\r\n"));
    QCOMPARE(WebClient(server.port()).get("/api/devices").status, 200);
    const Ending ending = server.stop();
    QCOMPARE(ending.out, QByteArray()); // one line, the greeting, was all
    QVERIFY2(ending.err.contains("listening on unix:" + socketPath().toLocal8Bit() + '\n'), ending.err);
    QVERIFY2(ending.err.contains(" unix \"GET /api/devices\" 200 "), ending.err);
}

void TestUnixSocket::anyHostIsItsOwn()
{
    ServerProcess server;
    QVERIFY(server.start(onSocket()));
    QCOMPARE(get("/api/devices", "Host: hearthbook.example\r\n").status, 200);
    QCOMPARE(WebClient(server.port()).get("/api/devices", { "Host: hearthbook.example" }).status, 421);
}

void TestUnixSocket::staysPlainBesideTls()
{
    ServerProcess server;
    const QString pem = QStringLiteral(HEARTHBOOK_TEST_DATA "/tls/localhost.pem");
    QVERIFY(server.start(onSocket() + QStringList { u"--tls-certificate"_s, pem, u"--tls-key"_s, pem }));
    QCOMPARE(get("/healthz").status, 200);
}

void TestUnixSocket::keysAreAskedForOnceThereIsOne()
{
    ServerProcess server;
    QVERIFY(server.start(onSocket()));
    QCOMPARE(get("/api/devices").status, 200);
    QCOMPARE(WebClient(server.port())
                 .post("/api/keys", R"({"name": "tablet", "scope": "read"})", { "Content-Type: application/json" })
                 .status,
             201);
    QTRY_COMPARE(get("/api/devices").status, 401); // within a second, as everywhere
    QCOMPARE(get("/healthz").status, 200);
}

void TestUnixSocket::isGoneAfterTheStop()
{
    ServerProcess server;
    QVERIFY(server.start(onSocket()));
    QVERIFY(QFile::exists(socketPath()));
    QCOMPARE(server.stop().code, 0);
    QVERIFY(!QFile::exists(socketPath()));
}

void TestUnixSocket::diedServerIsReplaced()
{
    ServerProcess server;
    QVERIFY(server.start(onSocket()));
    server.kill();
    QVERIFY(QFile::exists(socketPath()));
    QVERIFY(server.start(onSocket()));
    QCOMPARE(get("/healthz").status, 200);
}

void TestUnixSocket::livingServerKeepsIt()
{
    ServerProcess first;
    QVERIFY(first.start(onSocket()));
    ServerProcess second;
    const Ending ending = second.runToEnd(QStringList { u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s } + onSocket());
    QCOMPARE(ending.code, 1);
    QVERIFY2(ending.err.contains("another program answers there"), ending.err);
    QCOMPARE(ending.out, QByteArray());
    QCOMPARE(get("/healthz").status, 200);
}

void TestUnixSocket::wrongPathEndsTheStart_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<int>("code");
    QTest::newRow("too long") << u'/' + QString(107, u'a') << "has 108 bytes, and a socket's has 107 at most"_ba << 2;
    QTest::newRow("a file") << u"notes.txt"_s << "something else than a socket"_ba << 2;
    QTest::newRow("no folder") << u"none/a.sock"_s << "No such file or directory"_ba << 1;
}

void TestUnixSocket::wrongPathEndsTheStart()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, reason);
    ServerProcess server;
    writeFile(server.path(u"notes.txt"_s), "dear");
    const Ending ending = server.runToEnd({ u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--unix-socket"_s, path });
    QTEST(ending.code, "code");
    QVERIFY2(ending.err.contains(reason), ending.err);
    QCOMPARE(readFile(server.path(u"notes.txt"_s)), "dear");
}

QTEST_GUILESS_MAIN(TestUnixSocket)
#include "tst_unixsocket.moc"
