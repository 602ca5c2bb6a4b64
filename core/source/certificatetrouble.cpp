#include "core/source/certificatetrouble.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSslCertificate>
#include <QStringList>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(hearthbook::CertificateTrouble)
};

QString day(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime().date(), QLocale::ShortFormat);
}

QString namesOf(const QSslCertificate &certificate)
{
    QStringList names = certificate.subjectAlternativeNames().values();
    if (names.isEmpty())
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    names.sort();
    return names.join(u", "_s);
}

QString sentence(const QSslError &error)
{
    const QSslCertificate certificate = error.certificate();
    switch (error.error()) {
    case QSslError::SelfSignedCertificate:
        return Words::tr("It is signed by itself: add it to the certificates that this system trusts.");
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return Words::tr(
            "An authority has signed it that this system does not know: add that authority's certificate to "
            "those that this system trusts.");
    case QSslError::HostNameMismatch:
        return Words::tr("It is for another name: use one of these as the address: %1.").arg(namesOf(certificate));
    case QSslError::CertificateExpired:
        return Words::tr("It expired on %1: the server needs a new one.").arg(day(certificate.expiryDate()));
    case QSslError::CertificateNotYetValid:
        return Words::tr("It is not valid before %1: look at the clock of this machine.")
            .arg(day(certificate.effectiveDate()));
    default: return error.errorString() + u'.';
    }
}

} // namespace

QString certificateTrouble(const QList<QSslError> &errors, const QString &place)
{
    QStringList sentences { Words::tr("The certificate of %1 is not trusted.").arg(place) };
    for (const QSslError &error : errors) {
        if (const QString text = sentence(error); !sentences.contains(text))
            sentences += text;
    }
    return sentences.join(u' ');
}

} // namespace hearthbook
