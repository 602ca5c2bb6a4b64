#include "tests/support/httpfixture.h"
#include "tests/support/httpmain.h"

#include <QSslCertificate>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What is TLS's own; that everything else goes on over it, the tests of the listener show.
class TestTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setTransport(Transport::Tls); }
    void init() { m_fixture = std::make_unique<HttpFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void plainHttpIsTold();
    void versions_data();
    void versions();
    void newVersionsWithAClient_data();
    void newVersionsWithAClient();
    void protocolIsNegotiated_data();
    void protocolIsNegotiated();
    void slowHandshakeIsCut_data();
    void slowHandshakeIsCut();
    void slowHandshakesCount();
    void brokenHandshake();
    void endIsSaid();
    void stopWhileAHandshakeWaits();
    void newCertificateForNewClients();
    void ownPagesAreHttps();

private:
    /// A client that does not speak TLS by itself.
    std::unique_ptr<QTcpSocket> connectPlainly() const
    {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QHostAddress::LocalHost, m_fixture->port);
        if (!socket->waitForConnected(5000))
            qFatal("not connected");
        return socket;
    }
    static bool isClosed(const QTcpSocket &socket)
    {
        return QTest::qWaitFor([&socket] { return socket.state() == QAbstractSocket::UnconnectedState; }, 5000);
    }
    static QString nameOf(HttpClient &client)
    {
        const auto &socket = dynamic_cast<QSslSocket &>(client.socket());
        return socket.peerCertificate().subjectInfo(QSslCertificate::CommonName).join(u","_s);
    }
    void show(const QString &certificate)
    {
        const QString pem = certificateFile(certificate);
        m_fixture->server->setTls(readServerTls({ pem, pem })->configuration);
    }

    std::unique_ptr<HttpFixture> m_fixture;
};

void TestTls::plainHttpIsTold()
{
    const auto socket = connectPlainly();
    socket->write("GET /now/a HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QVERIFY(isClosed(*socket));
    const QByteArray answer = socket->readAll();
    QVERIFY2(answer.startsWith("HTTP/1.1 400 "), answer);
    QVERIFY(answer.contains("This port speaks HTTPS"));
    QTRY_COMPARE(m_fixture->server->openConnections(), 0);
}

void TestTls::versions_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("SSL 3.0") << QByteArray("\x03\x00", 2) << false;
    QTest::newRow("TLS 1.0") << "\x03\x01"_ba << false;
    QTest::newRow("TLS 1.1") << "\x03\x02"_ba << false;
    QTest::newRow("TLS 1.2") << "\x03\x03"_ba << true;
}

/// Byte for byte (RFC 5246, 7.4.1.2), because today's libraries do not offer the old versions.
void TestTls::versions()
{
    QFETCH(QByteArray, version);
    QFETCH(bool, isTaken);
    const auto sized = [](const QByteArray &body, int bytes) {
        QByteArray out;
        for (int i = bytes - 1; i >= 0; --i)
            out += char(body.size() >> (8 * i));
        return out + body;
    };
    const QByteArray ciphers = sized("\xc0\x2b\xc0\x09"_ba, 2); // ECDHE-ECDSA with AES-128, GCM and SHA
    const QByteArray curves = QByteArray("\x00\x0a", 2) + sized(sized(QByteArray("\x00\x17", 2), 2), 2); // P-256
    const QByteArray signatures = QByteArray("\x00\x0d", 2) + sized(sized("\x04\x03"_ba, 2), 2); // ECDSA with SHA-256
    const QByteArray hello = version + QByteArray(32, 'r') + sized({}, 1) + ciphers + sized(QByteArray(1, '\0'), 1)
        + sized(curves + signatures, 2);
    const auto socket = connectPlainly();
    socket->write("\x16\x03\x01" + sized("\x01" + sized(hello, 3), 2));
    QByteArray answer;
    QVERIFY(QTest::qWaitFor([&] {
        answer += socket->readAll();
        return !answer.isEmpty() || socket->state() == QAbstractSocket::UnconnectedState;
    }));
    QCOMPARE(answer.startsWith('\x16'), isTaken); // a ServerHello
    if (!isTaken)
        QVERIFY(isClosed(*socket));
}

void TestTls::newVersionsWithAClient_data()
{
    QTest::addColumn<QSsl::SslProtocol>("version");
    QTest::newRow("TLS 1.2") << QSsl::TlsV1_2;
    QTest::newRow("TLS 1.3") << QSsl::TlsV1_3;
}

void TestTls::newVersionsWithAClient()
{
    QFETCH(QSsl::SslProtocol, version);
    QSslSocket client;
    client.setPeerVerifyMode(QSslSocket::VerifyNone);
    client.setProtocol(version);
    client.connectToHostEncrypted(u"localhost"_s, m_fixture->port);
    QTRY_VERIFY(client.isEncrypted());
    QCOMPARE(client.sessionProtocol(), version);
    client.write("GET /now/a HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_VERIFY(client.bytesAvailable() > 0);
    QVERIFY(client.readAll().startsWith("HTTP/1.1 200 "));
}

void TestTls::protocolIsNegotiated_data()
{
    QTest::addColumn<QByteArrayList>("offered");
    QTest::addColumn<QByteArray>("taken");
    QTest::newRow("as browsers do") << QByteArrayList { "h2", "http/1.1" } << "http/1.1"_ba;
    QTest::newRow("curl --http1.0") << QByteArrayList { "http/1.0" } << "http/1.0"_ba;
    QTest::newRow("nothing") << QByteArrayList() << ""_ba;
}

void TestTls::protocolIsNegotiated()
{
    QFETCH(QByteArrayList, offered);
    QSslSocket client;
    QSslConfiguration tls = client.sslConfiguration();
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    tls.setAllowedNextProtocols(offered);
    client.setSslConfiguration(tls);
    client.connectToHostEncrypted(u"localhost"_s, m_fixture->port);
    QTRY_VERIFY(client.isEncrypted());
    QTEST(client.sslConfiguration().nextNegotiatedProtocol(), "taken");
}

void TestTls::slowHandshakeIsCut_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("a beginning") << "\x16\x03\x01\x02"_ba;
}

void TestTls::slowHandshakeIsCut()
{
    QFETCH(QByteArray, said);
    m_fixture.reset();
    HttpLimits limits;
    limits.headTimeout = 30ms;
    m_fixture = std::make_unique<HttpFixture>(limits);
    const auto socket = connectPlainly();
    socket->write(said);
    QVERIFY(isClosed(*socket));
    QVERIFY(socket->readAll().isEmpty());
    QTRY_COMPARE(m_fixture->server->openConnections(), 0);
}

void TestTls::slowHandshakesCount()
{
    m_fixture.reset();
    HttpLimits limits;
    limits.connections = 2;
    m_fixture = std::make_unique<HttpFixture>(limits);
    const auto first = connectPlainly();
    const auto second = connectPlainly();
    QTRY_COMPARE(m_fixture->server->openConnections(), 2);
    const auto third = connectPlainly();
    QVERIFY(isClosed(*third));
    first->abort();
    QTRY_COMPARE(m_fixture->server->openConnections(), 1);
    HttpClient fourth(m_fixture->port);
    fourth.get("/now/4");
    QCOMPARE(fourth.reply().body, "4");
}

void TestTls::brokenHandshake()
{
    const auto socket = connectPlainly();
    socket->write("\x16\x03\x01" + QByteArray("\x00\x05", 2) + "hello");
    QVERIFY(isClosed(*socket));
    QTRY_COMPARE(m_fixture->server->openConnections(), 0);
    HttpClient next(m_fixture->port);
    next.get("/now/next");
    QCOMPARE(next.reply().body, "next");
}

/// Without it a client could not tell the end of an answer from a cut (RFC 8446, 6.1).
void TestTls::endIsSaid()
{
    HttpClient client(m_fixture->port);
    QStringList ends;
    connect(&client.socket(), &QTcpSocket::errorOccurred, this, [&] { ends += client.socket().errorString(); });
    client.send("GET /now/bye HTTP/1.0\r\n\r\n");
    QCOMPARE(client.reply().body, "bye");
    QVERIFY(client.isClosed());
    QCOMPARE(ends.value(0), u"The TLS/SSL connection has been closed"_s); // not: by the remote host
}

void TestTls::stopWhileAHandshakeWaits()
{
    const auto silent = connectPlainly();
    const auto begun = connectPlainly();
    begun->write("\x16\x03"_ba);
    QTRY_COMPARE(m_fixture->server->openConnections(), 2);
    begun->waitForBytesWritten();
    m_fixture->server->setGraceTime(50ms);
    bool finished = false;
    m_fixture->server->stop([&finished] { finished = true; });
    QTRY_VERIFY(finished);
    QVERIFY(isClosed(*silent));
    QVERIFY(isClosed(*begun));
}

void TestTls::newCertificateForNewClients()
{
    HttpClient before(m_fixture->port);
    before.get("/now/1");
    QCOMPARE(before.reply().body, "1");
    before.get("/held"); // in flight meanwhile
    QTRY_COMPARE(m_fixture->heldCount(), 1);
    show(u"elsewhere"_s);
    HttpClient after(m_fixture->port);
    after.get("/now/2");
    QCOMPARE(after.reply().body, "2");
    QCOMPARE(nameOf(after), u"homeassistant.example"_s);
    m_fixture->release();
    QCOMPARE(before.reply().body, "held");
    before.get("/now/3");
    QCOMPARE(before.reply().body, "3");
    QCOMPARE(nameOf(before), u"localhost"_s);
}

void TestTls::ownPagesAreHttps()
{
    HttpClient client(m_fixture->port);
    const auto post = [&client](const QByteArray &origin) {
        client.send("POST /echo HTTP/1.1\r\nHost: 127.0.0.1:8006\r\nOrigin: " + origin
                    + "\r\nContent-Length: 1\r\n\r\na");
        return client.reply().status;
    };
    QCOMPARE(post("https://127.0.0.1:8006"), 200);
    QCOMPARE(post("http://127.0.0.1:8006"), 403);
}

HTTP_TEST_MAIN(TestTls)
#include "tst_tls.moc"
