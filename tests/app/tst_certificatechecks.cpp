#include "app/doctor/certificatechecks.h"
#include "tests/app/findingcodes.h"
#include "tests/app/settingsof.h"
#include "tests/support/certificates.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

namespace {

Settings named(const QString &certificate, const QString &key)
{
    return settingsOf({ u"HEARTHBOOK_TLS_CERTIFICATE"_s, certificate, u"HEARTHBOOK_TLS_KEY"_s, key });
}

QDateTime day(int year, int month, int dayOfMonth)
{
    return { QDate(year, month, dayOfMonth), QTime(0, 0), QTimeZone::utc() };
}

} // namespace

/// Each trouble that the server's certificate can have.
class TestCertificateChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unusable_data();
    void unusable();
    void validity_data();
    void validity();
    void noneIsNoFinding();
};

void TestCertificateChecks::unusable_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("found");
    const QString good = certificateFile(u"localhost"_s);
    QTest::newRow("no key is named") << good << QString() << u"but not server.tls_key"_s;
    QTest::newRow("no certificate is named") << QString() << good << u"but not server.tls_certificate"_s;
    QTest::newRow("no such file") << good + u".none"_s << good << u"Cannot read the TLS certificate"_s;
    QTest::newRow("no key in the file") << good << certificateFile(u"authority"_s) << u"holds no RSA or EC key"_s;
    QTest::newRow("another's key") << good << certificateFile(u"selfsigned"_s) << u"does not go with"_s;
}

void TestCertificateChecks::unusable()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QString, found);
    const Findings findings = checkCertificate(named(certificate, key), day(2026, 1, 1));
    QCOMPARE(codesOf(findings), u"tls-certificate-unusable"_s);
    QVERIFY2(findings[0].found.contains(found), qPrintable(findings[0].found));
}

void TestCertificateChecks::validity_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QDateTime>("now");
    QTest::addColumn<QString>("codes");
    QTest::addColumn<QString>("found");
    const QString good = u"localhost"_s;
    QTest::newRow("good") << good << day(2026, 1, 1) << QString() << QString();
    QTest::newRow("more than 21 days before its end") << good << day(2119, 12, 10) << QString() << QString();
    QTest::newRow("21 days before its end")
        << good << day(2119, 12, 11) << u"tls-certificate-ending"_s << u"expires on 2120-01-01 00:00 UTC"_s;
    QTest::newRow("at its end") << good << day(2120, 1, 1) << u"tls-certificate-refused"_s
                                << u"expired on 2120-01-01 00:00 UTC"_s;
    QTest::newRow("not valid yet") << u"future"_s << day(2026, 1, 1) << u"tls-certificate-refused"_s
                                   << u"is valid from 2110-01-01 00:00 UTC on"_s;
}

void TestCertificateChecks::validity()
{
    QFETCH(QString, name);
    QFETCH(QDateTime, now);
    QFETCH(QString, codes);
    QFETCH(QString, found);
    const QString pem = certificateFile(name);
    const Findings findings = checkCertificate(named(pem, pem), now);
    QCOMPARE(codesOf(findings), codes);
    if (!findings.empty())
        QVERIFY2(findings[0].found.endsWith(found), qPrintable(findings[0].found));
}

void TestCertificateChecks::noneIsNoFinding()
{
    QCOMPARE(codesOf(checkCertificate(settingsOf({}), day(2026, 1, 1))), QString());
}

QTEST_GUILESS_MAIN(TestCertificateChecks)
#include "tst_certificatechecks.moc"
