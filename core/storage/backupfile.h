#pragma once

#include "core/storage/backupmanifest.h"

#include <QStringList>

#include <memory>

struct sqlite3;

namespace hearthbook {

/// What an open database holds. Reads several times: call it within one read. Errors: Busy, Corrupt, NotADatabase.
Result<BookFacts> factsOf(sqlite3 *db);

/// A database file that is only looked at: SQLite makes no file beside it, and takes nothing from one that lies there. Thread: one.
class BackupFile
{
public:
    /// Errors: NotFound; Unavailable where it is a folder or may not be read.
    static Result<std::unique_ptr<BackupFile>> open(const QString &path);
    ~BackupFile();
    Q_DISABLE_COPY_MOVE(BackupFile)

    sqlite3 *handle() const { return m_db; }

    /// What it holds, after SQLite's own check of the whole file. Errors: Corrupt, NotADatabase.
    Result<BookFacts> check() const;

private:
    explicit BackupFile(sqlite3 *db) : m_db(db) { }

    sqlite3 *m_db;
};

/// The SHA-256 of a file as lower-case hex. Error: Unavailable.
Result<QString> sha256Of(const QString &path);

/// Whether the backup is what its manifest says: the file byte by byte, SQLite's check, foreign keys and the number of rows of each table.
/// Writes nothing. The message names the file that is wrong. Errors: NotFound, Corrupt, Unavailable.
Result<BackupManifest> verifyBackup(const QString &path);

} // namespace hearthbook
