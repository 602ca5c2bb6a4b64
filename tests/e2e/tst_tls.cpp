#include "tests/support/certificates.h"
#include "tests/support/eventually.h"
#include "tests/support/serverprocess.h"

#include <QSslSocket>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The real server over TLS.
class TestTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setTransport(Transport::Tls); }
    void answersOverHttps();
    void clientTrustsTheAuthority();
    void eventsOverHttps();
    void strictTransportWhereSet();
    void wrongSettingsEndTheStart_data();
    void wrongSettingsEndTheStart();
    void expiredCertificateIsWarnedOf();
    void renewedCertificate();
    void brokenRenewalChangesNothing();

private:
    static QByteArray logOf(const ServerProcess &server) { return readFile(server.path(u"stderr.txt"_s)); }
    static bool logs(const ServerProcess &server, const QByteArray &text)
    {
        return eventually([&] { return logOf(server).contains(text); });
    }
    /// Files of its own, which a test may renew.
    static QStringList tls(const ServerProcess &server)
    {
        return { u"--tls-certificate"_s, server.path(u"tls.pem"_s), u"--tls-key"_s, server.path(u"tls.pem"_s) };
    }
    static void install(const ServerProcess &server, const QString &certificate)
    {
        const QString file = server.path(u"tls.pem"_s);
        writeFile(file, readFile(certificateFile(certificate)));
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
    }
    static QString nameOf(HttpClient &client)
    {
        const auto &socket = dynamic_cast<QSslSocket &>(client.socket());
        return socket.peerCertificate().subjectInfo(QSslCertificate::CommonName).join(u","_s);
    }
    static int statusOf(HttpClient &client, const QByteArray &target)
    {
        client.get(target);
        return client.reply().status;
    }
};

void TestTls::answersOverHttps()
{
    ServerProcess server;
    install(server, u"localhost"_s);
    QVERIFY(server.start(tls(server)));
    QCOMPARE(server.greeting(), "listening on https://127.0.0.1:" + QByteArray::number(server.port()));
    HttpClient client(server.port());
    client.get("/api/devices");
    const HttpReply list = client.reply();
    QCOMPARE(list.status, 200);
    QVERIFY(!list.header("etag").isEmpty());
    QVERIFY(list.header("strict-transport-security").isEmpty());
    const QByteArray name = "caf\xc3\xa9";
    client.post("/internal/devices/bulk_upsert", R"([{"device_id": "d1", "name": ")" + name + R"("}])");
    QCOMPARE(client.reply().status, 200);
    client.get("/api/devices/d1");
    QVERIFY(client.reply().body.contains(name));
    const Ending ending = server.stop();
    QCOMPARE(ending.code, 0);
    QVERIFY(ending.err.contains("TLS with the certificate of localhost, valid until 2120-01-01 00:00 UTC"));
}

void TestTls::clientTrustsTheAuthority()
{
    ServerProcess server;
    install(server, u"localhost"_s);
    QVERIFY(server.start(tls(server)));
    QSslSocket client;
    QSslConfiguration trust = client.sslConfiguration();
    trust.setCaCertificates(QSslCertificate::fromPath(certificateFile(u"authority"_s)));
    client.setSslConfiguration(trust);
    client.connectToHostEncrypted(u"localhost"_s, server.port());
    QVERIFY2(client.waitForEncrypted(), qPrintable(client.errorString()));
}

void TestTls::eventsOverHttps()
{
    ServerProcess server;
    install(server, u"localhost"_s);
    QVERIFY(server.start(tls(server)));
    HttpClient listener(server.port());
    listener.get("/api/events");
    QByteArray heard;
    const auto hears = [&](const QByteArray &text) {
        return eventually([&] {
            heard += listener.socket().readAll();
            return heard.contains(text);
        });
    };
    QVERIFY(hears("text/event-stream"));
    HttpClient writer(server.port());
    writer.post("/internal/devices/bulk_upsert", R"([{"device_id": "d1", "name": "Lamp"}])");
    QCOMPARE(writer.reply().status, 200);
    QVERIFY(hears("d1"));
    QCOMPARE(server.stop().code, 0);
    QVERIFY(eventually([&] { return listener.socket().state() == QAbstractSocket::UnconnectedState; }));
}

void TestTls::strictTransportWhereSet()
{
    ServerProcess server;
    install(server, u"localhost"_s);
    QVERIFY(server.start(tls(server) + QStringList { u"--hsts"_s, u"30 d"_s }));
    HttpClient client(server.port());
    client.get("/health");
    QCOMPARE(client.reply().header("strict-transport-security"), "max-age=2592000");
}

void TestTls::wrongSettingsEndTheStart_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("reason");
    const QString good = certificateFile(u"localhost"_s);
    QTest::newRow("no key") << good << QString() << "server.tls_certificate is set, but not server.tls_key"_ba;
    QTest::newRow("no certificate") << QString() << good << "server.tls_key is set, but not server.tls_certificate"_ba;
    QTest::newRow("no file") << u"none.pem"_s << good << "Cannot read the TLS certificate none.pem"_ba;
    QTest::newRow("another's key") << good << certificateFile(u"selfsigned"_s) << "does not go with the certificate"_ba;
}

void TestTls::wrongSettingsEndTheStart()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QByteArray, reason);
    ServerProcess server;
    server.setVariable(u"HEARTHBOOK_TLS_CERTIFICATE"_s, certificate);
    server.setVariable(u"HEARTHBOOK_TLS_KEY"_s, key);
    const Ending ending = server.runToEnd({ u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s });
    QCOMPARE(ending.code, 2);
    QVERIFY2(ending.isOneLine() && ending.err.contains(reason), ending.err);
    QVERIFY(!QFile::exists(server.database()));
}

void TestTls::expiredCertificateIsWarnedOf()
{
    ServerProcess server;
    install(server, u"expired"_s);
    QVERIFY(server.start(tls(server)));
    QVERIFY(logOf(server).contains("has expired, on 2021-01-01 00:00 UTC: clients refuse it"));
    HttpClient client(server.port());
    QCOMPARE(statusOf(client, "/healthz"), 200);
}

/// What is open goes on with the old certificate, who comes anew is shown the new one.
void TestTls::renewedCertificate()
{
    ServerProcess server;
    install(server, u"localhost"_s);
    QVERIFY(server.start(tls(server)));
    HttpClient before(server.port());
    HttpClient stream(server.port());
    QCOMPARE(statusOf(before, "/healthz"), 200);
    stream.get("/api/events");
    QVERIFY(eventually([&] { return stream.socket().bytesAvailable() > 0; }));
    install(server, u"elsewhere"_s);
    server.signal(SIGHUP);
    QVERIFY2(logs(server, "TLS with the certificate of homeassistant.example"), logOf(server));
    HttpClient after(server.port());
    QCOMPARE(statusOf(after, "/healthz"), 200);
    QCOMPARE(nameOf(after), u"homeassistant.example"_s);
    QCOMPARE(statusOf(before, "/api/devices"), 200);
    QCOMPARE(nameOf(before), u"localhost"_s);
    QCOMPARE(stream.socket().state(), QAbstractSocket::ConnectedState);
}

void TestTls::brokenRenewalChangesNothing()
{
    ServerProcess server;
    install(server, u"localhost"_s);
    QVERIFY(server.start(tls(server)));
    writeFile(server.path(u"tls.pem"_s), "-----BEGIN CERTIFICATE-----\nMIIB");
    server.signal(SIGHUP);
    QVERIFY2(logs(server, "The TLS certificate stays as it is: "), logOf(server));
    HttpClient client(server.port());
    QCOMPARE(statusOf(client, "/healthz"), 200);
    QCOMPARE(nameOf(client), u"localhost"_s);
}

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
