#pragma once

#include <QString>

namespace hearthbook {

/// What is known of a page before it is made.
struct PageKind
{
    QString
        name = {}; ///< in the session and the file of drafts, the same in all languages; also its file in resources/icons
    QString title = {};
};

} // namespace hearthbook
