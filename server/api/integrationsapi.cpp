#include "server/api/integrationsapi.h"

#include "core/domain/recordjson.h"
#include "server/api/etag.h"
#include "server/api/handlers.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Result<Response> listIntegrations(Store &store, const Request &request)
{
    const Result<std::vector<Integration>> integrations = store.integrations().list(
        int(request.query.integer("limit")));
    if (!integrations)
        return failure(integrations);
    JsonWriter json(256 + qsizetype(integrations->size()) * 300);
    json.beginObject().key("integrations").beginArray();
    for (const Integration &integration : *integrations)
        writeJson(json, integration);
    json.endArray().member("count", qint64(integrations->size())).endObject();
    return taggedResponse(json, listEtag(store.journal()));
}

Result<Response> analytics(Store &store, const Request &request)
{
    const QString platform = request.parameter("platform");
    const Result<PlatformAnalytics> found = store.integrations().analytics(platform);
    if (!found)
        return failure(found);
    JsonWriter json(512);
    json.beginObject()
        .member("platform", platform)
        .member("device_count", found->deviceCount)
        .member("entity_count", found->entityCount);
    json.key("entity_breakdown").beginArray();
    for (const PlatformAnalytics::DomainCount &domain : found->breakdown)
        json.beginObject().member("domain", domain.domain).member("count", domain.count).endObject();
    json.endArray().member("timestamp", Timestamp::now()).endObject();
    return jsonResponse(json.take());
}

/// The old service answered 200 with zeros and `error` where InfluxDB could not be asked; so do we until it is set up.
Response performance(const Request &request)
{
    JsonWriter json(512);
    json.beginObject()
        .member("platform", request.parameter("platform"))
        .member("period", request.query.value("period").value_or(u"1h"_s));
    json.member("events_per_minute", 0).member("error_rate", 0).key("avg_response_time").null();
    json.member("device_discovery_status", u"unknown"_s).member("total_events", 0).member("total_errors", 0);
    json.member("error", u"InfluxDB is not set up"_s).member("timestamp", Timestamp::now()).endObject();
    return jsonResponse(json.take());
}

} // namespace

void addIntegrationsApi(Router &router, ApiContext &context)
{
    router.add({ .method = Method::Get,
                 .path = u"/api/integrations"_s,
                 .access = Access::Read,
                 .summary = u"Config entries of Home Assistant"_s,
                 .parameters = { { .name = "limit",
                                   .type = Parameter::Integer,
                                   .summary = u"Most rows"_s,
                                   .min = 1,
                                   .max = 1000,
                                   .fallback = 100 } },
                 .handler = reading(context.readers, Keep::Answer, listIntegrations),
                 .tag = u"Integrations"_s });
    router.add({ .method = Method::Get,
                 .path = u"/api/integrations/{platform}/analytics"_s,
                 .access = Access::Read,
                 .summary = u"How many devices and entities a platform brought"_s,
                 .handler = reading(context.readers, Keep::Nothing, analytics),
                 .tag = u"Integrations"_s });
    router.add({ .method = Method::Get,
                 .path = u"/api/integrations/{platform}/performance"_s,
                 .access = Access::Read,
                 .summary = u"Events of a platform, from InfluxDB"_s,
                 .parameters = { { .name = "period", .summary = u"1h, 24h or 7d"_s, .fallback = u"1h"_s } },
                 .handler = SyncHandler(performance),
                 .tag = u"Integrations"_s });
}

} // namespace hearthbook
