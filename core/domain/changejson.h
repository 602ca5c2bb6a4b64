#pragma once

#include "core/domain/change.h"
#include "core/domain/jsonwriter.h"

namespace hearthbook {

/// `{seq, at, actor, origin, operation, kind, key, action, before}`; `before` is an object or null.
void writeJson(JsonWriter &json, const Change &change);

/// `{operation_id, at, actor, origin, what, changes}`.
void writeJson(JsonWriter &json, const Operation &operation);

} // namespace hearthbook
