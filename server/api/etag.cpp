#include "server/api/etag.h"

namespace hearthbook {

namespace {

/// Revisions begin at 1 again when a row is removed and comes back; the time of its last change does not.
QByteArray moment(const Timestamp &time)
{
    return QByteArray::number(time.microseconds, 36);
}

} // namespace

QByteArray etagOf(const Device &device)
{
    const qint64 seen = device.lastSeen ? device.lastSeen->seconds() : 0;
    return '"' + QByteArray::number(device.revision) + '-' + QByteArray::number(seen) + '-'
        + QByteArray::number(device.entityCount) + '-' + moment(device.updatedAt) + '"';
}

QByteArray etagOf(const Entity &entity)
{
    return '"' + QByteArray::number(entity.revision) + '-' + moment(entity.updatedAt) + '"';
}

QByteArray listEtag(Journal &journal)
{
    return '"' + journal.version() + '"';
}

Response taggedResponse(JsonWriter &json, const QByteArray &etag)
{
    Response response = jsonResponse(json.take());
    response.headers.set("etag", etag);
    return response;
}

} // namespace hearthbook
