#pragma once

#include "server/api/etag.h"

namespace hearthbook {

/// 200 with a row in its wire form, and its tag.
template<typename Record>
Response rowAnswer(const Record &row)
{
    JsonWriter json(1000);
    writeJson(json, row);
    return taggedResponse(json, etagOf(row));
}

} // namespace hearthbook
