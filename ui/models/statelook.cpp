#include "ui/models/statelook.h"

#include "ui/icons.h"

#include <QHash>

namespace hearthbook {

QIcon stateIcon(const StateLook &look, const Theme &theme)
{
    static QHash<QString, QIcon> drawn;
    const QColor colour = theme.colour(look.shade);
    QIcon &known = drawn[look.icon + colour.name()];
    if (known.isNull())
        known = icon(look.icon, colour);
    return known;
}

} // namespace hearthbook
