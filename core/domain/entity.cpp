#include "core/domain/entity.h"

#include "core/domain/textrules.h"

namespace hearthbook {

QString Entity::friendlyName() const
{
    if (name && !name->isEmpty())
        return *name;
    if (originalName && !originalName->isEmpty())
        return *originalName;
    return titleCase(entityId.sliced(entityId.indexOf(u'.') + 1));
}

} // namespace hearthbook
