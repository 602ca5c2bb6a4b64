#include "core/source/httpchannel.h"
#include "tests/support/certificates.h"

#include <QSslServer>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// What the window says of a server that cannot be talked to as its address says.
class TestHttpChannel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QSslConfiguration::setDefaultConfiguration(m_usual); }
    void distrust_data();
    void distrust();
    void trustedAuthority();
    void callsTellItToo();
    void plainServer();
    void encryptedServer();

private:
    /// Answers everything with `answer`.
    template<typename Server>
    static void serve(Server &server, const QByteArray &answer)
    {
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::pendingConnectionAvailable, &server, [&server, answer] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] {
                socket->readAll();
                socket->write(answer);
                socket->disconnectFromHost();
            });
        });
    }
    static QUrl addressOf(const QTcpServer &server, const QString &scheme)
    {
        return QUrl(u"%1://localhost:%2"_s.arg(scheme).arg(server.serverPort()));
    }

    QSslConfiguration m_usual = QSslConfiguration::defaultConfiguration();
};

void TestHttpChannel::distrust_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("says");
    QTest::newRow("self-signed") << u"selfsigned"_s << u"It is signed by itself: add it to the certificates"_s;
    QTest::newRow("unknown authority") << u"localhost"_s << u"that this system does not know: add that authority's"_s;
    QTest::newRow("another name") << u"elsewhere"_s << u"use one of these as the address: ha.example"_s;
    QTest::newRow("expired") << u"expired"_s << u"It expired on "_s;
    QTest::newRow("not yet valid") << u"future"_s << u"look at the clock of this machine"_s;
}

void TestHttpChannel::distrust()
{
    QFETCH(QString, certificate);
    QFETCH(QString, says);
    QSslServer server;
    server.setSslConfiguration(tlsOf(certificate));
    serve(server, {});
    HttpChannel channel(addressOf(server, u"https"_s), "secret");
    channel.open();
    QTRY_COMPARE(channel.state(), ChannelState::Lost);
    QVERIFY2(channel.trouble().startsWith(u"The certificate of https://localhost:"_s), qPrintable(channel.trouble()));
    QVERIFY2(channel.trouble().contains(says), qPrintable(channel.trouble()));
}

void TestHttpChannel::trustedAuthority()
{
    QSslConfiguration trusting = m_usual;
    trusting.addCaCertificates(certificateFile(u"authority"_s), QSsl::Pem);
    QSslConfiguration::setDefaultConfiguration(trusting);
    QSslServer server;
    server.setSslConfiguration(tlsOf(u"localhost"_s));
    serve(server, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 3\r\n\r\n:\n\n");
    HttpChannel channel(addressOf(server, u"https"_s), {});
    int opened = 0;
    connect(&channel, &Channel::stateChanged, this,
            [&opened](ChannelState state) { opened += state == ChannelState::Open ? 1 : 0; });
    channel.open();
    QTRY_COMPARE(opened, 1);
}

void TestHttpChannel::callsTellItToo()
{
    QSslServer server;
    server.setSslConfiguration(tlsOf(u"selfsigned"_s));
    serve(server, {});
    HttpChannel channel(addressOf(server, u"https"_s), "secret");
    std::optional<Error> error;
    channel.send({ .method = "GET", .path = u"/api/devices"_s },
                 [&error](const Result<ApiReply> &reply) { error = reply ? Error() : reply.error(); });
    QTRY_VERIFY(error);
    QVERIFY2(error->message.contains(u"It is signed by itself"_s), qPrintable(error->message));
}

void TestHttpChannel::plainServer()
{
    QTcpServer server;
    serve(server, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    HttpChannel channel(addressOf(server, u"https"_s), {});
    channel.open();
    QTRY_COMPARE(channel.state(), ChannelState::Lost);
    QVERIFY2(channel.trouble().endsWith(u"If the server speaks no TLS, its address begins with http://."_s),
             qPrintable(channel.trouble()));
}

void TestHttpChannel::encryptedServer()
{
    QTcpServer server;
    serve(server, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"); // as hearthbookd answers there
    HttpChannel channel(addressOf(server, u"http"_s), {});
    channel.open();
    QTRY_COMPARE(channel.state(), ChannelState::Refused);
    QVERIFY2(channel.trouble().contains(u"https://"_s), qPrintable(channel.trouble()));
}

QTEST_GUILESS_MAIN(TestHttpChannel)
#include "tst_httpchannel.moc"
