#pragma once

#include <QtGlobal>

#include <array>

struct sqlite3;

namespace hearthbook {

/// Tells whether anybody has committed since, without a system call: every commit in WAL mode changes the header of the
/// wal-index, which SQLite shares between processes (https://sqlite.org/walformat.html, 2.1). Thread: the connection's.
class WalIndex
{
public:
    /// Only in WAL mode and after a read: SQLite gives back what it opened itself. Where it has no wal-index to show
    /// (another VFS), hasChanged() is always true.
    void attach(sqlite3 *db);
    bool isAttached() const { return m_header != nullptr; }

    /// True the first time, and whenever the header is another than at the last call. May be true without a commit.
    bool hasChanged();
    /// The next hasChanged() is true.
    void forget() { m_known = false; }

private:
    /// Two copies of 48 bytes.
    static constexpr std::size_t headerWords = 24;

    const volatile quint32 *m_header = nullptr;
    std::array<quint32, headerWords> m_seen = {};
    bool m_known = false;
};

} // namespace hearthbook
