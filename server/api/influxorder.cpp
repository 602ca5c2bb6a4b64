#include "server/api/influxorder.h"

#include "core/domain/jsonfields.h"
#include "core/domain/textrules.h"
#include "server/api/handlers.h"
#include "server/api/jsonbody.h"

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int most = 2000; ///< characters of a member

/// Reads the members into what an import needs.
class OrderFields
{
public:
    OrderFields(simdjson::dom::object object, std::vector<FieldError> &errors) : m_fields(object, { u"body"_s }, errors)
    {
    }

    /// Leaves `to` alone where it is absent or null. A control character would end a header.
    void read(std::string_view key, QString &to)
    {
        if (!m_fields.member(key) || m_fields.isNull(key))
            return;
        const QString value = text(m_fields.utf8(key, most).value_or(std::string_view()));
        if (std::ranges::any_of(value, [](QChar c) { return c.category() == QChar::Other_Control; }))
            m_fields.add(key, u"value_error"_s, u"Control characters are not allowed"_s);
        else
            to = value;
    }

    QUrl url()
    {
        QString written;
        read("url", written);
        if (written.isEmpty())
            return {};
        QUrl url(written.trimmed(), QUrl::StrictMode);
        const bool isWeb = url.scheme() == u"http" || url.scheme() == u"https";
        if (!url.isValid() || !isWeb || url.host().isEmpty())
            m_fields.add("url", u"url_parsing"_s, u"It should be an address such as http://influxdb:8086"_s);
        else if (!url.userInfo().isEmpty())
            m_fields.add("url", u"value_error"_s, u"User and password have members of their own"_s);
        return url;
    }

    std::chrono::milliseconds since()
    {
        QString written;
        read("since", written);
        const std::optional<std::chrono::milliseconds> time = InfluxSource::timeOf(written);
        if (!written.isEmpty() && !time)
            m_fields.add("since", u"value_error"_s, u"It should be a time such as 90d or 12h"_s);
        return time.value_or(std::chrono::milliseconds(0));
    }

    void requireBucket(const QString &bucket)
    {
        if (bucket.isEmpty())
            m_fields.add("bucket", u"missing"_s, u"Field required"_s);
    }

private:
    JsonFields m_fields;
};

/// Nothing that the server keeps for itself.
InfluxOptions elsewhere(const QUrl &url, const InfluxOptions &settings)
{
    return { .url = url,
             .caFile = settings.caFile,
             .connectTimeout = settings.connectTimeout,
             .answerTimeout = settings.answerTimeout,
             .bodyLimit = settings.bodyLimit };
}

} // namespace

Result<InfluxOrder> readInfluxOrder(const Request &request, const InfluxOptions &settings)
{
    const Result<JsonDocument> document = request.body.isEmpty() ? JsonDocument::parse("{}") : readJsonObject(request);
    if (!document)
        return failure(document);
    std::vector<FieldError> errors;
    OrderFields fields(objectOf(*document), errors);
    const QUrl url = fields.url();
    InfluxOrder order { .influx = url.isEmpty() ? settings : elsewhere(url, settings) };
    for (const auto &[key, to] :
         { std::pair("org", &order.influx.org), std::pair("bucket", &order.influx.bucket),
           std::pair("token", &order.influx.token), std::pair("username", &order.influx.username),
           std::pair("password", &order.influx.password) })
        fields.read(key, *to);
    const std::chrono::milliseconds since = fields.since();
    if (errors.empty() && !order.influx.isSetUp())
        return failure(ErrorCode::Unavailable, u"This server is set to no InfluxDB: name its url"_s);
    fields.requireBucket(order.influx.bucket);
    if (!errors.empty())
        return tl::unexpected(invalid(errors));
    order.source = InfluxSource::reachingBack(order.influx.bucket, since);
    order.dryRun = request.query.flag("dry_run");
    order.actor = actorOf(request);
    return order;
}

} // namespace hearthbook
