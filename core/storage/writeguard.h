#pragma once

#include "core/storage/connection.h"
#include "core/storage/databasestate.h"
#include "core/storage/fileidentity.h"
#include "core/storage/transaction.h"

#include <chrono>

namespace hearthbook {

/// Keeps writes away from a file that is damaged or is not the database any more, and tells DatabaseState how writes fare.
/// Thread: the writer's.
class WriteGuard
{
public:
    /// How long the writer may rest before look() is due.
    static constexpr std::chrono::milliseconds lookEvery { 1000 };

    /// Remembers the files behind the connection, which must have written or read once.
    explicit WriteGuard(Connection &connection);

    /// Before a transaction, and after its COMMIT: only then may it be acknowledged. Error: Unavailable where the file is
    /// damaged, deleted or replaced. What is in the WAL is then moved into the file that was opened, wherever it is now, so
    /// that no WAL of it is left for another file at its place.
    Result<void> check();

    /// Opens a transaction. Who comes while another program has held the database for longer than busy_timeout is refused after
    /// a second, so that nobody waits for those before. Errors: Busy.
    Result<Transaction> begin();

    /// For what may be done later: does not wait at all.
    Result<Transaction> beginInPause();

    /// What became of a transaction, or kept one from beginning.
    void wrote(const Result<void> &done) const;
    /// A request failed inside a transaction: by itself, or by the disk.
    /// Gives what its client is told.
    Error refused(const Error &error) const;

    /// In a pause: looks whether the files are there, and whether what kept writes from being stored is over.
    void look();

private:
    bool isLocked() const;
    void probe();
    void lose(const QString &message);

    Connection &m_connection;
    std::shared_ptr<DatabaseState> m_state;
    FileIdentity m_files;
};

} // namespace hearthbook
