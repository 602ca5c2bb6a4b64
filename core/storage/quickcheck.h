#pragma once

#include "core/storage/connection.h"

namespace hearthbook {

/// SQLite's quick_check: reads the whole file, but does not compare indexes with their tables. Errors: Corrupt with the first thing
/// that is wrong; Busy. Thread: the connection's.
Result<void> quickCheck(Connection &connection);

} // namespace hearthbook
