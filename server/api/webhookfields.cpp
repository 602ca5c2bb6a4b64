#include "server/api/webhookfields.h"

#include "core/domain/mergepatch.h"
#include "core/domain/textrules.h"
#include "core/domain/webhookjson.h"
#include "core/webhooks/standardsecret.h"
#include "server/api/jsonbody.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostEvents = 100;
constexpr int longestEvent = 128;
constexpr int longestSecret = 4096;

} // namespace

WebhookFields::WebhookFields(JsonDocument document)
    : m_document(std::move(document)), m_fields(objectOf(m_document), { u"body"_s }, m_errors)
{
}

Result<std::unique_ptr<WebhookFields>> WebhookFields::read(const Request &request)
{
    Result<JsonDocument> document = readJsonObject(request);
    if (!document)
        return failure(document);
    return std::unique_ptr<WebhookFields>(new WebhookFields(std::move(*document)));
}

std::optional<TargetUrl> WebhookFields::url(std::string_view key)
{
    const auto value = m_fields.member(key);
    std::string_view utf8;
    if (!value)
        return std::nullopt;
    if (value->get_string().get(utf8) != simdjson::SUCCESS) {
        m_fields.add(key, u"url_type"_s, u"URL input should be a string or URL"_s);
        return std::nullopt;
    }
    Result<TargetUrl> url = TargetUrl::parse(text(utf8), text(key));
    if (url)
        return std::move(*url);
    for (FieldError &item : url.error().fields) {
        if (item.type == u"url_too_long"_s)
            item.input = QJsonValue();
    }
    take(url.error());
    return std::nullopt;
}

std::optional<QString> WebhookFields::target(std::string_view key, const TargetPolicy &policy)
{
    const std::optional<TargetUrl> found = url(key);
    if (!found)
        return std::nullopt;
    const Result<void> allowed = policy.checkUrl(*found, text(key));
    if (!allowed)
        take(allowed.error());
    return found->text();
}

std::optional<QStringList> WebhookFields::events(Checks checks)
{
    return m_fields.texts("events", mostEvents, checks == Checks::Ours ? 1 : 0, longestEvent);
}

std::optional<QString> WebhookFields::team()
{
    return isNull("team") ? std::nullopt : m_fields.id("team");
}

QByteArray WebhookFields::filters(Checks checks)
{
    if (isNull("filters"))
        return "null";
    const auto object = m_fields.object("filters");
    if (!object)
        return {};
    const simdjson::dom::element element = *m_fields.member("filters");
    if (depthOf(element) > maxFiltersDepth) {
        m_fields.add("filters", u"value_error"_s, u"Filters may be nested %1 deep"_s.arg(maxFiltersDepth));
        return {};
    }
    if (checks == Checks::Ours)
        checkFilters(*object);
    QByteArray json = QByteArray::fromStdString(simdjson::minify(element));
    if (json.size() > qsizetype(maxJsonBytes))
        m_fields.add("filters", u"value_error"_s,
                     u"filters has %1 bytes, at most %2 are allowed"_s.arg(json.size()).arg(maxJsonBytes));
    return json;
}

/// A filter that nobody understands would let everything through.
void WebhookFields::checkFilters(simdjson::dom::object object)
{
    JsonFields fields(object, m_fields.placeOf("filters"), m_errors);
    for (const char *key : { "area_id", "domain" }) {
        const auto value = fields.member(key);
        if (!value || value->is_null())
            continue;
        if (value->is_string())
            fields.id(key);
        else
            fields.ids(key);
    }
}

std::optional<Secret> WebhookFields::secret()
{
    const std::optional<std::string_view> utf8 = m_fields.utf8("secret", longestSecret);
    return utf8 ? std::optional(Secret({ utf8->data(), qsizetype(utf8->size()) })) : std::nullopt;
}

std::optional<Secret> WebhookFields::secret(SignatureScheme scheme)
{
    std::optional<Secret> found = secret();
    const Result<void> checked = found ? checkSecret(scheme, *found) : Result<void>();
    if (!checked)
        take(checked.error());
    return found;
}

} // namespace hearthbook
