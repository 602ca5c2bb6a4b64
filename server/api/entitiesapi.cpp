#include "server/api/entitiesapi.h"

#include "core/domain/recordjson.h"
#include "server/api/etag.h"
#include "server/api/formerid.h"
#include "server/api/influxfallback.h"
#include "server/api/listanswer.h"
#include "server/api/relatedentities.h"
#include "server/api/userchange.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Error notFound(const QString &entityId)
{
    return { ErrorCode::NotFound, u"Entity %1 not found"_s.arg(entityId), {} };
}

Result<Response> listEntities(Store &store, const Request &request)
{
    return answerList<Entity>(request, listQuery(request, EntityStore::listFields()),
                              { .name = "entities",
                                .etag = listEtag(store.journal()),
                                .read = [&](const ListQuery &query) { return store.entities().list(query); },
                                .write = writeRecord<Entity> });
}

Result<Response> oneEntity(Store &store, const Request &request)
{
    const QString id = request.parameter("entity_id");
    const Result<std::optional<Entity>> entity = store.entities().find(id);
    if (!entity)
        return failure(entity);
    if (!*entity)
        return formerId(request, 2, store.entities().presentId(id), notFound(id));
    return rowAnswer(**entity);
}

/// All entities with `column` equal to the path parameter, in HomeIQ's richer form.
ReadHandler entitiesBy(const QByteArray &parameter, const QByteArray &column)
{
    return [parameter, column](Store &store, const Request &request) -> Result<Response> {
        const QString id = request.parameter(parameter);
        return relatedEntities(store, parameter, id, { { column, { id } } });
    };
}

/// A device that nobody knows has no entities; one that has another id has them there.
Result<Response> entitiesOfDevice(Store &store, const Request &request)
{
    const QString id = request.parameter("device_id");
    const Result<std::optional<Device>> device = store.devices().find(id);
    if (!device)
        return failure(device);
    const Result<std::optional<QString>> present = *device ? std::optional<QString>() : store.devices().presentId(id);
    if (!present || *present)
        return formerId(request, 3, present, {});
    return relatedEntities(store, "device_id", id, ListQuery::Filter { "device_id", { id } });
}

Result<Response> siblings(Store &store, const Request &request)
{
    const QString id = request.parameter("entity_id");
    const Result<std::optional<Entity>> entity = store.entities().find(id);
    if (!entity)
        return failure(entity);
    if (!*entity)
        return formerId(request, 2, store.entities().presentId(id), notFound(id));
    if (!(*entity)->deviceId)
        return relatedEntities(store, "entity_id", id, std::nullopt);
    return relatedEntities(store, "entity_id", id, ListQuery::Filter { "device_id", { *(*entity)->deviceId } });
}

} // namespace

void addEntitiesApi(Router &router, ApiContext &context)
{
    const auto add = [&](const QString &path, const QString &summary, ReadHandler handler,
                         std::vector<RouteAnswer> answers, std::vector<Parameter> own = {}) {
        router.add({ .method = Method::Get,
                     .path = path,
                     .access = Access::Read,
                     .dropIn = true,
                     .summary = summary,
                     .parameters = std::move(own),
                     .handler = readingRegistry(context, std::move(handler)),
                     .tag = u"Entities"_s,
                     .answers = std::move(answers) });
    };
    add(u"/api/entities"_s, u"Entities, by id unless sorted"_s, listEntities, { { 200, u"EntityList"_s } },
        listParameters({ .most = 10'000 }, EntityStore::listFields()));
    add(u"/api/entities/{entity_id}"_s, u"One entity"_s, oneEntity, { { 200, u"Entity"_s }, { 308 }, { 404 } });
    add(u"/api/entities/{entity_id}/siblings"_s, u"The other entities of its device"_s, siblings,
        { { 200, u"EntitySiblings"_s }, { 308 }, { 404 } });
    add(u"/api/entities/by-device/{device_id}"_s, u"The entities of a device"_s, entitiesOfDevice,
        { { 200, u"EntitiesOfDevice"_s }, { 308 } });
    add(u"/api/entities/by-area/{area_id}"_s, u"The entities that name an area"_s, entitiesBy("area_id", "area_id"),
        { { 200, u"EntitiesOfArea"_s } });
    add(u"/api/entities/by-config-entry/{config_entry_id}"_s, u"The entities of a config entry"_s,
        entitiesBy("config_entry_id", "config_entry_id"), { { 200, u"EntitiesOfConfigEntry"_s } });
    router.add({ .method = Method::Patch,
                 .path = u"/api/entities/{entity_id}"_s,
                 .access = Access::Write,
                 .summary = u"Changes what the user owns of an entity: name, area_id, labels, notes, disabled"_s,
                 .handler = writing(context.writer, u"entities.update"_s, Rows::Few,
                                    changingUserFields(&Store::entities, UserRow::Entity, "entity_id", u"Entity"_s)),
                 .bodyTypes = anyBodyType(),
                 .tag = u"Entities"_s,
                 .conditional = true,
                 .journalled = true,
                 .body = u"EntityPatch"_s,
                 .answers = { { 200, u"Entity"_s }, { 308 }, { 404 } } });
}

} // namespace hearthbook
