#pragma once

#include "core/domain/change.h"
#include "core/domain/wireform.h"

namespace hearthbook {

/// `{seq, at, actor, origin, operation, kind, key, action, before}`; `before` is an object or null.
void writeJson(JsonWriter &json, const Change &change, FieldMask fields = allFields);

/// `{operation_id, at, actor, origin, what, changes}`.
void writeJson(JsonWriter &json, const Operation &operation, FieldMask fields = allFields);

template<>
QStringList RecordFields<Change>::names();
template<>
QStringList RecordFields<Operation>::names();

} // namespace hearthbook
