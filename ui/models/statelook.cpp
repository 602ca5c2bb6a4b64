#include "ui/models/statelook.h"

#include "ui/icons.h"

namespace hearthbook {

QIcon stateIcon(const StateLook &look, const Theme &theme)
{
    return icon(look.icon, theme.colour(look.shade));
}

} // namespace hearthbook
