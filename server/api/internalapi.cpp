#include "server/api/internalapi.h"

#include "core/domain/jsonwriter.h"
#include "core/domain/registryreader.h"
#include "core/domain/servicereader.h"
#include "server/api/handlers.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

void writeRemarks(JsonWriter &json, QByteArrayView key, const std::vector<RowRemark> &first,
                  const std::vector<RowRemark> &second = {})
{
    json.key(key).beginArray();
    for (const std::vector<RowRemark> *remarks : { &first, &second }) {
        for (const RowRemark &remark : *remarks)
            json.beginObject()
                .member("index", qint64(remark.index))
                .member("id", remark.id)
                .member("reason", remark.reason)
                .endObject();
    }
    json.endArray();
}

/// The old three keys, then what became of each row.
template<typename Patch>
Response upsertAnswer(const Listing<Patch> &listing, const UpsertReport &report)
{
    JsonWriter json(512);
    json.beginObject()
        .member("success", true)
        .member("upserted", qint64(report.stored()))
        .member("timestamp", Timestamp::now());
    json.member("inserted", qint64(report.inserted))
        .member("updated", qint64(report.updated))
        .member("unchanged", qint64(report.unchanged));
    json.member("skipped", qint64(listing.skipped));
    writeRemarks(json, "rejected", listing.rejected, report.rejected);
    writeRemarks(json, "warnings", report.warnings);
    if (listing.rejectedCount > qsizetype(listing.rejected.size()))
        json.member("rejected_count", listing.rejectedCount + qint64(report.rejected.size()));
    return jsonResponse(json.endObject().take());
}

/// Reads a listing with `read` and upserts it with `upsert`.
template<typename Patch, typename Upsert>
WriteHandler bulkUpsert(Result<Listing<Patch>> (*read)(const QByteArray &), Upsert upsert)
{
    return [read, upsert](const Request &request) -> Result<Transact> {
        Result<Listing<Patch>> parsed = read(request.body);
        if (!parsed)
            return failure(parsed);
        const auto listing = std::make_shared<Listing<Patch>>(std::move(*parsed));
        return Transact([listing, upsert](Store &store) -> Result<Response> {
            const Result<UpsertReport> report = upsert(store, listing->rows);
            if (!report)
                return failure(report);
            return upsertAnswer(*listing, *report);
        });
    };
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
    const auto add = [&](Method method, const QString &path, Access access, const QString &summary, const QString &what,
                         WriteHandler handler) {
        router.add({ .method = method,
                     .path = path,
                     .access = access,
                     .summary = summary,
                     .handler = writing(context.writer, what, Rows::Many, std::move(handler)),
                     .tag = u"Feeders"_s });
    };
    add(Method::Post, u"/internal/devices/bulk_upsert"_s, Access::Ingest,
        u"Takes Home Assistant's device registry, or parts of it"_s, u"devices.bulk_upsert"_s,
        bulkUpsert(readDevices,
                   [](Store &store, std::span<const DevicePatch> rows) { return store.devices().upsert(rows); }));
    add(Method::Post, u"/internal/entities/bulk_upsert"_s, Access::Ingest,
        u"Takes Home Assistant's entity registry, or parts of it"_s, u"entities.bulk_upsert"_s,
        bulkUpsert(readEntities,
                   [](Store &store, std::span<const EntityPatch> rows) { return store.entities().upsert(rows); }));
    add(Method::Post, u"/internal/services/bulk_upsert"_s, Access::Ingest,
        u"Takes the services that Home Assistant offers"_s, u"services.bulk_upsert"_s,
        bulkUpsert(readServices, [](Store &store, std::span<const ServiceDefinition> rows) {
            return store.services().upsert(rows);
        }));
    add(Method::Delete, u"/internal/devices/clear"_s, Access::Admin, u"Removes all devices and entities"_s,
        u"devices.clear"_s, clearDevices);
}

} // namespace hearthbook
