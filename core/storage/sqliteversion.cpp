#include "core/storage/sqliteversion.h"

#include <sqlite3.h>

namespace hearthbook {

QString sqliteVersion()
{
    return QString::fromLatin1(sqlite3_libversion());
}

} // namespace hearthbook
