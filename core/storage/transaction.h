#pragma once

#include "core/storage/connection.h"

namespace hearthbook {

/// BEGIN IMMEDIATE until commit(); rolled back where it is destroyed without one. Immediate, because a deferred
/// transaction that first reads fails at once when it writes (SQLITE_BUSY_SNAPSHOT, whatever busy_timeout says).
class Transaction
{
public:
    /// Errors: Busy where another process held the database longer than busy_timeout; ReadOnly; StorageFull.
    static Result<Transaction> begin(Connection &connection);
    ~Transaction();
    Transaction(Transaction &&other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) { }
    Q_DISABLE_COPY(Transaction)
    Transaction &operator=(Transaction &&) = delete;

    Result<void> commit();

private:
    explicit Transaction(Connection &connection) : m_connection(&connection) { }

    Connection *m_connection;
};

/// One request inside a Transaction: what it wrote is undone where it is destroyed without release().
class Savepoint
{
public:
    explicit Savepoint(Connection &connection);
    ~Savepoint();
    Q_DISABLE_COPY_MOVE(Savepoint)

    Result<void> release();

private:
    Connection &m_connection;
    bool m_open = true;
};

/// All statements of one reader see the same state, for as long as this lives. Writes nothing.
class Snapshot
{
public:
    explicit Snapshot(Connection &connection) : m_connection(connection)
    {
        std::ignore = connection.statement("BEGIN").run();
    }
    ~Snapshot() { std::ignore = m_connection.statement("COMMIT").run(); }
    Q_DISABLE_COPY_MOVE(Snapshot)

private:
    Connection &m_connection;
};

} // namespace hearthbook
