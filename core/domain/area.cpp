#include "core/domain/area.h"

#include "core/domain/textrules.h"

namespace hearthbook {

QString Area::displayName() const
{
    return name && !name->isEmpty() ? *name : titleCase(areaId);
}

} // namespace hearthbook
