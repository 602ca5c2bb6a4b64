#include "core/storage/writeguard.h"

#include "core/storage/patience.h"

#include <QStorageInfo>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// A disk with less left is still full: the first large write would fail again.
constexpr qint64 leastRoom = qint64(1) << 20;

/// Milliseconds to wait for readers who still need the WAL.
constexpr int readersPatience = 1000;

/// Milliseconds to wait for a program that holds the database and has not let go for long.
constexpr int shortPatience = 1000;

QString whatToDo(FileIdentity::Now file)
{
    if (file == FileIdentity::Now::Gone)
        return u"The database file was deleted or moved away while it was in use. Nothing is stored until it is back at its"
               " place, or the server is restarted"_s;
    if (file == FileIdentity::Now::Other)
        return u"Another file lies where the database was. Nothing is stored until the first one is back, or the server is"
               " restarted to take the other one"_s;
    return u"The -wal or -shm file beside the database was deleted or replaced. Nothing is stored until the server is"
           " restarted; what was stored before is safe in the database file"_s;
}

} // namespace

WriteGuard::WriteGuard(Connection &connection) : m_connection(connection), m_state(connection.options().state)
{
    if (!m_state)
        m_state = std::make_shared<DatabaseState>();
    m_connection.number("PRAGMA schema_version"); // a read: the WAL's files are made by the first one
    m_files = FileIdentity::of(connection.options().path);
}

Result<void> WriteGuard::check()
{
    const FileIdentity::Now file = m_files.file();
    if (file == FileIdentity::Now::Same && m_files.sideFiles() == FileIdentity::Now::Same)
        m_state->filesFound();
    else if (!m_state->areFilesLost())
        lose(whatToDo(file));
    const std::optional<DatabaseTrouble> lost = m_state->lost();
    return lost ? Result<void>(tl::unexpected(m_state->told(lost->error))) : Result<void>();
}

void WriteGuard::lose(const QString &message)
{
    const Patience patience(m_connection, readersPatience);
    m_connection.checkpoint(Connection::Checkpoint::Truncate);
    m_state->filesLost({ ErrorCode::Unavailable, message, {} });
}

bool WriteGuard::isLocked() const
{
    const std::optional<DatabaseTrouble> trouble = m_state->hasWriteTrouble() ? m_state->writeTrouble() : std::nullopt;
    return trouble && trouble->error.code == ErrorCode::Busy;
}

Result<Transaction> WriteGuard::begin()
{
    const Patience patience(m_connection, isLocked() ? shortPatience : m_connection.options().busyTimeoutMs);
    Result<Transaction> transaction = Transaction::begin(m_connection);
    if (!transaction)
        wrote(failure(transaction));
    return transaction;
}

Result<Transaction> WriteGuard::beginInPause()
{
    const Patience patience(m_connection, 0);
    return Transaction::begin(m_connection);
}

void WriteGuard::wrote(const Result<void> &done) const
{
    if (done)
        m_state->writeStored();
    else
        m_state->writeFailed(done.error());
}

Error WriteGuard::refused(const Error &error) const
{
    if (error.code == ErrorCode::StorageFull || error.code == ErrorCode::ReadOnly)
        m_state->writeFailed(error);
    return m_state->told(error);
}

void WriteGuard::look()
{
    if (check() && m_state->hasWriteTrouble())
        probe();
}

/// The smallest write there is, which changes nothing. Who has the database locked is not waited for: a request may come.
void WriteGuard::probe()
{
    const std::optional<DatabaseTrouble> trouble = m_state->writeTrouble();
    const QStorageInfo disk(m_connection.options().path);
    if (trouble && trouble->error.code == ErrorCode::StorageFull && disk.isValid() && disk.bytesAvailable() < leastRoom)
        return;
    const Patience patience(m_connection, 0);
    Result<Transaction> transaction = Transaction::begin(m_connection);
    Result<void> done = transaction ? Result<void>() : failure(transaction);
    if (done)
        done = m_connection.execute("UPDATE meta SET value = value WHERE key = 'presence'");
    wrote(done ? transaction->commit() : done);
}

} // namespace hearthbook
