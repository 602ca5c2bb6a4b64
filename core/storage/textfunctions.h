#pragma once

struct sqlite3;

namespace hearthbook {

/// Gives queries on this connection `hearthbook_contains(text, needle)`: 1 where `needle` is in `text` in any case, also of
/// letters beyond ASCII ("öl" is in "Öltank"), which LIKE does not do. For our own SELECTs alone: a trigger or an index
/// with it would break everybody else's shell.
void registerTextFunctions(sqlite3 *db);

} // namespace hearthbook
