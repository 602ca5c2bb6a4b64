#pragma once

#include "core/storage/connection.h"

#include <sqlite3.h>

#include <algorithm>

namespace hearthbook {

/// As long as it lives, its connection waits for other programs no longer than this, and not longer than its options say.
/// Thread: the connection's.
class Patience
{
public:
    Patience(Connection &connection, int milliseconds) : m_connection(connection)
    {
        sqlite3_busy_timeout(m_connection.handle(), std::min(milliseconds, m_connection.options().busyTimeoutMs));
    }
    ~Patience() { sqlite3_busy_timeout(m_connection.handle(), m_connection.options().busyTimeoutMs); }
    Q_DISABLE_COPY_MOVE(Patience)

private:
    Connection &m_connection;
};

} // namespace hearthbook
