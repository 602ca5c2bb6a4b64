#include "server/api/webhookbody.h"

#include "server/api/webhookfields.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

using Checks = WebhookFields::Checks;

WebhookFilters filtersOf(const QByteArray &json)
{
    return json.isEmpty() ? WebhookFilters() : WebhookFilters::fromJson(json).value_or(WebhookFilters());
}

void readTarget(WebhookFields &body, std::string_view key, const TargetPolicy &policy, Webhook &webhook)
{
    if (body.fields().require(key))
        webhook.url = body.target(key, policy).value_or(QString());
}

void readEventList(WebhookFields &body, Checks checks, Webhook &webhook)
{
    if (body.fields().require("events"))
        webhook.events = body.events(checks).value_or(QStringList());
}

std::optional<Secret> requiredSecret(WebhookFields &body, SignatureScheme scheme)
{
    return body.fields().require("secret") ? body.secret(scheme) : std::nullopt;
}

void checkSport(JsonFields &fields)
{
    const std::optional<QString> sport = fields.id("sport");
    if (!sport || *sport == u"nfl"_s || *sport == u"nhl"_s)
        return;
    const QString pattern = u"^(nfl|nhl)$"_s;
    fields.add("sport", u"string_pattern_mismatch"_s, u"String should match pattern '%1'"_s.arg(pattern),
               { { u"pattern"_s, pattern } });
}

} // namespace

Result<WebhookRegistration> readRegistration(const Request &request, const TargetPolicy &policy)
{
    const Result<std::unique_ptr<WebhookFields>> body = WebhookFields::read(request);
    if (!body)
        return failure(body);
    WebhookRegistration read;
    readTarget(**body, "url", policy, read.webhook);
    readEventList(**body, Checks::Ours, read.webhook);
    if (!(*body)->isNull("secret"))
        read.secret = (*body)->secret(SignatureScheme::Standard);
    read.webhook.team = (*body)->team();
    read.webhook.filters = filtersOf((*body)->filters(Checks::Ours));
    if (!(*body)->isNull("enabled"))
        read.webhook.enabled = (*body)->fields().flag("enabled").value_or(true);
    return (*body)->unlessWrong(std::move(read));
}

Result<WebhookRegistration> readHaRegistration(const Request &request, const TargetPolicy &policy)
{
    const Result<std::unique_ptr<WebhookFields>> body = WebhookFields::read(request);
    if (!body)
        return failure(body);
    WebhookRegistration read;
    read.webhook.scheme = SignatureScheme::DataApi;
    readTarget(**body, "webhook_url", policy, read.webhook);
    read.secret = requiredSecret(**body, SignatureScheme::DataApi);
    if ((*body)->fields().require("team"))
        read.webhook.team = (*body)->fields().id("team");
    readEventList(**body, Checks::Old, read.webhook);
    read.webhook.filters = filtersOf((*body)->filters(Checks::Old));
    return (*body)->unlessWrong(std::move(read));
}

Result<WebhookRegistration> readSportsRegistration(const Request &request, const TargetPolicy &policy)
{
    const Result<std::unique_ptr<WebhookFields>> body = WebhookFields::read(request);
    if (!body)
        return failure(body);
    WebhookRegistration read;
    read.webhook.scheme = SignatureScheme::SportsData;
    readTarget(**body, "url", policy, read.webhook);
    readEventList(**body, Checks::Old, read.webhook);
    read.secret = requiredSecret(**body, SignatureScheme::SportsData);
    read.webhook.team = (*body)->team();
    checkSport((*body)->fields());
    return (*body)->unlessWrong(std::move(read));
}

Result<WebhookPatch> readWebhookPatch(const Request &request, const TargetPolicy &policy)
{
    const Result<std::unique_ptr<WebhookFields>> body = WebhookFields::read(request);
    if (!body)
        return failure(body);
    JsonFields &fields = (*body)->fields();
    WebhookPatch patch;
    patch.url = (*body)->target("url", policy);
    patch.events = (*body)->events(Checks::Ours);
    if (fields.member("secret"))
        fields.add("secret", u"value_error"_s, u"A secret is changed by POST …/rotate-secret"_s);
    if (fields.member("team"))
        patch.team = std::optional((*body)->team());
    patch.filters = (*body)->filters(Checks::Ours);
    patch.enabled = (*body)->isNull("enabled") ? true : fields.flag("enabled");
    return (*body)->unlessWrong(std::move(patch));
}

Result<std::optional<Secret>> readNewSecret(const Request &request)
{
    if (request.body.isEmpty())
        return std::optional<Secret>();
    const Result<std::unique_ptr<WebhookFields>> body = WebhookFields::read(request);
    if (!body)
        return failure(body);
    std::optional<Secret> secret = (*body)->isNull("secret") ? std::nullopt : (*body)->secret();
    return (*body)->unlessWrong(std::move(secret));
}

Result<TargetUrl> readTarget(const Request &request)
{
    const Result<std::unique_ptr<WebhookFields>> body = WebhookFields::read(request);
    if (!body)
        return failure(body);
    std::optional<TargetUrl> url;
    if ((*body)->fields().require("url"))
        url = (*body)->url("url");
    return (*body)->unlessWrong(std::move(url)).map([](std::optional<TargetUrl> found) {
        return std::move(found).value_or(TargetUrl());
    });
}

} // namespace hearthbook
