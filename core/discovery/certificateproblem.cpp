#include "core/discovery/certificateproblem.h"

#include <QSslCertificate>
#include <QStringList>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

QString day(const QDateTime &time)
{
    return time.toUTC().date().toString(Qt::ISODate);
}

/// Names and addresses that it is for.
QString namesOf(const QSslCertificate &certificate)
{
    QStringList names = certificate.subjectAlternativeNames().values();
    if (names.isEmpty())
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    names.sort();
    return names.isEmpty() ? u"nobody"_s : names.join(u" and "_s);
}

QString problem(const QSslError &error, const QString &host)
{
    const QSslCertificate certificate = error.certificate();
    switch (error.error()) {
    case QSslError::SelfSignedCertificate:
        return u"it is signed by itself (HEARTHBOOK_HA_CA_FILE can name it as trusted)"_s;
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return u"it is signed by an authority that is not known here (HEARTHBOOK_HA_CA_FILE can name it)"_s;
    case QSslError::HostNameMismatch: return u"it is for %1, not for %2"_s.arg(namesOf(certificate), host);
    case QSslError::CertificateExpired: return u"it expired on %1"_s.arg(day(certificate.expiryDate()));
    case QSslError::CertificateNotYetValid:
        return u"it is not valid before %1, by this machine's clock"_s.arg(day(certificate.effectiveDate()));
    default: return error.errorString();
    }
}

} // namespace

QString certificateProblem(const QList<QSslError> &errors, const QString &host)
{
    QStringList problems;
    for (const QSslError &error : errors)
        problems += problem(error, host);
    problems.removeDuplicates();
    return u"The certificate of Home Assistant is not trusted: %1"_s.arg(problems.join(u"; "_s));
}

} // namespace hearthbook
