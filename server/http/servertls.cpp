#include "server/http/servertls.h"

#include "server/http/acceptor.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpSocket>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int tryMs = 5000;
constexpr int warnDays = 21;
constexpr qint64 mostBytes = 1 << 20;

tl::unexpected<Error> refuse(const QString &why)
{
    return failure(ErrorCode::InvalidInput, why);
}

Result<QByteArray> contentOf(const QString &path, const QString &what)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(u"Cannot read the TLS %1 %2: %3"_s.arg(what, path, file.errorString()));
    return file.read(mostBytes);
}

Result<QList<QSslCertificate>> readChain(const QString &path)
{
    const Result<QByteArray> pem = contentOf(path, u"certificate"_s);
    if (!pem)
        return failure(pem);
    const QList<QSslCertificate> chain = QSslCertificate::fromData(*pem, QSsl::Pem);
    if (chain.isEmpty() || chain.first().isNull())
        return refuse(u"%1 holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)"_s.arg(path));
    return chain;
}

Result<QSslKey> readKey(const QString &path)
{
    const Result<QByteArray> pem = contentOf(path, u"key"_s);
    if (!pem)
        return failure(pem);
    if (pem->contains("BEGIN ENCRYPTED PRIVATE KEY") || pem->contains("Proc-Type: 4,ENCRYPTED"))
        return refuse(
            u"The TLS key %1 is encrypted, and nobody is there to give its passphrase: write it without "
            "one, with `openssl pkey -in %1 -out FILE`, to a file that the server alone can read"_s.arg(path));
    for (const QSsl::KeyAlgorithm algorithm : { QSsl::Ec, QSsl::Rsa }) {
        if (QSslKey key(*pem, algorithm); !key.isNull())
            return key;
    }
    return refuse(u"%1 holds no RSA or EC key in PEM form (-----BEGIN PRIVATE KEY-----)"_s.arg(path));
}

/// What Qt says as soon as a client connects; empty where it takes certificate and key. It compares them nowhere else.
QString trouble(const QSslConfiguration &tls)
{
    QSslSocket socket;
    Acceptor acceptor([&socket](qintptr descriptor) { socket.setSocketDescriptor(descriptor); });
    QTcpSocket client;
    if (!acceptor.listen(QHostAddress::LocalHost))
        return acceptor.errorString();
    client.connectToHost(acceptor.serverAddress(), acceptor.serverPort());
    if (!acceptor.waitForNewConnection(tryMs) && socket.state() != QAbstractSocket::ConnectedState)
        return acceptor.errorString();
    socket.setSslConfiguration(tls);
    socket.startServerEncryption();
    return socket.error() == QAbstractSocket::UnknownSocketError ? QString() : socket.errorString();
}

QStringList warningsOf(const TlsFiles &files, const QSslCertificate &certificate, const QDateTime &now)
{
    QStringList out;
    const QDateTime begin = certificate.effectiveDate();
    const QDateTime end = certificate.expiryDate();
    switch (validityAt(now, begin, end)) {
    case Validity::Good: break;
    case Validity::NotYet:
        out += u"The TLS certificate %1 is valid from %2 on: until then clients refuse it"_s.arg(files.certificate,
                                                                                                 validityText(begin));
        break;
    case Validity::Ending:
        out += u"The TLS certificate %1 expires on %2"_s.arg(files.certificate, validityText(end));
        break;
    case Validity::Over:
        out += u"The TLS certificate %1 has expired, on %2: clients refuse it"_s.arg(files.certificate,
                                                                                     validityText(end));
        break;
    }
    if (QFile::permissions(files.key) & QFile::ReadOther)
        out += u"The TLS key %1 can be read by every user of this machine"_s.arg(files.key);
    return out;
}

} // namespace

Validity validityAt(const QDateTime &now, const QDateTime &begin, const QDateTime &end)
{
    if (now >= end)
        return Validity::Over;
    if (now < begin)
        return Validity::NotYet;
    return now.addDays(warnDays) >= end ? Validity::Ending : Validity::Good;
}

QString validityText(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-dd hh:mm 'UTC'"_s);
}

Result<ServerTls> readServerTls(const TlsFiles &files, const QDateTime &now)
{
    if (!QSslSocket::supportsSsl())
        return refuse(u"TLS is not available: Qt's plugin for OpenSSL, or OpenSSL itself, is not installed"_s);
    const Result<QList<QSslCertificate>> chain = readChain(files.certificate);
    if (!chain)
        return failure(chain);
    const Result<QSslKey> key = readKey(files.key);
    if (!key)
        return failure(key);
    const QSslCertificate &own = chain->first();
    ServerTls tls { .subject = own.subjectInfo(QSslCertificate::CommonName).join(u", "_s),
                    .begin = own.effectiveDate().toUTC(),
                    .end = own.expiryDate().toUTC(),
                    .warnings = warningsOf(files, own, now) };
    QSslConfiguration &configuration = tls.configuration;
    configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setCaCertificates({}); // else the system's are read for each connection
    // Qt names the first one also to a client that offers none of them, who must then give up (RFC 7301, 3.2).
    configuration.setAllowedNextProtocols({ "http/1.1", "http/1.0" });
    configuration.setLocalCertificateChain(*chain);
    configuration.setPrivateKey(*key);
    if (const QString why = trouble(configuration); !why.isEmpty())
        return refuse(
            u"The TLS key %1 does not go with the certificate %2: %3"_s.arg(files.key, files.certificate, why));
    return tls;
}

} // namespace hearthbook
