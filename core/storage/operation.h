#pragma once

#include "core/storage/store.h"

#include <functional>

namespace hearthbook {

/// Runs `work` as one operation of the journal in a transaction of its own, beside other programs that use the file; nothing
/// is written where it fails. For programs without a Writer. Errors: Busy where another program held the database longer than
/// busy_timeout; those of `work`. Thread: the store's.
Result<void> runOperation(Store &store, const Origin &origin, const std::function<Result<void>()> &work);

} // namespace hearthbook
