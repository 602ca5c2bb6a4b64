#include "server/api/etag.h"

namespace hearthbook {

QByteArray etagOf(const Device &device)
{
    const qint64 seen = device.lastSeen ? device.lastSeen->seconds() : 0;
    return '"' + QByteArray::number(device.revision) + '-' + QByteArray::number(seen) + '-' + QByteArray::number(device.entityCount) + '"';
}

QByteArray etagOf(const Entity &entity)
{
    return '"' + QByteArray::number(entity.revision) + '"';
}

QByteArray listEtag(Journal &journal)
{
    return '"' + journal.version() + '"';
}

} // namespace hearthbook
