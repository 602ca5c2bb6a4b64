#pragma once

#include "core/domain/result.h"

#include <QString>

#include <chrono>

struct sqlite3;

namespace hearthbook {

/// While one lives, no statement on a connection to somebody else's file works for ever: what the file's own schema
/// computes (generated columns, views, triggers) ends with the time, and one value or row has a bound. Such a statement fails
/// as one that SQLite interrupted. Thread: the connection's.
class ForeignWork
{
public:
    static constexpr auto mostTime = std::chrono::seconds(60);
    static constexpr int longestValue = 16 << 20; ///< bytes of one value, and of one row

    explicit ForeignWork(sqlite3 *db, std::chrono::milliseconds most = mostTime);
    ~ForeignWork();
    Q_DISABLE_COPY_MOVE(ForeignWork)

    /// Bytes that may be read of a file of `fileSize` bytes, as JSON. A column's default value stands once in a file
    /// and in each of its rows.
    static qint64 mostText(qint64 fileSize);

private:
    sqlite3 *m_db;
    std::chrono::steady_clock::time_point m_end;
};

/// Takes the triggers and views out of a copy of a book that are not Hearthbook's own: they would run while it is migrated and read.
/// Errors: as for any write.
Result<void> removeForeignLogic(const QString &copy);

} // namespace hearthbook
