#include "server/api/integrationsapi.h"

#include "core/domain/recordjson.h"
#include "server/api/influxfallback.h"
#include "server/api/listanswer.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Result<Response> listIntegrations(Store &store, const Request &request)
{
    return answerList<Integration>(request, listQuery(request, IntegrationStore::listFields()),
                                   { .name = "integrations",
                                     .end = ListEnd::Count,
                                     .etag = listEtag(store.journal()),
                                     .read = [&](const ListQuery &query) { return store.integrations().list(query); },
                                     .write = writeRecord<Integration> });
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

} // namespace

void addIntegrationsApi(Router &router, ApiContext &context)
{
    router.add({ .method = Method::Get,
                 .path = u"/api/integrations"_s,
                 .access = Access::Read,
                 .dropIn = true,
                 .summary = u"Config entries of Home Assistant"_s,
                 .parameters = listParameters({}, IntegrationStore::listFields()),
                 .handler = readingRegistry(context, listIntegrations),
                 .tag = u"Integrations"_s,
                 .answers = { { 200, u"IntegrationList"_s } } });
    router.add({ .method = Method::Get,
                 .path = u"/api/integrations/{platform}/analytics"_s,
                 .access = Access::Read,
                 .dropIn = true,
                 .summary = u"How many devices and entities a platform brought"_s,
                 .handler = readingRegistry(context, analytics, Keep::Nothing),
                 .tag = u"Integrations"_s,
                 .answers = { { 200, u"PlatformAnalytics"_s } } });
}

} // namespace hearthbook
