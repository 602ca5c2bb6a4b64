#pragma once

#include "server/http/headers.h"

#include <array>

namespace hearthbook {

/// One key that a request brings, and where.
struct PresentedKey
{
    QByteArrayView header = {}; ///< lower-case name
    QByteArray text = {};       ///< empty: none, or nothing that is a key
    bool isThere = false;
};

/// What stands in `Authorization: Bearer` (RFC 6750) and in `X-API-Key`. Another scheme of Authorization counts as a key that is
/// none.
std::array<PresentedKey, 2> presentedKeys(const Headers &headers);

} // namespace hearthbook
