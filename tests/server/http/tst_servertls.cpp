#include "server/http/servertls.h"
#include "tests/support/certificates.h"

#include <QSslCertificate>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestServerTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsCertificateAndKey_data();
    void readsCertificateAndKey();
    void keepsTheChain();
    void refusesWhatIsWrong_data();
    void refusesWhatIsWrong();
    void warns_data();
    void warns();
    void warnsOfAKeyForAll();

private:
    QString write(const QString &name, const QByteArray &text)
    {
        const QString path = m_folder.filePath(name);
        writeFile(path, text);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
        return path;
    }

    QTemporaryDir m_folder;
};

void TestServerTls::readsCertificateAndKey_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("EC") << u"localhost"_s;
    QTest::newRow("RSA") << u"rsa"_s;
}

void TestServerTls::readsCertificateAndKey()
{
    QFETCH(QString, name);
    const QString pem = certificateFile(name);
    const Result<ServerTls> tls = readServerTls({ pem, pem });
    QVERIFY2(tls, tls ? "" : qPrintable(tls.error().message));
    QCOMPARE(tls->subject, u"localhost"_s);
    QCOMPARE(tls->end.date().year(), 2120);
    QCOMPARE(tls->configuration.protocol(), QSsl::TlsV1_2OrLater);
}

void TestServerTls::keepsTheChain()
{
    const QByteArray own = readFile(certificateFile(u"localhost"_s));
    const QString chain = write(u"chain.pem"_s, own + readFile(certificateFile(u"authority"_s)));
    const Result<ServerTls> tls = readServerTls({ chain, chain });
    QVERIFY(tls);
    QCOMPARE(tls->configuration.localCertificateChain().size(), 2);
    QCOMPARE(tls->subject, u"localhost"_s);
}

void TestServerTls::refusesWhatIsWrong_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("reason");
    const QString good = certificateFile(u"localhost"_s);
    const QString encrypted = write(u"encrypted.pem"_s, "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n");
    const QString oldEncrypted = write(
        u"old.pem"_s, "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nMIIB\n");
    const QString text = write(u"text.pem"_s, "hello\n");
    QTest::newRow("no certificate file") << m_folder.filePath(u"none"_s) << good
                                         << u"Cannot read the TLS certificate"_s;
    QTest::newRow("no key file") << good << m_folder.filePath(u"none"_s) << u"Cannot read the TLS key"_s;
    QTest::newRow("a folder") << m_folder.path() << good << u"Cannot read the TLS certificate"_s;
    QTest::newRow("no certificate in it") << text << good << u"holds no certificate in PEM form"_s;
    QTest::newRow("no key in it") << good << text << u"holds no RSA or EC key"_s;
    QTest::newRow("encrypted key") << good << encrypted << u"openssl pkey -in"_s;
    QTest::newRow("encrypted key, old form") << good << oldEncrypted << u"is encrypted"_s;
    QTest::newRow("another's key") << good << certificateFile(u"selfsigned"_s) << u"does not go with"_s;
    QTest::newRow("another's key of another kind") << good << certificateFile(u"rsa"_s) << u"does not go with"_s;
}

void TestServerTls::refusesWhatIsWrong()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QString, reason);
    const Result<ServerTls> tls = readServerTls({ certificate, key });
    QVERIFY(!tls);
    QCOMPARE(tls.error().code, ErrorCode::InvalidInput);
    QVERIFY2(tls.error().message.contains(reason), qPrintable(tls.error().message));
}

void TestServerTls::warns_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QDateTime>("now");
    QTest::addColumn<QString>("warning");
    const auto day = [](int year, int month, int dayOfMonth) {
        return QDateTime(QDate(year, month, dayOfMonth), QTime(0, 0), QTimeZone::utc());
    };
    QTest::newRow("good") << u"localhost"_s << day(2026, 1, 1) << QString();
    QTest::newRow("expired") << u"expired"_s << day(2026, 1, 1) << u"has expired, on 2021-01-01 00:00 UTC"_s;
    QTest::newRow("more than 21 days before its end") << u"localhost"_s << day(2119, 12, 10) << QString();
    QTest::newRow("21 days before its end")
        << u"localhost"_s << day(2119, 12, 11) << u"expires on 2120-01-01 00:00 UTC"_s;
    QTest::newRow("not yet") << u"future"_s << day(2026, 1, 1) << u"is valid from 2110-01-01 00:00 UTC on"_s;
}

void TestServerTls::warns()
{
    QFETCH(QString, name);
    QFETCH(QDateTime, now);
    QFETCH(QString, warning);
    const QString pem = write(name + u".pem"_s, readFile(certificateFile(name)));
    const Result<ServerTls> tls = readServerTls({ pem, pem }, now);
    QVERIFY(tls);
    QCOMPARE(tls->warnings.size(), warning.isEmpty() ? 0 : 1);
    QVERIFY(tls->warnings.join(QString()).contains(warning));
}

void TestServerTls::warnsOfAKeyForAll()
{
    const QString pem = write(u"open.pem"_s, readFile(certificateFile(u"localhost"_s)));
    QVERIFY(QFile::setPermissions(pem, QFile::ReadOwner | QFile::ReadOther));
    const Result<ServerTls> tls = readServerTls({ pem, pem });
    QVERIFY(tls);
    QVERIFY(tls->warnings.join(QString()).contains(u"can be read by every user"_s));
}

QTEST_GUILESS_MAIN(TestServerTls)
#include "tst_servertls.moc"
