#include "server/api/etag.h"

#include <QCryptographicHash>

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

QByteArray etagOf(const Preferences &preferences)
{
    return '"' + QByteArray::number(preferences.revision) + '-' + moment(preferences.updatedAt.value_or(Timestamp()))
        + '"';
}

QByteArray etagOf(const Webhook &webhook)
{
    const auto of = [](const std::optional<Timestamp> &time) { return moment(time.value_or(Timestamp())); };
    return '"' + QByteArray::number(webhook.revision) + '-' + moment(webhook.updatedAt) + '-'
        + QByteArray::number(webhook.totalCalls) + '.' + QByteArray::number(webhook.failedCalls) + '.'
        + of(webhook.lastSuccess) + '.' + of(webhook.lastFailure) + '.' + of(webhook.failingSince) + '"';
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
