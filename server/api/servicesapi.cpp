#include "server/api/servicesapi.h"

#include "core/domain/recordjson.h"
#include "server/api/handlers.h"
#include "server/api/listanswer.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// All rows unless a limit is given, as areas and labels.
constexpr RowLimit unlimited { .usual = std::nullopt };

Result<Response> listServices(Store &store, const Request &request)
{
    return answerList<ListedService>(request, listQuery(request, ServiceStore::listFields()),
                                     { .name = "services",
                                       .end = ListEnd::Count,
                                       .etag = listEtag(store.journal()),
                                       .read = [&](const ListQuery &query) { return store.services().list(query); },
                                       .write = writeRecord<ListedService> });
}

} // namespace

void addServicesApi(Router &router, ApiContext &context)
{
    router.add({ .method = Method::Get,
                 .path = u"/api/services"_s,
                 .access = Access::Read,
                 .summary = u"Services (actions) that Home Assistant offers"_s,
                 .parameters = listParameters(unlimited, ServiceStore::listFields()),
                 .handler = reading(context.readers, Keep::Answer, listServices),
                 .tag = u"Integrations"_s,
                 .answers = { { 200, u"ServiceList"_s } } });
}

} // namespace hearthbook
