#include "core/influx/influxrequests.h"

#include "core/domain/jsonwriter.h"
#include "core/domain/pathprefix.h"
#include "core/influx/influxquoting.h"

#include <QSslConfiguration>

#include <utility>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

using Parameters = QList<std::pair<QString, QString>>;

/// QUrlQuery leaves a plus as it is, which servers read as a space.
QByteArray encoded(const Parameters &parameters)
{
    QByteArray text;
    for (const auto &[name, value] : parameters) {
        if (!text.isEmpty())
            text += '&';
        text += name.toLatin1() + '=' + QUrl::toPercentEncoding(value);
    }
    return text;
}

QUrl address(const InfluxOptions &options, const QString &path, const Parameters &parameters)
{
    QUrl url = options.url;
    url.setUserInfo({});
    url.setFragment({});
    url.setPath(pathPrefix(url) + path);
    url.setQuery(QString::fromLatin1(encoded(parameters)), QUrl::StrictMode);
    return url;
}

/// 1.x knows users, 2.x and 3.x tokens; whichever is set for that is sent.
QByteArray authorization(const InfluxOptions &options, bool prefersUser)
{
    const QString username = options.username.isEmpty() ? options.url.userName() : options.username;
    const QString password = options.username.isEmpty() ? options.url.password() : options.password;
    if (!username.isEmpty() && (prefersUser || options.token.isEmpty()))
        return "Basic " + (username + u':' + password).toUtf8().toBase64();
    return options.token.isEmpty() ? QByteArray() : "Token " + options.token.toUtf8();
}

QNetworkRequest requestTo(const InfluxOptions &options, const QUrl &url, bool prefersUser)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setRawHeader("Accept-Encoding", "identity"); // else Qt unpacks what it is sent, however much that is
    request.setRawHeader("User-Agent", "Hearthbook/" HEARTHBOOK_VERSION);
    if (const QByteArray value = authorization(options, prefersUser); !value.isEmpty())
        request.setRawHeader("Authorization", value);
    if (!options.caFile.isEmpty() && url.scheme() == u"https") {
        QSslConfiguration tls = request.sslConfiguration();
        tls.addCaCertificates(options.caFile, QSsl::Pem);
        request.setSslConfiguration(tls);
    }
    return request;
}

InfluxRequest post(const InfluxOptions &options, InfluxLanguage language, const QString &path,
                   const Parameters &parameters, const QByteArray &contentType, const QByteArray &body)
{
    InfluxRequest made { .request = requestTo(options, address(options, path, parameters),
                                              language == InfluxLanguage::InfluxQl),
                         .body = body,
                         .isPost = true };
    made.request.setHeader(QNetworkRequest::ContentTypeHeader, contentType);
    return made;
}

QString bucketOf(const InfluxOptions &options, const QString &bucket)
{
    return bucket.isEmpty() ? options.bucket : bucket;
}

QByteArray fluxBody(const QString &flux)
{
    JsonWriter json;
    json.beginObject().member("query", flux).member("type", u"flux"_s).key("dialect").beginObject();
    json.key("annotations").beginArray().value(u"datatype"_s).value(u"group"_s).value(u"default"_s).endArray();
    return json.member("header", true).endObject().endObject().take();
}

} // namespace

InfluxRequest influxPing(const InfluxOptions &options)
{
    return { .request = requestTo(options, address(options, u"/ping"_s, {}), false) };
}

InfluxRequest influxQuery(const InfluxOptions &options, InfluxLanguage language, const InfluxQuery &query)
{
    const QString bucket = bucketOf(options, query.bucket);
    InfluxRequest made;
    if (language == InfluxLanguage::InfluxQl) {
        made = post(options, language, u"/query"_s, {}, "application/x-www-form-urlencoded",
                    encoded({ { u"db"_s, bucket },
                              { u"epoch"_s, u"u"_s },
                              { u"chunked"_s, u"true"_s },
                              { u"chunk_size"_s, u"5000"_s },
                              { u"q"_s, query.influxQl } }));
        made.request.setRawHeader("Accept", "application/json");
        return made;
    }
    const QString flux = u"from(bucket: %1)\n"_s.arg(fluxText(bucket)) + query.flux;
    made = post(options, language, u"/api/v2/query"_s, { { u"org"_s, options.org } }, "application/json",
                fluxBody(flux));
    made.request.setRawHeader("Accept", "application/csv");
    return made;
}

InfluxRequest influxWrite(const InfluxOptions &options, InfluxLanguage language, const QByteArray &lines,
                          const QString &bucket)
{
    const QByteArray type = "text/plain; charset=utf-8";
    if (language == InfluxLanguage::InfluxQl)
        return post(options, language, u"/write"_s, { { u"db"_s, bucketOf(options, bucket) } }, type, lines);
    return post(options, language, u"/api/v2/write"_s,
                { { u"org"_s, options.org }, { u"bucket"_s, bucketOf(options, bucket) }, { u"precision"_s, u"ns"_s } },
                type, lines);
}

} // namespace hearthbook
