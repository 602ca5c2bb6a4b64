#pragma once

#include <sqlite3.h>

#include <memory>

namespace hearthbook {

struct CloseDatabase
{
    void operator()(sqlite3 *db) const { sqlite3_close(db); }
};

/// A connection of SQLite's own, without what Connection adds: to a file that is no book, or not yet.
using RawDatabase = std::unique_ptr<sqlite3, CloseDatabase>;

} // namespace hearthbook
