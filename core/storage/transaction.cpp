#include "core/storage/transaction.h"

#include <tuple>

namespace hearthbook {

Result<Transaction> Transaction::begin(Connection &connection)
{
    const Result<void> begun = connection.statement("BEGIN IMMEDIATE").run();
    if (!begun)
        return failure(begun);
    return Transaction(connection);
}

Transaction::~Transaction()
{
    // A failed write may have rolled back by itself already.
    if (m_connection && !m_connection->inAutocommit())
        std::ignore = m_connection->statement("ROLLBACK").run();
}

Result<void> Transaction::commit()
{
    const Result<void> committed = m_connection->statement("COMMIT").run();
    if (committed)
        m_connection = nullptr;
    return committed;
}

Savepoint::Savepoint(Connection &connection) : m_connection(connection)
{
    std::ignore = m_connection.statement("SAVEPOINT request").run();
}

Savepoint::~Savepoint()
{
    if (!m_open || m_connection.inAutocommit())
        return;
    std::ignore = m_connection.statement("ROLLBACK TO request").run();
    std::ignore = m_connection.statement("RELEASE request").run();
}

Result<void> Savepoint::release()
{
    const Result<void> released = m_connection.statement("RELEASE request").run();
    m_open = !released;
    return released;
}

} // namespace hearthbook
