#pragma once

#include "core/storage/databaseoptions.h"
#include "core/storage/statement.h"
#include "core/storage/walindex.h"

#include <QHash>
#include <QSqlDatabase>

#include <memory>

namespace hearthbook {

/// One open SQLite connection with the pragmas of DatabaseOptions, and its prepared statements. Opened through
/// QSqlDatabase; statements run on its native handle, at half of QSqlQuery's cost (docs/adr/0002).
/// Thread: the one that opened it, until it is destroyed there.
class Connection
{
public:
    /// Opens, and creates the file and its folder where they are not there (mode 0600 by the caller's umask).
    /// Errors: NotADatabase (also for a folder), ReadOnly, StorageFull, Busy, Unavailable; the message names the path.
    static Result<std::unique_ptr<Connection>> open(const DatabaseOptions &options);
    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    const DatabaseOptions &options() const { return m_options; }
    sqlite3 *handle() const { return m_handle; }

    /// A statement that stays prepared for the connection's life. `sql` must prepare: one of our own constants.
    Statement statement(const QByteArray &sql);
    /// The same for text that follows what somebody asked for, of which there are many: those that were used last stay prepared.
    /// Valid until the next call.
    Statement variedStatement(const QByteArray &sql);
    /// A statement for one use with text that may be wrong, as a migration's.
    Result<void> execute(const QByteArray &sql);
    /// First column of the first row, 0 where there is none.
    qint64 number(const QByteArray &sql);
    QString text(const QByteArray &sql);

    /// Rows written since the connection was opened, triggers included (sqlite3_total_changes64).
    qint64 totalChanges() const;
    /// What the database stands at, comparable between all its connections; see WalIndex::stamp().
    std::optional<CommitStamp> commitStamp();

    /// Moves the WAL into the file; Truncate also empties it. Readers are never waited for by Passive.
    enum class Checkpoint { Passive, Truncate };
    void checkpoint(Checkpoint mode);
    /// Pages in the WAL after this connection's last commit; 0 after its checkpoint.
    int walPages() const { return m_walPages; }
    /// False inside a transaction. A full disk ends one without being asked.
    bool inAutocommit() const;

private:
    Connection(DatabaseOptions options, QString name);
    Result<void> openFile();
    Result<void> configure();
    Result<void> probe();
    sqlite3_stmt *prepare(const QByteArray &sql) const;
    void finalizeVaried();
    friend class PreparedStatement;

    DatabaseOptions m_options;
    QString m_name;
    QSqlDatabase m_database;
    sqlite3 *m_handle = nullptr;
    QHash<QByteArray, sqlite3_stmt *> m_statements;
    QHash<QByteArray, sqlite3_stmt *> m_varied;
    bool m_wal = false;
    WalIndex m_walIndex;
    int m_walPages = 0;
};

/// A statement that is finalised with its owner, for texts that are made while running. Thread: the connection's.
class PreparedStatement
{
public:
    PreparedStatement(Connection &connection, const QByteArray &sql);
    ~PreparedStatement();
    Q_DISABLE_COPY_MOVE(PreparedStatement)

    Statement use() { return Statement(m_connection.handle(), m_statement, m_connection.options().state.get()); }

private:
    Connection &m_connection;
    sqlite3_stmt *m_statement = nullptr;
};

} // namespace hearthbook
