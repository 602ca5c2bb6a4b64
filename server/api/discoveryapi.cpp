#include "server/api/discoveryapi.h"

#include "server/api/discoveryjson.h"
#include "server/api/etag.h"
#include "server/api/handlers.h"
#include "server/http/problem.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Result<Response> discovery(const ApiContext &context, Store &store)
{
    const Result<std::optional<HeldListing>> held = store.held().first();
    if (!held)
        return failure(held);
    JsonWriter json(512);
    writeJson(json, context.discovery.status(), *held, context.discovery.history());
    return taggedResponse(json, contentEtag(json.text()));
}

/// Does not wait for the listing, which is the one whose `last_run` is later than what is answered.
Response trigger(const ApiContext &context, const Request &request)
{
    const Timestamp asked = Timestamp::now();
    const Result<void> triggered = context.discovery.trigger();
    if (!triggered)
        return problem(triggered.error(), request);
    JsonWriter json(96);
    json.beginObject().member("success", true).member("timestamp", asked).endObject();
    return jsonResponse(json.take(), 202);
}

Result<Transact> approve(const Request &request)
{
    return Transact([source = request.query.value("source").value_or(QString())](Store &store) -> Result<Response> {
        const Result<SyncReport> report = RegistrySync(store).approve(source);
        if (!report)
            return failure(report);
        JsonWriter json(768);
        writeJson(json, *report);
        return jsonResponse(json.take());
    });
}

} // namespace

void addDiscoveryApi(Router &router, ApiContext &context)
{
    router.add({ .method = Method::Get,
                 .path = u"/api/discovery"_s,
                 .access = Access::Read,
                 .summary = u"What the discovery does, and the listing that waits for approval"_s,
                 .handler = reading(context.readers, Keep::Nothing,
                                    [&context](Store &store, const Request &) { return discovery(context, store); }),
                 .tag = u"Discovery"_s,
                 .answers = { { 200, u"Discovery"_s } } });
    router.add({ .method = Method::Post,
                 .path = u"/api/discovery/trigger"_s,
                 .access = Access::Write,
                 .summary = u"Lists Home Assistant's registries now; connects again, whatever was wrong"_s,
                 .handler = [&context](const Request &request) { return trigger(context, request); },
                 .tag = u"Discovery"_s,
                 .answers = { { 202, u"Done"_s }, { 409 } } });
    router.add(
        { .method = Method::Post,
          .path = u"/api/discovery/approve"_s,
          .access = Access::Admin,
          .summary = u"Takes the listing that was held because it lacks too much"_s,
          .parameters = { { .name = "source",
                            .summary = u"Whose listing"_s,
                            .fallback = discoverySource.toString(),
                            .oneOf = { discoverySource.toString(), u"feeder:devices"_s, u"feeder:entities"_s } } },
          .handler = writing(context.writer, approveOperation.toString(), Rows::Many, approve, u"sync"_s),
          .tag = u"Discovery"_s,
          .journalled = true,
          .answers = { { 200, u"SyncReport"_s }, { 404 } } });
}

} // namespace hearthbook
