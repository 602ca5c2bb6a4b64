#pragma once

#include "core/domain/timestamp.h"

#include <QUuid>

namespace hearthbook {

/// An id for a new row: a UUID of version 4 (RFC 9562 5.4), as the old services gave out, whose first 48 bits are the
/// milliseconds of `now` and the other 74 random. Rows made one after another lie side by side in every index, so that a
/// commit writes few pages. Thread: any.
QUuid newId(Timestamp now = Timestamp::now());

} // namespace hearthbook
