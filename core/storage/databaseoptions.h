#pragma once

#include <QString>
#include <QtGlobal>

#include <memory>

namespace hearthbook {

class DatabaseState;
struct ListMemory;

/// How a database file is opened. Defaults are those of the mission; each has a setting.
struct DatabaseOptions
{
    QString path = {};
    QString synchronous = QStringLiteral("NORMAL");
    QString tempStore = QStringLiteral("MEMORY");
    int cacheSize = -64000;    ///< as PRAGMA cache_size: pages, or KiB where negative; for all connections together
    int busyTimeoutMs = 30000;
    bool readOnly = false;     ///< the connection refuses to write (query_only)
    std::shared_ptr<ListMemory> lists = {}; ///< shared by all connections to the file; none: a list looks at each row
    std::shared_ptr<DatabaseState> state = {}; ///< likewise; none: nobody is told how the file fares
};

} // namespace hearthbook
