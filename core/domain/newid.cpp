#include "core/domain/newid.h"

namespace hearthbook {

QUuid newId(Timestamp now)
{
    QUuid id = QUuid::createUuid();
    const auto milliseconds = quint64(now.microseconds / 1000);
    id.data1 = uint(milliseconds >> 16);
    id.data2 = ushort(milliseconds);
    return id;
}

} // namespace hearthbook
