#pragma once

#include <QtGlobal>

#include <array>
#include <optional>

struct sqlite3;

namespace hearthbook {

/// What a database in WAL mode stands at: equal stamps mean equal contents, whichever connection, thread or process took
/// them. It is the header of the wal-index, which every commit changes (https://sqlite.org/walformat.html, 2.1).
struct CommitStamp
{
    std::array<quint32, 12> words = {};

    bool operator==(const CommitStamp &) const = default;
};

/// Reads that header where SQLite shares it between its users, without a system call. Thread: the connection's.
class WalIndex
{
public:
    /// Only in WAL mode and after a read: SQLite gives back what it opened itself.
    void attach(sqlite3 *db);
    bool isAttached() const { return m_header != nullptr; }

    /// Of the last commit. A read that begins afterwards sees that commit or a later one. Nothing while somebody is
    /// committing, and where there is no wal-index to look at (another VFS).
    std::optional<CommitStamp> stamp() const;

private:
    const volatile quint32 *m_header = nullptr;
};

} // namespace hearthbook
