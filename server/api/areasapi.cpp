#include "server/api/areasapi.h"

#include "core/domain/recordjson.h"
#include "server/api/influxfallback.h"
#include "server/api/listanswer.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// All rows unless a limit is given, as in HomeIQ.
constexpr RowLimit unlimited { .usual = std::nullopt };

Result<Response> listAreas(Store &store, const Request &request)
{
    return answerList<Area>(request, listQuery(request, AreaStore::listFields()),
                            { .name = "areas",
                              .end = ListEnd::Count,
                              .etag = listEtag(store.journal()),
                              .read = [&](const ListQuery &query) { return store.areas().list(query); },
                              .write = writeRecord<Area> });
}

Result<Response> listLabels(Store &store, const Request &request)
{
    return answerList<Label>(request, listQuery(request, AreaStore::labelFields()),
                             { .name = "labels",
                               .end = ListEnd::Count,
                               .etag = listEtag(store.journal()),
                               .read = [&](const ListQuery &query) { return store.areas().labels(query); },
                               .write = writeRecord<Label> });
}

} // namespace

void addAreasApi(Router &router, ApiContext &context)
{
    const auto add = [&](const QString &path, const QString &summary, const QString &schema, ReadHandler handler,
                         const std::vector<ListField> &fields) {
        router.add({ .method = Method::Get,
                     .path = path,
                     .access = Access::Read,
                     .dropIn = true,
                     .summary = summary,
                     .parameters = listParameters(unlimited, fields),
                     .handler = readingRegistry(context, std::move(handler)),
                     .tag = u"Areas"_s,
                     .answers = { { 200, schema } } });
    };
    add(u"/api/areas"_s, u"Areas and what is in them"_s, u"AreaList"_s, listAreas, AreaStore::listFields());
    add(u"/internal/areas/list"_s, u"The same, under HomeIQ's name"_s, u"AreaList"_s, listAreas,
        AreaStore::listFields());
    add(u"/api/labels"_s, u"Labels that entities carry"_s, u"LabelList"_s, listLabels, AreaStore::labelFields());
}

} // namespace hearthbook
