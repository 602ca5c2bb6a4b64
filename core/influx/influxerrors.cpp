#include "core/influx/influxerrors.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSslCertificate>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostCharacters = 500;

bool hasAny(const QString &message, std::initializer_list<QStringView> words)
{
    return std::ranges::any_of(words, [&](QStringView word) { return message.contains(word, Qt::CaseInsensitive); });
}

/// `{"error": "…"}` of 1.x and 3.x, `{"code": "…", "message": "…"}` of 2.x; nothing where a proxy answered.
QString messageIn(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    const QString error = object.value(u"error"_s).toString();
    return error.isEmpty() ? object.value(u"message"_s).toString() : error;
}

ErrorCode codeOf(int status)
{
    switch (status) {
    case 401:
    case 403: return ErrorCode::Forbidden;
    case 404: return ErrorCode::NotFound;
    case 413: return ErrorCode::TooLarge;
    case 408:
    case 429: return ErrorCode::Unavailable;
    default: return status >= 400 && status < 500 ? ErrorCode::InvalidInput : ErrorCode::Unavailable;
    }
}

/// What helps where a certificate is not trusted.
QString caFileHint(const InfluxOptions &options)
{
    if (options.caFile.isEmpty())
        return u" (influxdb.ca_file names further certificates to trust)"_s;
    if (QSslCertificate::fromPath(options.caFile, QSsl::Pem).isEmpty())
        return u" (no certificate can be read from %1)"_s.arg(options.caFile);
    return {};
}

} // namespace

Error influxError(const QString &message)
{
    const QString said = u"InfluxDB reports: "_s + message.left(mostCharacters);
    if (hasAny(message, { u"not found", u"could not find" }))
        return { ErrorCode::NotFound, said, {} };
    if (hasAny(message, { u"unauthorized", u"authorization", u"not authorized", u"forbidden" }))
        return { ErrorCode::Forbidden, said, {} };
    if (hasAny(message, { u"error parsing query", u"compilation failed", u"type conflict" }))
        return { ErrorCode::InvalidInput, said, {} };
    return { ErrorCode::Unavailable, said, {} };
}

QString influxName(const InfluxOptions &options)
{
    return u"InfluxDB at "_s
        + options.url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment
                                      | QUrl::StripTrailingSlash);
}

QString influxMessage(QString message, const InfluxOptions &options)
{
    for (const QString &secret : { options.token, options.password, options.url.password() }) {
        if (!secret.isEmpty())
            message.replace(secret, u"***"_s);
    }
    return message.left(mostCharacters);
}

Error influxStatusError(int status, const QByteArray &body, const InfluxOptions &options)
{
    QString message;
    if (status == 401)
        message = u"%1 does not accept the token, or the user and password"_s;
    else if (status == 403)
        message = u"%1 does not let this token or user do that"_s;
    else if (status >= 300 && status < 400)
        message = u"%1 points to another address (status %2)"_s;
    else
        message = u"%1 answered with status %2"_s;
    message = message.arg(influxName(options));
    if (message.contains(u"%2"_s))
        message = message.arg(status);
    const QString said = messageIn(body);
    if (!said.isEmpty())
        message += u": "_s + said;
    return { codeOf(status), influxMessage(message, options), {} };
}

Error influxNetworkError(QNetworkReply::NetworkError code, const QString &said, const InfluxOptions &options)
{
    QString message;
    switch (code) {
    case QNetworkReply::ConnectionRefusedError: message = u"%1 refuses the connection"_s; break;
    case QNetworkReply::HostNotFoundError: message = u"%1 cannot be found: the host's name is unknown"_s; break;
    case QNetworkReply::RemoteHostClosedError:
        message = u"%1 closed the connection before its answer was whole"_s;
        break;
    case QNetworkReply::SslHandshakeFailedError:
        message = u"%1 opens no TLS connection that is trusted: %2"_s + caFileHint(options);
        break;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolInvalidOperationError: message = u"%1 does not speak HTTP"_s; break;
    default: message = u"%1 cannot be reached: %2"_s;
    }
    message.replace(u"%1"_s, influxName(options)).replace(u"%2"_s, said);
    return { ErrorCode::Unavailable, influxMessage(message, options), {} };
}

} // namespace hearthbook
