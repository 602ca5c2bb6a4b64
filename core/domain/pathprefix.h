#pragma once

#include <QUrl>

namespace hearthbook {

/// The path of an address below which a service lies: as "/ha" of `https://host/ha/`, without slashes at its end, so that
/// what is asked for can be put behind it.
inline QString pathPrefix(const QUrl &address, QUrl::ComponentFormattingOptions form = QUrl::PrettyDecoded)
{
    QString path = address.path(form);
    while (path.endsWith(u'/'))
        path.chop(1);
    return path;
}

} // namespace hearthbook
