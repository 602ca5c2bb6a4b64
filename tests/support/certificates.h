#pragma once

#include "tests/support/files.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

namespace hearthbook::test {

/// A file of tests/data/tls: `authority` (which signed the others), `localhost` (good), `selfsigned`, `rsa` (self-signed), `elsewhere` (for other
/// names), `expired`, `future` (not valid yet). The target must define HEARTHBOOK_TEST_DATA.
inline QString certificateFile(const QString &name)
{
    return QStringLiteral(HEARTHBOOK_TEST_DATA "/tls/%1.pem").arg(name);
}

/// For a server that shows this certificate.
inline QSslConfiguration tlsOf(const QString &certificate)
{
    const QByteArray pem = readFile(certificateFile(certificate));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setPrivateKey(QSslKey(pem, QSsl::Ec));
    tls.setLocalCertificate(QSslCertificate(pem));
    if (tls.privateKey().isNull() || tls.localCertificate().isNull())
        qFatal("no certificate with its key: %s", qUtf8Printable(certificate));
    return tls;
}

} // namespace hearthbook::test
