#include "server/api/eventtypesapi.h"

#include "core/domain/jsonwriter.h"
#include "core/webhooks/eventtypes.h"
#include "server/api/etag.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

QByteArray eventTypeList()
{
    JsonWriter json(8 * 1024);
    json.beginObject().key("event_types").beginArray();
    for (const EventType &type : eventTypes()) {
        json.beginObject().member("name", type.name).member("meaning", type.meaning);
        json.key("sample").raw(type.samplePayload()).endObject();
    }
    return json.endArray().member("count", qint64(eventTypes().size())).endObject().take();
}

} // namespace

void addEventTypesApi(Router &router)
{
    Response list = jsonResponse(eventTypeList());
    list.headers.set("etag", contentEtag(list.body));
    router.add({ .method = Method::Get,
                 .path = u"/api/event-types"_s,
                 .access = Access::Read,
                 .summary = u"The events that webhooks can listen to, each with its meaning and a sample payload"_s,
                 .handler = SyncHandler([list = std::move(list)](const Request &) { return list; }),
                 .tag = u"Webhooks"_s,
                 .answers = { { 200, u"EventTypeList"_s } } });
}

} // namespace hearthbook
