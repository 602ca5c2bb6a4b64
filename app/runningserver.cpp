#include "app/runningserver.h"

#include "app/database.h"
#include "app/serveraccess.h"
#include "core/settings/listenaddress.h"

#include <QEventLoop>
#include <QFile>
#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTimer>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// Where the server is reached from its own machine.
QUrl placeOf(const ListenAddress &listen, bool isTls, const QString &path)
{
    const QHostAddress address(listen.host);
    QUrl url;
    url.setScheme(isTls ? u"https"_s : u"http"_s);
    url.setHost(listen.host);
    if (address == QHostAddress::AnyIPv4 || address == QHostAddress::Any)
        url.setHost(u"127.0.0.1"_s);
    else if (address == QHostAddress::AnyIPv6)
        url.setHost(u"::1"_s);
    url.setPort(listen.port);
    url.setPath(path);
    return url;
}

QByteArray keyOf(const Settings &settings)
{
    if (const QString key = settings.secret(u"auth.api_key"); !key.isEmpty())
        return key.toUtf8();
    QFile file(madeKeyFile(databaseOptions(settings).path));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

/// Its name is not the address that it is asked at from here: the certificate itself is compared.
void trust(QNetworkReply *reply, const QSslCertificate &certificate)
{
    QObject::connect(reply, &QNetworkReply::sslErrors, reply, [reply, certificate] {
        if (!certificate.isNull() && reply->sslConfiguration().peerCertificate() == certificate)
            reply->ignoreSslErrors();
    });
}

} // namespace

Result<QByteArray> answerOfServer(const Settings &settings, const QString &path, const QByteArray &key,
                                  std::chrono::milliseconds limit)
{
    const Result<ListenAddress> listen = ListenAddress::parse(settings.text(u"server.listen"));
    if (!listen || listen->port == 0)
        return failure(ErrorCode::Unavailable, u"The settings name no port"_s);
    const QString certificate = settings.text(u"server.tls_certificate");
    QNetworkRequest request(placeOf(*listen, !certificate.isEmpty(), path));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    if (!key.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + key);
    QNetworkAccessManager network;
    QEventLoop waiting;
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    if (!certificate.isEmpty())
        trust(reply.get(), QSslCertificate::fromPath(certificate).value(0));
    QObject::connect(reply.get(), &QNetworkReply::finished, &waiting, &QEventLoop::quit);
    QTimer::singleShot(limit, &waiting, &QEventLoop::quit);
    waiting.exec();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 200 && reply->isFinished())
        return reply->readAll();
    const QString said = status > 0 ? u"It answered %1"_s.arg(status) : u"Nobody answered there"_s;
    return failure(ErrorCode::Unavailable, u"%1 (%2)"_s.arg(said, settings.text(u"server.listen")));
}

Result<QByteArray> metricsOfServer(const Settings &settings)
{
    return answerOfServer(settings, u"/metrics"_s, keyOf(settings));
}

} // namespace hearthbook
