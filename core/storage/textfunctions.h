#pragma once

#include <string>
#include <string_view>

struct sqlite3;

namespace hearthbook {

/// UTF-8 text in which case is gone, to be searched in: two texts that differ in case alone are the same, also beyond ASCII
/// (QString::toCaseFolded). Bytes that are no UTF-8 become U+FFFD in a text that is not all ASCII.
std::string foldedText(std::string_view text);

/// Gives queries on this connection `hearthbook_contains(text, needle)`: 1 where `needle` is in `text` in any case, also of
/// letters beyond ASCII ("öl" is in "Öltank"), which LIKE does not do; and what registerTextPattern() does. For our own SELECTs alone: a trigger or an index
/// with it would break everybody else's shell.
void registerTextFunctions(sqlite3 *db);

} // namespace hearthbook
