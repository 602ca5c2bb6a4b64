#include "server/api/internalapi.h"

#include "core/domain/jsonwriter.h"
#include "core/domain/servicereader.h"
#include "server/api/handlers.h"
#include "server/api/listingbody.h"
#include "server/api/upsertanswer.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// Reads services and upserts them.
Result<Transact> upsertServices(const Request &request)
{
    Result<ServiceListing> parsed = readServices(request.body);
    if (!parsed)
        return failure(parsed);
    const auto listing = std::make_shared<ServiceListing>(std::move(*parsed));
    return Transact([listing](Store &store) -> Result<Response> {
        const Result<UpsertReport> report = store.services().upsert(listing->rows);
        if (!report)
            return failure(report);
        JsonWriter json(512);
        writeUpsert(json, *listing, *report);
        return jsonResponse(json.endObject().take());
    });
}

Result<Transact> clearDevices(const Request &)
{
    return Transact([](Store &store) -> Result<Response> {
        const Result<qint64> entities = store.entities().clear();
        if (!entities)
            return failure(entities);
        const Result<qint64> devices = store.devices().clear();
        if (!devices)
            return failure(devices);
        JsonWriter json(160);
        json.beginObject()
            .member("success", true)
            .member("devices_deleted", *devices)
            .member("entities_deleted", *entities);
        return jsonResponse(json.member("timestamp", Timestamp::now()).endObject().take());
    });
}

} // namespace

void addInternalApi(Router &router, ApiContext &context)
{
    const auto add = [&](Method method, const QString &path, Access access, const QString &summary,
                         AsyncHandler handler, const QString &body, std::vector<RouteAnswer> answers,
                         std::vector<Parameter> parameters = {}) {
        router.add({ .method = method,
                     .path = path,
                     .access = access,
                     .dropIn = access == Access::Ingest, // clearing is not for anybody
                     .summary = summary,
                     .parameters = std::move(parameters),
                     .handler = std::move(handler),
                     .tag = u"Feeders"_s,
                     .journalled = true,
                     .body = body,
                     .answers = std::move(answers) });
    };
    add(Method::Post, u"/internal/devices/bulk_upsert"_s, Access::Ingest,
        u"Takes Home Assistant's device registry, or parts of it"_s, takingDevices(context), u"DeviceListing"_s,
        { { 200, u"UpsertReport"_s }, { 409, u"HeldProblem"_s } }, listingParameters());
    add(Method::Post, u"/internal/entities/bulk_upsert"_s, Access::Ingest,
        u"Takes Home Assistant's entity registry, or parts of it"_s, takingEntities(context), u"EntityListing"_s,
        { { 200, u"UpsertReport"_s }, { 409, u"HeldProblem"_s } }, listingParameters());
    add(Method::Post, u"/internal/services/bulk_upsert"_s, Access::Ingest,
        u"Takes the services that Home Assistant offers"_s,
        writing(context.writer, u"services.bulk_upsert"_s, Rows::Many, upsertServices), u"ServiceListing"_s,
        { { 200, u"UpsertReport"_s } });
    add(Method::Delete, u"/internal/devices/clear"_s, Access::Admin, u"Removes all devices and entities"_s,
        writing(context.writer, u"devices.clear"_s, Rows::Many, clearDevices), {}, { { 200, u"ClearReport"_s } });
}

} // namespace hearthbook
