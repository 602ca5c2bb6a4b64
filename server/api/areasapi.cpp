#include "server/api/areasapi.h"

#include "core/domain/recordjson.h"
#include "server/api/etag.h"
#include "server/api/influxfallback.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// `{<name>: […], count}`.
template<typename Record>
Result<Response> listAnswer(Store &store, QByteArrayView name, const Result<std::vector<Record>> &records)
{
    if (!records)
        return failure(records);
    JsonWriter json(256 + qsizetype(records->size()) * 200);
    json.beginObject().key(name).beginArray();
    for (const Record &record : *records)
        writeJson(json, record);
    json.endArray().member("count", qint64(records->size())).endObject();
    return taggedResponse(json, listEtag(store.journal()));
}

} // namespace

void addAreasApi(Router &router, ApiContext &context)
{
    const auto areas = [](Store &store, const Request &) { return listAnswer(store, "areas", store.areas().list()); };
    const auto labels = [](Store &store, const Request &) {
        return listAnswer(store, "labels", store.areas().labels());
    };
    router.add({ .method = Method::Get,
                 .path = u"/api/areas"_s,
                 .access = Access::Read,
                 .summary = u"Areas and what is in them"_s,
                 .handler = readingRegistry(context, areas),
                 .tag = u"Areas"_s,
                 .answers = { { 200, u"AreaList"_s } } });
    router.add({ .method = Method::Get,
                 .path = u"/internal/areas/list"_s,
                 .access = Access::Read,
                 .summary = u"The same, under HomeIQ's name"_s,
                 .handler = readingRegistry(context, areas),
                 .tag = u"Areas"_s,
                 .answers = { { 200, u"AreaList"_s } } });
    router.add({ .method = Method::Get,
                 .path = u"/api/labels"_s,
                 .access = Access::Read,
                 .summary = u"Labels that entities carry"_s,
                 .handler = readingRegistry(context, labels),
                 .tag = u"Areas"_s,
                 .answers = { { 200, u"LabelList"_s } } });
}

} // namespace hearthbook
