#include "server/api/devicesapi.h"

#include "core/domain/recordjson.h"
#include "server/api/etag.h"
#include "server/api/formerid.h"
#include "server/api/influxfallback.h"
#include "server/api/listanswer.h"
#include "server/api/userchange.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Error notFound(const QString &deviceId)
{
    return { ErrorCode::NotFound, u"Device %1 not found"_s.arg(deviceId), {} };
}

Result<Response> listDevices(Store &store, const Request &request)
{
    const QStringList platforms = filterValues(request, "platform");
    return answerList<Device>(request, listQuery(request, DeviceStore::listFields()),
                              { .name = "devices",
                                .etag = listEtag(store.journal()),
                                .read = [&](const ListQuery &query) { return store.devices().list(query, platforms); },
                                .write = writeRecord<Device> });
}

Result<void> writeRelation(JsonWriter &json, Store &store, QByteArrayView key, const std::optional<QString> &deviceId)
{
    json.key(key);
    const Result<std::optional<Device>> device = deviceId ? store.devices().find(*deviceId) : std::optional<Device>();
    if (!device)
        return failure(device);
    if (*device)
        writeJson(json, **device);
    else
        json.null();
    return {};
}

/// The device with what it hangs on and what hangs on it.
Result<Response> hierarchy(Store &store, const Request &request)
{
    const QString id = request.parameter("device_id");
    const Result<std::optional<Device>> device = store.devices().find(id);
    if (!device)
        return failure(device);
    if (!*device)
        return formerId(request, 2, store.devices().presentId(id), notFound(id));
    const Result<std::vector<Device>> children = store.devices().dependants(id);
    if (!children)
        return failure(children);
    JsonWriter json(4096);
    json.beginObject().member("success", true).member("device_id", id).key("device");
    writeJson(json, **device);
    for (const auto &[key, other] :
         { std::pair("via_device", (*device)->viaDeviceId), std::pair("parent_device", (*device)->parentDeviceId) }) {
        const Result<void> written = writeRelation(json, store, key, other);
        if (!written)
            return failure(written);
    }
    json.key("children").beginArray();
    for (const Device &child : *children)
        writeJson(json, child);
    json.endArray().member("count", qint64(children->size())).endObject();
    return taggedResponse(json, listEtag(store.journal()));
}

} // namespace

Result<Response> oneDevice(Store &store, const Request &request)
{
    const QString id = request.parameter("device_id");
    const Result<std::optional<Device>> device = store.devices().find(id);
    if (!device)
        return failure(device);
    if (!*device)
        return formerId(request, 2, store.devices().presentId(id), notFound(id));
    return rowAnswer(**device);
}

void addDevicesApi(Router &router, ApiContext &context)
{
    std::vector<Parameter> parameters = listParameters({}, DeviceStore::listFields());
    parameters.push_back(
        filterParameter("platform", u"Devices with an entity of this platform; counts only those entities"_s));
    router.add({ .method = Method::Get,
                 .path = u"/api/devices"_s,
                 .access = Access::Read,
                 .dropIn = true,
                 .summary = u"Devices, by id unless sorted"_s,
                 .parameters = parameters,
                 .handler = readingRegistry(context, listDevices),
                 .tag = u"Devices"_s,
                 .answers = { { 200, u"DeviceList"_s } } });
    router.add({ .method = Method::Get,
                 .path = u"/api/devices/{device_id}"_s,
                 .access = Access::Read,
                 .dropIn = true,
                 .summary = u"One device"_s,
                 .handler = readingRegistry(context, oneDevice),
                 .tag = u"Devices"_s,
                 .answers = { { 200, u"Device"_s }, { 308 }, { 404 } } });
    router.add({ .method = Method::Patch,
                 .path = u"/api/devices/{device_id}"_s,
                 .access = Access::Write,
                 .summary = u"Changes what the user owns of a device: name_by_user, area_id, labels, notes, disabled"_s,
                 .handler = writing(context.writer, u"devices.update"_s, Rows::Few,
                                    changingUserFields(&Store::devices, UserRow::Device, "device_id", u"Device"_s)),
                 .bodyTypes = anyBodyType(),
                 .tag = u"Devices"_s,
                 .conditional = true,
                 .journalled = true,
                 .body = u"DevicePatch"_s,
                 .answers = { { 200, u"Device"_s }, { 308 }, { 404 } } });
    router.add({ .method = Method::Get,
                 .path = u"/api/devices/{device_id}/hierarchy"_s,
                 .access = Access::Read,
                 .dropIn = true,
                 .summary = u"A device, what it is reached through, and what is reached through it"_s,
                 .handler = readingRegistry(context, hierarchy),
                 .tag = u"Devices"_s,
                 .answers = { { 200, u"DeviceHierarchy"_s }, { 308 }, { 404 } } });
}

} // namespace hearthbook
