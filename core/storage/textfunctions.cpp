#include "core/storage/textfunctions.h"

#include <QString>

#include <sqlite3.h>

namespace hearthbook {

namespace {

QString argument(sqlite3_value *value)
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(value));
    return QString::fromUtf8(text, sqlite3_value_bytes(value));
}

void contains(sqlite3_context *context, int, sqlite3_value **arguments)
{
    sqlite3_result_int(context, argument(arguments[0]).contains(argument(arguments[1]), Qt::CaseInsensitive));
}

} // namespace

void registerTextFunctions(sqlite3 *db)
{
    sqlite3_create_function(db, "hearthbook_contains", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr, contains,
                            nullptr, nullptr);
}

} // namespace hearthbook
