#include "server/api/etag.h"

#include <QCryptographicHash>

namespace hearthbook {

QByteArray tagTime(const std::optional<Timestamp> &time)
{
    return QByteArray::number(time.value_or(Timestamp()).microseconds, 36);
}

QByteArray etagOf(const Device &device)
{
    const qint64 seen = device.lastSeen ? device.lastSeen->seconds() : 0;
    return '"' + QByteArray::number(device.revision) + '-' + QByteArray::number(seen) + '-'
        + QByteArray::number(device.entityCount) + '-' + tagTime(device.updatedAt) + '"';
}

QByteArray etagOf(const Entity &entity)
{
    return '"' + QByteArray::number(entity.revision) + '-' + tagTime(entity.updatedAt) + '"';
}

QByteArray etagOf(const Preferences &preferences)
{
    return '"' + QByteArray::number(preferences.revision) + '-' + tagTime(preferences.updatedAt) + '"';
}

QByteArray etagOf(const Webhook &webhook)
{
    return '"' + QByteArray::number(webhook.revision) + '-' + tagTime(webhook.updatedAt) + '-'
        + QByteArray::number(webhook.totalCalls) + '.' + QByteArray::number(webhook.failedCalls) + '.'
        + tagTime(webhook.lastSuccess) + '.' + tagTime(webhook.lastFailure) + '.' + tagTime(webhook.failingSince) + '"';
}

QByteArray contentEtag(QByteArrayView text)
{
    return '"' + QCryptographicHash::hash(text, QCryptographicHash::Sha256).first(8).toHex() + '"';
}

QByteArray listEtag(Journal &journal)
{
    return '"' + journal.version() + '"';
}

Response notModified(const QByteArray &etag)
{
    constexpr int unchanged = 304;
    Response response = jsonResponse({}, unchanged);
    response.headers.set("etag", etag);
    return response;
}

Response taggedResponse(JsonWriter &json, const QByteArray &etag)
{
    Response response = jsonResponse(json.take());
    response.headers.set("etag", etag);
    return response;
}

} // namespace hearthbook
