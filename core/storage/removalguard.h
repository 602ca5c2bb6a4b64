#pragma once

#include <QtGlobal>

namespace hearthbook {

/// How much a whole listing may lack. It is refused where, of one kind, it lacks more than `rows` rows and more than
/// `share` per cent of those that are present.
struct RemovalGuard
{
    qint64 share = 20; ///< per cent; 100 refuses nothing
    qint64 rows = 10;

    bool refuses(qint64 missing, qint64 present) const { return missing > rows && missing * 100 > present * share; }
};

} // namespace hearthbook
