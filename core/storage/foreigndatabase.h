#pragma once

#include "core/domain/result.h"

#include <QByteArrayList>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

struct sqlite3;

namespace hearthbook {

/// Another program's SQLite file, opened for reading alone: also while that program runs and writes, and without leaving
/// anything beside the file. All reads and the copy see the state that it had when it was opened. Thread: the one that opened it.
class ForeignDatabase
{
public:
    /// Errors: NotADatabase, Corrupt; Unavailable where it cannot be opened; Busy. The message names the path.
    static Result<std::unique_ptr<ForeignDatabase>> open(const QString &path, int busyTimeoutMs = 5000);
    ~ForeignDatabase();
    Q_DISABLE_COPY_MOVE(ForeignDatabase)

    /// The columns of a table; none where there is no such table. A view is none: what it does is not data, and may never end.
    Result<QStringList> columns(const QString &table) const;

    /// How a column is read.
    struct Column
    {
        enum Form {
            Plain, ///< as SQLite has it: text, number or null
            Json, ///< text that holds JSON; where it holds none it stays text
            Flag ///< 0 and 1 are false and true
        };

        QByteArray name = {};
        Form form = Plain;
    };

    /// Each row as a JSON object, in the order of `orderBy`. Columns that the table lacks are left out. Table and columns are
    /// names of ours, never what a file says.
    Result<QByteArrayList> rows(const QByteArray &table, const std::vector<Column> &columns,
                                const QByteArray &orderBy) const;

    /// Copies all of it, with what is in its WAL, into a new file; see copyDatabase().
    Result<void> copyTo(const QString &target) const;

private:
    ForeignDatabase(sqlite3 *db, QString path) : m_db(db), m_path(std::move(path)) { }

    sqlite3 *m_db;
    QString m_path;
};

} // namespace hearthbook
